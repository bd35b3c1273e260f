import { markOwnMessage } from './behaviour/own-ticks.ts'
import { StatusCourse } from './behaviour/status-course.ts'
import type { GraphConfig } from './config.ts'
import { Deliverer } from './webhooks/deliverer.ts'
import type { DeliveryRecord } from './world/records.ts'
import { World } from './world/world.ts'

/** The emulator without its doors: what it knows, what it sends, and how messages travel. */
export type Emulator = { world: World; deliverer: Deliverer; course: StatusCourse }

/** Makes an emulator that nobody has talked to yet. */
export function createEmulator(config: GraphConfig, publicUrl?: string): Emulator {
  const world = new World(config, publicUrl)
  const deliverer = new Deliverer(world, ({ wamids }) => {
    for (const wamid of wamids) {
      const message = world.messages.get(wamid)
      if (message) markOwnMessage(world, message, 'delivered')
    }
  })
  return { world, deliverer, course: new StatusCourse(world, deliverer) }
}

/** Goes on where an earlier run ended: messages on their way, and posts that nobody has taken. */
export function resumeEmulator(emulator: Emulator, deliveries: readonly DeliveryRecord[]): void {
  emulator.deliverer.resume(deliveries)
  emulator.course.resume(emulator.world.messages.all())
}
