import type { Socket } from 'node:net'

/** Headers that concern one connection and not the message. */
export const HOP_HEADERS: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/** Headers by which a proxy tells who called it. A client's own are a claim, never a fact, so the gateway drops them. */
export function isForwardingHeader(name: string): boolean {
  return (
    name.startsWith('x-forwarded-') ||
    name === 'forwarded' ||
    name === 'x-real-ip' ||
    name === 'x-client-ip' ||
    name === 'true-client-ip' ||
    name.startsWith('cf-')
  )
}

/** The address at the other end of a connection, an IPv4 one in its own form. */
export function clientAddress(socket: Socket): string {
  return (socket.remoteAddress ?? '127.0.0.1').replace(/^::ffff:/, '')
}
