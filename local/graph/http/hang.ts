import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { World } from '../world/world.ts'

/** The header by which the Node server learns that nothing more is to be written. */
const ALREADY_SENT = 'x-hono-already-sent'

/** Leaves a request without an answer: holds it for a while, then cuts the connection. */
export async function hang(
  c: Context<{ Bindings: Partial<HttpBindings> }>,
  world: World,
  milliseconds: number,
): Promise<Response> {
  const gone = new Promise<void>((resolve) => c.req.raw.signal.addEventListener('abort', () => resolve()))
  await Promise.race([world.clock.sleep(milliseconds), gone])
  c.env?.outgoing?.destroy()
  return new Response(null, { headers: { [ALREADY_SENT]: 'true' } })
}

/** Is this what `hang` returned, a response that nobody gets? */
export function isLeftUnanswered(response: Response): boolean {
  return response.headers.has(ALREADY_SENT)
}
