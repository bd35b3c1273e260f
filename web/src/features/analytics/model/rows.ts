import { type Days, eachDay } from '@/lib/day-ranges'

/** Sums of messages in one place of an axis. */
export interface Sums {
  bucket: string
  inbound: number
  outbound: number
  delivered: number
  read: number
  failed: number
  media: number
  templates: number
}

const NOTHING: Omit<Sums, 'bucket'> = {
  inbound: 0,
  outbound: 0,
  delivered: 0,
  read: 0,
  failed: 0,
  media: 0,
  templates: 0,
}

/** The answer leaves out places without messages; an axis has them all. */
export function filled(rows: Sums[], buckets: string[]): Sums[] {
  const byBucket = new Map(rows.map((row) => [row.bucket, row]))
  return buckets.map((bucket) => byBucket.get(bucket) ?? { bucket, ...NOTHING })
}

export const daysOfAxis = (days: Days): string[] => eachDay(days)
export const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'))

/** All places together. */
export function total(rows: Sums[]): Omit<Sums, 'bucket'> {
  const sum = { ...NOTHING }
  for (const row of rows) {
    for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += row[name]
  }
  return sum
}
