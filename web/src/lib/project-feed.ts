import type { RealtimeClient } from '@supabase/realtime-js'
import {
  type ChangeEvent,
  type ChangeFeed,
  createChangeFeed,
  type EventPage,
  type FeedSource,
} from './change-feed'
import { unwrap } from './problem'
import type { Membership } from './project'
import { loadRealtime, supabase } from './supabase'

/**
 * The feed of a project: Realtime's private topics and `events_since()`. `onNotification` hears of news for the person
 * himself, which come on his own topic.
 */
export function createProjectFeed(
  membership: Membership,
  userId: string,
  onNotification: () => void,
): ChangeFeed {
  const projectId = membership.project.id
  return createChangeFeed({
    async since(cursor, maxRows) {
      const page: unknown = unwrap(
        await supabase().rest.rpc('events_since', {
          project_id: projectId,
          cursor: cursor ?? undefined,
          max_rows: maxRows,
        }),
      )
      const { events, ...rest } = page as EventPage
      return { ...rest, events: events.map(normalise) }
    },
    join(handlers) {
      let left = false
      let leave = (): void => {}
      const attempt = (failures: number): void => {
        void Promise.all([loadRealtime(), topicsOf(membership, userId)]).then(
          ([realtime, topics]) => {
            if (!left) leave = joinTopics(realtime, topics, handlers, onNotification)
          },
          () => {
            if (left) return
            handlers.onLost()
            const timer = setTimeout(() => attempt(failures + 1), Math.min(2_000 * 2 ** failures, 30_000))
            leave = () => clearTimeout(timer)
          },
        )
      }
      attempt(0)
      return () => {
        left = true
        leave()
      }
    },
  })
}

/** Joins every topic; `onJoined` is told when all of them are. */
function joinTopics(
  realtime: RealtimeClient,
  topics: Topic[],
  handlers: Parameters<FeedSource['join']>[0],
  onNotification: () => void,
): () => void {
  const joined = new Set<string>()
  let left = false
  const channels = topics.map(({ topic, changes }) => {
    const channel = realtime.channel(topic, { config: { private: true } })
    if (changes) {
      channel.on('broadcast', { event: 'change' }, ({ payload }) => {
        for (const event of eventsOf(payload)) handlers.onEvent(normalise(event))
      })
    }
    channel.on('broadcast', { event: 'notification' }, onNotification)
    channel.subscribe((status) => {
      if (left) return
      if (status === 'SUBSCRIBED') {
        joined.add(topic)
        if (joined.size === topics.length) handlers.onJoined()
      } else {
        joined.delete(topic)
        handlers.onLost()
      }
    })
    return channel
  })
  return () => {
    left = true
    for (const channel of channels) void realtime.removeChannel(channel)
  }
}

interface Topic {
  topic: string
  /** Whether the project's events are taken from it; of two topics that carry the same, one is enough. */
  changes: boolean
}

/** The topics that carry what the member may see; the same rule as `private.may_join_topic`. */
async function topicsOf({ project, scope }: Membership, userId: string): Promise<Topic[]> {
  const mine = { topic: `member:${project.id}:${userId}`, changes: scope !== 'all' }
  if (scope === 'all') return [{ topic: `project:${project.id}`, changes: true }, mine]
  if (scope === 'own') return [mine]
  const teams = unwrap(
    await supabase()
      .rest.from('team_members')
      .select('team_id')
      .eq('project_id', project.id)
      .eq('user_id', userId)
      .overrideTypes<{ team_id: string }[], { merge: false }>(),
  )
  return [mine, ...teams.map(({ team_id }) => ({ topic: `team:${team_id}`, changes: true }))]
}

function eventsOf(payload: unknown): ChangeEvent[] {
  const events = (payload as { events?: unknown } | null)?.events
  return Array.isArray(events) ? (events as ChangeEvent[]) : []
}

/** Realtime leaves nulls out, and a bigint may come as text. */
function normalise(event: Partial<ChangeEvent>): ChangeEvent {
  return {
    id: Number(event.id),
    type: String(event.type),
    conversation_id: event.conversation_id ?? null,
    message_id: event.message_id ?? null,
    contact_id: event.contact_id ?? null,
  }
}
