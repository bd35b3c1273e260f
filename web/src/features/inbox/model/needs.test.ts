import { describe, expect, it } from 'vitest'
import { keepSettled, mostUrgent } from './needs'

const item = (id: string, settled = false) => ({
  id,
  waiting: { reasons: ['unanswered' as const], since: '2026-11-22T10:00:00Z', settled },
})
const words = (items: readonly { id: string; waiting: { settled: boolean } }[]) =>
  items.map(({ id, waiting }) => (waiting.settled ? `(${id})` : id)).join(' ')

describe('what was settled while it is open', () => {
  const before = [item('a'), item('b'), item('c')]

  it('stays in its place', () => {
    expect(words(keepSettled(before, [item('a'), item('c')], 'b'))).toBe('a (b) c')
  })

  it('stays when others go and come', () => {
    const once = keepSettled(before, [item('c'), item('d')], 'b')
    expect(words(once)).toBe('(b) c d')
    expect(words(keepSettled(once, [item('c')], 'b'))).toBe('(b) c')
  })

  it('leaves with the next one', () => {
    const once = keepSettled(before, [item('a'), item('c')], 'b')
    expect(words(keepSettled(once, [item('a'), item('c')], 'c'))).toBe('a c')
    expect(words(keepSettled(before, [item('a')], undefined))).toBe('a')
  })

  it('is not settled any more when it waits again', () => {
    const once = keepSettled(before, [item('a'), item('c')], 'b')
    expect(words(keepSettled(once, [item('a'), item('c'), item('b')], 'b'))).toBe('a c b')
  })
})

it('the most urgent reason is named first', () => {
  expect(mostUrgent(['unanswered', 'window_closing'])).toBe('window_closing')
  expect(mostUrgent(['mention', 'send_failed'])).toBe('send_failed')
})
