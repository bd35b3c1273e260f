import { Hono } from 'hono'
import { z } from 'zod'
import type { Emulator } from '../emulator.ts'
import { newNodeId } from '../world/ids.ts'
import { ControlError, jsonBody } from './json.ts'

const templateSchema = z.strictObject({
  id: z
    .string()
    .regex(/^\d{5,20}$/)
    .optional(),
  waba_id: z.string().optional(),
  name: z.string().regex(/^[a-z0-9_]{1,512}$/),
  language: z.string().regex(/^[a-z]{2,3}(_[A-Z]{2})?$/),
  category: z.enum(['MARKETING', 'UTILITY', 'AUTHENTICATION']),
  status: z.string().default('APPROVED'),
  parameter_format: z.enum(['POSITIONAL', 'NAMED']).default('POSITIONAL'),
  components: z.array(z.looseObject({ type: z.string() })).min(1),
})

/** Templates as Meta has them, without the review. */
export function templatesControl({ world }: Emulator): Hono {
  return new Hono()
    .get('/', (c) => c.json({ templates: world.templates.all() }))
    .post('/', async (c) => {
      const input = await jsonBody(c, templateSchema)
      const wabaId = input.waba_id ?? world.numbers.all()[0]?.waba_id
      if (!wabaId) throw new ControlError('No business number is registered')
      const before = world.templates.find(wabaId, input.name, input.language)
      const template = { ...input, id: input.id ?? before?.id ?? newNodeId(), waba_id: wabaId }
      if (before && before.id !== template.id) world.templates.remove(before.id)
      world.templates.put(template)
      return c.json({ template }, before ? 200 : 201)
    })
}
