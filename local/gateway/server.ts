import { createServer, type IncomingMessage, type Server } from 'node:http'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Realtime } from '../realtime/server.ts'
import { clientAddress, isForwardingHeader } from './forwarding.ts'
import type { FunctionsProxy } from './functions-proxy.ts'

/** Prefixes under which the functions are reached; the second is the mission's. */
const FUNCTION_PREFIXES = ['/functions/v1', '/api']

interface ServerParts {
  app: Hono<{ Bindings: HttpBindings }>
  functions: FunctionsProxy
  realtime: Realtime
}

/** The one HTTP server of the gateway: functions byte by byte, WebSockets to Realtime, the rest to the app. */
export function createGatewayServer({ app, functions, realtime }: ServerParts): Server {
  const listen = getRequestListener((request, env) => app.fetch(request, env as HttpBindings), {
    overrideGlobalObjects: false,
  })
  const server = createServer((incoming, outgoing) => {
    const functionPath = pathOfFunction(incoming.url ?? '/')
    if (functionPath) {
      functions(incoming, outgoing, functionPath)
      return
    }
    stampAddress(incoming)
    void listen(incoming, outgoing)
  })
  server.on('upgrade', (incoming, socket, head) => {
    socket.on('error', () => socket.destroy())
    if (incoming.url?.split('?')[0] === '/realtime/v1/websocket') {
      stampAddress(incoming)
      realtime.upgrade(incoming, socket, head)
    } else socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n')
  })
  // Longer than any client keeps an idle connection, so that none is closed under a request that is just leaving.
  server.keepAliveTimeout = 75_000
  server.headersTimeout = 80_000
  return server
}

/** What the functions' server is asked for, or undefined when the address belongs to somebody else. */
export function pathOfFunction(url: string): string | undefined {
  const end = url.search(/[?#]/)
  const path = end < 0 ? url : url.slice(0, end)
  const prefix = FUNCTION_PREFIXES.find((start) => path === start || path.startsWith(`${start}/`))
  if (!prefix) return undefined
  const rest = url.slice(prefix.length)
  return rest.startsWith('/') ? rest : `/${rest}`
}

/** Policies may read the caller's address from the headers; it is the gateway that knows it. */
function stampAddress(incoming: IncomingMessage): void {
  const raw: string[] = []
  for (let index = 0; index < incoming.rawHeaders.length; index += 2) {
    const name = incoming.rawHeaders[index] ?? ''
    if (!isForwardingHeader(name.toLowerCase())) raw.push(name, incoming.rawHeaders[index + 1] ?? '')
  }
  const address = clientAddress(incoming.socket)
  raw.push('x-forwarded-for', address)
  incoming.rawHeaders.splice(0, incoming.rawHeaders.length, ...raw)
  for (const name of Object.keys(incoming.headers))
    if (isForwardingHeader(name)) delete incoming.headers[name]
  incoming.headers['x-forwarded-for'] = address
}
