import { dayKey } from '@/lib/format'

/** A moment offered for sending later. */
export interface ScheduleChoice {
  id: 'inAnHour' | 'thisEvening' | 'tomorrowMorning' | 'tomorrowEvening' | 'sunday'
  moment: number
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** The hub takes ten seconds to a year ahead; a minute leaves room for writing. */
const LEAST_AHEAD_MS = 60_000
const MOST_AHEAD_MS = 365 * DAY_MS

/** What people mean by "later", by the clock of the project's zone; soonest first. */
export function scheduleChoices(now: number, timeZone: string): ScheduleChoice[] {
  const today = dayKey(now, timeZone)
  const tomorrow = addDays(today, 1)
  // The week begins on Sunday.
  const sunday = addDays(today, 7 - new Date(`${today}T00:00:00Z`).getUTCDay())
  const at = (day: string, time: string) => zonedMoment(day, time, timeZone)
  const choices: ScheduleChoice[] = [
    { id: 'inAnHour', moment: Math.ceil((now + HOUR_MS) / 60_000) * 60_000 },
    { id: 'thisEvening', moment: at(today, '18:00') },
    { id: 'tomorrowMorning', moment: at(tomorrow, '09:00') },
    { id: 'tomorrowEvening', moment: at(tomorrow, '18:00') },
    { id: 'sunday', moment: at(sunday, '09:00') },
  ]
  return choices
    .filter(({ id, moment }) => isInRange(moment, now) && !(id === 'sunday' && sunday === tomorrow))
    .sort((a, b) => a.moment - b.moment)
}

/** Whether the hub takes a message for this moment. */
export function isInRange(moment: number, now: number): boolean {
  return moment >= now + LEAST_AHEAD_MS && moment <= now + MOST_AHEAD_MS
}

/** The moment at which clocks of a zone show this day and time; the later one when they show it twice. */
export function zonedMoment(day: string, time: string, timeZone: string): number {
  const wanted = Date.parse(`${day}T${time}:00Z`)
  let moment = wanted
  // Twice: the offset that holds at the first guess may not hold at the moment itself.
  for (let round = 0; round < 2; round += 1) moment = wanted - offsetAt(moment, timeZone)
  return moment
}

/** The day and time that clocks of a zone show, for fields of a form. */
export function zonedFields(moment: number, timeZone: string): { day: string; time: string } {
  const shown = new Date(moment + offsetAt(moment, timeZone)).toISOString()
  return { day: shown.slice(0, 10), time: shown.slice(11, 16) }
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)
}

function offsetAt(moment: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(moment)
  const read = Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = read
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(moment / 1000) * 1000
}
