import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { WebhookEventStored } from '../_shared/contracts/webhook.ts'
import { forMeta, openToAll } from '../_shared/http/access.ts'
import { json, problems } from '../_shared/http/responses.ts'

const AppParams = z.object({
  app: z.string().meta({ description: 'Name under which the Meta app was set up in the hub.' }),
})

// Described but not validated: whatever is wrong with it, a stranger gets 403 and nothing more.
const verification = {
  ...openToAll,
  method: 'get' as const,
  tags: ['webhook'],
  description:
    'Called by Meta with hub.mode, hub.verify_token and hub.challenge when the address is set or changed.',
  responses: {
    200: { description: 'The bare challenge', content: { 'text/plain': { schema: z.string() } } },
    ...problems(403),
  },
}

const delivery = {
  ...forMeta,
  method: 'post' as const,
  tags: ['webhook'],
  description:
    'Stores the raw payload and queues it in one transaction. The body is any JSON that Meta has signed.',
  responses: { 200: json('Stored and queued', WebhookEventStored), ...problems(401, 413, 503) },
}

export const verifyWebhook = createRoute({ ...verification, path: '/', operationId: 'verifyWebhook' })

export const receiveEvents = createRoute({ ...delivery, path: '/', operationId: 'receiveWebhookEvents' })

export const verifyAppWebhook = createRoute({
  ...verification,
  path: '/{app}',
  operationId: 'verifyAppWebhook',
  request: { params: AppParams },
})

export const receiveAppEvents = createRoute({
  ...delivery,
  path: '/{app}',
  operationId: 'receiveAppWebhookEvents',
  request: { params: AppParams },
})
