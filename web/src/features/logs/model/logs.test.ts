import { describe, expect, it } from 'vitest'
import { changedFields, httpStatus, millisecondsOf, subjectsOf } from './entry'
import { parseLogsSearch } from './search'

describe('the address of the logs', () => {
  it('keeps what it knows and drops the rest', () => {
    expect(
      parseLogsSearch({
        tab: 'audit',
        level: 'fatal',
        category: 'api_call',
        subject: "x'; drop",
        day: '2026-11-22',
        page: '3',
      }),
    ).toEqual({
      tab: 'audit',
      level: undefined,
      category: 'api_call',
      subject: undefined,
      actor: undefined,
      day: '2026-11-22',
      page: 3,
    })
  })
})

describe('an entry', () => {
  it('tells status, time and subject only where they are what they should be', () => {
    const id = '20000000-0000-4000-8000-000000000001'
    expect(httpStatus({ status: 422 })).toBe(422)
    expect(httpStatus({ status: 'queued' })).toBeNull()
    expect(millisecondsOf({ duration_ms: 12.6 })).toBe(13)
    expect(subjectsOf({ message_id: id, conversation_id: 'none' })).toEqual({
      messageId: id,
      conversationId: undefined,
    })
  })

  it('lists what a change touched, and nothing that stayed', () => {
    expect(changedFields({ role: 'agent', scope: 'all' }, { role: 'admin', scope: 'all' })).toEqual([
      { field: 'role', before: 'agent', after: 'admin' },
    ])
    expect(changedFields(null, { name: 'x', revoked_at: null })).toEqual([
      { field: 'name', before: null, after: 'x' },
    ])
  })
})
