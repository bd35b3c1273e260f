import { Hono } from 'hono'
import { z } from 'zod'
import { ruleInputSchema } from '../behaviour/rules.ts'
import type { Emulator } from '../emulator.ts'
import { ControlError, jsonBody } from './json.ts'

/** One rule or a list; a union of the two would not say which key is wrong. */
const rulesSchema = z.preprocess(
  (value) => (Array.isArray(value) ? value : [value]),
  z.array(ruleInputSchema),
)

/** Rules of misbehaviour. */
export function misbehaveControl({ world }: Emulator): Hono {
  return new Hono()
    .get('/', (c) => c.json({ rules: world.misbehaviour.all() }))
    .post('/', async (c) => {
      const rules = (await jsonBody(c, rulesSchema)).map((rule) => world.misbehaviour.add(rule))
      return c.json({ rules }, 201)
    })
    .delete('/', (c) => {
      world.misbehaviour.clear()
      return c.json({ success: true })
    })
    .delete('/:id', (c) => {
      if (!world.misbehaviour.remove(c.req.param('id'))) throw new ControlError('There is no such rule', 404)
      return c.json({ success: true })
    })
}
