import { z } from 'zod'
import { fieldEvent } from './field-event.ts'

const DAY_SECONDS = 86_400

/** An account was restricted, disabled, reinstated, deleted or violates a policy. */
export const accountUpdate = fieldEvent({
  field: 'account_update',
  input: z.looseObject({ event: z.string().min(1) }),
  occur({ world }, input) {
    const details: Record<string, Record<string, unknown>> = {
      ACCOUNT_RESTRICTION: {
        restriction_info: [
          {
            restriction_type: 'RESTRICTED_BIZ_INITIATED_MESSAGING',
            expiration: world.clock.seconds() + 7 * DAY_SECONDS,
            remediation: 'Review your messaging practices.',
          },
        ],
      },
      ACCOUNT_VIOLATION: { violation_info: { violation_type: 'SCAM' } },
      DISABLED_UPDATE: {
        ban_info: {
          waba_ban_state: 'DISABLE',
          waba_ban_date: new Date(world.clock.now()).toISOString().slice(0, 10),
        },
      },
    }
    return { ...details[input.event], ...input }
  },
})
