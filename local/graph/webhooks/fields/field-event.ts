import type { z } from 'zod'
import type { BusinessNumber } from '../../world/numbers.ts'
import type { World } from '../../world/world.ts'

/** Where an event happens. */
export type Scene = { world: World; number: BusinessNumber }

/** One webhook field other than `messages`: what the control API takes, and what Meta puts into `value`. */
export type FieldEvent<Schema extends z.ZodType = z.ZodType> = {
  field: string
  input: Schema
  /** Lets it happen in the world, where it has an effect there, and answers the `value`. */
  occur(scene: Scene, input: z.output<Schema>): Record<string, unknown>
}

/** Ties the schema of an event to its effect, then forgets it, so that events fit into one list. */
export function fieldEvent<Schema extends z.ZodType>(event: FieldEvent<Schema>): FieldEvent {
  return {
    field: event.field,
    input: event.input,
    occur: (scene, input) => event.occur(scene, event.input.parse(input)),
  }
}
