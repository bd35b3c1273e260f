export const KINDS = ['image', 'video', 'audio', 'document', 'sticker'] as const
export type MediaKind = (typeof KINDS)[number]

/** `deleted` is ours: a file that a member removed, whatever it was before. */
export const STATES = ['stored', 'waiting', 'expired', 'refused', 'failed', 'deleted'] as const
export type MediaState = (typeof STATES)[number]

export const DIRECTIONS = ['inbound', 'outbound'] as const
export type MediaDirection = (typeof DIRECTIONS)[number]

/** What stands in the address of the media. */
export interface MediaSearch {
  kind?: MediaKind
  direction?: MediaDirection
  number?: string
  contact?: string
  /** Days of the project's zone, as `2026-11-22`. */
  from?: string
  to?: string
  state?: MediaState
  /** The file whose details are open. */
  file?: string
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Reads the address; what it does not know falls away. */
export function parseMediaSearch(search: Record<string, unknown>): MediaSearch {
  const one = <Word extends string>(words: readonly Word[], value: unknown) =>
    words.find((word) => word === value)
  const matching = (rule: RegExp, value: unknown) =>
    typeof value === 'string' && rule.test(value) ? value : undefined
  const day = (value: unknown) => {
    const text = matching(DAY, value)
    return text && !Number.isNaN(Date.parse(text)) ? text : undefined
  }
  return {
    kind: one(KINDS, search.kind),
    direction: one(DIRECTIONS, search.direction),
    number: matching(UUID, search.number),
    contact: matching(UUID, search.contact),
    from: day(search.from),
    to: day(search.to),
    state: one(STATES, search.state),
    file: matching(UUID, search.file),
  }
}

/** The part of the address that narrows the grid down. */
export function filterOf({ file: _file, ...filter }: MediaSearch): Omit<MediaSearch, 'file'> {
  return filter
}

/** Whether the address asks for a part of the media. */
export function isFiltered(search: MediaSearch): boolean {
  return Object.values(filterOf(search)).some((value) => value !== undefined)
}
