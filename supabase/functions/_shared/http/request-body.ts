import type { z } from 'zod'

/** The JSON body that a route requires, for its documentation, its types and its validation. */
export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { required: true, content: { 'application/json': { schema } } }
}
