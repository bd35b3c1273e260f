import type { MessageStatus } from '@contracts/messages'

/** What the ticks beside an outgoing message say. */
export type Delivery = 'waiting' | 'sent' | 'delivered' | 'read' | 'failed' | 'unconfirmed' | 'none'

/** The ticks of a status. */
export function deliveryOf(status: MessageStatus | null): Delivery {
  switch (status) {
    case 'scheduled':
    case 'queued':
    case 'sending':
    case 'held':
      return 'waiting'
    case 'sent':
      return 'sent'
    case 'delivered':
      return 'delivered'
    case 'read':
    case 'played':
      return 'read'
    case 'failed':
    case 'cancelled':
      return 'failed'
    case 'unknown':
      return 'unconfirmed'
    default:
      return 'none'
  }
}

/** What kind of failure it was; of `other` Meta's own sentence is shown, too. */
export type FailureReason =
  | 'window'
  | 'unreachable'
  | 'blocked'
  | 'media'
  | 'pace'
  | 'limit'
  | 'account'
  | 'payment'
  | 'expired'
  | 'other'

const REASONS: Record<string, FailureReason> = {
  '131047': 'window',
  '131026': 'unreachable',
  '131030': 'unreachable',
  '130403': 'blocked',
  '131050': 'blocked',
  '131052': 'media',
  '131053': 'media',
  '131056': 'pace',
  '130429': 'pace',
  '80007': 'pace',
  '131048': 'limit',
  '131049': 'limit',
  '130472': 'limit',
  '131031': 'account',
  '368': 'account',
  '131045': 'account',
  '190': 'account',
  '131042': 'payment',
}

/** The reason behind Meta's code. */
export function failureReason(code: string | number | null): FailureReason {
  return REASONS[String(code)] ?? 'other'
}

/** Whether sending the same again can succeed without anything else changing. */
export function worthSendingAgain(reason: FailureReason): boolean {
  return reason === 'pace' || reason === 'other' || reason === 'media' || reason === 'expired'
}
