import { callsOf, maskSql } from './mask.ts'

/** A pattern that must not occur, matched against SQL whose comments and strings are blanked out. */
export type Ban = { pattern: string; why: string; only?: string }

/** What .sqlstyle.json holds. */
export type SqlStyle = {
  maxColumns: number
  /** Folders whose files a script makes. */
  generated: string[]
  bans: Ban[]
  /** Functions of pgmq 1.5.1, which hosted projects have, with the numbers of arguments that they take. */
  pgmq: Record<string, number[]>
}

type Fault = { line: number; what: string }

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}

function checkLines(sql: string, masked: string, { maxColumns }: SqlStyle): Fault[] {
  const maskedLines = masked.split('\n')
  return sql.split('\n').flatMap((text, index) => {
    const faults: string[] = []
    if (text.length > maxColumns) faults.push(`${text.length} columns, at most ${maxColumns}`)
    if (text.includes('\t')) faults.push('a tab')
    if (/\s$/.test(text)) faults.push('a space at the end')
    const capital = maskedLines[index]?.match(/[A-Z]\w*/)?.[0]
    if (capital) faults.push(`"${capital}" is not lower case`)
    return faults.map((what) => ({ line: index + 1, what }))
  })
}

function checkBans(path: string, masked: string, { bans }: SqlStyle): Fault[] {
  return bans
    .filter(({ only }) => !only || new RegExp(only).test(path))
    .flatMap(({ pattern, why }) =>
      [...masked.matchAll(new RegExp(pattern, 'g'))].map((match) => ({
        line: lineAt(masked, match.index),
        what: why,
      })),
    )
}

function checkPgmq(masked: string, { pgmq }: SqlStyle): Fault[] {
  return callsOf('pgmq', masked)
    .filter(({ name, args }) => !pgmq[name]?.includes(args))
    .map(({ name, args, index }) => ({
      line: lineAt(masked, index),
      what: `pgmq.${name} with ${args} arguments is not in pgmq 1.5.1`,
    }))
}

/** Statements of masked SQL with where each begins. Semicolons inside dollar quotes end none. */
function statements(masked: string): { text: string; index: number }[] {
  const found: { text: string; index: number }[] = []
  let start = 0
  let quote: string | undefined
  for (const match of masked.matchAll(/\$\w*\$|;/g)) {
    if (match[0] !== ';') {
      if (quote === undefined) quote = match[0]
      else if (quote === match[0]) quote = undefined
      continue
    }
    if (quote !== undefined) continue
    found.push({ text: masked.slice(start, match.index), index: start })
    start = match.index + 1
  }
  return found.map(({ text, index }) => ({ text: text.trimStart(), index: index + text.search(/\S|$/) }))
}

function checkFunction(text: string): string[] {
  const head = text.split(/\bas\s+\$/)[0] ?? ''
  const faults: string[] = []
  if (!/\bset search_path = ''/.test(head)) faults.push("a function without set search_path = ''")
  if (!/^(immutable|stable|volatile)\b/m.test(head))
    faults.push('a function that does not state its volatility')
  if (!/^security (definer|invoker)\b/m.test(head)) faults.push('a function that does not state its security')
  return faults
}

function checkStatements(masked: string): Fault[] {
  const secured = new Set(
    [...masked.matchAll(/alter table (\S+) enable row level security/g)].map((m) => m[1]),
  )
  return statements(masked).flatMap(({ text, index }) => {
    const faults: string[] = []
    if (/^create (or replace )?function\b/.test(text)) faults.push(...checkFunction(text))
    if (/^create policy\b/.test(text) && !/\bto (anon|authenticated|service_role|supabase)/.test(text)) {
      faults.push('a policy that does not say for whom')
    }
    const references = text.match(/\breferences\b/g)?.length ?? 0
    const deletes = text.match(/\bon delete\b/g)?.length ?? 0
    if (/^(create|alter) table\b/.test(text) && deletes < references)
      faults.push('a reference without on delete')
    const table = text.match(/^create table (public\.\w+)/)?.[1]
    if (table && !secured.has(table)) faults.push(`${table} without row level security in the same file`)
    return faults.map((what) => ({ line: lineAt(masked, index), what }))
  })
}

function checkFile(path: string, sql: string): Fault[] {
  const faults: Fault[] = []
  if (!sql.startsWith('-- ')) faults.push({ line: 1, what: 'no header that says what this file is' })
  if (!sql.endsWith('\n') || sql.endsWith('\n\n'))
    faults.push({ line: sql.split('\n').length, what: 'no single line end' })
  const name = path.split('/').at(-1) ?? ''
  if (path.includes('migrations/') && !/^\d{14}_[a-z0-9]+(_[a-z0-9]+)*\.sql$/.test(name)) {
    faults.push({ line: 1, what: 'a migration is called YYYYMMDDHHMMSS_words_in_snake_case.sql' })
  }
  return faults
}

/** Everything in one file that breaks the style, as `path:line what`. */
export function styleFaults(path: string, sql: string, style: SqlStyle): string[] {
  const masked = maskSql(sql)
  const faults = [
    ...checkFile(path, sql),
    ...checkLines(sql, masked, style),
    ...checkBans(path, masked, style),
    ...checkPgmq(masked, style),
    // Tests make throw-away functions and tables, which need none of this.
    ...(path.includes('migrations/') ? checkStatements(masked) : []),
  ]
  return faults.sort((a, b) => a.line - b.line).map(({ line, what }) => `${path}:${line} ${what}`)
}
