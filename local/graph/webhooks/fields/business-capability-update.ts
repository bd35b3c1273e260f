import { z } from 'zod'
import { fieldEvent } from './field-event.ts'

/** How many people a business may write to first, and how many numbers it may have. */
export const businessCapabilityUpdate = fieldEvent({
  field: 'business_capability_update',
  input: z.looseObject({
    max_daily_conversations_per_business: z.string().default('TIER_2K'),
    max_phone_numbers_per_business: z.number().int().default(20),
    max_phone_numbers_per_waba: z.number().int().default(20),
  }),
  occur: (_, input) => input,
})
