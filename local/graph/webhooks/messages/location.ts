import { z } from 'zod'
import { customerMessage } from './kind.ts'

/** A place on the map. */
export const location = customerMessage({
  type: 'location',
  input: z.strictObject({
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    name: z.string().optional(),
    address: z.string().optional(),
    url: z.string().optional(),
  }),
  write: (_, value) => ({ value }),
})
