import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWorkingHub, type WorkingHub } from '../../../../soak/_support/work.ts'
import { storm } from '../../../../soak/hostile.ts'
import { killWorkers } from '../../../../soak/kills.ts'

// The full runs are `npm run soak -- hostile` and `npm run soak -- kills`.

let hub: WorkingHub
beforeAll(async () => {
  hub = await startWorkingHub()
}, 120_000)
afterAll(() => hub?.stop())

test('a small storm of hostile updates leaves a difference of 0', async () => {
  expect(await storm(hub, 4000)).toMatchObject({
    difference: 0,
    missing: 0,
    twice: 0,
    told_twice: 0,
    waiting: 0,
  })
}, 60_000)

test('five workers killed with work in hand lose nothing and repeat nothing', async () => {
  expect(await killWorkers(hub, 5)).toMatchObject({ difference: 0, waiting: 0, with_work_in_hand: 5 })
}, 60_000)
