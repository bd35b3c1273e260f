import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { writeAsCustomer } from '../behaviour/write-as-customer.ts'
import { createEmulator, resumeEmulator } from '../emulator.ts'
import { business, type Running, startEmulator, until } from '../testing/running.ts'
import { KeptState } from './kept-state.ts'

const customer = '201001234871'
let running: Running
let folder: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'graph-'))
  running = await startEmulator()
})
afterEach(async () => {
  await running.stop()
  rmSync(folder, { recursive: true })
})

/** Ends the emulator of the test and starts another one from what was kept. */
function restart() {
  const { world } = running.emulator
  new KeptState(world, folder).save()
  world.reset()
  const next = createEmulator(world.config, running.url)
  return { next, unfinished: new KeptState(next.world, folder).restore() }
}

it('keeps chats, windows, customers, numbers and files over a restart', async () => {
  await running.control('/customers', { phone: '+201012345678', name: 'سارة' })
  await running.control('/messages', { from: customer, type: 'image', image: { sample: 'invoice' } })
  await running.send({ to: customer, text: { body: 'hi' } })
  const { world } = running.emulator
  const [messages, customers, numbers] = [world.messages.all(), world.customers.all(), world.numbers.all()]
  const [media] = world.media.all()
  const { world: after } = restart().next
  expect(after.messages.all()).toEqual(messages)
  expect(after.customers.all()).toEqual(customers)
  expect(after.numbers.all()).toEqual(numbers)
  expect(after.windows.isOpen(business.phone_number_id, customer, Date.now())).toBe(true)
  expect(after.media.all().map(({ bytes, sha256, id }) => ({ id, size: bytes.byteLength, sha256 }))).toEqual([
    { id: media?.id, size: media?.bytes.byteLength, sha256: media?.sha256 },
  ])
})

it('goes on with posts that were not taken, with the same bytes', async () => {
  running.hub.answers.push(500, 500)
  await running.control('/clock', { time_scale: 1 })
  await running.control('/messages', { from: customer, text: { body: 'keep me' } })
  await until('two attempts were made', () => running.hub.received.length === 2)
  const { next, unfinished } = restart()
  expect(unfinished).toHaveLength(1)
  resumeEmulator(next, unfinished)
  await until('it was taken', () => next.deliverer.pending === 0)
  expect(running.hub.received).toHaveLength(3)
  expect(running.hub.received[2]?.body).toEqual(running.hub.received[0]?.body)
  expect(next.world.messages.all()[0]?.status).toBe('delivered')
})

it('goes on with messages that were on their way', async () => {
  await running.control('/messages', { from: customer, text: { body: 'hello' } })
  await running.control('/clock', { time_scale: 0.01 })
  await running.send({ to: customer, text: { body: 'slow' } })
  await running.send({ to: '+201500131026', text: { body: 'fails' } })
  const { next, unfinished } = restart()
  resumeEmulator(next, unfinished)
  await until('both have their end', () => running.hub.statuses().length === 3)
  expect(
    running.hub
      .statuses()
      .map(({ status }) => status)
      .sort(),
  ).toEqual(['delivered', 'failed', 'sent'])
})

it('removes files that are gone', async () => {
  const kept = new KeptState(running.emulator.world, folder)
  await writeAsCustomer(running.emulator, { from: customer, type: 'image', image: { sample: 'invoice' } })
  kept.save()
  expect(readdirSync(join(folder, 'graph', 'media'))).toHaveLength(1)
  running.emulator.world.media.clear()
  kept.save()
  expect(readdirSync(join(folder, 'graph', 'media'))).toHaveLength(0)
})

it('begins anew when there is nothing, or nothing readable', () => {
  expect(new KeptState(createEmulator(running.emulator.world.config).world, folder).restore()).toEqual([])
})
