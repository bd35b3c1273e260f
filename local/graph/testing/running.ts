import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { vi } from 'vitest'
import { createApp } from '../app.ts'
import { parseConfig } from '../config.ts'
import { createEmulator, type Emulator } from '../emulator.ts'

// Machines of other people are busy; what is to be fast is asserted where it matters.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

/** Ids and secrets of the business in tests. */
export const business = {
  phone_number_id: '109876543210987',
  display_phone_number: '+201099884670',
  waba_id: '102030405060708',
  verified_name: 'العزب',
  app_secret: 'app-secret',
  access_token: 'EAAtest',
}

/** One POST that the hub got. */
export type Received = {
  body: Buffer
  json: WebhookBody
  headers: Record<string, string | undefined>
  at: number
}

/** As much of a webhook as tests look at. */
export type WebhookBody = {
  object: string
  entry: { id: string; time?: number; changes: { field: string; value: ChangeValue }[] }[]
}

/** The value of a change about messages. */
export type ChangeValue = {
  metadata: Record<string, string>
  contacts?: Record<string, unknown>[]
  messages?: (Record<string, unknown> & { id: string; type: string })[]
  statuses?: (Record<string, unknown> & { id: string; status: string })[]
}

/** A hub that takes everything, unless it is told what to answer. */
export type Hub = {
  url: string
  received: Received[]
  /** Status of the next answers; 0 cuts the connection. */
  answers: number[]
  /** All statuses and messages that came, in the order of their arrival. */
  statuses(): NonNullable<ChangeValue['statuses']>
  messages(): NonNullable<ChangeValue['messages']>
}

/** An emulator on a free port with a hub beside it. */
export type Running = {
  emulator: Emulator
  url: string
  hub: Hub
  graph(path: string, init?: { method?: string; body?: unknown; token?: string | null }): Promise<Answer>
  control(path: string, body?: unknown, method?: string): Promise<Answer>
  send(message: Record<string, unknown>): Promise<Answer>
  stop(): Promise<void>
}

/** Status and JSON of an answer. */
// biome-ignore lint/suspicious/noExplicitAny: answers of all endpoints pass here, and a test looks at what it asked for
export type Answer = { status: number; body: any }

/** Starts an emulator; delays are a hundredth of Meta's unless the test says otherwise. */
export async function startEmulator(options: { timeScale?: number } = {}): Promise<Running> {
  const { server: hubServer, hub } = await startHub()
  const config = parseConfig({
    ports: { graph: 0 },
    api_url: 'http://127.0.0.1:1',
    app_secret: business.app_secret,
    verify_token: 'verify-token',
    access_token: business.access_token,
    time_scale: options.timeScale ?? 100,
  })
  const emulator = createEmulator(config)
  const server = await new Promise<Server>((resolve) => {
    const started = serve({ fetch: createApp(emulator).fetch, hostname: '127.0.0.1', port: 0 }, () =>
      resolve(started as Server),
    )
  })
  const url = addressOf(server)
  emulator.world.publicUrl = url

  const call = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await fetch(`${url}${path}`, init)
    const text = await response.text()
    return { status: response.status, body: isJson(response) ? JSON.parse(text) : text }
  }
  const running: Running = {
    emulator,
    url,
    hub,
    graph: (path, { method = 'GET', body, token = business.access_token } = {}) =>
      call(`/v25.0/${path}`, {
        method,
        headers: {
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
      }),
    control: (path, body, method = body === undefined ? 'GET' : 'POST') =>
      call(`/control${path}`, {
        method,
        ...(body === undefined
          ? {}
          : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      }),
    send: (message) =>
      running.graph(`${business.phone_number_id}/messages`, {
        method: 'POST',
        body: { messaging_product: 'whatsapp', ...message },
      }),
    async stop() {
      emulator.world.clock.clear()
      server.closeAllConnections()
      hubServer.closeAllConnections()
      await Promise.all([closed(server), closed(hubServer)])
    },
  }
  await running.control('/numbers', { ...business, webhook_url: hub.url })
  return running
}

/** Waits until something is true, and says what was waited for when it never becomes so. */
export async function until(
  what: string,
  check: () => boolean | Promise<boolean>,
  timeoutMs = 20_000,
): Promise<void> {
  const end = Date.now() + timeoutMs
  while (!(await check())) {
    if (Date.now() > end) throw new Error(`Waited ${timeoutMs} ms in vain until ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

async function startHub(): Promise<{ server: Server; hub: Hub }> {
  const received: Received[] = []
  const answers: number[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks)
      if (request.method === 'POST') {
        const headers = request.headers as Record<string, string | undefined>
        received.push({ body, json: JSON.parse(body.toString('utf8')), headers, at: Date.now() })
      }
      const status = answers.shift() ?? 200
      if (status === 0) {
        response.destroy()
        return
      }
      const query = new URL(request.url ?? '/', 'http://hub').searchParams
      response.writeHead(query.get('hub.verify_token') === 'wrong' ? 403 : status)
      response.end(query.get('hub.challenge') ?? '')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const values = () =>
    received.flatMap(({ json }) => json.entry.flatMap((entry) => entry.changes.map((c) => c.value)))
  const hub: Hub = {
    url: `${addressOf(server)}/webhook`,
    received,
    answers,
    statuses: () => values().flatMap((value) => value.statuses ?? []),
    messages: () => values().flatMap((value) => value.messages ?? []),
  }
  return { server, hub }
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}

function isJson(response: Response): boolean {
  return response.headers.get('content-type')?.includes('json') ?? false
}
