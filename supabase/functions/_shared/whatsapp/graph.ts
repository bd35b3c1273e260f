import { z } from 'zod'
import { setting } from '../env.ts'

const ErrorBody = z.looseObject({
  error: z.looseObject({
    message: z.string().catch(''),
    code: z.number().catch(0),
    error_subcode: z.number().optional().catch(undefined),
    error_user_title: z.string().optional().catch(undefined),
    error_user_msg: z.string().optional().catch(undefined),
    is_transient: z.boolean().optional().catch(undefined),
    error_data: z.looseObject({ details: z.string().optional() }).optional().catch(undefined),
  }),
})

/**
 * What to do after a failure: `retry` it later, `once` more at most, `pair` backs off for this recipient, `number` rests
 * the whole number, `final`, or `unknown` outcome.
 */
export type Remedy = 'retry' | 'once' | 'pair' | 'number' | 'final' | 'unknown'

/** Graph refused, or was not reached. */
export class GraphError extends Error {
  readonly status: number
  readonly code: string
  readonly subcode: number | null
  readonly details: string | null
  readonly remedy: Remedy
  readonly retryAfterSeconds: number | null

  constructor(facts: {
    status: number
    code: string
    message: string
    subcode?: number | null
    details?: string | null
    remedy: Remedy
    retryAfterSeconds?: number | null
  }) {
    super(facts.message)
    this.name = 'GraphError'
    this.status = facts.status
    this.code = facts.code
    this.subcode = facts.subcode ?? null
    this.details = facts.details ?? null
    this.remedy = facts.remedy
    this.retryAfterSeconds = facts.retryAfterSeconds ?? null
  }
}

/** Codes after which Meta asks to try again later: quotas, overload, maintenance. */
const RETRIED = new Set([2, 4, 80007, 131000, 131016, 131057, 133004, 2494100])
/** Codes that may pass by themselves, or may not: one more try tells. */
const RETRIED_ONCE = new Set([1, 132001])
const NUMBER_LIMIT = 130429
const PAIR_LIMIT = 131056

/** A request that never left cannot have been acted upon; any other failure of the network leaves it open. */
const NEVER_LEFT = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|connection refused|dns error|tcp connect error/i

/** What to do about an answer with this status and code (0: no error object of Meta's). */
export function remedyFor(status: number, code: number, isTransient = false): Remedy {
  if (code === PAIR_LIMIT) return 'pair'
  if (code === NUMBER_LIMIT) return 'number'
  if (RETRIED.has(code)) return 'retry'
  if (RETRIED_ONCE.has(code)) return 'once'
  // An answer without Meta's error object comes from something in between.
  if (code === 0) return status >= 500 || status === 429 ? 'retry' : 'final'
  return isTransient ? 'retry' : 'final'
}

function networkError(error: unknown): GraphError {
  const cause = error instanceof Error && error.cause instanceof Error ? ` ${error.cause.message}` : ''
  const text = error instanceof Error ? `${error.name}: ${error.message}${cause}` : String(error)
  const neverLeft = NEVER_LEFT.test(text)
  return new GraphError({
    status: 0,
    code: neverLeft ? 'not_reached' : 'no_answer',
    message: neverLeft ? 'Graph could not be reached' : 'Graph did not answer in time',
    details: text,
    remedy: neverLeft ? 'retry' : 'unknown',
  })
}

async function refusal(response: Response): Promise<GraphError> {
  const body = ErrorBody.safeParse(await response.json().catch(() => null))
  const facts = body.success ? body.data.error : undefined
  const retryAfter = Number(response.headers.get('retry-after'))
  return new GraphError({
    status: response.status,
    code: String(facts?.code ?? response.status),
    subcode: facts?.error_subcode ?? null,
    message: facts?.error_user_title ?? facts?.message ?? `HTTP ${response.status}`,
    details: facts?.error_user_msg ?? facts?.error_data?.details ?? facts?.message ?? null,
    remedy: remedyFor(response.status, facts?.code ?? 0, facts?.is_transient),
    retryAfterSeconds: retryAfter > 0 ? retryAfter : null,
  })
}

export type GraphRequest = {
  token: string
  method?: 'GET' | 'POST' | 'DELETE'
  body?: unknown
  form?: FormData
  /** A file as it is, from this byte of the whole on: a step of an upload, for which Meta wants another word before the token. */
  piece?: { bytes: Blob; offset: number }
  timeoutMs?: number
}

const TIMEOUT_MS = 20_000

/**
 * JSON as a Blob. When a connection is cut before the answer, Deno's fetch (2.9) sends a request again by itself if its body
 * is a text, and the message would arrive twice; a body that is read as a stream it cannot send again.
 */
function unrepeatable(body: unknown): Blob {
  return new Blob([JSON.stringify(body)], { type: 'application/json' })
}

/** One call to the Graph API below its versioned base. Throws `GraphError`. */
export async function callGraph<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  { token, method = 'GET', body, form, piece, timeoutMs = TIMEOUT_MS }: GraphRequest,
): Promise<z.infer<Schema>> {
  let response: Response
  try {
    response = await fetch(`${setting('WHATSAPP_API_BASE')}/${path}`, {
      method,
      headers: piece
        ? { authorization: `OAuth ${token}`, file_offset: String(piece.offset) }
        : { authorization: `Bearer ${token}` },
      body: piece?.bytes ?? form ?? (body === undefined ? null : unrepeatable(body)),
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
    })
  } catch (error) {
    throw networkError(error)
  }
  if (!response.ok) throw await refusal(response)
  try {
    return schema.parse(await response.json())
  } catch (error) {
    // It was taken; what became of it we could not read.
    throw new GraphError({
      status: response.status,
      code: 'unreadable_answer',
      message: 'Graph answered something unexpected',
      details: error instanceof Error ? error.message.slice(0, 500) : null,
      remedy: 'unknown',
    })
  }
}

const SentMessage = z.looseObject({
  messages: z.tuple(
    [z.looseObject({ id: z.string().min(1), message_status: z.string().optional().catch(undefined) })],
    z.unknown(),
  ),
})

/** What Graph makes of a message that it takes: its id, and whether it holds it back to watch a template's quality. */
export type AcceptedMessage = { wamid: string; isHeld: boolean }

/** The account's marketing templates go through the Marketing Messages API alone. */
const MARKETING_GOES_ELSEWHERE = '131063'

/** Sends one message; a marketing template by the second door of Meta's, when the first one is closed to it. */
export async function sendMessage(
  phoneNumberId: string,
  token: string,
  body: object,
): Promise<AcceptedMessage> {
  const post = (edge: string) =>
    callGraph(`${phoneNumberId}/${edge}`, SentMessage, { token, method: 'POST', body })
  const answer = await post('messages').catch((error: unknown) => {
    // It was refused, so it has not arrived: asking at the other door cannot send it twice.
    if (error instanceof GraphError && error.code === MARKETING_GOES_ELSEWHERE)
      return post('marketing_messages')
    throw error
  })
  const { id, message_status } = answer.messages[0]
  return {
    wamid: id,
    isHeld: message_status === 'held_for_quality_assessment' || message_status === 'paused',
  }
}

/** Marks this inbound message and the earlier ones of its thread as read; shows that we are typing if asked to. */
export async function markAsRead(
  phoneNumberId: string,
  token: string,
  wamid: string,
  isTyping = false,
): Promise<void> {
  await callGraph(`${phoneNumberId}/messages`, z.looseObject({}), {
    token,
    method: 'POST',
    body: {
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: wamid,
      ...(isTyping ? { typing_indicator: { type: 'text' } } : {}),
    },
  })
}

/** Uploads a file to Meta. Returns its media id, good for 30 days on this number. */
export async function uploadMedia(
  phoneNumberId: string,
  token: string,
  file: { bytes: Blob; mimeType: string; filename: string },
): Promise<string> {
  const form = new FormData()
  form.set('messaging_product', 'whatsapp')
  form.set('type', file.mimeType)
  form.set('file', new File([file.bytes], file.filename, { type: file.mimeType }))
  const answer = await callGraph(`${phoneNumberId}/media`, z.looseObject({ id: z.string().min(1) }), {
    token,
    method: 'POST',
    form,
    timeoutMs: 60_000,
  })
  return answer.id
}

const MediaInfo = z.looseObject({
  url: z.url(),
  mime_type: z.string().optional(),
  sha256: z.string().optional(),
  file_size: z.coerce.number().optional(),
})
export type MediaInfo = z.infer<typeof MediaInfo>

/** Where a media file can be fetched for the next five minutes. */
export async function mediaInfo(mediaId: string, phoneNumberId: string, token: string): Promise<MediaInfo> {
  return await callGraph(`${encodeURIComponent(mediaId)}?phone_number_id=${phoneNumberId}`, MediaInfo, {
    token,
  })
}

/** True for hosts that may be given our token: Meta's own, and the one that WHATSAPP_API_BASE names. */
export function isMetaHost(url: string): boolean {
  const { hostname, host, protocol } = new URL(url)
  if (host === new URL(setting('WHATSAPP_API_BASE')).host) return true
  return protocol === 'https:' && /(^|\.)(fbsbx\.com|facebook\.com|whatsapp\.net|fbcdn\.net)$/.test(hostname)
}

/** Fetches a media file by the address that `mediaInfo` gave. Throws `GraphError`. */
export async function downloadMedia(url: string, token: string): Promise<Response> {
  if (!isMetaHost(url)) {
    throw new GraphError({ status: 0, code: 'foreign_host', message: 'Not a host of Meta', remedy: 'final' })
  }
  let response: Response
  try {
    response = await fetch(url, {
      headers: { authorization: `Bearer ${token}`, 'user-agent': 'whatsapp-hub/1' },
      signal: AbortSignal.timeout(60_000),
      redirect: 'error',
    })
  } catch (error) {
    const failure = networkError(error)
    throw new GraphError({ ...failure, message: failure.message, remedy: 'retry' })
  }
  if (!response.ok) {
    const failure = await refusal(response)
    // 404: the address has run out. It is asked for anew until the id itself has.
    throw new GraphError({ ...failure, message: failure.message, remedy: 'retry' })
  }
  return response
}
