import { inspect } from 'node:util'
import { RelationNotFoundError } from '@supabase/lite'
import { createPostgresConnection, type PostgresConnection } from '@supabase/lite/postgres'
import { reconnectDelay } from '../reconnect-delay.ts'
import { readExposedSchema } from './exposed-schema.ts'
import { currentRequest, type DatabaseError } from './request-context.ts'
import { wireTypes } from './wire-types.ts'

interface QueryRunner {
  executeQuery(query: { sql: string; parameters: unknown[]; query: { kind: 'RawNode' } }): Promise<unknown>
}

interface RequestVariables {
  auth?: { uid?: string | null; role?: string | null; jwt?: Record<string, unknown> | null }
  storage?: { operation?: string | null }
}

/** The methods of Lite's connection that stand in the way; they are private in its types, hence this description. */
interface ConnectionInternals {
  ensureRlsContext(): Promise<boolean>
  applyJwtSessionContext(db: QueryRunner, variables: RequestVariables): Promise<void>
  applyRpcRequestGucs(db: QueryRunner, request: { method: string; path: string }): Promise<void>
  normalizeDbError(error: unknown): unknown
}

/**
 * Lite's Postgres connection, mended:
 * - it granted every right on every table with RLS to anon and authenticated at the first request, which undid the
 *   explicit grants of the migrations (and raced when two first requests came together);
 * - `request.headers`, `.method` and `.path` reached SQL in function calls only;
 * - reads were not read-only, and the search path was the superuser's;
 * - times, decimals and JSON were read or written in another form than PostgREST's (wire-types.ts);
 * - tables of schemas that are not exposed got in the way of those that are (exposed-schema.ts);
 * - six round trips opened each transaction where one is enough.
 */
export function createConnection(url: string, exposed: string[]): PostgresConnection {
  const connection = createPostgresConnection({
    url,
    postgresOptions: {
      max: 12,
      onnotice: () => {},
      backoff: reconnectDelay,
      connection: { application_name: 'lite' },
      types: wireTypes,
    },
  })
  const internals = connection as unknown as ConnectionInternals
  internals.ensureRlsContext = async () => true
  internals.applyJwtSessionContext = openAs
  internals.applyRpcRequestGucs = async (db) => {
    await setLocal(db, { 'response.status': '', 'response.headers': '' })
  }
  internals.normalizeDbError = rememberError

  const introspect = connection.introspect.bind(connection)
  let schema: Awaited<ReturnType<typeof introspect>> | undefined
  connection.introspect = async (options) => {
    if (!options?.useCache || !schema)
      schema = await readExposedSchema(connection, () => introspect({ useCache: false }), exposed)
    return schema
  }
  return connection
}

async function openAs(db: QueryRunner, variables: RequestVariables): Promise<void> {
  const request = currentRequest()
  const role = variables.auth?.role || 'anon'
  const isRead = request?.path.startsWith('/rest/') && (request.method === 'GET' || request.method === 'HEAD')
  if (request) request.role = role
  await setLocal(db, {
    search_path: 'public, extensions',
    'request.jwt.claims': JSON.stringify(variables.auth?.jwt ?? { role }),
    'request.jwt.claim.sub': String(variables.auth?.uid ?? ''),
    'request.jwt.claim.role': role,
    'request.method': request?.method ?? '',
    'request.path': request?.path.replace(/^\/rest\/v1/, '') ?? '',
    'request.headers': JSON.stringify(request?.headers ?? {}),
    'storage.operation': String(variables.storage?.operation ?? ''),
    ...(isRead ? { transaction_read_only: 'on' } : {}),
    role,
  })
}

/** One statement for all settings, each ending with the transaction. */
async function setLocal(db: QueryRunner, settings: Record<string, string>): Promise<void> {
  const names = Object.keys(settings)
  const calls = names.map((name, index) => `set_config('${name}', $${index + 1}, true)`)
  await db.executeQuery({
    sql: `select ${calls.join(', ')}`,
    parameters: Object.values(settings),
    query: { kind: 'RawNode' },
  })
}

/** Lite asks for this before it answers an error; the answer itself is made in errors.ts. */
function rememberError(error: unknown): unknown {
  const request = currentRequest()
  if (!request) return error
  if (isDatabaseError(error)) {
    request.databaseError = error
    printAs(error, `${request.method} ${request.path}: ${error.code} ${error.message}`)
  }
  if (isConnectionError(error)) {
    // The code with which PostgREST says that it has lost its database.
    request.databaseError = {
      code: 'PGRST001',
      message: 'Database client error. Retrying the connection.',
      detail: error.message,
    }
    printAs(error, `${request.method} ${request.path}: ${error.message}`)
  }
  if (error instanceof RelationNotFoundError)
    printAs(error, `${request.method} ${request.path}: ${error.message}`)
  return error
}

/** Lite prints every refused request with its stack; one line says as much. */
function printAs(error: Error, line: string): void {
  Object.defineProperty(error, inspect.custom, { value: () => line, configurable: true })
}

function isDatabaseError(error: unknown): error is Error & DatabaseError {
  return error instanceof Error && 'severity' in error && 'code' in error && typeof error.code === 'string'
}

/** Errors that postgres.js and Node throw before Postgres has said anything. */
function isConnectionError(error: unknown): error is Error {
  if (!(error instanceof Error) || !('code' in error)) return false
  return /^(ECONN|EPIPE|ETIMEDOUT|CONNECTION_|CONNECT_TIMEOUT)/.test(String(error.code))
}
