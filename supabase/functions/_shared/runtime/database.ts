import postgres from 'postgres'
import { databaseUrl } from '../env.ts'

/** Connection pool of the service path. */
export type ServiceDatabase = postgres.Sql

const CONNECTIONS = 3

/** Postgres' type `json`, which keeps text as it was written; `sql.json` sends `jsonb`. */
export const JSON_TYPE = 114

let pool: ServiceDatabase | undefined
let poolUrl: string | undefined

/**
 * The service path into Postgres, for ingest, queues and health alone: it passes over RLS, so nothing that acts for a
 * caller may use it. Opened on first use. No prepared statements, since a transaction pooler gives each query another
 * session.
 */
export function serviceDatabase(): ServiceDatabase {
  const url = databaseUrl()
  if (pool && poolUrl === url) return pool
  void pool?.end({ timeout: 5 })
  poolUrl = url
  pool = postgres(url, {
    prepare: false,
    max: CONNECTIONS,
    connect_timeout: 5,
    idle_timeout: 30,
    connection: { application_name: 'whatsapp-hub' },
    onnotice: () => {},
  })
  return pool
}

/** Closes the pool, so that a test or a script can end. The next use opens it anew. */
export async function closeServiceDatabase(): Promise<void> {
  const closing = pool
  pool = undefined
  await closing?.end({ timeout: 5 })
}
