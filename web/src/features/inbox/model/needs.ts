import type { Need } from '@contracts/conversations'
import { REASONS } from './filters'

interface Listed {
  id: string
  waiting?: { reasons: Need[]; since: string; settled: boolean }
}

/**
 * The list of what needs a person, with the open conversation in its place after it was settled: what somebody works on
 * does not vanish under his hands, and the next one is still the next. It leaves when another one is opened.
 */
export function keepSettled<Item extends Listed>(
  before: readonly Item[],
  fresh: readonly Item[],
  openId: string | undefined,
): readonly Item[] {
  const at = openId === undefined ? -1 : before.findIndex(({ id }) => id === openId)
  const open = before[at]
  if (!open?.waiting || fresh.some(({ id }) => id === openId)) return fresh
  // Behind the last of its former neighbours that is still there.
  const places = new Map(fresh.map(({ id }, index) => [id, index]))
  const neighbour = before.slice(0, at).findLast(({ id }) => places.has(id))
  const place = neighbour ? (places.get(neighbour.id) ?? 0) + 1 : 0
  return fresh.toSpliced(place, 0, { ...open, waiting: { ...open.waiting, settled: true } })
}

/** The reason to name first. */
export function mostUrgent(reasons: readonly Need[]): Need {
  return REASONS.find((reason) => reasons.includes(reason)) ?? 'unanswered'
}
