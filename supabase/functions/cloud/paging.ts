import { decodeCursor, encodeCursor, type Position } from '../_shared/http/pagination.ts'

/** Cursors of a page in Graph's shape. */
export type Paging = {
  cursors: { before: string; after: string } | Record<string, never>
  next?: string
  previous?: string
}

type Filterable = {
  or(filter: string): Filterable
  order(column: string, options: { ascending: boolean }): Filterable
  limit(count: number): Filterable
}

export type PageQuery = {
  limit: number
  after?: string | undefined
  before?: string | undefined
}

/** Puts order, cursor and limit on a query of PostgREST: newest first, one row more than the page holds. */
export function paged<Query>(query: Query, column: string, page: PageQuery): Query {
  let cut = query as unknown as Filterable
  const isBackwards = page.before !== undefined && page.after === undefined
  const cursor = page.after ?? page.before
  if (cursor !== undefined) {
    const { at, id } = decodeCursor(cursor, isBackwards ? 'before' : 'after')
    const than = isBackwards ? 'gt' : 'lt'
    cut = cut.or(`${column}.${than}.${at},and(${column}.eq.${at},id.${than}.${id})`)
  }
  return cut
    .order(column, { ascending: isBackwards })
    .order('id', { ascending: isBackwards })
    .limit(page.limit + 1) as unknown as Query
}

/** The page and its cursors. `url` is the caller's own, from which next and previous are made. */
export function toGraphPage<Row>(
  rows: Row[],
  page: PageQuery,
  positionOf: (row: Row) => Position,
  url: string,
): { rows: Row[]; paging: Paging } {
  const isBackwards = page.before !== undefined && page.after === undefined
  const hasMore = rows.length > page.limit
  const shown = rows.slice(0, page.limit)
  if (isBackwards) shown.reverse()
  const first = shown[0]
  const last = shown.at(-1)
  if (first === undefined || last === undefined) return { rows: shown, paging: { cursors: {} } }
  const cursors = { before: encodeCursor(positionOf(first)), after: encodeCursor(positionOf(last)) }
  const link = (name: 'after' | 'before') => {
    const next = new URL(url)
    next.searchParams.delete('after')
    next.searchParams.delete('before')
    next.searchParams.set(name, cursors[name])
    return next.toString()
  }
  const hasNext = isBackwards || hasMore
  const hasPrevious = isBackwards ? hasMore : page.after !== undefined
  return {
    rows: shown,
    paging: {
      cursors,
      ...(hasNext ? { next: link('after') } : {}),
      ...(hasPrevious ? { previous: link('before') } : {}),
    },
  }
}
