/** A line of two documents beside each other: on both sides, or on one. */
export interface Row {
  before: string | null
  after: string | null
}

/** What is shown of a comparison: rows, and how many equal ones were left out between them. */
export type Part =
  | { kind: 'rows'; rows: Row[]; from: number }
  | { kind: 'skipped'; count: number; from: number }

/** Beyond this many pairs of lines the middle is shown as replaced: comparing it would hold up the page. */
const MOST_PAIRS = 4_000_000
const CONTEXT = 3

/** Lines of two texts beside each other, equal ones in one row: the longest common sequence. */
export function compareLines(before: string[], after: string[]): Row[] {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1
  let end = 0
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  ) {
    end += 1
  }
  const same = (lines: string[]): Row[] => lines.map((line) => ({ before: line, after: line }))
  return [
    ...same(before.slice(0, start)),
    ...middle(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...same(before.slice(before.length - end)),
  ]
}

function middle(before: string[], after: string[]): Row[] {
  const width = after.length + 1
  if (before.length * after.length > MOST_PAIRS) return beside(before, after)
  // common[i][j]: how many lines the rest of both has in common from i and j on.
  const common = new Uint32Array((before.length + 1) * width)
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      common[i * width + j] =
        before[i] === after[j]
          ? (common[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0)
    }
  }
  const rows: Row[] = []
  let removed: string[] = []
  let added: string[] = []
  let i = 0
  let j = 0
  while (i < before.length || j < after.length) {
    const left = before[i]
    const right = after[j]
    if (left !== undefined && left === right) {
      rows.push(...beside(removed, added), { before: left, after: left })
      removed = []
      added = []
      i += 1
      j += 1
    } else if (
      left !== undefined &&
      (right === undefined || (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0))
    ) {
      removed.push(left)
      i += 1
    } else if (right !== undefined) {
      added.push(right)
      j += 1
    }
  }
  return [...rows, ...beside(removed, added)]
}

function beside(removed: string[], added: string[]): Row[] {
  return Array.from({ length: Math.max(removed.length, added.length) }, (_, index) => ({
    before: removed[index] ?? null,
    after: added[index] ?? null,
  }))
}

export const isEqual = ({ before, after }: Row) => before === after

/** The rows that differ with three around them; the others are counted. */
export function partsOf(rows: Row[]): Part[] {
  const isShown = rows.map((_, index) =>
    rows.slice(Math.max(index - CONTEXT, 0), index + CONTEXT + 1).some((row) => !isEqual(row)),
  )
  const parts: Part[] = []
  for (const [index, row] of rows.entries()) {
    const last = parts.at(-1)
    if (isShown[index]) {
      if (last?.kind === 'rows') last.rows.push(row)
      else parts.push({ kind: 'rows', rows: [row], from: index })
    } else if (last?.kind === 'skipped') last.count += 1
    else parts.push({ kind: 'skipped', count: 1, from: index })
  }
  return parts
}

/** Rows in runs of equal ones and of ones that differ. */
export function runsOf(rows: Row[]): Row[][] {
  const runs: Row[][] = []
  for (const row of rows) {
    const last = runs.at(-1)
    if (last?.[0] && isEqual(last[0]) === isEqual(row)) last.push(row)
    else runs.push([row])
  }
  return runs
}
