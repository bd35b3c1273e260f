const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** After this time Meta drops an update. */
export const RETRY_HORIZON = 7 * 24 * HOUR

/** Meta says "at once, then with decreasing frequency"; the exact steps are not published. */
const steps = [0, 10 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 12 * HOUR]

/** How long to wait after so many failed attempts, in Meta's time; null when the horizon is passed. */
export function retryDelay(failedAttempts: number): number | null {
  const step = (attempt: number) => steps[attempt] ?? 24 * HOUR
  let elapsed = 0
  for (let attempt = 0; attempt < failedAttempts; attempt += 1) elapsed += step(attempt)
  return elapsed > RETRY_HORIZON ? null : step(failedAttempts - 1)
}
