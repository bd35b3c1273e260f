import { Hono } from 'hono'
import { z } from 'zod'
import { answerFlow, openFlow, submitScreen } from '../behaviour/answer-flow.ts'
import type { Emulator } from '../emulator.ts'
import type { Message } from '../world/messages.ts'
import { ControlError, jsonBody } from './json.ts'

const answerSchema = z.strictObject({
  wamid: z.string().min(1),
  /** By the names of the inputs; photos are ids of media. */
  answers: z.record(z.string(), z.unknown()).default({}),
})

const screenSchema = answerSchema.extend({
  screen: z.string().min(1),
  /** What each screen was given so far, by its id. */
  given: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
})

/** Flows on the phone: what a message opens, and filling it. */
export function flowsControl(emulator: Emulator): Hono {
  const { world } = emulator
  const messageOf = (wamid: string): Message => {
    const message = world.messages.get(wamid)
    if (message?.author !== 'business')
      throw new ControlError('There is no such message of the business', 404)
    return message
  }
  return new Hono()
    .get('/', (c) => c.json({ flows: world.flows.all() }))
    .get('/opened', async (c) => {
      const { flow, screens, first, data } = await openFlow(emulator, messageOf(c.req.query('wamid') ?? ''))
      return c.json({ id: flow.id, name: flow.name, screens, first, data })
    })
    .get('/:id/json', (c) => {
      const flow = world.flows.get(c.req.param('id'))
      if (!flow?.json) throw new ControlError('There is no such Flow', 404)
      return c.body(flow.json, 200, { 'content-type': 'application/json' })
    })
    .post('/screens', async (c) => {
      const { wamid, ...filling } = await jsonBody(c, screenSchema)
      const next = await submitScreen(emulator, messageOf(wamid), filling)
      return c.json('wamid' in next ? { wamid: next.wamid } : next)
    })
    .post('/answers', async (c) => {
      const { wamid, answers } = await jsonBody(c, answerSchema)
      const message = await answerFlow(emulator, messageOf(wamid), answers)
      return c.json({ wamid: message.wamid, message }, 201)
    })
}
