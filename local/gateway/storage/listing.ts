/** The body of `POST /object/list/:bucket`. */
export interface ListRequest {
  prefix?: string
  limit?: number
  offset?: number
  search?: string
  sortBy?: { column?: string; order?: string }
}

/** A row of Lite's listing, or a folder in ours. */
export interface ListEntry {
  name: string
  id: string | null
  updated_at: string | null
  created_at: string | null
  last_accessed_at: string | null
  metadata: Record<string, unknown> | null
}

const DEFAULT_LIMIT = 100

/** What to ask Lite for: everything below the folder, since it cuts pages before it could know the folders. */
export function listQuery(request: ListRequest): { prefix?: string } {
  const prefix = folderOf(request.prefix)
  return prefix ? { prefix } : {}
}

/**
 * One level of a bucket as hosted lists it: names below the folder, deeper objects gathered into folders (which have a name and nothing
 * else) before the files, then search, order and page.
 */
export function listLevel(rows: ListEntry[], request: ListRequest): ListEntry[] {
  const prefix = folderOf(request.prefix)
  const search = request.search?.toLowerCase() ?? ''
  const folders = new Map<string, ListEntry>()
  const files: ListEntry[] = []
  for (const row of rows) {
    // Lite matches by LIKE, in which `_` and `%` of a folder's name stand for other signs.
    if (!row.name.startsWith(prefix)) continue
    const rest = row.name.slice(prefix.length)
    const slash = rest.indexOf('/')
    const name = slash < 0 ? rest : rest.slice(0, slash)
    if (name === '' || !name.toLowerCase().startsWith(search)) continue
    if (slash < 0) files.push(fileEntry(row, name))
    else folders.set(name, folderEntry(name))
  }
  const column = request.sortBy?.column ?? 'name'
  const direction = request.sortBy?.order === 'desc' ? -1 : 1
  const byName = (a: ListEntry, b: ListEntry) => compare(a.name, b.name)
  const byColumn = (a: ListEntry, b: ListEntry) =>
    compare(textOf(a, column), textOf(b, column)) || byName(a, b)
  const level = [
    ...[...folders.values()].sort((a, b) => (column === 'name' ? direction : 1) * byName(a, b)),
    ...files.sort((a, b) => direction * byColumn(a, b)),
  ]
  const offset = request.offset ?? 0
  return level.slice(offset, offset + (request.limit ?? DEFAULT_LIMIT))
}

function folderOf(prefix = ''): string {
  return prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`
}

function fileEntry(row: ListEntry, name: string): ListEntry {
  const { id, updated_at, created_at, last_accessed_at, metadata } = row
  return { name, id, updated_at, created_at, last_accessed_at, metadata }
}

function folderEntry(name: string): ListEntry {
  return { name, id: null, updated_at: null, created_at: null, last_accessed_at: null, metadata: null }
}

function textOf(entry: ListEntry, column: string): string {
  const value = (entry as unknown as Record<string, unknown>)[column]
  return value === null || value === undefined ? '' : String(value)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
