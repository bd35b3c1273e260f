import { z } from 'zod'

/*
 * What Meta posts, as liberally as can be: only what the hub must have to place an update is asked for, everything else
 * is optional and unknown keys stay. What does not fit even this is kept as a failed update, never dropped.
 */

const Text = z.string().optional().catch(undefined)
const Flag = z.boolean().optional().catch(undefined)

/** Digits and ids come as text, now and then as a number. */
const Id = z
  .union([z.string(), z.number().transform(String)])
  .optional()
  .catch(undefined)

/** Seconds since 1970, as text or number. */
const Seconds = z.union([z.string(), z.number()]).optional().catch(undefined)

const Metadata = z.looseObject({
  phone_number_id: z.union([z.string().min(1), z.number().transform(String)]),
  display_phone_number: Id,
})

export const Sender = z.looseObject({
  wa_id: Id,
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
  from: Id,
  from_user_id: Text,
  from_parent_user_id: Text,
  to: Id,
  to_user_id: Text,
  to_parent_user_id: Text,
  group_id: Text,
  context: z
    .looseObject({
      id: Text,
      forwarded: Flag,
      frequently_forwarded: Flag,
      referred_product: z.looseObject({}).optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
  referral: z.looseObject({}).optional().catch(undefined),
  errors: z.array(z.looseObject({})).optional().catch(undefined),
  history_context: z.looseObject({ status: Text }).optional().catch(undefined),
})
export type InboundMessage = z.infer<typeof InboundMessage>

/** A status of a message that we sent. */
export const InboundStatus = z.looseObject({
  id: z.string().min(1).max(512),
  status: z.string().regex(/^[a-z][a-z_]{0,31}$/),
  timestamp: Seconds,
  recipient_id: Id,
  recipient_user_id: Text,
  recipient_parent_user_id: Text,
  recipient_type: Text,
  errors: z.array(z.looseObject({})).optional().catch(undefined),
  pricing: z.looseObject({}).optional().catch(undefined),
  conversation: z
    .looseObject({
      expiration_timestamp: Seconds,
      origin: z.looseObject({ type: Text }).optional().catch(undefined),
      pricing: z.looseObject({}).optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
  biz_opaque_callback_data: Text,
})
export type InboundStatus = z.infer<typeof InboundStatus>

/** `changes[].value` of the fields that carry messages. */
export const MessagesValue = z.looseObject({
  metadata: Metadata,
  contacts: z.array(Sender).optional().catch(undefined),
  messages: z.array(z.unknown()).optional().catch(undefined),
  statuses: z.array(z.unknown()).optional().catch(undefined),
  message_echoes: z.array(z.unknown()).optional().catch(undefined),
  errors: z.array(z.unknown()).optional().catch(undefined),
})
export type MessagesValue = z.infer<typeof MessagesValue>

export const Change = z.looseObject({ field: z.string().min(1).max(120), value: z.unknown() })

export const Entry = z.looseObject({ id: Id, time: Seconds, changes: z.array(z.unknown()) })

export const Envelope = z.looseObject({ object: Text, entry: z.array(z.unknown()) })

/** What stands in every update. */
export const UpdatePlace = z.object({
  event_id: z.string(),
  /** Place among all updates of its event. */
  position: z.int(),
  phone_number_id: z.string(),
  waba_id: z.string().nullable(),
  occurred_at: z.string(),
})
export type UpdatePlace = z.infer<typeof UpdatePlace>

const person = {
  wa_id: z.string().nullable(),
  bsuid: z.string().nullable(),
  parent_bsuid: z.string().nullable(),
  username: z.string().nullable(),
  profile_name: z.string().nullable(),
}

/** A message on its way into `private.apply_inbound`. */
export const MessageUpdate = UpdatePlace.extend({
  ...person,
  kind: z.literal('message'),
  direction: z.enum(['inbound', 'outbound']),
  origin: z.enum(['live', 'echo', 'history']),
  wamid: z.string(),
  type: z.string(),
  /** False for a type that the hub does not know by name. */
  known: z.boolean(),
  text: z.string().nullable(),
  content: z.record(z.string(), z.unknown()),
  context_wamid: z.string().nullable(),
  target_wamid: z.string().nullable(),
  media: z.record(z.string(), z.unknown()).nullable(),
  /** What became of an outbound message of a history import. */
  status: z.string().nullable(),
  /** Whether the customer wants to hear no more (`stop`), or again (`start`), by a word or a button. */
  consent: z.enum(['stop', 'start']).nullable(),
  /** A permission to call, given or taken back. */
  call_permission: z
    .object({ granted: z.boolean(), permanent: z.boolean(), expires_at: z.string().nullable() })
    .nullable(),
})
export type MessageUpdate = z.infer<typeof MessageUpdate>

export const StatusUpdate = UpdatePlace.extend({
  kind: z.literal('status'),
  wamid: z.string(),
  status: z.string(),
  errors: z.array(z.unknown()).nullable(),
  pricing: z.record(z.string(), z.unknown()).nullable(),
  callback_data: z.string().nullable(),
  wa_id: z.string().nullable(),
  bsuid: z.string().nullable(),
  /** End of the 72-hour free entry point window, when the status tells it. */
  free_entry_expires_at: z.string().nullable(),
})
export type StatusUpdate = z.infer<typeof StatusUpdate>

/** A change that is neither message nor status, kept as it came. */
export const ChangeUpdate = UpdatePlace.extend({
  kind: z.literal('change'),
  field: z.string(),
  known: z.boolean(),
  value: z.unknown(),
  /** Equal for the same change delivered in another body. */
  fingerprint: z.string(),
  /** Whether Meta said when; else the time of receipt stands in. */
  timed: z.boolean(),
  /** The business number as people write it, when the change names it so only. */
  display_phone_number: z.string().nullable(),
})
export type ChangeUpdate = z.infer<typeof ChangeUpdate>

/** Somebody is known by something new: his number or his business-scoped id changed. */
export const IdentityUpdate = UpdatePlace.extend({
  kind: z.literal('identity'),
  old_wa_id: z.string().nullable(),
  old_bsuid: z.string().nullable(),
  new_wa_id: z.string().nullable(),
  new_bsuid: z.string().nullable(),
  new_parent_bsuid: z.string().nullable(),
})
export type IdentityUpdate = z.infer<typeof IdentityUpdate>

/** What a customer told WhatsApp itself about marketing messages. */
export const PreferenceUpdate = UpdatePlace.extend({
  ...person,
  kind: z.literal('preference'),
  category: z.string(),
  value: z.string(),
  detail: z.string().nullable(),
})
export type PreferenceUpdate = z.infer<typeof PreferenceUpdate>

/** An entry of the phone's contact book. */
export const ContactUpdate = UpdatePlace.extend({
  ...person,
  kind: z.literal('contact'),
  action: z.string(),
  full_name: z.string().nullable(),
})
export type ContactUpdate = z.infer<typeof ContactUpdate>

/** A sign of life of a call. */
export const CallUpdate = UpdatePlace.extend({
  ...person,
  kind: z.literal('call'),
  call_id: z.string(),
  event: z.string(),
  direction: z.string(),
  /** Whether it opens the customer service window. */
  opens_window: z.boolean(),
  value: z.unknown(),
})
export type CallUpdate = z.infer<typeof CallUpdate>

/** What could not be read: set aside with the reason, so that the rest of its batch goes on. */
export const FailedUpdate = UpdatePlace.extend({
  kind: z.literal('failed'),
  error: z.string(),
  raw: z.unknown(),
})
export type FailedUpdate = z.infer<typeof FailedUpdate>

/** What `parseWebhookBody` makes of a body and `private.apply_inbound` takes. */
export const Update = z.discriminatedUnion('kind', [
  MessageUpdate,
  StatusUpdate,
  ChangeUpdate,
  IdentityUpdate,
  PreferenceUpdate,
  ContactUpdate,
  CallUpdate,
  FailedUpdate,
])
export type Update = z.infer<typeof Update>
