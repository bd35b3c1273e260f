import type postgres from 'postgres'
import type { Hub } from './hub.ts'

interface MessageRow {
  id: string
  topic: string
  event: string | null
  payload: unknown
  private: boolean | null
}

/** The channel on which `realtime.send()` of the local platform announces the id of each new row. */
const NOTIFICATIONS = 'local_realtime'

/**
 * Hands the messages that SQL sends to those who listen. Notifications come one by one, after commit; the rows of all that arrive while
 * one query runs are read by the next, so that a burst costs few queries and the order is kept.
 */
export class DatabaseFeed {
  readonly #sql: postgres.Sql
  readonly #hub: Hub
  readonly #report: (error: unknown) => void
  #waiting: string[] = []
  #reading = false

  constructor(sql: postgres.Sql, hub: Hub, report: (error: unknown) => void) {
    this.#sql = sql
    this.#hub = hub
    this.#report = report
  }

  /**
   * Listens on a connection of its own; postgres.js connects and listens anew when it drops, and then `afterGap` is called: what was sent
   * meanwhile was not heard. Resolves when the first connection listens.
   */
  async start(afterGap: () => void): Promise<void> {
    let isFirst = true
    await this.#sql.listen(
      NOTIFICATIONS,
      (id) => this.#announce(id),
      () => {
        if (!isFirst) afterGap()
        isFirst = false
      },
    )
  }

  #announce(id: string): void {
    if (this.#hub.isSilent) return
    this.#waiting.push(id)
    if (!this.#reading) void this.#drain()
  }

  async #drain(): Promise<void> {
    this.#reading = true
    while (this.#waiting.length > 0) {
      const ids = this.#waiting
      this.#waiting = []
      try {
        await this.#deliver(ids)
      } catch (error) {
        this.#report(error)
      }
    }
    this.#reading = false
  }

  async #deliver(ids: string[]): Promise<void> {
    const rows = await this.#sql<MessageRow[]>`
      select id, topic, event, payload, private
      from realtime.messages
      where id = any(${ids}::uuid[]) and extension = 'broadcast'`
    const byId = new Map(rows.map((row) => [row.id, row]))
    for (const id of ids) {
      const row = byId.get(id)
      if (!row) continue
      this.#hub.broadcast(row.topic, row.private ?? false, {
        type: 'broadcast',
        event: row.event ?? '',
        payload: row.payload,
        meta: { id },
      })
    }
  }
}
