import { z } from 'zod'
import { fieldEvent } from './field-event.ts'

/** Somebody changed a setting of a number at Meta, such as calling. */
export const accountSettingsUpdate = fieldEvent({
  field: 'account_settings_update',
  input: z.looseObject({
    type: z.string().default('phone_number_settings'),
    calling: z.record(z.string(), z.unknown()).default({ status: 'ENABLED' }),
  }),
  occur: ({ world, number }, { type, calling, ...rest }) => ({
    messaging_product: 'whatsapp',
    timestamp: String(world.clock.seconds()),
    type,
    phone_number_settings: { phone_number_id: number.id, calling },
    ...rest,
  }),
})
