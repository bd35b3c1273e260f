import { z } from 'zod'

const delay = z.number().min(0).max(3_600_000)
const code = z.number().int().min(0)

/** What happens to a request at Graph's door. */
export const requestActionSchema = z.discriminatedUnion('type', [
  /** Meta's error object for a code; nothing else happens. */
  z.strictObject({
    type: z.literal('error'),
    code,
    status: z.number().int().min(400).max(599).optional(),
    subcode: z.number().int().optional(),
    details: z.string().optional(),
  }),
  /** An answer that is not Meta's JSON, as proxies and load balancers give. */
  z.strictObject({
    type: z.literal('http'),
    status: z.number().int().min(200).max(599),
    body: z.string().default(''),
    content_type: z.string().default('text/html'),
    headers: z.record(z.string(), z.string()).default({}),
  }),
  /** The request is taken and dropped: no effect, no answer. */
  z.strictObject({ type: z.literal('timeout_before_accept'), hang_ms: delay.optional() }),
  /** The request takes effect, but its answer never comes. */
  z.strictObject({ type: z.literal('timeout_after_accept'), hang_ms: delay.optional() }),
  /** The answer comes late; `after` does the work first, so that statuses can overtake the answer. */
  z.strictObject({
    type: z.literal('delay'),
    ms: delay,
    moment: z.enum(['before', 'after']).default('before'),
  }),
  /** Media is not there yet: 404 for the download, unknown object for its id. Use `count` for "n times, then 200". */
  z.strictObject({ type: z.literal('media_404') }),
])

/** What happens to a webhook on its way out. */
export const webhookActionSchema = z.discriminatedUnion('type', [
  /** The same update is posted more than once. */
  z.strictObject({
    type: z.literal('webhook_duplicate'),
    copies: z.number().int().min(1).max(100).default(1),
  }),
  /** The update waits until the next one for the same address has been posted. */
  z.strictObject({ type: z.literal('webhook_reorder'), hold_ms: delay.default(10_000) }),
  z.strictObject({ type: z.literal('webhook_delay'), ms: delay }),
  /** The update is lost. */
  z.strictObject({ type: z.literal('webhook_drop') }),
])

/** What happens to an accepted message. */
export const messageActionSchema = z.discriminatedUnion('type', [
  /** The message fails with this code, by a status webhook. */
  z.strictObject({ type: z.literal('fail_message'), code, details: z.string().optional() }),
])

const actionSchema = z.discriminatedUnion('type', [
  ...requestActionSchema.options,
  ...webhookActionSchema.options,
  ...messageActionSchema.options,
])

/** A rule as it is posted: when, how often and what. */
export const ruleInputSchema = z.strictObject({
  match: z
    .strictObject({
      /** Name of an endpoint (messages.send) or its first part (messages). */
      endpoint: z.string().optional(),
      method: z.enum(['GET', 'POST', 'DELETE']).optional(),
      phone_number_id: z.string().optional(),
      /** The customer, as digits or business-scoped id. */
      recipient: z.string().optional(),
      message_type: z.string().optional(),
      media_id: z.string().optional(),
      /** Webhooks only: message, message.text, status, status.sent, or the name of a field. */
      event: z.string().optional(),
    })
    .default({}),
  action: actionSchema,
  probability: z.number().min(0).max(1).default(1),
  /** How many times at most; without it, always. */
  count: z.number().int().min(1).optional(),
  /** How many matching events go by before the first one is hit. */
  skip: z.number().int().min(0).default(0),
})

/** One rule, as posted. */
export type RuleInput = z.infer<typeof ruleInputSchema>
/** An action on a request. */
export type RequestAction = z.infer<typeof requestActionSchema>
/** An action on a webhook. */
export type WebhookAction = z.infer<typeof webhookActionSchema>
/** An action on an accepted message. */
export type MessageAction = z.infer<typeof messageActionSchema>

/** Which kind of thing an action is for. */
export type Subject = 'request' | 'webhook' | 'message'

/** The subject that an action belongs to. */
export function subjectOf(action: RuleInput['action']): Subject {
  if (action.type.startsWith('webhook_')) return 'webhook'
  return action.type === 'fail_message' ? 'message' : 'request'
}
