import { Hono } from 'hono'
import { z } from 'zod'
import type { Emulator } from '../emulator.ts'
import { mergeSettings, settingsPatchSchema } from '../world/settings.ts'
import { jsonBody } from './json.ts'

const clockSchema = settingsPatchSchema.extend({
  time_scale: z.number().positive().max(1_000_000).optional(),
})

/** The time scale and all settings, in one place. */
export function settingsControl({ world }: Emulator): Hono {
  const describe = () => ({
    now: new Date(world.clock.now()).toISOString(),
    time_scale: world.clock.scale,
    ...world.settings,
  })
  return new Hono()
    .get('/', (c) => c.json(describe()))
    .post('/', async (c) => {
      const { time_scale, ...patch } = await jsonBody(c, clockSchema)
      if (time_scale !== undefined) world.clock.scale = time_scale
      world.settings = mergeSettings(world.settings, patch)
      world.feed.publish('settings', describe())
      return c.json(describe())
    })
}
