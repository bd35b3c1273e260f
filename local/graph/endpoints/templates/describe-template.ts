import type { Template } from '../../world/templates.ts'

/** A template as Graph answers it; with `fields` only those, and the id always. */
export function describeTemplate(template: Template, fields?: readonly string[]): Record<string, unknown> {
  const { waba_id: _, ...shown } = template
  const all: Record<string, unknown> = { ...shown, quality_score: { score: 'UNKNOWN' } }
  if (!fields) return all
  const chosen = Object.fromEntries(
    fields.filter((field) => field in all).map((field) => [field, all[field]]),
  )
  return { ...chosen, id: template.id }
}
