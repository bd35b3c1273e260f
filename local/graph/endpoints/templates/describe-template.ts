import type { Template } from '../../world/templates.ts'
import { selectFields } from '../select-fields.ts'

/** What Meta knows of a template and the emulator's have none of. */
const UNSET = [
  'sub_category',
  'previous_category',
  'correct_category',
  'rejected_reason',
  'message_send_ttl_seconds',
  'library_template_name',
  'cta_url_link_tracking_opted_out',
  'last_updated_time',
]

/** A template as Graph answers it; with `fields` only those, and the id always. */
export function describeTemplate(template: Template, fields?: readonly string[]): Record<string, unknown> {
  const { waba_id: _, ...shown } = template
  const all: Record<string, unknown> = { ...shown, quality_score: { score: 'UNKNOWN' } }
  if (!fields) return all
  const wanted = fields.filter((field) => field in all || !UNSET.includes(field))
  return selectFields(all, wanted, 'WhatsAppMessageTemplate')
}
