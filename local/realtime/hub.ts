import type { Rights } from './authorization.ts'
import { type Broadcast, encodeFrame, type Frame, type Vsn } from './frames.ts'
import { type PresenceDiff, TopicPresence } from './presence.ts'

/** One joined channel of one client. */
export interface Subscription {
  /** Topic as the policies see it, without the prefix `realtime:`. */
  topic: string
  isPrivate: boolean
  vsn: Vsn
  /** What a private channel may hear; public ones hear all. */
  rights: Rights
  presenceKey: string
  wantsPresence: boolean
  send(data: string | Buffer): void
}

/** Prefix of topics on the wire. */
export const WIRE_PREFIX = 'realtime:'

/** Who listens to what. A private topic and a public one of the same name are two topics, as on hosted. */
export class Hub {
  readonly #topics = new Map<string, Set<Subscription>>()
  readonly #presence = new Map<string, TopicPresence<Subscription>>()

  get isSilent(): boolean {
    return this.#topics.size === 0
  }

  join(subscription: Subscription): void {
    const key = keyOf(subscription)
    const members = this.#topics.get(key) ?? new Set()
    members.add(subscription)
    this.#topics.set(key, members)
  }

  leave(subscription: Subscription): void {
    this.untrack(subscription)
    const key = keyOf(subscription)
    const members = this.#topics.get(key)
    members?.delete(subscription)
    if (members?.size === 0) this.#topics.delete(key)
  }

  /** Sends a broadcast to everybody in a topic, except `sender` when it is given. */
  broadcast(topic: string, isPrivate: boolean, broadcast: Broadcast, sender?: Subscription): void {
    this.#deliver(topic, isPrivate, 'broadcast', broadcast, (to) => to !== sender && to.rights.broadcast)
  }

  presenceState(subscription: Subscription) {
    return this.#presence.get(keyOf(subscription))?.state() ?? {}
  }

  track(subscription: Subscription, payload: Record<string, unknown>): void {
    const key = keyOf(subscription)
    const presence = this.#presence.get(key) ?? new TopicPresence<Subscription>()
    this.#presence.set(key, presence)
    this.#announce(subscription, presence.track(subscription, subscription.presenceKey, payload))
  }

  untrack(subscription: Subscription): void {
    const key = keyOf(subscription)
    const presence = this.#presence.get(key)
    const diff = presence?.untrack(subscription)
    if (presence?.isEmpty) this.#presence.delete(key)
    if (diff) this.#announce(subscription, diff)
  }

  #announce({ topic, isPrivate }: Subscription, diff: PresenceDiff): void {
    this.#deliver(topic, isPrivate, 'presence_diff', diff, (to) => to.wantsPresence && to.rights.presence)
  }

  /** The frame is the same for all who speak one version, so it is written once for each. */
  #deliver(
    topic: string,
    isPrivate: boolean,
    event: string,
    payload: unknown,
    accepts: (to: Subscription) => boolean,
  ): void {
    const members = this.#topics.get(keyOf({ topic, isPrivate }))
    if (!members) return
    const frame: Frame = { joinRef: null, ref: null, topic: WIRE_PREFIX + topic, event, payload }
    const encoded = new Map<Vsn, string | Buffer | undefined>()
    for (const to of members) {
      if (!accepts(to)) continue
      if (!encoded.has(to.vsn)) encoded.set(to.vsn, encodeFrame(frame, to.vsn))
      const data = encoded.get(to.vsn)
      if (data !== undefined) to.send(data)
    }
  }
}

function keyOf({ topic, isPrivate }: Pick<Subscription, 'topic' | 'isPrivate'>): string {
  return `${isPrivate ? 'private' : 'public'}:${topic}`
}
