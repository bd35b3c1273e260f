import { describe, expect, it } from 'vitest'
import type { MessageRow } from '../api/rows'
import { foldAnnotations } from './annotations'
import { someMessage } from './message-fixture'

let count = 0
const on = (type: string, minute: number, text: string | null, more: Partial<MessageRow> = {}) =>
  someMessage({
    id: `a${count++}`,
    type,
    text,
    target_id: 'w',
    occurred_at: `2026-11-22T10:${String(minute).padStart(2, '0')}:00Z`,
    ...more,
  })
const ours = { direction: 'outbound', status: 'sent' } as const
const marks = (...rows: MessageRow[]) => foldAnnotations(rows).get('w')

describe('foldAnnotations', () => {
  it('keeps the latest reaction of each side, in whatever order the rows come', () => {
    expect(
      marks(on('reaction', 2, '❤️'), on('reaction', 1, '👍'), on('reaction', 3, '🙏', ours))?.reactions,
    ).toEqual([
      { emoji: '❤️', by: ['customer'] },
      { emoji: '🙏', by: ['us'] },
    ])
  })

  it('draws the same emoji of both sides once', () => {
    expect(marks(on('reaction', 1, '👍'), on('reaction', 2, '👍', ours))?.reactions).toEqual([
      { emoji: '👍', by: ['customer', 'us'] },
    ])
  })

  it('takes a reaction away when the last one is empty', () => {
    expect(marks(on('reaction', 1, '👍'), on('reaction', 2, null))?.reactions).toEqual([])
    expect(marks(on('reaction', 1, '👍'), on('reaction', 2, ''))?.reactions).toEqual([])
  })

  it('leaves out a reaction of ours that WhatsApp did not take', () => {
    expect(
      marks(on('reaction', 1, '👍', ours), on('reaction', 2, '🎉', { ...ours, status: 'failed' }))?.reactions,
    ).toEqual([{ emoji: '👍', by: ['us'] }])
  })

  it('shows one emoji, whatever stands in the field of a reaction', () => {
    expect(marks(on('reaction', 1, '👩‍👩‍👧 <b>and a sentence</b>'))?.reactions[0]?.emoji).toBe('👩‍👩‍👧')
  })

  it('takes the words of the last edit', () => {
    expect(marks(on('edit', 2, 'third'), on('edit', 1, 'second'))).toMatchObject({
      edited: true,
      text: 'third',
    })
  })

  it('tells that a message was deleted', () => {
    expect(marks(on('revoke', 1, null))?.revoked).toBe(true)
  })

  it('leaves messages alone that nothing hangs on', () => {
    expect(foldAnnotations([someMessage({ id: 'w' })]).size).toBe(0)
  })
})
