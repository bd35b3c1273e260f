import { Problem } from './problem.ts'

type Page = { page: number; limit: number }
type Sortable<Query> = { order(column: string, options: { ascending: boolean }): Query }

/** First and last row of a page, as PostgREST's `range` wants them. */
export function rangeOf({ page, limit }: Page): [number, number] {
  return [(page - 1) * limit, page * limit - 1]
}

/** Orders by a word of `sort`, then by id, so that equal values do not jump between pages. */
export function sorted<Query extends Sortable<Query>>(query: Query, sort: string): Query {
  const ascending = !sort.startsWith('-')
  return query.order(sort.replace(/^-/, ''), { ascending }).order('id', { ascending })
}

/** The one row, or the problem of a caller who may not see it. */
export function found<Row>(row: Row | null | undefined): Row {
  if (row === null || row === undefined) throw new Problem('not_found')
  return row
}

type Outcome = {
  data: unknown[] | null
  error: { code: string; message: string } | null
  count: number | null
}

/** A page of a table with its total. PostgREST refuses a page beyond the end; here it is empty, and the total tells why. */
export async function tablePage(
  { page, limit }: Page,
  query: PromiseLike<Outcome>,
  count: () => PromiseLike<{ count: number | null }>,
): Promise<{ data: unknown[]; page: number; limit: number; total: number }> {
  const { data, error, count: total } = await query
  if (error?.code === 'PGRST103') return { data: [], page, limit, total: (await count()).count ?? 0 }
  if (error) throw Object.assign(new Error(error.message), error) // a bare object would pass the handler of errors by
  return { data: data ?? [], page, limit, total: total ?? 0 }
}
