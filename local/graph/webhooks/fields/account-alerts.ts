import { z } from 'zod'
import { fieldEvent } from './field-event.ts'

/** Meta warns about an account, a number or a business. */
export const accountAlerts = fieldEvent({
  field: 'account_alerts',
  input: z.looseObject({
    alert_type: z.string().min(1),
    alert_severity: z.enum(['INFORMATIONAL', 'WARNING', 'CRITICAL']).default('WARNING'),
    alert_description: z.string().default('Limits cannot be increased for your business.'),
  }),
  occur: ({ number }, { alert_type, alert_severity, alert_description, ...rest }) => ({
    entity_type: 'WHATSAPP_BUSINESS_ACCOUNT',
    entity_id: number.waba_id,
    alert_info: { alert_severity, alert_status: 'ACTIVE', alert_type, alert_description },
    ...rest,
  }),
})
