import type { Health, MissingSettingName, QueueHealth } from '../_shared/contracts/health.ts'
import { missingSettings } from '../_shared/env.ts'
import { serviceDatabase } from '../_shared/runtime/database.ts'
import { log } from '../_shared/runtime/log.ts'

/** A database that has not answered by then counts as down. */
const PATIENCE_MS = 4_000

type Findings = { latency_ms: number; queues: QueueHealth[]; missing: string[] }

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
  return { latency_ms, queues: [...queues], missing: missing.map(({ name }) => name) }
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

/** What runs, how far behind it is, and what is missing. Never throws: a failure is a finding. */
export async function examine(): Promise<Health> {
  const found = await findings()
  const missing: MissingSettingName[] = [
    ...missingSettings().map((name) => ({ name, where: 'environment' as const })),
    ...(found?.missing ?? []).map((name) => ({ name, where: 'vault' as const })),
  ]
  return {
    status: !found ? 'down' : missing.length > 0 ? 'misconfigured' : 'ok',
    checked_at: new Date().toISOString(),
    database: { reachable: found !== undefined, latency_ms: found?.latency_ms ?? null },
    queues: found?.queues ?? [],
    missing,
  }
}
