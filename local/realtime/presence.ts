import { randomUUID } from 'node:crypto'

/** One tracked appearance: what the client said about itself, and the reference that tells it from its other appearances. */
export type PresenceMeta = Record<string, unknown> & { phx_ref: string }

export type PresenceState = Record<string, { metas: PresenceMeta[] }>

export interface PresenceDiff {
  joins: PresenceState
  leaves: PresenceState
}

/** Who is present in one topic, in the shapes of Phoenix.Presence. `owner` is the subscription that tracks; it has one appearance at most. */
export class TopicPresence<Owner> {
  readonly #appearances = new Map<Owner, { key: string; meta: PresenceMeta }>()

  get isEmpty(): boolean {
    return this.#appearances.size === 0
  }

  track(owner: Owner, key: string, payload: Record<string, unknown>): PresenceDiff {
    const old = this.#appearances.get(owner)
    const meta: PresenceMeta = {
      ...payload,
      phx_ref: randomUUID(),
      ...(old ? { phx_ref_prev: old.meta.phx_ref } : {}),
    }
    this.#appearances.set(owner, { key, meta })
    return { joins: single(key, meta), leaves: old ? single(old.key, old.meta) : {} }
  }

  /** Undefined when the owner was not there. */
  untrack(owner: Owner): PresenceDiff | undefined {
    const old = this.#appearances.get(owner)
    if (!old) return undefined
    this.#appearances.delete(owner)
    return { joins: {}, leaves: single(old.key, old.meta) }
  }

  state(): PresenceState {
    const state: PresenceState = {}
    for (const { key, meta } of this.#appearances.values()) {
      const entry = state[key] ?? { metas: [] }
      entry.metas.push(meta)
      state[key] = entry
    }
    return state
  }
}

function single(key: string, meta: PresenceMeta): PresenceState {
  return { [key]: { metas: [meta] } }
}
