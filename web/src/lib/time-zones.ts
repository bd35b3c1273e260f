/** The time zones that browsers and Postgres both know, Cairo's first. */
export function timeZones(): string[] {
  const zones = Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'Africa/Cairo')
  return ['Africa/Cairo', ...zones]
}
