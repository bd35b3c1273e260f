import { describe, expect, it } from 'vitest'
import { windowState } from './window'

const now = Date.parse('2026-11-22T10:00:00Z')
const inHours = (hours: number) => new Date(now + hours * 3_600_000).toISOString()
const state = (service: number | null, entry: number | null = null) => {
  const row = {
    service_window_expires_at: service === null ? null : inHours(service),
    free_entry_expires_at: entry === null ? null : inHours(entry),
  }
  return windowState(row, now)
}

describe('windowState', () => {
  it('is closed for a customer who never wrote', () => {
    expect(state(null)).toMatchObject({ open: false, closesAt: null, urgency: 'closed' })
  })

  it('grows more urgent as it ends', () => {
    expect(state(20).urgency).toBe('calm')
    expect(state(3.9).urgency).toBe('soon')
    expect(state(0.5).urgency).toBe('urgent')
  })

  it('is closed at the very moment of its end, as in the database', () => {
    expect(state(0)).toMatchObject({ open: false, urgency: 'closed' })
    expect(state(-1).open).toBe(false)
  })

  it('is not reopened or prolonged by the 72 hours after an ad, which only make messages free', () => {
    expect(state(-1, 40)).toMatchObject({ open: false, urgency: 'closed' })
    expect(state(null, 40)).toMatchObject({ open: false, closesAt: null })
    expect(state(3, 40).leftMs).toBe(3 * 3_600_000)
  })
})
