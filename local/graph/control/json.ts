import type { Context } from 'hono'
import { z } from 'zod'

/** A wrong request to the control API; the sentence goes to the caller. */
export class ControlError extends Error {
  readonly status: 400 | 404

  constructor(message: string, status: 400 | 404 = 400) {
    super(message)
    this.name = 'ControlError'
    this.status = status
  }
}

/** The JSON body of a request, checked; an empty body counts as an empty object. */
export async function jsonBody<Schema extends z.ZodType>(
  c: Context,
  schema: Schema,
): Promise<z.output<Schema>> {
  const text = await c.req.text()
  // Without this, any web page in the same browser could post here without asking.
  if (text !== '' && !c.req.header('content-type')?.includes('application/json')) {
    throw new ControlError('Send the body as application/json')
  }
  let value: unknown
  try {
    value = text === '' ? {} : JSON.parse(text)
  } catch {
    throw new ControlError('The body is not valid JSON')
  }
  return parse(schema, value)
}

/** The query of a request, checked. */
export function queryOf<Schema extends z.ZodType>(c: Context, schema: Schema): z.output<Schema> {
  return parse(schema, c.req.query())
}

/** Checks a value and names every wrong key. */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value)
  if (!result.success) throw new ControlError(z.prettifyError(result.error))
  return result.data
}

/** Text in a query that means a number from 0. */
export const countInQuery = z.coerce.number().int().min(0)
