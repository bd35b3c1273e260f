import { Hono } from 'hono'
import { z } from 'zod'
import type { Authorizer } from './authorization.ts'
import type { Hub } from './hub.ts'
import { type ApiKeys, type Identify, type Identity, InvalidCredentials, identityOfKey } from './identity.ts'

const batch = z.object({
  messages: z.array(
    z.object({
      topic: z.string().min(1),
      event: z.string().min(1),
      payload: z.unknown(),
      private: z.boolean().default(false),
    }),
  ),
})

type Message = z.infer<typeof batch>['messages'][number]

interface Parts {
  hub: Hub
  authorizer: Authorizer
  identify: Identify
  keys: ApiKeys
}

/** Broadcasts over HTTP, as `channel.httpSend()` and servers without a socket send them. */
export function createHttpBroadcast({ hub, authorizer, identify, keys }: Parts): Hono {
  const app = new Hono()

  async function send(request: Request, messages: Message[]): Promise<Response> {
    let identity: Identity
    try {
      identity = await identityOf(request)
    } catch (error) {
      if (!(error instanceof InvalidCredentials)) throw error
      return Response.json({ message: error.message }, { status: 401 })
    }
    const headers = Object.fromEntries([...request.headers].filter(([name]) => name.startsWith('x-')))
    for (const { topic, event, payload, private: isPrivate } of messages) {
      // Hosted drops what the caller may not send and accepts the rest.
      if (isPrivate && !(await authorizer.mayWrite(identity, topic, 'broadcast', headers))) continue
      hub.broadcast(topic, isPrivate, {
        type: 'broadcast',
        event,
        payload,
        meta: { id: crypto.randomUUID() },
      })
    }
    return new Response(null, { status: 202 })
  }

  async function identityOf(request: Request): Promise<Identity> {
    const key = identityOfKey(request.headers.get('apikey'), keys)
    if (!key) throw new InvalidCredentials('Invalid API key')
    const token = /^Bearer\s+(.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
    return token ? identify(token) : key
  }

  app.post('/api/broadcast', async (c) => {
    const parsed = batch.safeParse(await c.req.json().catch(() => undefined))
    if (!parsed.success) return c.json({ errors: z.flattenError(parsed.error) }, 422)
    return send(c.req.raw, parsed.data.messages)
  })
  app.post('/api/broadcast/:topic/events/:event', async (c) => {
    const isBinary = c.req.header('content-type')?.startsWith('application/octet-stream')
    const payload: unknown = isBinary
      ? Buffer.from(await c.req.arrayBuffer())
      : await c.req.json().catch(() => undefined)
    if (payload === undefined) return c.json({ error: 'The body is not JSON.' }, 422)
    const { topic, event } = c.req.param()
    return send(c.req.raw, [{ topic, event, payload, private: c.req.query('private') === 'true' }])
  })
  return app
}
