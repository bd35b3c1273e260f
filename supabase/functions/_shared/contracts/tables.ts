import { z } from 'zod'
import { MAX_PAGE_SIZE } from './pagination.ts'

/** Query of a list that a screen shows in pages: which page, counted from 1, and how many rows it holds. */
export const TablePage = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(20),
}

/** A page of a table: its rows, and how many there are under the same filters. */
export function tableOf<Item extends z.ZodType>(id: string, item: Item) {
  return z
    .object({ data: z.array(item), page: z.int().min(1), limit: z.int().min(1), total: z.int().min(0) })
    .meta({ id })
}

/** Words of the query parameter `sort`: one of `fields`, with a minus in front for descending order. */
export function sortBy<const Field extends string>(fields: readonly Field[], standard: Field | `-${Field}`) {
  const words = fields.flatMap((field): (Field | `-${Field}`)[] => [field, `-${field}`])
  return z
    .string()
    .refine((word) => (words as string[]).includes(word), `must be one of ${words.join(', ')}`)
    .default(standard)
    .meta({ enum: words })
}

/** A flag in a query string. */
export const Flag = z.enum(['true', 'false']).transform((word) => word === 'true')
