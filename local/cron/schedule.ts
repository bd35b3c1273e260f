import { Cron } from 'croner'

/** When a job is due: every so many seconds, or at the times of a crontab line in UTC as on hosted. */
export type Schedule = { everySeconds: number } | { nextAfter: (time: Date) => Date | undefined }

/** Reads a schedule in pg_cron's two forms. Throws on any other text. */
export function parseSchedule(text: string): Schedule {
  const seconds = /^\s*([1-9]|[1-5]\d)\s+seconds?\s*$/i.exec(text)
  if (seconds) return { everySeconds: Number(seconds[1]) }
  const fields = text.trim().split(/[ \t]+/)
  if (fields.length !== 5) throw new Error(`invalid schedule: ${text}`)
  // pg_cron writes the last day of the month as $, croner as L.
  const pattern = fields.map((field, place) => (place === 2 ? field.replaceAll('$', 'L') : field)).join(' ')
  const cron = new Cron(pattern, { timezone: 'UTC', paused: true, mode: '5-part' })
  return { nextAfter: (time) => cron.nextRun(time) ?? undefined }
}
