import { SCOPE_GROUPS as CONTRACT_GROUPS } from '@contracts/api-keys'
import { describe, expect, it } from 'vitest'
import { keyState } from './key-state'
import { byGroup, SCOPE_GROUPS } from './scopes'

const NOW = Date.parse('2026-11-22T12:00:00Z')

describe('a key', () => {
  it.each([
    [null, null, 'active'],
    ['2027-11-22T12:00:00Z', null, 'active'],
    ['2026-11-23T12:00:00Z', null, 'ending'],
    ['2026-11-22T11:59:59Z', null, 'expired'],
    ['2027-11-22T12:00:00Z', '2026-11-22T11:00:00Z', 'revoked'],
  ] as const)('that expires %s and was revoked %s is %s', (expires_at, revoked_at, state) => {
    expect(keyState({ expires_at, revoked_at }, NOW)).toBe(state)
  })
})

describe('scopes', () => {
  it('are those of the contract', () => {
    expect([...SCOPE_GROUPS].sort()).toEqual([...CONTRACT_GROUPS].sort())
  })

  it('are told by area', () => {
    expect(byGroup(['messages:read', 'messages:write', 'contacts:*', 'events:read', '*'])).toEqual([
      { group: 'messages', read: true, write: true },
      { group: 'contacts', read: true, write: true },
      { group: 'events', read: true, write: false },
      { group: '*', read: false, write: false },
    ])
  })
})
