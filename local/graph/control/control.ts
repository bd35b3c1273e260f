import { Hono } from 'hono'
import { ZodError, z } from 'zod'
import type { Emulator } from '../emulator.ts'
import { chatsControl } from './chats.ts'
import { customersControl } from './customers.ts'
import { eventsControl } from './events.ts'
import { flowsControl } from './flows.ts'
import { ControlError, jsonBody } from './json.ts'
import { mediaControl } from './media.ts'
import { messagesControl } from './messages.ts'
import { misbehaveControl } from './misbehave.ts'
import { numbersControl } from './numbers.ts'
import { deliveriesControl, limitsControl, requestsControl } from './records.ts'
import { settingsControl } from './settings.ts'
import { templatesControl } from './templates.ts'
import { tokensControl } from './tokens.ts'
import { updatesControl } from './updates.ts'
import { webhooksControl } from './webhooks.ts'

/** The control API: how tests and the phone page tell the emulator what to do and ask what it saw. */
export function controlRoutes(emulator: Emulator): Hono {
  const control = new Hono()
  control.onError((error, c) => {
    if (error instanceof ControlError) return c.json({ error: error.message }, error.status)
    if (error instanceof ZodError) return c.json({ error: z.prettifyError(error) }, 400)
    return c.json({ error: error.message }, 400)
  })
  control.route('/numbers', numbersControl(emulator))
  control.route('/customers', customersControl(emulator))
  control.route('/messages', messagesControl(emulator))
  control.route('/chats', chatsControl(emulator))
  control.route('/media', mediaControl(emulator))
  control.route('/updates', updatesControl(emulator))
  control.route('/webhooks', webhooksControl(emulator))
  control.route('/misbehave', misbehaveControl(emulator))
  control.route('/clock', settingsControl(emulator))
  control.route('/requests', requestsControl(emulator))
  control.route('/deliveries', deliveriesControl(emulator))
  control.route('/limits', limitsControl(emulator))
  control.route('/events', eventsControl(emulator))
  control.route('/templates', templatesControl(emulator))
  control.route('/flows', flowsControl(emulator))
  control.route('/tokens', tokensControl(emulator))
  control.post('/reset', async (c) => {
    await jsonBody(c, z.strictObject({}))
    emulator.world.reset()
    return c.json({ success: true })
  })
  control.get('/', (c) =>
    c.json({ paths: [...new Set(control.routes.map(({ method, path }) => `${method} /control${path}`))] }),
  )
  control.notFound((c) => c.json({ error: `There is no ${c.req.method} ${c.req.path}` }, 404))
  return control
}
