// Requests made by chance from the OpenAPI document, as an owner and with a key: none gets a 5xx, and each answer is as
// described. `--requests N` for fewer, `--seed S` to repeat one, `--minutes M` for the time after which it ends with what it has.
// Says on stderr how far it is; told to stop, it reports what it has sent by then.
import process from 'node:process'
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import postgres from 'postgres'
import { startFrozenStack } from '../bench/_support/frozen-stack.ts'
import type { StackStatus } from '../local/stack/config.ts'
import { faultOf, type Pool, requestsOf } from '../supabase/tests/functions/_support/fuzzing.ts'
import { type Operation, operations } from '../supabase/tests/functions/_support/operations.ts'

const AT_ONCE = 8
const PER_DRAW = 50
const TOLD_EVERY = 5_000
/** An answer that takes longer is a fault: a request by chance has no business keeping the hub busy. */
const PATIENCE_MS = 60_000

/** Ids of the seeded project. Things that are deleted on the way are asked for all the same. */
async function poolOf(sql: postgres.Sql, projectId: string): Promise<Pool> {
  const ids = async (table: string, limit = 40) => {
    const rows = await sql<{ id: string }[]>`
      select id from ${sql(`public.${table}`)} where project_id = ${projectId} order by random() limit ${limit}`
    return rows.map(({ id }) => id)
  }
  const pool: Pool = {
    project: [projectId],
    project_id: [projectId],
    numbers: await ids('whatsapp_numbers'),
    conversations: await ids('conversations'),
    contacts: await ids('contacts'),
    messages: await ids('messages'),
    media: await ids('media_files'),
    tags: await ids('tags'),
    teams: await ids('teams'),
    notes: await ids('notes'),
    'quick-replies': await ids('message_templates'),
    'api-keys': await ids('api_keys'),
    settings: await ids('integrations'),
  }
  for (const table of ['templates', 'flows']) {
    const rows = await sql<{ id: string }[]>`select id from ${sql(`public.${table}`)} limit 40`
    pool[table] = rows.map(({ id }) => id)
  }
  return pool
}

type Headers = Record<string, string>

async function signIn({ api_url, publishable_key, users }: StackStatus): Promise<Headers> {
  const owner = users.find(({ role }) => role === 'owner')
  const answer = await fetch(`${api_url}/auth/v1/token?grant_type=password`, {
    method: 'POST',
    headers: { apikey: publishable_key, 'content-type': 'application/json' },
    body: JSON.stringify({ email: owner?.email, password: owner?.password }),
  })
  const { access_token } = (await answer.json()) as { access_token: string }
  return { apikey: publishable_key, authorization: `Bearer ${access_token}` }
}

async function makeKey(status: StackStatus, session: Headers, projectId: string): Promise<Headers> {
  const answer = await fetch(`${status.api_url}/functions/v1/api-keys`, {
    method: 'POST',
    headers: { ...session, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({
      project_id: projectId,
      name: 'fuzz',
      scopes: ['*'],
      rate_limit_per_minute: 100_000,
    }),
  })
  const { key } = (await answer.json()) as { key: string }
  return { apikey: status.publishable_key, 'x-api-key': key }
}

type Tally = {
  requests: number
  refused: number
  statuses: Record<string, number>
  faults: string[]
  slowest: { ms: number; operation: string }
}

type Answered = { status: number; type: string; text: string }

async function send(url: string, init: RequestInit): Promise<Answered | string> {
  try {
    const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) })
    const type = answer.headers.get('content-type')?.split(';')[0] ?? ''
    return { status: answer.status, type, text: await answer.text() }
  } catch (error) {
    return `no answer: ${error}`
  }
}

async function one(
  url: string,
  operation: Operation,
  caller: Headers,
  seed: number,
  pool: Pool,
  tally: Tally,
) {
  for (const request of fc.sample(requestsOf(operation, pool), { numRuns: PER_DRAW, seed })) {
    const asked = performance.now()
    const answer = await send(`${url}/functions/v1${request.path}`, {
      method: operation.method,
      headers: { ...caller, ...request.headers },
      ...(request.body === undefined ? {} : { body: request.body }),
    })
    const ms = Math.round(performance.now() - asked)
    if (ms > tally.slowest.ms) tally.slowest = { ms, operation: operation.name }
    const isAnswered = typeof answer !== 'string'
    const status = isAnswered ? answer.status : 'none'
    const fault = isAnswered ? faultOf(operation, request, answer) : answer
    tally.requests += 1
    if (tally.requests % TOLD_EVERY === 0)
      console.error(`${tally.requests} requests, ${tally.faults.length} faults`)
    if (request.isRefused) tally.refused += 1
    tally.statuses[status] = (tally.statuses[status] ?? 0) + 1
    if (fault)
      tally.faults.push(`${operation.name} (seed ${seed}) ${JSON.stringify(request).slice(0, 600)}: ${fault}`)
  }
}

/** Sends the storm and prints what came of it. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      requests: { type: 'string', default: '100000' },
      seed: { type: 'string' },
      minutes: { type: 'string', default: '60' },
    },
  })
  const wanted = Number(values.requests)
  let seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))
  const first = seed
  const stack = await startFrozenStack({ timeScale: 20 })
  const sql = postgres(stack.status.db_url, { max: 2, onnotice: () => {} })
  const tally: Tally = {
    requests: 0,
    refused: 0,
    statuses: {},
    faults: [],
    slowest: { ms: 0, operation: '' },
  }
  const begun = performance.now()
  const end = begun + Number(values.minutes) * 60_000
  let isTold = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      isTold = true
    })
  }
  try {
    await sql`update private.rate_limits set per_minute = 10000000`
    const [project] = await sql<{ id: string }[]>`select id from public.projects where slug = 'demo'`
    const projectId = project?.id ?? ''
    const pool = await poolOf(sql, projectId)
    const session = await signIn(stack.status)
    const key = await makeKey(stack.status, session, projectId)
    const turns = Math.ceil(wanted / PER_DRAW)
    let turn = 0
    const work = async () => {
      while (turn < turns && !isTold && performance.now() < end) {
        const operation = operations[turn % operations.length] as Operation
        const caller = operation.schemes.includes('apiKey') && turn % 3 === 0 ? key : session
        turn += 1
        seed += 1
        await one(stack.status.api_url, operation, caller, seed, pool, tally)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    const seconds = Math.round((performance.now() - begun) / 1000)
    const { faults, ...figures } = tally
    console.log(JSON.stringify({ soak: 'fuzz', seed: first, seconds, ...figures, faults: faults.length }))
    for (const fault of faults.slice(0, 40)) console.error(fault)
    if (faults.length > 0) process.exitCode = 1
  } finally {
    await sql.end({ timeout: 2 })
    await stack.stop()
  }
}
