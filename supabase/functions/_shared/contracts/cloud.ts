import { z } from 'zod'

/*
 * What the Cloud-API-compatible door takes around a typed object; the object itself is checked by the contract of our
 * own POST /messages. Bodies are Meta's, so fields that we do not know pass.
 */

/** A message as `POST /{phone_number_id}/messages` of the Cloud API takes it. */
export const CloudMessage = z
  .looseObject({
    messaging_product: z.literal('whatsapp'),
    recipient_type: z.literal('individual', 'only individuals can be written to').optional(),
    to: z.string().min(5).max(140).optional(),
    recipient: z
      .string()
      .regex(/^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/, 'must be a business-scoped user id')
      .optional(),
    type: z.string().max(64).default('text'),
    context: z.looseObject({ message_id: z.string().min(1).max(256) }).optional(),
    biz_opaque_callback_data: z.string().max(512).optional(),
  })
  .refine(({ to, recipient }) => (to ?? recipient) !== undefined, {
    message: 'is required',
    path: ['to'],
  })
export type CloudMessage = z.infer<typeof CloudMessage>

/** `status: read` on the same path. */
export const CloudRead = z.looseObject({
  messaging_product: z.literal('whatsapp'),
  status: z.literal('read'),
  message_id: z.string().min(1).max(256),
  typing_indicator: z.looseObject({ type: z.literal('text') }).optional(),
})
export type CloudRead = z.infer<typeof CloudRead>

const Limit = z.coerce.number().int().min(1).max(100).default(25)
const Time = z
  .string()
  .max(40)
  .transform((text, context) => {
    const date = new Date(/^\d{9,11}$/.test(text) ? Number(text) * 1000 : text)
    if (!Number.isNaN(date.getTime())) return date.toISOString()
    context.addIssue({ code: 'custom', message: 'must be a time: ISO 8601, or seconds since 1970' })
    return z.NEVER
  })

const Paging = {
  limit: Limit,
  after: z.string().max(512).optional(),
  before: z.string().max(512).optional(),
  fields: z.string().max(1000).optional(),
}

/** GET /{phone_number_id}/messages */
export const CloudMessagesQuery = z.object({
  ...Paging,
  direction: z.enum(['inbound', 'outbound']).optional(),
  status: z.enum(['pending', 'received', 'sent', 'delivered', 'read', 'failed']).optional(),
  since: Time.optional(),
  until: Time.optional(),
  conversation_id: z.guid().optional(),
})
export type CloudMessagesQuery = z.infer<typeof CloudMessagesQuery>

/** GET /{phone_number_id}/conversations */
export const CloudConversationsQuery = z.object({
  ...Paging,
  status: z.enum(['active', 'ended']).optional(),
  last_active_since: Time.optional(),
  last_active_until: Time.optional(),
  phone_number: z.string().max(32).optional(),
})
export type CloudConversationsQuery = z.infer<typeof CloudConversationsQuery>

/** GET /{phone_number_id}/contacts */
export const CloudContactsQuery = z.object({
  ...Paging,
  wa_id: z.string().max(32).optional(),
})
export type CloudContactsQuery = z.infer<typeof CloudContactsQuery>

/** PATCH …/conversations/{id} */
export const CloudConversationChange = z.looseObject({ status: z.enum(['active', 'ended']) })
