import type { TimelineEntry } from '@contracts/conversations'

/*
 * What stands between the messages of a thread and is no message: notes of colleagues, and what somebody or something
 * did to the conversation.
 */

/** A note of a colleague, which the customer never sees. */
export interface NoteRow {
  id: string
  author_id: string | null
  body: string
  mentioned_user_ids: string[]
  created_at: string
  updated_at: string
}

/** One thing that happened, ready to be said. */
export interface Happening {
  what:
    | 'assigned'
    | 'unassigned'
    | 'closed'
    | 'reopened'
    | 'snoozed'
    | 'woken'
    | 'auto'
    | 'manual'
    | 'tagged'
    | 'untagged'
    | 'requested'
    | 'answered'
  actorId: string | null
  /** Whom, until when, which tag, which request. */
  about: string | null
}

export type Aside =
  | { kind: 'note'; id: string; moment: string; note: NoteRow }
  | { kind: 'event'; id: string; moment: string; happenings: Happening[] }

const textOf = (value: unknown) => (typeof value === 'string' ? value : null)

/** What an entry of the timeline says; nothing when it is about something that nobody needs to read. */
export function happeningsOf({ type, data }: Pick<TimelineEntry, 'type' | 'data'>): Happening[] {
  const actorId = textOf(data.actor_id)
  const say = (what: Happening['what'], about: unknown = null): Happening => ({
    what,
    actorId,
    about: textOf(about),
  })
  switch (type) {
    case 'conversation.updated':
      return [...statusOf(data, say), ...modeOf(data, say), ...assigneeOf(data, say)]
    case 'conversation.tagged':
      return [say('tagged', data.tag_id)]
    case 'conversation.untagged':
      return [say('untagged', data.tag_id)]
    case 'request.created':
      return [say('requested', data.reference)]
    case 'flow.answered':
      return [say('answered')]
    default:
      return []
  }
}

type Data = TimelineEntry['data']
type Say = (what: Happening['what'], about?: unknown) => Happening

function statusOf(data: Data, say: Say): Happening[] {
  if (data.woken === true) return [say('woken')]
  if (data.status === 'closed') return [say('closed')]
  if (data.status === 'open') return [say('reopened')]
  return data.status === 'snoozed' ? [say('snoozed', data.snoozed_until)] : []
}

function modeOf(data: Data, say: Say): Happening[] {
  return data.mode === 'auto' || data.mode === 'manual' ? [say(data.mode)] : []
}

function assigneeOf(data: Data, say: Say): Happening[] {
  if (!('assignee_id' in data)) return []
  return [data.assignee_id === null ? say('unassigned') : say('assigned', data.assignee_id)]
}
