import type { WebhookError } from '../errors/graph-error.ts'
import type { Customer } from '../world/customers.ts'
import type { Message, Pricing } from '../world/messages.ts'
import type { BusinessNumber } from '../world/numbers.ts'
import { type Change, contactOf, metadataOf } from './change.ts'

/** The states that Meta reports. */
export type ReportedStatus = 'sent' | 'delivered' | 'read' | 'played' | 'failed'

/** What one status webhook says. */
export type StatusReport = {
  status: ReportedStatus
  seconds: number
  pricing?: Pricing
  errors?: WebhookError[]
  /** The free entry point window, the only case in which `conversation` is still sent. */
  conversation?: { id: string; until: number }
}

/** The change that reports a status of a message from the business. */
export function statusChange(
  number: BusinessNumber,
  customer: Customer,
  message: Pick<Message, 'wamid' | 'callback_data'>,
  report: StatusReport,
): Change {
  const failed = report.status === 'failed'
  const { conversation } = report
  const status = {
    id: message.wamid,
    status: report.status,
    timestamp: String(report.seconds),
    ...(customer.hide_phone ? {} : { recipient_id: customer.phone }),
    // Meta leaves the business-scoped id out of failures of messages that were sent to a number.
    ...(failed && !customer.hide_phone ? {} : { recipient_user_id: customer.bsuid }),
    ...(message.callback_data === undefined ? {} : { biz_opaque_callback_data: message.callback_data }),
    ...(conversation
      ? {
          conversation: {
            id: conversation.id,
            ...(report.status === 'sent'
              ? { expiration_timestamp: String(Math.floor(conversation.until / 1000)) }
              : {}),
            origin: { type: 'referral_conversion' },
          },
        }
      : {}),
    ...(report.pricing ? { pricing: report.pricing } : {}),
    ...(report.errors ? { errors: report.errors } : {}),
  }
  return {
    field: 'messages',
    value: {
      messaging_product: 'whatsapp',
      metadata: metadataOf(number),
      ...(failed ? {} : { contacts: [statusContact(customer, report.status)] }),
      statuses: [status],
    },
  }
}

function statusContact(customer: Customer, status: ReportedStatus): Record<string, unknown> {
  const contact = contactOf(customer)
  return status === 'sent' ? { ...contact, profile: { name: customer.name } } : contact
}
