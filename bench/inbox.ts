// The inbox at 10⁴, 10⁵ and 10⁶ messages: how long each list takes for an agent, how that grows, and what row level security
// adds against a role that it does not bind. Each time is of a whole request as the Data API makes it: a transaction that says
// who asks, and asks.
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
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
type Caller = { sql: postgres.Sql; role: string; claims: string }
/** `quiet`: the fastest tenth, which other programs on the machine disturb least. Ratios are of these. */
type Figures = { quiet: number; p50: number; p99: number }
type Case = {
  name: string
  /** The statement for a turn; `member` chooses whose list it is. */
  query: (sql: postgres.Sql, member: Member, turn: number) => postgres.PendingQuery<postgres.Row[]>
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
      select * from public.messages
      where project_id = ${project} and conversation_id = ${conversationOf(sql, member, turn)} and target_wamid is null
      order by occurred_at desc, id desc limit 50`,
    rows: (count) => count === MESSAGES_PER_CONVERSATION,
  },
  {
    name: 'contact_search',
    query: (sql) => sql`select * from public.search_contacts(${project}, ${RARE_NAME}, 20)`,
    rows: (count) => count > 0,
  },
  {
    name: 'contact_search_number',
    query: (sql, member) =>
      sql`select * from public.search_contacts(${project}, ${member === 'own' ? '01200000004' : '01200000002'}, 20)`,
    rows: (count) => count === 1,
  },
  {
    name: 'contact_search_prefix',
    query: (sql) => sql`select * from public.search_contacts(${project}, 'مح', 20)`,
    rows: (count) => count > 0,
  },
  {
    name: 'message_search',
    query: (sql) => sql`select * from public.search_messages(${project}, ${RARE_WORD}, 20)`,
    rows: (count) => count > 0,
  },
  {
    name: 'message_search_common',
    query: (sql) => sql`select * from public.search_messages(${project}, ${COMMON_WORD}, 20)`,
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
  { query, rows, name }: Case,
  member: Member,
  turn: number,
): Promise<number> {
  const start = performance.now()
  const [, found] = await caller.sql.begin((transaction) => [
    transaction`
      select set_config('role', ${caller.role}, true), set_config('request.jwt.claims', ${caller.claims}, true),
        set_config('request.headers', '{}', true)`,
    query(transaction as unknown as postgres.Sql, member, turn),
  ])
  const took = performance.now() - start
  if (rows && !rows(found.length))
    throw new Error(`${name} found ${found.length} rows for the member who sees ${member}`)
  return took
}

/** The two take turns, so that whatever else the machine does meets both. */
async function compare(bound: Caller, free: Caller, one: Case, member: Member, turns: number) {
  const times = { bound: [] as number[], free: [] as number[] }
  for (let turn = -10; turn < turns; turn += 1) {
    const freeTime = await timeOnce(free, one, member, turn + 10)
    const boundTime = await timeOnce(bound, one, member, turn + 10)
    if (turn < 0) continue // the first ones fill caches
    times.free.push(freeTime)
    times.bound.push(boundTime)
  }
  const figures = (all: number[]): Figures => ({
    quiet: percentile(all, 0.1),
    p50: percentile(all, 0.5),
    p99: percentile(all, 0.99),
  })
  return { bound: figures(times.bound), free: figures(times.free) }
}

function callerOf(sql: postgres.Sql, role: string, user?: string): Caller {
  return { sql, role, claims: JSON.stringify(user ? { sub: user, role } : { role }) }
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
) {
  conversations = rows / MESSAGES_PER_CONVERSATION
  // Connections of their own: a statement that one connection prepares for two roles is planned anew at each change.
  const connections = [0, 1].map(() => postgres(url, { max: 1, onnotice: () => {} })) as [
    postgres.Sql,
    postgres.Sql,
  ]
  const free = callerOf(connections[0], 'service_role')
  for (const member of ['all', 'team', 'own'] as const) {
    const bound = callerOf(connections[1], 'authenticated', members[member])
    for (const one of CASES) {
      const { bound: figures, free: without } = await compare(bound, free, one, member, turns)
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
  for (const connection of connections) await connection.end()
}

function tableLine(line: Record<string, unknown>): string {
  return [line.case, line.member, line.rows, line.p50_ms, line.p99_ms, line.growth, line.rls_overhead]
    .map((value, index) => String(value).padEnd(index === 0 ? 24 : 10))
    .join('')
}

/** `--rows N` measures up to N (10⁴ and each power of ten on the way), `--turns N` times each list N times. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'boolean', default: false },
      rows: { type: 'string', default: '1000000' },
      turns: { type: 'string', default: '200' },
      data: { type: 'string' },
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
    await makeWorld(sql)
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
    for (const size of sizes) {
      say(`filling up to ${size} messages, and as many in other projects`)
      await fill(sql, from, size)
      say('measuring')
      await measure(server.url, size, Number(values.turns), first, (line) =>
        console.log(values.json ? JSON.stringify(line) : tableLine(line as Record<string, unknown>)),
      )
      from = size
    }
  } finally {
    await sql.end()
    await server.stop()
    if (!values.data) await rm(dataDir, { recursive: true, force: true })
    process.exitCode ??= 0
  }
}
