import { GraphError } from '../errors/graph-error.ts'

/** The fields that a query asks for, or those that Meta gives unasked. */
export function wantedFields(query: URLSearchParams, standard: readonly string[]): string[] {
  const asked = query.get('fields')?.split(',') ?? standard
  return asked.map((field) => field.trim()).filter(Boolean)
}

/** The chosen fields of a node, and its id always; Meta refuses those that it does not know. `type` is the node's in its words. */
export function selectFields(
  fields: Record<string, unknown>,
  wanted: readonly string[],
  type: string,
): Record<string, unknown> {
  for (const field of wanted) {
    if (field in fields) continue
    throw new GraphError(100, {
      message: `(#100) Tried accessing nonexisting field (${field}) on node type (${type})`,
    })
  }
  const chosen = Object.fromEntries(wanted.map((field) => [field, fields[field]]))
  return 'id' in fields ? { ...chosen, id: fields.id } : chosen
}
