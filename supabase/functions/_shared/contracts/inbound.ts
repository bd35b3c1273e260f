import { z } from 'zod'

/*
 * What Meta posts, as liberally as can be: only what the hub must have to place an update is asked for, everything else
 * is optional and unknown keys stay. What does not fit even this is kept as a failed update, never dropped.
 */

const Text = z.string().optional().catch(undefined)

/** Seconds since 1970, as text or number. */
const Seconds = z.union([z.string(), z.number()]).optional().catch(undefined)

const Metadata = z.looseObject({ phone_number_id: z.coerce.string(), display_phone_number: Text })

const Sender = z.looseObject({
  wa_id: Text,
  user_id: Text,
  parent_user_id: Text,
  profile: z.looseObject({ name: Text, username: Text }).optional().catch(undefined),
})
export type Sender = z.infer<typeof Sender>

/** An incoming message; `type` names the key that holds its typed object. */
export const InboundMessage = z.looseObject({
  id: z.string().min(1).max(512),
  type: z.string().min(1),
  timestamp: Seconds,
  from: Text,
  from_user_id: Text,
  from_parent_user_id: Text,
  to: Text,
  to_user_id: Text,
  group_id: Text,
  context: z
    .looseObject({ id: Text, forwarded: z.boolean().optional().catch(undefined) })
    .optional()
    .catch(undefined),
  referral: z.looseObject({}).optional().catch(undefined),
})
export type InboundMessage = z.infer<typeof InboundMessage>

/** A status of a message that we sent. */
export const InboundStatus = z.looseObject({
  id: z.string().min(1).max(512),
  status: z.string().regex(/^[a-z][a-z_]{0,31}$/),
  timestamp: Seconds,
  errors: z.array(z.looseObject({})).optional().catch(undefined),
  pricing: z.looseObject({}).optional().catch(undefined),
  biz_opaque_callback_data: Text,
})
export type InboundStatus = z.infer<typeof InboundStatus>

/** `changes[].value` of the field `messages`. */
export const MessagesValue = z.looseObject({
  metadata: Metadata,
  contacts: z.array(Sender).optional().catch(undefined),
  messages: z.array(z.unknown()).optional(),
  statuses: z.array(z.unknown()).optional(),
  message_echoes: z.array(z.unknown()).optional(),
  errors: z.array(z.unknown()).optional(),
})
export type MessagesValue = z.infer<typeof MessagesValue>

export const Change = z.looseObject({ field: z.string().min(1).max(120), value: z.unknown() })

export const Entry = z.looseObject({
  id: z.coerce.string().optional().catch(undefined),
  time: Seconds,
  changes: z.array(z.unknown()),
})

export const Envelope = z.looseObject({ object: Text, entry: z.array(z.unknown()) })

const place = {
  event_id: z.string(),
  /** Place among all updates of its event. */
  position: z.int(),
  phone_number_id: z.string(),
  occurred_at: z.string(),
}

/** A message on its way into `private.apply_inbound`. */
export const MessageUpdate = z.object({
  ...place,
  kind: z.literal('message'),
  direction: z.enum(['inbound', 'outbound']),
  origin: z.enum(['live', 'echo', 'history']),
  wamid: z.string(),
  type: z.string(),
  wa_id: z.string().nullable(),
  bsuid: z.string().nullable(),
  parent_bsuid: z.string().nullable(),
  username: z.string().nullable(),
  profile_name: z.string().nullable(),
  text: z.string().nullable(),
  content: z.record(z.string(), z.unknown()),
  context_wamid: z.string().nullable(),
  target_wamid: z.string().nullable(),
  media: z.record(z.string(), z.unknown()).nullable(),
})
export type MessageUpdate = z.infer<typeof MessageUpdate>

export const StatusUpdate = z.object({
  ...place,
  kind: z.literal('status'),
  wamid: z.string(),
  status: z.string(),
  errors: z.array(z.unknown()).nullable(),
  pricing: z.record(z.string(), z.unknown()).nullable(),
  callback_data: z.string().nullable(),
})
export type StatusUpdate = z.infer<typeof StatusUpdate>

/** A change that is neither message nor status, kept as it came. */
export const ChangeUpdate = z.object({
  ...place,
  kind: z.literal('change'),
  waba_id: z.string().nullable(),
  field: z.string(),
  value: z.unknown(),
})
export type ChangeUpdate = z.infer<typeof ChangeUpdate>

/** What could not be read: set aside with the reason, so that the rest of its batch goes on. */
export const FailedUpdate = z.object({
  ...place,
  kind: z.literal('failed'),
  error: z.string(),
  raw: z.unknown(),
})
export type FailedUpdate = z.infer<typeof FailedUpdate>

/** What `parseWebhookBody` makes of a body and `private.apply_inbound` takes. */
export const Update = z.discriminatedUnion('kind', [MessageUpdate, StatusUpdate, ChangeUpdate, FailedUpdate])
export type Update = z.infer<typeof Update>
