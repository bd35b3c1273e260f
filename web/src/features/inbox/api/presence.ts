import type { RealtimeChannel } from '@supabase/realtime-js'
import { loadRealtime } from '@/lib/supabase'

/** A member who has a conversation open. */
export interface Present {
  id: string
  /** He is writing an answer. */
  writing: boolean
}

export interface Presence {
  /** Tells the others whether this person writes an answer. */
  tellWriting(writing: boolean): void
  leave(): void
}

/** What is passed on the way (moving through the list) is not open to anybody. */
const SETTLED_MS = 500
/** Who looks at something else for so long is not here any more. */
const AWAY_MS = 60_000

let leaving: Promise<unknown> = Promise.resolve()

/**
 * Shows on the private topic of a conversation that this person has it open, and hears who else has. The topic carries
 * ids alone, and admits whoever may read the conversation; on each screen the list of members gives the names.
 */
export function joinConversation(
  conversationId: string,
  me: string,
  onOthers: (others: Present[]) => void,
): Presence {
  let channel: RealtimeChannel | undefined
  let joined = false
  let left = false
  let away = false
  let writing = false
  let awayTimer: ReturnType<typeof setTimeout> | undefined

  const tell = () => {
    if (channel && joined) void (away ? channel.untrack() : channel.track({ writing }))
  }
  const join = async () => {
    // Two memberships of one topic would be one channel, and the end of the first the end of both.
    const [realtime] = await Promise.all([loadRealtime(), leaving])
    if (left) return
    const here = realtime.channel(`conversation:${conversationId}`, {
      config: { private: true, presence: { key: me } },
    })
    channel = here
    here.on('presence', { event: 'sync' }, () => onOthers(othersIn(here.presenceState(), me)))
    here.subscribe((status) => {
      if (left) return
      joined = status === 'SUBSCRIBED'
      if (joined) tell()
      else onOthers([]) // not known until it has joined again
    })
  }
  const start = setTimeout(() => join().catch(() => {}), SETTLED_MS)
  const onVisibility = () => {
    clearTimeout(awayTimer)
    const setAway = (to: boolean) => {
      if (away === to) return
      away = to
      tell()
    }
    if (document.hidden) awayTimer = setTimeout(setAway, AWAY_MS, true)
    else setAway(false)
  }
  document.addEventListener('visibilitychange', onVisibility)

  return {
    tellWriting(next) {
      if (writing === next) return
      writing = next
      tell()
    },
    leave() {
      left = true
      clearTimeout(start)
      clearTimeout(awayTimer)
      document.removeEventListener('visibilitychange', onVisibility)
      const here = channel
      if (here) leaving = loadRealtime().then((realtime) => realtime.removeChannel(here))
    },
  }
}

/** The others in what Realtime tells: one person may be here on several devices. */
export function othersIn(state: Record<string, object[]>, me: string): Present[] {
  return Object.entries(state).flatMap(([id, places]) =>
    id === me ? [] : [{ id, writing: places.some((place) => 'writing' in place && place.writing === true) }],
  )
}
