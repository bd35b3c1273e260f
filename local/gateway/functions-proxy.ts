import {
  Agent,
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http'
import type { Socket } from 'node:net'
import { clientAddress, HOP_HEADERS, isForwardingHeader } from './forwarding.ts'

/** Deno restarts when a file changes, which takes about half a second; a request may wait for it. */
const PATIENCE_MS = 2000
const RETRY_EVERY_MS = 100

export type FunctionsProxy = (incoming: IncomingMessage, outgoing: ServerResponse, path: string) => void

/** Passes requests on to the functions' server byte by byte, in both directions, without gathering them. */
export function createFunctionsProxy(port: number): FunctionsProxy {
  // A connection for each request: one kept open can be closed by the other end at the moment it is used again, and a
  // request that has begun to leave is not sent twice.
  const agent = new Agent({ keepAlive: false, maxSockets: 256 })
  return (incoming, outgoing, path) => {
    const headers = forwardedHeaders(incoming)
    const giveUpAt = Date.now() + PATIENCE_MS
    let current: ClientRequest | undefined
    outgoing.once('close', () => current?.destroy())

    const attempt = () => {
      if (outgoing.destroyed) return
      const upstream = request(
        { host: '127.0.0.1', port, path, method: incoming.method, headers, agent },
        (response) => {
          outgoing.writeHead(response.statusCode ?? 502, answerHeaders(response.headers))
          response.pipe(outgoing)
          response.once('close', () => {
            if (!response.complete) outgoing.destroy()
          })
          // An answer may come before the whole body was taken (413). What is left of it is read away, or the client's
          // next request on this connection would wait behind it for ever.
          response.once('end', () => {
            incoming.unpipe(upstream)
            incoming.resume()
          })
        },
      )
      current = upstream
      let connected = false
      const start = () => {
        connected = true
        incoming.pipe(upstream)
      }
      // The body is handed over only when somebody has taken the call: until then nothing is lost by calling again.
      upstream.on('socket', (socket: Socket) => {
        if (socket.connecting) socket.once('connect', start)
        else start()
      })
      upstream.on('error', (error) => {
        // Once it answers, the answer decides: a function may close its end while the body is still on the way.
        if (outgoing.headersSent) return
        if (!connected && Date.now() < giveUpAt) setTimeout(attempt, RETRY_EVERY_MS)
        else refuse(incoming, outgoing, error)
      })
    }
    attempt()
  }
}

function forwardedHeaders(incoming: IncomingMessage): IncomingHttpHeaders {
  const named = String(incoming.headers.connection ?? '')
    .toLowerCase()
    .split(/\s*,\s*/)
  const kept = Object.entries(incoming.headers).filter(
    ([name]) => !HOP_HEADERS.has(name) && !named.includes(name) && !isForwardingHeader(name),
  )
  return {
    ...Object.fromEntries(kept),
    'x-forwarded-for': clientAddress(incoming.socket),
    'x-forwarded-proto': 'http',
    ...(incoming.headers.host ? { 'x-forwarded-host': incoming.headers.host } : {}),
  }
}

function answerHeaders(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_HEADERS.has(name)))
}

function refuse(incoming: IncomingMessage, outgoing: ServerResponse, error: Error): void {
  const requestId = crypto.randomUUID()
  const body = JSON.stringify({
    type: 'about:blank',
    title: 'Bad Gateway',
    status: 502,
    code: 'functions_unavailable',
    detail: `The functions do not answer: ${error.message || error.name}`,
    instance: incoming.url?.split('?')[0],
    request_id: requestId,
    message: {
      ar: 'الخدمة غير متاحة الآن. حاول بعد لحظات.',
      en: 'The service is not available right now. Try again in a moment.',
    },
  })
  incoming.resume()
  outgoing.writeHead(502, {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'access-control-allow-origin': '*',
    'cache-control': 'no-store',
    'retry-after': '1',
    'x-request-id': requestId,
  })
  outgoing.end(body)
}
