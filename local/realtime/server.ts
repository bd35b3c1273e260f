import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Hono } from 'hono'
import postgres from 'postgres'
import { WebSocketServer } from 'ws'
import { reconnectDelay } from '../gateway/reconnect-delay.ts'
import type { SessionTokens } from '../gateway/sessions/tokens.ts'
import type { LocalConfig } from '../stack/config.ts'
import { createAuthorizer } from './authorization.ts'
import { Connection } from './connection.ts'
import { DatabaseFeed } from './database-feed.ts'
import type { Vsn } from './frames.ts'
import { createHttpBroadcast } from './http-broadcast.ts'
import { Hub } from './hub.ts'
import { createIdentify, identityOfKey } from './identity.ts'

/** Hosted's limit for one message. */
const MAX_MESSAGE_BYTES = 3 * 1024 * 1024

export interface Realtime {
  /** Routes below `/realtime/v1`. */
  http: Hono
  /** Takes over a connection that asks for `/realtime/v1/websocket`. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  close(): Promise<void>
}

/** Starts the stand-in of Supabase Realtime; resolves when it hears the database. */
export async function startRealtime(
  config: LocalConfig,
  tokens: SessionTokens,
  report: (error: unknown) => void,
): Promise<Realtime> {
  const sql = postgres(config.db_url, {
    max: 4,
    onnotice: () => {},
    backoff: reconnectDelay,
    connection: { application_name: 'realtime' },
  })
  const hub = new Hub()
  const authorizer = createAuthorizer(sql)
  const identify = createIdentify(tokens, config)
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES })
  // What was sent while the connection was lost is lost. A client that has to connect anew knows that and reads again.
  await new DatabaseFeed(sql, hub, report).start(() => disconnectAll(sockets, 1012, 'Missed messages'))

  return {
    http: createHttpBroadcast({ hub, authorizer, identify, keys: config }),
    upgrade(request, socket, head) {
      const query = new URL(request.url ?? '/', config.api_url).searchParams
      const apiKey = query.get('apikey') ?? header(request, 'apikey')
      if (!apiKey || !identityOfKey(apiKey, config)) return refuse(socket, 401, 'Invalid API key')
      const vsn = versionOf(query.get('vsn'))
      if (!vsn) return refuse(socket, 400, 'Unsupported protocol version')
      sockets.handleUpgrade(request, socket, head, (webSocket) => {
        const headers = xHeaders(request)
        new Connection(webSocket, { hub, authorizer, identify, vsn, headers, apiKey }, report)
      })
    },
    async close() {
      disconnectAll(sockets, 1001, 'The stack stops')
      sockets.close()
      await sql.end({ timeout: 0.3 })
    },
  }
}

function disconnectAll(sockets: WebSocketServer, code: number, reason: string): void {
  for (const client of sockets.clients) client.close(code, reason)
}

function versionOf(vsn: string | null): Vsn | undefined {
  if (vsn === null) return '1.0.0'
  return vsn === '1.0.0' || vsn === '2.0.0' ? vsn : undefined
}

function refuse(socket: Duplex, status: number, message: string): void {
  const body = JSON.stringify({ message })
  socket.end(
    `HTTP/1.1 ${status} ${status === 401 ? 'Unauthorized' : 'Bad Request'}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  )
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}

/** Hosted shows policies the headers of the connection that begin with `x-`. */
function xHeaders(request: IncomingMessage): Record<string, string> {
  const entries = Object.entries(request.headers).filter(([name]) => name.startsWith('x-'))
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]))
}
