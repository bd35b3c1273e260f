import { z } from 'zod'
import { fieldEvent } from './field-event.ts'

/** The throughput or the limit of a number has changed. */
export const phoneNumberQualityUpdate = fieldEvent({
  field: 'phone_number_quality_update',
  input: z.looseObject({
    event: z.string().min(1),
    max_daily_conversations_per_business: z.string().default('TIER_2K'),
  }),
  occur({ world, number }, input) {
    if (input.event === 'THROUGHPUT_UPGRADE') {
      world.numbers.put({ ...number, throughput: 'HIGH', messages_per_second: 1000 })
    }
    return { display_phone_number: number.number, ...input }
  },
})
