import type { MessageRow } from '../api/rows'
import { compareMessages } from './merge'

/* Reactions, edits and deletions are messages of their own at WhatsApp; here they are folded onto what they are about. */

/** One emoji on a bubble. */
export interface Reaction {
  emoji: string
  /** Whose it is. The team reacts as one number, the customer as one person. */
  by: ('us' | 'customer')[]
}

/** What hangs on one message. */
export interface Marks {
  reactions: Reaction[]
  edited: boolean
  /** What it says since its last edit; null when it was not edited. */
  text: string | null
  revoked: boolean
}

const GONE = new Set<MessageRow['status']>(['failed', 'cancelled', 'unknown'])

/** What hangs on each message, by the message's id. */
export function foldAnnotations(rows: readonly MessageRow[]): Map<string, Marks> {
  const byTarget = Map.groupBy(
    rows.filter((row) => row.target_id !== null && !GONE.has(row.status)),
    (row) => row.target_id ?? '',
  )
  return new Map([...byTarget].map(([id, list]) => [id, marksOf(list.toSorted(compareMessages))]))
}

function marksOf(list: MessageRow[]): Marks {
  const latest = new Map<'us' | 'customer', string>()
  const marks: Marks = { reactions: [], edited: false, text: null, revoked: false }
  for (const row of list) {
    if (row.type === 'reaction') latest.set(row.direction === 'outbound' ? 'us' : 'customer', emojiOf(row))
    else if (row.type === 'revoke') marks.revoked = true
    else if (row.type === 'edit') {
      marks.edited = true
      marks.text = row.text ?? marks.text
    }
  }
  for (const [by, emoji] of latest) {
    if (emoji === '') continue
    const same = marks.reactions.find((reaction) => reaction.emoji === emoji)
    if (same) same.by.push(by)
    else marks.reactions.push({ emoji, by: [by] })
  }
  return marks
}

/** Empty when the reaction was taken away. Nobody's emoji is a sentence: what is longer is cut. */
function emojiOf(row: MessageRow): string {
  const [first] = new Intl.Segmenter().segment((row.text ?? '').trim())
  return first?.segment ?? ''
}
