import { z } from 'zod'
import { Id, Moment } from './id.ts'
import { Flag, sortBy, TablePage, tableOf } from './tables.ts'

export const IdentityKind = z.enum(['phone', 'wa_id', 'bsuid', 'parent_bsuid', 'username'])

export const ContactIdentity = z
  .object({
    kind: IdentityKind,
    value: z.string(),
    source: z.string(),
    valid_from: Moment,
    valid_to: Moment.nullable().meta({ description: 'Null while it is his.' }),
  })
  .meta({ id: 'ContactIdentity' })

export const Tag = z.object({ id: Id, name: z.string(), color: z.string() }).meta({ id: 'Tag' })
export type Tag = z.infer<typeof Tag>

/** Whether a contact can be written to now, and if not why. */
export const Reach = z
  .enum(['open', 'template', 'no_marketing', 'opted_out', 'blocked', 'no_identity'])
  .meta({
    description:
      'open: anything may be sent. template: templates alone. no_marketing: templates, but no marketing. The others: ' +
      'nothing, and why.',
  })
export type Reach = z.infer<typeof Reach>

/** A person. Identities are empty for callers who may not see numbers. */
export const Contact = z
  .object({
    id: Id,
    project_id: Id,
    name: z.string().nullable().meta({ description: 'What to show; null: show phone_hint.' }),
    display_name: z.string().nullable(),
    profile_name: z.string().nullable(),
    phone_hint: z.string().nullable(),
    email: z.string().nullable(),
    language: z.string().nullable(),
    attributes: z.record(z.string(), z.unknown()),
    blocked_at: Moment.nullable(),
    reach: Reach,
    merged_into_id: Id.nullable(),
    created_at: Moment,
    updated_at: Moment,
    identities: z.array(ContactIdentity),
    tags: z.array(Tag),
  })
  .meta({ id: 'Contact' })
export type Contact = z.infer<typeof Contact>

export const ListContactsQuery = z.object({
  project_id: Id,
  q: z.string().trim().min(1).max(200).optional().meta({
    description: 'Part of the name, or of a number for those who may see numbers.',
  }),
  tag: Id.optional(),
  blocked: Flag.optional(),
  reach: Reach.optional(),
  open: Flag.optional().meta({ description: 'With a conversation that is not closed, or without one.' }),
  whatsapp_number_id: Id.optional().meta({ description: 'With a conversation on this number.' }),
  created_from: Moment.optional(),
  created_to: Moment.optional(),
  sort: sortBy(['created_at', 'updated_at', 'name'], '-created_at'),
  ...TablePage,
})
export type ListContactsQuery = z.infer<typeof ListContactsQuery>

/** `filter` of a row of `segments`: the words of GET /contacts, handed to it again when the segment is used. */
export const SegmentFilter = z.strictObject({
  q: ListContactsQuery.shape.q,
  tag: Id.optional(),
  blocked: z.boolean().optional(),
  reach: Reach.optional(),
  open: z.boolean().optional(),
  whatsapp_number_id: Id.optional(),
  created_from: Moment.optional(),
  created_to: Moment.optional(),
})
export type SegmentFilter = z.infer<typeof SegmentFilter>

export const ContactTable = tableOf('ContactTable', Contact)
export type ContactTable = z.infer<typeof ContactTable>

const Attributes = z
  .record(
    z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
    z.union([z.string().max(2000), z.number(), z.boolean(), z.null()]),
  )
  .meta({ description: 'By key; null removes one.' })
const Language = z.string().regex(/^[a-z]{2,3}(_[A-Z]{2})?$/, 'is a language such as ar or en_US')
const Name = z.string().trim().min(1).max(200)

export const CreateContactBody = z
  .strictObject({
    project_id: Id,
    phone: z.string().trim().min(3).max(40).meta({ example: '01001234567' }),
    display_name: Name.optional(),
    email: z.email().max(254).optional(),
    language: Language.optional(),
    attributes: Attributes.optional(),
  })
  .meta({ id: 'CreateContactBody' })
export type CreateContactBody = z.infer<typeof CreateContactBody>

export const ChangeContactBody = z
  .strictObject({
    display_name: Name.nullable().optional(),
    email: z.email().max(254).nullable().optional(),
    language: Language.nullable().optional(),
    attributes: Attributes.optional(),
  })
  .refine((change) => Object.keys(change).length > 0, 'must name at least one field')
  .meta({ id: 'ChangeContactBody' })
export type ChangeContactBody = z.infer<typeof ChangeContactBody>

export const AddIdentityBody = z
  .strictObject({ phone: z.string().trim().min(3).max(40) })
  .meta({ id: 'AddIdentityBody' })

export const MergeContactBody = z
  .strictObject({ contact_id: Id.meta({ description: 'The one that goes into the other.' }) })
  .meta({ id: 'MergeContactBody' })

export const UnmergeContactBody = z.strictObject({ merge_id: Id }).meta({ id: 'UnmergeContactBody' })

export const ContactMerge = z
  .object({
    id: Id,
    project_id: Id,
    survivor_id: Id,
    merged_id: Id,
    reason: z.string(),
    merged_at: Moment,
    unmerged_at: Moment.nullable(),
  })
  .meta({ id: 'ContactMerge' })
export type ContactMerge = z.infer<typeof ContactMerge>

export const ConsentCategory = z.enum(['all', 'marketing', 'utility', 'authentication', 'service', 'calls'])
export const ConsentChannel = z.enum(['whatsapp', 'email'])

export const ConsentEntry = z
  .object({
    id: Id,
    contact_id: Id,
    channel: ConsentChannel,
    category: ConsentCategory,
    state: z.enum(['granted', 'withdrawn']),
    source: z.string(),
    evidence: z.string().nullable(),
    occurred_at: Moment,
    created_at: Moment,
  })
  .meta({ id: 'ConsentEntry' })
export type ConsentEntry = z.infer<typeof ConsentEntry>

export const ConsentLedger = z
  .object({ data: z.array(ConsentEntry) })
  .meta({ id: 'ConsentLedger', description: 'Newest first; the newest entry for a category counts.' })
export type ConsentLedger = z.infer<typeof ConsentLedger>

export const RecordConsentBody = z
  .strictObject({
    category: ConsentCategory,
    state: z.enum(['granted', 'withdrawn']),
    evidence: z
      .string()
      .trim()
      .min(1)
      .max(2000)
      .meta({ description: 'How we know: the words, the form, the page.' }),
    channel: ConsentChannel.default('whatsapp'),
    occurred_at: Moment.optional(),
  })
  .meta({ id: 'RecordConsentBody' })
export type RecordConsentBody = z.infer<typeof RecordConsentBody>

export const ExportContactsQuery = z.object({ project_id: Id })

export const ImportContactsQuery = z.object({
  project_id: Id,
  dry_run: Flag.optional().meta({ description: 'Tells what would become of the rows, and changes nothing.' }),
  job_id: Id.optional().meta({ description: 'Of the first part, when a long file is sent in parts.' }),
  first_line: z.coerce.number().int().min(2).default(2).meta({
    description: 'Line of the whole file on which the first row of this part stands.',
  }),
  more: Flag.optional().meta({ description: 'Another part follows: the import is not finished yet.' }),
})
export type ImportContactsQuery = z.infer<typeof ImportContactsQuery>

export const ImportReport = z
  .object({
    id: Id.nullable().meta({ description: 'Null for a dry run.' }),
    state: z.enum(['checked', 'running', 'finished']),
    total: z.int(),
    created: z.int(),
    updated: z.int(),
    failed: z.int(),
    problems: z
      .array(
        z.object({
          line: z.int().meta({ description: 'As a spreadsheet counts: the first row is the heading.' }),
          code: z.string().meta({ example: 'invalid_phone' }),
        }),
      )
      .meta({ description: 'The first 1,000.' }),
  })
  .meta({ id: 'ContactImportReport' })
export type ImportReport = z.infer<typeof ImportReport>

export const ContactParams = z.object({ id: Id })
