import type { Flow } from '../../world/flows.ts'
import type { World } from '../../world/world.ts'
import { selectFields } from '../select-fields.ts'

const PREVIEW_DAYS = 30

/** A time as Meta writes it: 2026-12-29T12:50:25+0000. */
const metaTime = (at: number) => new Date(at).toISOString().replace(/\.\d+Z$/, '+0000')

/** A Flow as Graph answers it; `fields` may hold preview.invalidate(true). The id always comes. */
export function describeFlow(world: World, flow: Flow, fields: string | null): Record<string, unknown> {
  const wanted = fields?.split(',').map((field) => field.trim()) ?? [
    'name',
    'status',
    'categories',
    'validation_errors',
  ]
  if (wanted.some((field) => /^preview\.invalidate\(true\)/.test(field))) {
    world.flows.put({ ...flow, preview: flow.preview + 1 })
  }
  const json = flow.faults.length === 0 && flow.json ? JSON.parse(flow.json) : {}
  const preview = world.flows.get(flow.id)?.preview ?? flow.preview
  const all: Record<string, unknown> = {
    id: flow.id,
    name: flow.name,
    status: flow.status,
    categories: flow.categories,
    validation_errors: flow.faults,
    json_version: json.version ?? null,
    data_api_version: json.data_api_version ?? null,
    endpoint_uri: flow.endpoint_uri ?? null,
    preview: {
      preview_url: `${world.publicUrl}/phone/#flow=${flow.id}&token=${preview}`,
      expires_at: metaTime(world.clock.now() + PREVIEW_DAYS * 86_400_000),
    },
    whatsapp_business_account: { id: flow.waba_id },
    health_status: { can_send_message: flow.status === 'BLOCKED' ? 'BLOCKED' : 'AVAILABLE', entities: [] },
  }
  const names = wanted.map((field) => field.replace(/[.({].*$/s, ''))
  return selectFields(all, names, 'WhatsAppBusinessFlow')
}
