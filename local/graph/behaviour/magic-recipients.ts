import { catalogue } from '../errors/catalogue.ts'
import type { Course } from './course.ts'

/** What a special recipient makes of every message to it. */
export type MagicOutcome = Course | { kind: 'error'; code: number }

/**
 * Numbers that force an outcome, all valid Egyptian mobiles that nobody else should use:
 * +20 15 00 <code> is accepted and fails with that code, +20 15 01 <code> is refused with it at once,
 * +20 15 02 00000n has a special course of statuses.
 */
export function magicOutcome(phone: string): MagicOutcome | undefined {
  const match = /^20150([012])(\d{6})$/.exec(phone)
  if (!match) return undefined
  const kind = match[1]
  const code = Number(match[2])
  if (kind === '2') {
    if (code === 1) return { kind: 'read_without_delivered' }
    if (code === 2) return { kind: 'never_delivered' }
    if (code === 3) return { kind: 'held' }
    return undefined
  }
  if (!(code in catalogue)) return undefined
  return { kind: kind === '0' ? 'failed_status' : 'error', code }
}
