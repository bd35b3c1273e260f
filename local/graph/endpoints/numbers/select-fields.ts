import { GraphError } from '../../errors/graph-error.ts'

const standard = [
  'verified_name',
  'code_verification_status',
  'display_phone_number',
  'quality_rating',
  'platform_type',
  'throughput',
  'webhook_configuration',
]

/** The fields that a query asks for, or Meta's standard set for numbers. */
export function standardFields(query: URLSearchParams): string[] {
  const asked = query.get('fields')?.split(',') ?? standard
  return asked.map((field) => field.trim()).filter(Boolean)
}

/** The chosen fields of a number; Meta adds the id always and refuses fields that it does not know. */
export function selectFields(
  fields: Record<string, unknown>,
  wanted: readonly string[],
  id: string,
): Record<string, unknown> {
  const answer: Record<string, unknown> = {}
  for (const field of wanted) {
    if (!(field in fields)) {
      throw new GraphError(100, {
        message: `(#100) Tried accessing nonexisting field (${field}) on node type (WhatsAppBusinessPhoneNumber)`,
      })
    }
    answer[field] = fields[field]
  }
  return { ...answer, id }
}
