import { z } from 'zod'
import { Id } from './id.ts'

/*
 * What each type of message holds, in Meta's words and within Meta's limits, so that what Meta would refuse is refused
 * before anything is queued. Files are named by `path`, an object that the caller has uploaded to bucket `media`, or by
 * `media_file_id`, a file that the project has already.
 */

/** Meta's limit for the body of a text message. */
export const MAX_TEXT_LENGTH = 4096
/** Meta's limit for the caption of a file. */
export const MAX_CAPTION_LENGTH = 1024

const shown = (max: number) => z.string().max(max).regex(/\S/, 'must not be blank')
const Link = z.url({ protocol: /^https?$/, normalize: false }).max(2000)

/** Name of an object in the bucket `media`. */
export const FilePath = z
  .string()
  .max(1024)
  .regex(/^[0-9a-f-]{36}\/[0-9a-f-]{36}\/[^/]{1,255}$/, 'must be {project_id}/{uuid}/{filename}')

const FileSource = {
  path: FilePath.optional().meta({
    description: 'Object in the bucket `media` that the caller has uploaded before.',
  }),
  media_file_id: Id.optional().meta({ description: 'A file that the project has already.' }),
  id: z.string().min(1).max(64).optional().meta({ description: "Meta's id of an upload on this number." }),
  link: Link.optional().meta({ description: 'Public address from which Meta fetches the file.' }),
}

type Source = { [Key in keyof typeof FileSource]?: string | undefined }

const hasOneSource = (file: Source) =>
  [file.path, file.media_file_id, file.id, file.link].filter((source) => source !== undefined).length === 1
const ONE_SOURCE = 'must have exactly one of path, media_file_id, id, link'

const Caption = shown(MAX_CAPTION_LENGTH).optional()

/** A file without more: in headers, and as a sticker. */
export const BareFile = z.strictObject(FileSource).refine(hasOneSource, ONE_SOURCE).meta({ id: 'BareFile' })
const NamedFile = z
  .strictObject({ ...FileSource, filename: shown(240).optional() })
  .refine(hasOneSource, ONE_SOURCE)
  .meta({ id: 'NamedFile' })

export const TextContent = z.strictObject({
  body: shown(MAX_TEXT_LENGTH),
  preview_url: z.boolean().optional(),
})
export const PictureContent = z
  .strictObject({ ...FileSource, caption: Caption })
  .refine(hasOneSource, ONE_SOURCE)
export const AudioContent = z
  .strictObject({
    ...FileSource,
    voice: z.boolean().optional().meta({ description: 'A voice message; the file must be OGG with Opus.' }),
  })
  .refine(hasOneSource, ONE_SOURCE)
export const DocumentContent = z
  .strictObject({ ...FileSource, caption: Caption, filename: shown(240).optional() })
  .refine(hasOneSource, ONE_SOURCE)

const Place = {
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  name: z.string().max(1000).optional(),
  address: z.string().max(1000).optional(),
}
export const LocationContent = z
  .strictObject(Place)
  .refine(({ name, address }) => address === undefined || name !== undefined, 'an address needs a name')

const Word = z.string().max(256)
const Card = z.strictObject({
  name: z
    .strictObject({
      formatted_name: shown(256),
      first_name: Word.optional(),
      last_name: Word.optional(),
      middle_name: Word.optional(),
      prefix: Word.optional(),
      suffix: Word.optional(),
    })
    .refine((name) => Object.keys(name).length > 1, 'must have one more name beside formatted_name'),
  phones: z
    .array(z.strictObject({ phone: Word.optional(), type: Word.optional(), wa_id: Word.optional() }))
    .max(20)
    .optional(),
  emails: z
    .array(z.strictObject({ email: z.email(), type: Word.optional() }))
    .max(20)
    .optional(),
  urls: z
    .array(z.strictObject({ url: Link, type: Word.optional() }))
    .max(20)
    .optional(),
  addresses: z
    .array(
      z.strictObject({
        street: Word.optional(),
        city: Word.optional(),
        state: Word.optional(),
        zip: Word.optional(),
        country: Word.optional(),
        country_code: Word.optional(),
        type: Word.optional(),
      }),
    )
    .max(20)
    .optional(),
  org: z
    .strictObject({ company: Word.optional(), department: Word.optional(), title: Word.optional() })
    .optional(),
  birthday: z.iso.date().optional(),
})
export const ContactsContent = z.array(Card).min(1).max(257)

const isOneEmoji = (text: string) => {
  if (text === '') return true
  const parts = [...new Intl.Segmenter().segment(text)]
  return (
    parts.length === 1 && /\p{Extended_Pictographic}|\p{Emoji_Presentation}|[#*0-9]\uFE0F?\u20E3/u.test(text)
  )
}
export const ReactionContent = z.strictObject({
  message_id: Id.meta({ description: 'The message, by our id.' }),
  emoji: z.string().max(64).refine(isOneEmoji, 'must be one emoji, or empty to take the reaction away'),
})

const Body = (max: number) => z.strictObject({ text: shown(max) })
const Footer = Body(60).optional()
const TextHeader = z.strictObject({ type: z.literal('text'), text: shown(60) })
const Header = z
  .discriminatedUnion('type', [
    TextHeader,
    z.strictObject({ type: z.literal('image'), image: BareFile }),
    z.strictObject({ type: z.literal('video'), video: BareFile }),
    z.strictObject({
      type: z.literal('document'),
      document: NamedFile,
    }),
  ])
  .meta({ id: 'InteractiveHeader' })

const areUnique = (values: string[]) => new Set(values).size === values.length

export const ButtonsContent = z.strictObject({
  type: z.literal('button'),
  header: Header.optional(),
  body: Body(1024),
  footer: Footer,
  action: z.strictObject({
    buttons: z
      .array(
        z.strictObject({
          type: z.literal('reply'),
          reply: z.strictObject({ id: shown(256), title: shown(20) }),
        }),
      )
      .min(1)
      .max(3)
      .refine((buttons) => areUnique(buttons.map(({ reply }) => reply.id)), 'ids of buttons must differ')
      .refine(
        (buttons) => areUnique(buttons.map(({ reply }) => reply.title.trim())),
        'titles of buttons must differ',
      ),
  }),
})

const Section = z.strictObject({
  title: shown(24).optional(),
  rows: z
    .array(z.strictObject({ id: shown(200), title: shown(24), description: z.string().max(72).optional() }))
    .min(1)
    .max(10),
})
export const ListContent = z.strictObject({
  type: z.literal('list'),
  header: TextHeader.optional(),
  body: Body(4096),
  footer: Footer,
  action: z.strictObject({
    button: shown(20),
    sections: z
      .array(Section)
      .min(1)
      .max(10)
      .refine(
        (sections) => sections.reduce((sum, { rows }) => sum + rows.length, 0) <= 10,
        'at most 10 rows over all sections',
      )
      .refine(
        (sections) => sections.length === 1 || sections.every(({ title }) => title !== undefined),
        'every section needs a title when there are several',
      )
      .refine(
        (sections) => areUnique(sections.flatMap(({ rows }) => rows.map(({ id }) => id))),
        'ids of rows must differ',
      ),
  }),
})

export const LinkContent = z.strictObject({
  type: z.literal('cta_url'),
  header: Header.optional(),
  body: Body(1024),
  footer: Footer,
  action: z.strictObject({
    name: z.literal('cta_url'),
    parameters: z.strictObject({ display_text: shown(20), url: Link }),
  }),
})

export const LocationRequestContent = z.strictObject({
  type: z.literal('location_request_message'),
  body: Body(1024),
  action: z.strictObject({ name: z.literal('send_location') }),
})

export const FlowContent = z.strictObject({
  type: z.literal('flow'),
  header: Header.optional(),
  body: Body(1024),
  footer: Footer,
  action: z.strictObject({
    name: z.literal('flow'),
    parameters: z
      .strictObject({
        flow_message_version: z.literal('3'),
        flow_id: z.string().max(64).optional(),
        flow_name: z.string().max(200).optional(),
        flow_cta: shown(30),
        flow_token: z.string().max(1000).optional(),
        mode: z.enum(['published', 'draft']).optional(),
        flow_action: z.enum(['navigate', 'data_exchange']).optional(),
        flow_action_payload: z
          .strictObject({ screen: shown(200), data: z.record(z.string(), z.unknown()).optional() })
          .optional(),
      })
      .refine(
        ({ flow_id, flow_name }) => (flow_id === undefined) !== (flow_name === undefined),
        'must have flow_id or flow_name',
      ),
  }),
})

/** Kinds whose inside only Meta checks: they pass as they come, with their size and recipient checked. */
export const RawInteractive = z
  .looseObject({
    type: z.enum([
      'product',
      'product_list',
      'catalog_message',
      'carousel',
      'address_message',
      'call_permission_request',
      'voice_call',
      'request_contact_info',
      'order_details',
      'order_status',
    ]),
    action: z.looseObject({}),
  })
  .meta({ id: 'RawInteractive' })

export const InteractiveContent = z.discriminatedUnion('type', [
  ButtonsContent,
  ListContent,
  LinkContent,
  LocationRequestContent,
  FlowContent,
  RawInteractive,
])

const TemplateParameter = z.looseObject({
  type: z.string().min(1).max(64),
  parameter_name: z.string().max(64).optional(),
  text: z.string().max(4096).optional(),
  image: BareFile.optional(),
  video: BareFile.optional(),
  document: NamedFile.optional(),
})

const TemplateComponent = z.looseObject({
  type: z.string().min(1).max(64),
  sub_type: z.string().max(64).optional(),
  index: z.coerce.number().int().min(0).max(19).optional(),
  parameters: z.array(TemplateParameter).max(100).optional(),
})

/** Which template, and what fills it. Whether it is approved and the parameters are right is decided in the database. */
export const TemplateContent = z
  .strictObject({
    name: z.string().regex(/^[a-z0-9_]{1,512}$/),
    language: z.strictObject({
      code: z.string().regex(/^[a-z]{2,3}(_[A-Z]{2,3})?$/),
      policy: z.literal('deterministic').optional(),
    }),
    components: z.array(TemplateComponent).max(20).optional(),
  })
  .meta({ id: 'TemplateContent' })
export type TemplateContent = z.infer<typeof TemplateContent>
