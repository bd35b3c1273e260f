import postgres from 'postgres'

interface QueuedRequest {
  id: string
  method: string
  url: string
  headers: Record<string, string> | null
  body: Uint8Array | null
  timeout_milliseconds: number
}

interface Answer {
  status_code: number | null
  content_type: string | null
  headers: Record<string, string> | null
  content: string | null
  timed_out: boolean
  error_msg: string | null
}

export interface NetSender {
  stop(): Promise<void>
}

const BATCH = 200
/** Requests that are under way at the same time; the rest stays in the table. */
const AT_ONCE = 64
const KEPT = '6 hours'
const SWEEP = 600_000

function failure(error: unknown, request: QueuedRequest): Answer {
  const timedOut = error instanceof Error && error.name === 'TimeoutError'
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const reason = cause instanceof Error ? cause.message : String(cause)
  const message = timedOut
    ? `Timeout of ${request.timeout_milliseconds} ms reached.`
    : reason || 'Request failed'
  return {
    status_code: null,
    content_type: null,
    headers: null,
    content: null,
    timed_out: timedOut,
    error_msg: message,
  }
}

/** Sends one request as pg_net does; whatever goes wrong becomes part of the answer. */
export async function sendRequest(request: QueuedRequest, ending?: AbortSignal): Promise<Answer> {
  const timeout = AbortSignal.timeout(request.timeout_milliseconds)
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: { 'user-agent': 'pg_net/0.19.5', ...request.headers },
      body: request.body as BodyInit | null,
      signal: ending ? AbortSignal.any([timeout, ending]) : timeout,
    })
    const content = await response.text()
    return {
      status_code: response.status,
      content_type: response.headers.get('content-type'),
      headers: Object.fromEntries(response.headers),
      // Postgres' text cannot hold a zero byte.
      content: content.replaceAll('\0', ''),
      timed_out: false,
      error_msg: null,
    }
  } catch (error) {
    return failure(error, request)
  }
}

/**
 * Sends what net.http_post and its sisters queued, once their transaction has committed (before that the rows are not
 * there and the channel local_net is silent), and writes net._http_response.
 */
export async function startNet(options: { url: string; warn?: (line: string) => void }): Promise<NetSender> {
  const sql = postgres(options.url, {
    max: 2,
    prepare: false,
    backoff: () => 0.5, // see local/cron
    onnotice: () => {},
    connection: { application_name: 'pg_net' },
  })
  const underWay = new Set<Promise<void>>()
  const ending = new AbortController()
  let draining = false
  let again = false
  const warn = (error: unknown) => {
    if (!ending.signal.aborted)
      options.warn?.(`net: ${error instanceof Error ? error.message : String(error)}`)
  }

  async function exists(): Promise<boolean> {
    const [found] = await sql`select to_regclass('net.http_request_queue') is not null as present`
    return Boolean(found?.present)
  }

  async function take(): Promise<QueuedRequest[]> {
    const limit = Math.min(BATCH, AT_ONCE - underWay.size)
    if (limit <= 0) return []
    return sql<QueuedRequest[]>`
      delete from net.http_request_queue
      where id in (
        select id from net.http_request_queue order by id limit ${limit} for update skip locked
      )
      returning id, method, url, headers, body, timeout_milliseconds`
  }

  async function send(request: QueuedRequest): Promise<void> {
    const answer = await sendRequest(request, ending.signal)
    if (ending.signal.aborted) return
    await sql`
      insert into net._http_response (id, status_code, content_type, headers, content, timed_out, error_msg)
      values (${request.id}, ${answer.status_code}, ${answer.content_type},
        ${answer.headers === null ? null : sql.json(answer.headers)}, ${answer.content}, ${answer.timed_out},
        ${answer.error_msg})`
  }

  async function drain(): Promise<void> {
    if (draining) {
      again = true
      return
    }
    draining = true
    try {
      if (!(await exists())) return
      for (let more = true; more && !ending.signal.aborted; ) {
        again = false
        const requests = await take()
        for (const request of requests) {
          const sent: Promise<void> = send(request)
            .catch(warn)
            .finally(() => {
              underWay.delete(sent)
              // A place is free: what waited in the table may go.
              if (underWay.size === AT_ONCE - 1) wake()
            })
          underWay.add(sent)
        }
        more = requests.length > 0 || again
      }
    } finally {
      draining = false
    }
  }

  function wake(): void {
    if (!ending.signal.aborted) drain().catch(warn)
  }

  async function sweep(): Promise<void> {
    if (await exists()) await sql`delete from net._http_response where created < now() - ${KEPT}::interval`
  }

  await sql.listen('local_net', wake, wake)
  const sweeper = setInterval(() => void sweep().catch(warn), SWEEP)

  return {
    stop: async () => {
      clearInterval(sweeper)
      ending.abort()
      await Promise.all(underWay)
      await sql.end({ timeout: 2 })
    },
  }
}
