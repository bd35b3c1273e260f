import type { BusinessNumber } from '../../world/numbers.ts'
import { displayNumber } from '../../world/phone-numbers.ts'
import type { World } from '../../world/world.ts'
import { selectFields, wantedFields } from '../select-fields.ts'

const STANDARD = [
  'verified_name',
  'code_verification_status',
  'display_phone_number',
  'quality_rating',
  'platform_type',
  'throughput',
  'webhook_configuration',
]

/** A number as Graph answers it: what the query asks for, or the standard set. */
export function describeNumber(world: World, number: BusinessNumber, query: URLSearchParams) {
  return selectFields(
    numberFields(world, number),
    wantedFields(query, STANDARD),
    'WhatsAppBusinessPhoneNumber',
  )
}

/** All fields that can be asked of a number. */
function numberFields(world: World, number: BusinessNumber): Record<string, unknown> {
  return {
    id: number.id,
    display_phone_number: displayNumber(number.number),
    verified_name: number.verified_name,
    quality_rating: number.quality_rating,
    quality_score: { score: number.quality_rating },
    status: number.status,
    code_verification_status: 'VERIFIED',
    name_status: 'APPROVED',
    new_name_status: 'NONE',
    account_mode: 'LIVE',
    platform_type: 'CLOUD_API',
    is_on_biz_app: false,
    is_official_business_account: false,
    is_pin_enabled: true,
    country_dial_code: displayNumber(number.number).split(' ')[0]?.replace('+', ''),
    throughput: { level: number.throughput },
    messaging_limit_tier: 'TIER_2K',
    whatsapp_business_manager_messaging_limit: 'TIER_2K',
    webhook_configuration: { application: number.webhook_url },
    health_status: {
      can_send_message: number.status === 'CONNECTED' ? 'AVAILABLE' : 'BLOCKED',
      entities: [
        entity('PHONE_NUMBER', number.id, number.status === 'CONNECTED'),
        entity('WABA', number.waba_id, true),
        entity('APP', world.config.app_id, true),
      ],
    },
  }
}

function entity(type: string, id: string, available: boolean): Record<string, unknown> {
  return { entity_type: type, id, can_send_message: available ? 'AVAILABLE' : 'BLOCKED' }
}
