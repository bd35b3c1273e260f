import { expect, vi } from 'vitest'
import { sql } from '../../_support/database.ts'
import { post } from '../../_support/webhook.ts'
import type { World } from '../../_support/world.ts'
import type { Business } from './events.ts'

/** The number of a world, as events name it. */
export const businessOf = (world: World): Business => ({
  phoneNumberId: world.phoneNumberId,
  display: world.displayPhoneNumber,
  wabaId: world.wabaId,
})

/** Posts a body as Meta does; returns the id of its event. */
export async function deliver(body: string): Promise<string> {
  const response = await post(body)
  expect(response.status).toBe(200)
  const { event_id } = (await response.json()) as { event_id: string }
  return event_id
}

/** Waits until all these events have been worked on. */
export async function untilApplied(eventIds: string[], timeout = 20_000): Promise<void> {
  await vi.waitFor(
    async () => {
      const [row] = await sql<{ waiting: number }[]>`
        select count(*)::integer as waiting from public.webhook_events
        where id = any (${eventIds}::uuid[]) and state = 'received'`
      expect(row?.waiting).toBe(0)
    },
    { timeout, interval: 50 },
  )
}
