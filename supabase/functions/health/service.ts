import type { Health, MissingSettingName, NumberLag, QueueHealth } from '../_shared/contracts/health.ts'
import { missingSettings } from '../_shared/env.ts'
import { serviceDatabase } from '../_shared/runtime/database.ts'
import { log } from '../_shared/runtime/log.ts'

/** A database that has not answered by then counts as down. */
const PATIENCE_MS = 4_000

/** Work is done within a second; after a minute somebody should look. */
const LAG_LIMIT_SECONDS = 60

type Findings = { latency_ms: number; queues: QueueHealth[]; numbers: NumberLag[]; missing: string[] }

async function askDatabase(): Promise<Findings> {
  const sql = serviceDatabase()
  const started = performance.now()
  await sql`select 1`
  const latency_ms = Math.round((performance.now() - started) * 10) / 10
  // bigint and numeric come as text, so that no digit is lost; these are far below 2^53.
  const queues = await sql<QueueHealth[]>`
    select queue, depth::float8 as depth, oldest_age_seconds::float8 as oldest_age_seconds, dead::float8 as dead
    from private.queue_health()
    order by queue`
  const missing = await sql<{ name: string }[]>`select name from private.missing_settings() order by name`
  const numbers = await sql<Omit<NumberLag, 'is_late'>[]>`
    select number_id, greatest(took_seconds, oldest_waiting_seconds)::float8 as took_seconds,
      behind_seconds::float8 as behind_seconds, updates::float8 as updates
    from private.number_lag()
    order by 2 desc`
  return {
    latency_ms,
    queues: [...queues],
    // Lateness is ours alone: what Meta brings late is shown by behind_seconds, and nobody here can mend it.
    numbers: numbers.map((lag) => ({ ...lag, is_late: lag.took_seconds > LAG_LIMIT_SECONDS })),
    missing: missing.map(({ name }) => name),
  }
}

function withinPatience<Result>(work: Promise<Result>): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const patience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS} ms`)), PATIENCE_MS)
  })
  return Promise.race([work, patience]).finally(() => clearTimeout(timer))
}

async function findings(): Promise<Findings | undefined> {
  try {
    return await withinPatience(askDatabase())
  } catch (error) {
    log.error('health_database_failed', { error })
    return undefined
  }
}

function statusOf(found: Findings | undefined, missing: MissingSettingName[]): Health['status'] {
  if (!found) return 'down'
  if (missing.length > 0) return 'misconfigured'
  return found.numbers.some(({ is_late }) => is_late) ? 'behind' : 'ok'
}

/** What runs, how far behind it is, and what is missing. Never throws: a failure is a finding. */
export async function examine(): Promise<Health> {
  const found = await findings()
  const missing: MissingSettingName[] = [
    ...missingSettings().map((name) => ({ name, where: 'environment' as const })),
    ...(found?.missing ?? []).map((name) => ({ name, where: 'vault' as const })),
  ]
  return {
    status: statusOf(found, missing),
    checked_at: new Date().toISOString(),
    database: { reachable: found !== undefined, latency_ms: found?.latency_ms ?? null },
    queues: found?.queues ?? [],
    lag_limit_seconds: LAG_LIMIT_SECONDS,
    numbers: found?.numbers ?? [],
    missing,
  }
}
