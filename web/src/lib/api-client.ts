import type { ProblemDetails } from '@contracts/problem'
import type { Client } from 'openapi-fetch'
import type { paths } from './api.types'
import { ApiProblem, ConnectionError } from './problem'
import { fetchAsCaller, supabase, withTimeout } from './supabase'

export type { components, operations } from './api.types'

let client: Promise<Client<paths>> | undefined

/** The Edge Functions as the OpenAPI document describes them; the client's code arrives with the first call. */
function loadClient(): Promise<Client<paths>> {
  client ??= import('openapi-fetch').then(({ default: createClient }) =>
    createClient<paths>({ baseUrl: `${supabase().config.supabaseUrl}/functions/v1`, fetch: send }),
  )
  client.catch(() => {
    client = undefined // the code did not arrive; the next call tries again
  })
  return client
}

async function send(request: Request): Promise<Response> {
  return fetchAsCaller(request.url, {
    method: request.method,
    headers: request.headers,
    // Read out, as a call that is repeated with a renewed session needs its body a second time.
    body: request.body ? await request.arrayBuffer() : undefined,
    signal: withTimeout(request.signal),
  })
}

interface Result<Data> {
  data?: Data
  error?: unknown
  response: Response
}

/**
 * Calls a route as the signed-in person: `call((api) => api.GET('/contacts/{id}', { params: { path: { id } } }))`.
 * Throws ApiProblem for a refusal and ConnectionError where there was no answer.
 */
export async function call<Data>(ask: (api: Client<paths>) => Promise<Result<Data>>): Promise<Data> {
  let result: Result<Data>
  try {
    result = await ask(await loadClient())
  } catch (error) {
    throw new ConnectionError(error instanceof Error ? error.message : 'no answer', { cause: error })
  }
  if (result.response.ok) return result.data as Data
  throw new ApiProblem(asProblem(result.error, result.response), retryAfter(result.response))
}

/** A gateway in front of the functions may answer with something that is not a problem document. */
function asProblem(answer: unknown, response: Response): ProblemDetails {
  if (isProblem(answer)) return answer
  return {
    type: 'about:blank',
    title: response.statusText || `HTTP ${response.status}`,
    status: response.status,
    code: response.status >= 500 ? 'unavailable' : 'malformed_request',
    instance: new URL(response.url).pathname,
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
