import type { ConversationRow } from '../api/rows'

const HOUR_MS = 3_600_000

/** Whether free text may be sent, and for how long: Meta's 24-hour window. */
export interface WindowState {
  open: boolean
  /** When it closes or closed; null when the customer never wrote. */
  closesAt: number | null
  leftMs: number
  /** How loudly to say it: `calm` says nothing in the list, `soon` below 4 hours, `urgent` below 1 hour. */
  urgency: 'calm' | 'soon' | 'urgent' | 'closed'
}

/**
 * The window of a conversation at a moment. The same rule as queue_message() in the database: the 72 hours after an ad make
 * messages free of charge, but reopen nothing.
 */
export function windowState(
  row: Pick<ConversationRow, 'service_window_expires_at'>,
  now: number,
): WindowState {
  if (row.service_window_expires_at === null)
    return { open: false, closesAt: null, leftMs: 0, urgency: 'closed' }
  const closesAt = Date.parse(row.service_window_expires_at)
  const leftMs = closesAt - now
  if (leftMs <= 0) return { open: false, closesAt, leftMs: 0, urgency: 'closed' }
  const urgency = leftMs < HOUR_MS ? 'urgent' : leftMs < 4 * HOUR_MS ? 'soon' : 'calm'
  return { open: true, closesAt, leftMs, urgency }
}
