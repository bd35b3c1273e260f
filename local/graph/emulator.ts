import { StatusCourse } from './behaviour/status-course.ts'
import type { GraphConfig } from './config.ts'
import { Deliverer } from './webhooks/deliverer.ts'
import { World } from './world/world.ts'

/** The emulator without its doors: what it knows, what it sends, and how messages travel. */
export type Emulator = { world: World; deliverer: Deliverer; course: StatusCourse }

/** Makes an emulator that nobody has talked to yet. */
export function createEmulator(config: GraphConfig, publicUrl?: string): Emulator {
  const world = new World(config, publicUrl)
  const deliverer = new Deliverer(world)
  return { world, deliverer, course: new StatusCourse(world, deliverer) }
}
