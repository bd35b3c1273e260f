// The inbox at 10⁴, 10⁵ and 10⁶ messages: how long each list takes for an agent, how that grows, and what row level security
// adds against a role that it does not bind. Each time is of a whole request as the Data API makes it: a transaction that says
// who asks, and asks.
import { execFileSync } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import postgres from 'postgres'
import { openDatabase } from '../local/postgres/database.ts'
import {
  COMMON_WORD,
  fill,
  MESSAGES_PER_CONVERSATION,
  makeWorld,
  RARE_NAME,
  RARE_WORD,
  WORLD,
} from './generate.ts'

type Member = keyof typeof WORLD.members
type Asker = { role: string; claims: string; isFree: boolean }
type Caller = Asker & { sql: postgres.Sql }
/** `quiet`: the fastest tenth, which other programs on the machine disturb least. Ratios are of these. */
type Figures = { quiet: number; p50: number; p99: number }
type Case = {
  name: string
  /** The statement for a turn; `member` chooses whose list it is. */
  query: (sql: postgres.Sql, member: Member, turn: number) => postgres.PendingQuery<postgres.Row[]>
  /**
   * The same rows asked for by a role that policies do not bind, for a member who sees a part of the project: a search
   * has no such filter of its own, and all of the project would be another question.
   */
  unbound?: (
    sql: postgres.Sql,
    scope: postgres.PendingQuery<postgres.Row[]>,
    member: Member,
  ) => postgres.PendingQuery<postgres.Row[]>
  /** How many rows must come, so that a fast wrong answer is no good figure. */
  rows?: (count: number) => boolean
}

const { project, members, team } = WORLD
let conversations = 0

/** Whose list: a team's and an own agent's inbox are asked for by team and assignee, as the dashboard does. */
const mine = (sql: postgres.Sql, member: Member) =>
  member === 'team'
    ? sql`and team_id = ${team}`
    : member === 'own'
      ? sql`and assignee_id = ${members.own}`
      : sql``

/** A conversation that this member sees: every third is the own agent's, every third the team's. */
function conversationOf(sql: postgres.Sql, member: Member, turn: number) {
  const group = member === 'own' ? 1 : 2
  const place = ((turn * 7919) % Math.floor(conversations / 3 - 1)) * 3 + group
  return sql`md5(${project}::text || 'conversation' || ${place}::int)::uuid`
}

/** What the search functions ask within, for a member: whose, of which teams, of which numbers. */
const scopeOf = (sql: postgres.Sql, member: Member) =>
  member === 'team' ? sql`false, null, ${[team]}::uuid[], null` : sql`false, ${members.own}::uuid, null, null`

const contactSearch = (term: string | ((member: Member) => string)): Pick<Case, 'query' | 'unbound'> => {
  const termOf = (member: Member) => (typeof term === 'string' ? term : term(member))
  return {
    query: (sql, member) => sql`select * from public.search_contacts(${project}, ${termOf(member)}, 20)`,
    unbound: (sql, scope, member) => sql`
      select c.* from (
        select m.contact_id, min(m.place) as place
        from private.match_contacts(${project}, public.arabic_normalize(${termOf(member)}), 20, true, ${scope}) as m
        group by m.contact_id order by 2 limit 20
      ) as h
      join public.contacts as c on c.id = h.contact_id order by h.place`,
  }
}

const messageSearch = (term: string): Pick<Case, 'query' | 'unbound'> => ({
  query: (sql) => sql`select * from public.search_messages(${project}, ${term}, 20)`,
  unbound: (sql, scope) => sql`
    select m.* from private.match_messages(
      ${project}, private.like_pattern(${term}), 20, null, '00000000-0000-0000-0000-000000000000', null, ${scope}
    ) as h
    join public.messages as m on m.id = h.message_id order by h.at desc, h.message_id desc`,
})

const CASES: Case[] = [
  {
    name: 'conversation_page',
    query: (sql, member) => sql`
      select * from public.conversations
      where project_id = ${project} and status = 'open' ${mine(sql, member)}
      order by last_message_at desc, id desc limit 50`,
    rows: (count) => count === 50,
  },
  {
    name: 'message_page',
    query: (sql, member, turn) => sql`
      select id, type, direction, status, origin, text, content, idempotency_key, occurred_at, sent_at, delivered_at, read_at
      from public.messages
      where project_id = ${project} and conversation_id = ${conversationOf(sql, member, turn)}
        and type not in ('reaction', 'edit', 'revoke')
      order by occurred_at desc, id desc limit 50`,
    rows: (count) => count === MESSAGES_PER_CONVERSATION,
  },
  {
    name: 'contact_search',
    ...contactSearch(RARE_NAME),
    rows: (count) => count > 0,
  },
  {
    name: 'contact_search_number',
    ...contactSearch((member) => (member === 'own' ? '01200000004' : '01200000002')),
    rows: (count) => count === 1,
  },
  {
    name: 'contact_search_prefix',
    ...contactSearch('مح'),
    rows: (count) => count > 0,
  },
  {
    name: 'message_search',
    ...messageSearch(RARE_WORD),
    rows: (count) => count > 0,
  },
  {
    name: 'message_search_common',
    ...messageSearch(COMMON_WORD),
    rows: (count) => count === 20,
  },
  {
    name: 'unread_count',
    query: (sql, member) => sql`
      select count(*), sum(unread_count) from public.conversations
      where project_id = ${project} and unread_count > 0 ${mine(sql, member)}`,
  },
]

function percentile(times: number[], share: number): number {
  return (
    times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ??
    Number.NaN
  )
}

/** A request as the Data API makes it: a transaction that says who is asking, and asks. One round trip after another. */
async function timeOnce(
  caller: Caller,
  { query, unbound, rows, name }: Case,
  member: Member,
  turn: number,
): Promise<number> {
  const ask = (sql: postgres.Sql) =>
    unbound && caller.isFree && member !== 'all'
      ? unbound(sql, scopeOf(sql, member), member)
      : query(sql, member, turn)
  const start = performance.now()
  const [, found] = await caller.sql.begin((transaction) => [
    transaction`
      select set_config('role', ${caller.role}, true), set_config('request.jwt.claims', ${caller.claims}, true),
        set_config('request.headers', '{}', true)`,
    ask(transaction as unknown as postgres.Sql),
  ])
  const took = performance.now() - start
  if (rows && !rows(found.length))
    throw new Error(`${name} found ${found.length} rows for the member who sees ${member}`)
  return took
}

/** How often both begin with new connections. */
const ROUNDS = 5

/** Keeps the processes of connections on one core: where the kernel puts each is chance, and costs more than a short request. */
async function shareCore(...connections: postgres.Sql[]): Promise<void> {
  for (const sql of connections) {
    const [server] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`
    execFileSync('taskset', ['--cpu-list', '--pid', `${cpus().length - 1}`, `${server?.pid}`])
  }
}

/** The two take turns, so that whatever else the machine does meets both. */
async function compare(
  url: string,
  callers: { bound: Asker; free: Asker },
  one: Case,
  member: Member,
  turns: number,
) {
  const times = { bound: [] as number[], free: [] as number[] }
  for (let round = 0; round < ROUNDS; round += 1) {
    // One each: a statement that one connection prepares for two roles is planned anew at each change.
    const connect = (asker: Asker): Caller => ({
      ...asker,
      sql: postgres(url, { max: 1, onnotice: () => {} }),
    })
    const bound = connect(callers.bound)
    const free = connect(callers.free)
    if (process.platform === 'linux') await shareCore(bound.sql, free.sql)
    for (let turn = -10; turn < turns / ROUNDS; turn += 1) {
      const place = round * turns + turn + 10
      const freeTime = await timeOnce(free, one, member, place)
      const boundTime = await timeOnce(bound, one, member, place)
      if (turn < 0) continue // the first ones fill caches
      times.free.push(freeTime)
      times.bound.push(boundTime)
    }
    await Promise.all([bound.sql.end(), free.sql.end()])
  }
  const figures = (all: number[]): Figures => ({
    quiet: percentile(all, 0.1),
    p50: percentile(all, 0.5),
    p99: percentile(all, 0.99),
  })
  return { bound: figures(times.bound), free: figures(times.free) }
}

function askerOf(role: string, user?: string): Asker {
  return { role, claims: JSON.stringify(user ? { sub: user, role } : { role }), isFree: !user }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

const round = (value: number, digits = 3) => Number(value.toFixed(digits))

export async function measure(
  url: string,
  rows: number,
  turns: number,
  first: Map<string, number>,
  print: (line: object) => void,
  only = '',
) {
  conversations = rows / MESSAGES_PER_CONVERSATION
  const free = askerOf('service_role')
  // Who may call the inner functions of search; neither role is bound by policies.
  const owner = askerOf('postgres')
  for (const member of ['all', 'team', 'own'] as const) {
    const bound = askerOf('authenticated', members[member])
    for (const one of CASES.filter(({ name }) => name.includes(only))) {
      const { bound: figures, free: without } = await compare(
        url,
        { bound, free: one.unbound && member !== 'all' ? owner : free },
        one,
        member,
        turns,
      )
      const key = `${one.name} ${member}`
      if (!first.has(key)) first.set(key, figures.quiet)
      print({
        bench: 'inbox',
        case: one.name,
        member,
        rows,
        p50_ms: round(figures.p50),
        p99_ms: round(figures.p99),
        growth: round(figures.quiet / (first.get(key) ?? Number.NaN), 2),
        rls_overhead: round(figures.quiet / without.quiet, 2),
      })
    }
  }
}

function tableLine(line: Record<string, unknown>): string {
  return [line.case, line.member, line.rows, line.p50_ms, line.p99_ms, line.growth, line.rls_overhead]
    .map((value, index) => String(value).padEnd(index === 0 ? 24 : 10))
    .join('')
}

/** How far an earlier run has filled this database: none of `sizes`, or the largest that is there. */
async function filledTo(sql: postgres.Sql, sizes: number[]): Promise<number> {
  for (const size of sizes.toReversed()) {
    const found = await sql`
      select 1 from public.messages
      where project_id = ${project} and id = md5(${project}::text || 'message' || ${size}::int)::uuid`
    if (found.length > 0) return size
  }
  return 0
}

/**
 * `--rows N` measures up to N (10⁴ and each power of ten on the way), `--turns N` times each list N times. `--data DIR`
 * keeps the database there; a later run measures what is in it and fills on from that. `--only TEXT` measures the lists
 * whose name holds it.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'boolean', default: false },
      rows: { type: 'string', default: '1000000' },
      turns: { type: 'string', default: '200' },
      data: { type: 'string' },
      only: { type: 'string', default: '' },
    },
  })
  const most = Number(values.rows)
  if (!Number.isInteger(most) || most < 10_000 || Math.log10(most) % 1 !== 0) {
    throw new Error('--rows is 10000, 100000, 1000000 or 10000000')
  }
  const sizes = Array.from({ length: Math.log10(most) - 3 }, (_, index) => 10 ** (index + 4))
  const dataDir = values.data ?? (await mkdtemp(join(tmpdir(), 'whatsapp-hub-bench-')))
  await chmod(dataDir, 0o755) // as root, Postgres runs as somebody else, who must enter
  process.stdout.on('error', () => {}) // a reader that has seen enough ends nothing
  const say = (text: string) => console.error(`${new Date().toISOString().slice(11, 19)} ${text}`)
  say(`a Postgres of its own in ${dataDir}`)
  const { server } = await openDatabase({ dataDir, instance: 'bench', port: await freePort() })
  process.once('SIGINT', () => void server.stop().then(() => process.exit(130)))
  const sql = postgres(server.url, { max: 1, onnotice: () => {} })
  try {
    await sql`set maintenance_work_mem = '256MB'`
    await sql`set synchronous_commit = off`
    const kept = await filledTo(sql, sizes)
    if (kept === 0) await makeWorld(sql)
    const first = new Map<string, number>()
    if (!values.json)
      console.log(
        tableLine({
          case: 'case',
          member: 'member',
          rows: 'rows',
          p50_ms: 'p50 ms',
          p99_ms: 'p99 ms',
          growth: 'growth',
          rls_overhead: 'rls',
        }),
      )
    let from = 0
    for (const size of sizes.filter((size) => size >= kept)) {
      if (size > kept) {
        say(`filling up to ${size} messages, and as many in other projects`)
        await fill(sql, from, size)
      }
      say('measuring')
      const print = (line: object) =>
        console.log(values.json ? JSON.stringify(line) : tableLine(line as Record<string, unknown>))
      await measure(server.url, size, Number(values.turns), first, print, values.only)
      from = size
    }
  } finally {
    await sql.end()
    await server.stop()
    if (!values.data) await rm(dataDir, { recursive: true, force: true })
    process.exitCode ??= 0
  }
}
