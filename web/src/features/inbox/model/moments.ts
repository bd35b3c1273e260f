/**
 * Orders two times as Postgres writes them. `Date` knows milliseconds, Postgres microseconds, and a message that is
 * queued right after another may be one microsecond later.
 */
export function compareMoments(a: string, b: string): number {
  return Date.parse(a) - Date.parse(b) || microseconds(a) - microseconds(b)
}

function microseconds(moment: string): number {
  const fraction = /\.(\d+)/.exec(moment)?.[1] ?? ''
  return Number(fraction.slice(3, 6).padEnd(3, '0'))
}
