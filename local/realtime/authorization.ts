import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import type { Identity } from './identity.ts'

/** What a policy on `realtime.messages` can tell apart. */
export type Extension = 'broadcast' | 'presence'

export interface Rights {
  broadcast: boolean
  presence: boolean
}

/** Asks the database whether somebody may read or write a private topic. */
export interface Authorizer {
  mayRead(identity: Identity, topic: string, headers: Record<string, string>): Promise<Rights>
  mayWrite(
    identity: Identity,
    topic: string,
    extension: Extension,
    headers: Record<string, string>,
  ): Promise<boolean>
}

class RolledBack<T> extends Error {
  override name = 'RolledBack'
  readonly result: T
  constructor(result: T) {
    super('rolled back on purpose')
    this.result = result
  }
}

/**
 * Decides as hosted Realtime does: within a transaction that is always rolled back, as the caller's role and with `realtime.topic()` set,
 * it looks whether a message of the topic could be seen (join) or inserted (broadcast, presence) under the policies of `realtime.messages`.
 */
export function createAuthorizer(sql: postgres.Sql): Authorizer {
  async function probe<T>(work: (tx: postgres.TransactionSql) => Promise<T>): Promise<T> {
    try {
      await sql.begin(async (tx) => {
        throw new RolledBack(await work(tx))
      })
    } catch (error) {
      if (error instanceof RolledBack) return error.result as T
      throw error
    }
    throw new Error('A probe of Realtime was committed.')
  }

  return {
    mayRead: (identity, topic, headers) =>
      probe(async (tx) => {
        const ids: Record<Extension, string> = { broadcast: randomUUID(), presence: randomUUID() }
        await tx`
          insert into realtime.messages (id, topic, extension, private)
          values (${ids.broadcast}, ${topic}, 'broadcast', true), (${ids.presence}, ${topic}, 'presence', true)`
        await actAs(tx, identity, topic, headers)
        const rows = await tx<{ id: string }[]>`
          select id from realtime.messages where id in (${ids.broadcast}, ${ids.presence})`
        const seen = new Set(rows.map((row) => row.id))
        return { broadcast: seen.has(ids.broadcast), presence: seen.has(ids.presence) }
      }),

    mayWrite: (identity, topic, extension, headers) =>
      probe(async (tx) => {
        await actAs(tx, identity, topic, headers)
        try {
          await tx.savepoint(
            (inner) =>
              inner`insert into realtime.messages (topic, extension, private) values (${topic}, ${extension}, true)`,
          )
          return true
        } catch (error) {
          if (error instanceof Error && 'code' in error && error.code === '42501') return false
          throw error
        }
      }),
  }
}

async function actAs(
  tx: postgres.TransactionSql,
  { role, claims }: Identity,
  topic: string,
  headers: Record<string, string>,
): Promise<void> {
  await tx`
    select
      set_config('search_path', 'public, extensions', true),
      set_config('realtime.topic', ${topic}, true),
      set_config('request.jwt.claims', ${JSON.stringify(claims)}, true),
      set_config('request.jwt.claim.sub', ${claims.sub ?? ''}, true),
      set_config('request.jwt.claim.role', ${role}, true),
      set_config('request.headers', ${JSON.stringify(headers)}, true),
      set_config('role', ${role}, true)`
}
