import { z } from 'zod'

/** Every `code` an answer may carry. A code keeps its meaning for ever; docs/problems.md explains each. */
export const PROBLEM_CODES = [
  'malformed_request',
  'invalid_request',
  'invalid_cursor',
  'invalid_time_zone',
  'unauthenticated',
  'invalid_signature',
  'forbidden',
  'not_found',
  'method_not_allowed',
  'conflict',
  'idempotency_key_reused',
  'last_owner',
  'window_closed',
  'number_disabled',
  'context_not_found',
  'invalid_assignee',
  'type_not_supported',
  'transition_not_allowed',
  'reason_required',
  'invalid_phone',
  'contact_exists',
  'already_merged',
  'contact_erased',
  'merged_later',
  'template_not_found',
  'template_not_approved',
  'template_parameters_wrong',
  'number_not_connected',
  'sandbox_not_activated',
  'contact_blocked',
  'contact_not_reachable',
  'contact_opted_out',
  'schedule_out_of_range',
  'recipient_invalid',
  'message_not_cancellable',
  'message_not_retryable',
  'message_not_scheduled',
  'message_unknown_yet',
  'media_not_found',
  'media_too_large',
  'media_type_not_supported',
  'media_codec_not_supported',
  'template_invalid',
  'template_not_editable',
  'business_account_not_found',
  'number_exists',
  'number_in_use',
  'account_shared',
  'unsupported_media_type',
  'payload_too_large',
  'rate_limited',
  'upstream_failed',
  'not_configured',
  'unavailable',
  'internal',
] as const

export const ProblemCode = z.enum(PROBLEM_CODES)
export type ProblemCode = z.infer<typeof ProblemCode>

/** One thing that is wrong with a request, and where. */
export const ProblemPart = z
  .object({
    pointer: z.string().meta({
      description: 'JSON Pointer (RFC 6901) into the request: /body/…, /query/…, /path/… or /headers/…',
      example: '/body/text/body',
    }),
    detail: z.string(),
  })
  .meta({ id: 'ProblemPart' })
export type ProblemPart = z.infer<typeof ProblemPart>

/** The same sentence for a person in each language of the interface. */
export const Sentence = z.object({ ar: z.string(), en: z.string() }).meta({ id: 'Sentence' })
export type Sentence = z.infer<typeof Sentence>

/** Every error of every function: RFC 9457 with a stable code and a sentence that names the next step. */
export const ProblemDetails = z
  .object({
    type: z.string().meta({ example: 'urn:whatsapp-hub:problem:window_closed' }),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: `One of: ${PROBLEM_CODES.join(', ')}.`, example: 'window_closed' }),
    detail: z.string().optional(),
    instance: z.string().meta({ description: 'Path of the request.' }),
    request_id: z.string(),
    errors: z.array(ProblemPart).optional(),
    message: Sentence.meta({ description: 'What to tell the person, with the next step.' }),
  })
  .meta({ id: 'ProblemDetails' })
export type ProblemDetails = z.infer<typeof ProblemDetails>
