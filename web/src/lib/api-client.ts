import type { ProblemDetails } from '@contracts/problem'
import { ApiProblem, ConnectionError } from './problem'
import { fetchAsCaller, supabase, withTimeout } from './supabase'

interface CallOptions {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  body?: unknown
  /** A repeated call with the same key acts once. */
  idempotencyKey?: string
  signal?: AbortSignal
}

/** Calls a route of the Edge Functions as the signed-in person. Throws ApiProblem or ConnectionError. */
export async function callFunction<Answer>(path: string, options: CallOptions = {}): Promise<Answer> {
  const headers = new Headers({ accept: 'application/json' })
  if (options.body !== undefined) headers.set('content-type', 'application/json')
  if (options.idempotencyKey) headers.set('idempotency-key', options.idempotencyKey)
  let response: Response
  try {
    response = await fetchAsCaller(`${supabase().config.supabaseUrl}/functions/v1${path}`, {
      method: options.method ?? 'GET',
      headers,
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      signal: withTimeout(options.signal),
    })
  } catch (error) {
    throw new ConnectionError(error instanceof Error ? error.message : 'no answer', { cause: error })
  }
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return answer as Answer
  throw new ApiProblem(asProblem(answer, response, path), retryAfter(response))
}

/** A gateway in front of the functions may answer with something that is not a problem document. */
function asProblem(answer: unknown, response: Response, path: string): ProblemDetails {
  if (isProblem(answer)) return answer
  return {
    type: 'about:blank',
    title: response.statusText || `HTTP ${response.status}`,
    status: response.status,
    code: response.status >= 500 ? 'unavailable' : 'malformed_request',
    instance: path,
    request_id: response.headers.get('x-request-id') ?? '',
    message: {
      ar: 'لم تكتمل العملية. حاول مرة أخرى بعد قليل.',
      en: 'That did not work. Try again in a moment.',
    },
  }
}

function isProblem(answer: unknown): answer is ProblemDetails {
  if (typeof answer !== 'object' || answer === null) return false
  const { code, status, message } = answer as Partial<ProblemDetails>
  return (
    typeof code === 'string' &&
    typeof status === 'number' &&
    typeof message?.ar === 'string' &&
    typeof message.en === 'string'
  )
}

function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) ? seconds : null
}
