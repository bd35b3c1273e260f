import { describe, expect, it } from 'vitest'
import { transferState } from './transfer'

const now = Date.parse('2026-11-28T12:00:00Z')
const open = { accepted_at: null, declined_at: null, revoked_at: null, expires_at: '2026-12-05T12:00:00Z' }

describe('transferState', () => {
  it('is open until its time is over or somebody has decided', () => {
    expect(transferState(open, now)).toBe('open')
    expect(transferState({ ...open, expires_at: '2026-11-28T12:00:00Z' }, now)).toBe('expired')
    expect(transferState({ ...open, declined_at: '2026-11-28T11:00:00Z' }, now)).toBe('declined')
    expect(transferState({ ...open, revoked_at: '2026-11-28T11:00:00Z' }, now)).toBe('revoked')
    expect(
      transferState(
        { ...open, accepted_at: '2026-11-20T11:00:00Z', expires_at: '2026-11-21T11:00:00Z' },
        now,
      ),
    ).toBe('accepted')
  })
})
