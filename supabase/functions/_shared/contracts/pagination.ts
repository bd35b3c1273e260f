import { z } from 'zod'

export const DEFAULT_PAGE_SIZE = 50
export const MAX_PAGE_SIZE = 200

/** How many rows a page holds. */
export const PageLimit = z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(DEFAULT_PAGE_SIZE)

/** Opaque: a client hands back what it was given and never looks inside. */
export const Cursor = z
  .string()
  .min(1)
  .max(512)
  .regex(/^[A-Za-z0-9_-]+$/, 'is not a cursor of this interface')

/** A page of `item`: the rows in order, and the cursor of the next page or null at the end. */
export function pageOf<Item extends z.ZodType>(id: string, item: Item) {
  return z.object({ data: z.array(item), next_cursor: z.string().nullable() }).meta({ id })
}
