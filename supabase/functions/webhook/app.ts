import type { Context } from 'hono'
import type { AppEnv } from '../_shared/http/app.ts'
import { createApp } from '../_shared/http/app.ts'
import { DEFAULT_APP } from './meta-apps.ts'
import { receiveAppEvents, receiveEvents, verifyAppWebhook, verifyWebhook } from './routes.ts'
import { challengeFor, receive } from './service.ts'

/** Meta's documentation: a payload has at most 3 MB. */
const MAX_PAYLOAD_BYTES = 3 * 1024 * 1024

export const app = createApp('webhook', { maxBodyBytes: MAX_PAYLOAD_BYTES, isForBrowsers: false })

async function answerChallenge(c: Context<AppEnv>, metaApp: string) {
  return c.text(await challengeFor(metaApp, c.req.query()), 200)
}

async function accept(c: Context<AppEnv>, metaApp: string) {
  const body = new Uint8Array(await c.req.arrayBuffer())
  const stored = await receive(metaApp, body, c.req.header('x-hub-signature-256'))
  return c.json(stored, 200)
}

app.openapi(verifyWebhook, (c) => answerChallenge(c, DEFAULT_APP))
app.openapi(receiveEvents, (c) => accept(c, DEFAULT_APP))
app.openapi(verifyAppWebhook, (c) => answerChallenge(c, c.req.valid('param').app))
app.openapi(receiveAppEvents, (c) => accept(c, c.req.valid('param').app))
