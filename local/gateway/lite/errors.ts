import type { DatabaseError, RequestContext } from './request-context.ts'

const STATUS_BY_CODE: Record<string, number> = {
  '23503': 409,
  '23505': 409,
  '25006': 405,
  '42883': 404,
  '42P01': 404,
  '42P17': 500,
  '53400': 500,
  P0001: 400,
  PGRST001: 503,
}

const STATUS_BY_CLASS: Record<string, number> = {
  '08': 503,
  '09': 500,
  '0L': 403,
  '0P': 403,
  '25': 500,
  '28': 403,
  '2D': 500,
  '38': 500,
  '39': 500,
  '3B': 500,
  '40': 500,
  '53': 503,
  '54': 500,
  '55': 500,
  '57': 500,
  '58': 500,
  F0: 500,
  HV: 500,
  P0: 500,
  XX: 500,
}

/** The HTTP status that PostgREST gives to an error of Postgres (its documented table). */
export function statusOfDatabaseError(code: string, role: string): number {
  if (code === '42501') return role === 'anon' ? 401 : 403
  const custom = /^PT([2-5]\d\d)$/.exec(code)
  if (custom) return Number(custom[1])
  return STATUS_BY_CODE[code] ?? STATUS_BY_CLASS[code.slice(0, 2)] ?? 400
}

/**
 * Lite knows some codes and answers the others, among them every plain `raise exception`, with 500. When Postgres refused the request, the
 * status is the one that PostgREST gives, and so is the body unless Lite has named the same code (then it may say more, such as the table
 * of an unknown column). `PGRST` is the code with which SQL writes its own answer; Lite does that right.
 */
export async function mendDatabaseError(response: Response, context: RequestContext): Promise<Response> {
  const error = context.databaseError
  if (response.status < 400 || !error || error.code === 'PGRST') return response
  const said = await response.text()
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  headers.set('content-type', 'application/json; charset=utf-8')
  const body = codeOf(said) === error.code ? said : JSON.stringify(bodyOf(error))
  return new Response(body, {
    status: statusOfDatabaseError(error.code, context.role ?? 'anon'),
    headers,
  })
}

function bodyOf({ code, detail, hint, message }: DatabaseError) {
  return { code, details: detail ?? null, hint: hint ?? null, message }
}

function codeOf(body: string): unknown {
  try {
    return (JSON.parse(body) as { code?: unknown }).code
  } catch {
    return undefined
  }
}
