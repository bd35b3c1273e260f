import type postgres from 'postgres'

const EVERY = 1_800_000

/** Removes broadcasts that everybody has had; hosted Supabase drops them with their daily partition. */
export function startHousekeeping(sql: postgres.Sql): { stop(): void } {
  const sweep = () =>
    void sql`delete from realtime.messages where inserted_at < now() - interval '6 hours'`.catch(() => {
      // The next round does it as well.
    })
  sweep()
  const timer = setInterval(sweep, EVERY)
  return { stop: () => clearInterval(timer) }
}
