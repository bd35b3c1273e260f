import { dayIn, openingData, problemOf } from './maintenance-form.ts'

/*
 * What the endpoint answers when a screen was submitted. Only the maintenance form has rules of ours; any other form goes
 * the one way that its routing model leaves, with what was filled in so far, and ends where there is no way on. A form
 * that wants more than that (prices, free appointments, a choice of ways) names an endpoint of its own.
 */

type Json = Record<string, unknown>

/** A form that is open on a phone. */
export type OpenForm = {
  purpose: string | null
  document: unknown
  timeZone: string
  token: string
  /** Everything that was handed over since it was opened. */
  answers: Json
}

export type ScreenAnswer = { screen: string; data: Json }

type Screen = { id: string; isTerminal: boolean; data: string[] }

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function screensOf(document: unknown): Screen[] {
  const { screens } = isObject(document) ? document : {}
  if (!Array.isArray(screens)) return []
  return screens.filter(isObject).map((screen) => ({
    id: String(screen.id ?? ''),
    isTerminal: screen.terminal === true,
    data: Object.keys(isObject(screen.data) ? screen.data : {}),
  }))
}

const CANNOT_GO_ON = 'تعذّر المتابعة في هذا النموذج. أغلقه واكتب لنا رسالة من فضلك.'

/** What a screen declares that it needs, as far as it is known: Meta refuses a screen that gets other data. */
function dataFor(screen: Screen, form: OpenForm, moment: Date): Json {
  const known: Json =
    form.purpose === 'maintenance_request'
      ? { ...form.answers, ...openingData(form.timeZone, moment) }
      : form.answers
  return Object.fromEntries(screen.data.filter((name) => name in known).map((name) => [name, known[name]]))
}

/** A screen as it is first shown, or shown again after going back; the first one when none is named. */
export function screenOf(form: OpenForm, id: string | undefined, moment: Date): ScreenAnswer {
  const screens = screensOf(form.document)
  const screen = screens.find((one) => one.id === id) ?? screens[0]
  if (!screen) return { screen: id ?? '', data: { error_message: CANNOT_GO_ON } }
  return { screen: screen.id, data: dataFor(screen, form, moment) }
}

/** Screens that the routing model, or else the order, lets follow. */
function waysFrom(screen: Screen, document: unknown, screens: Screen[]): Screen[] {
  const { routing_model } = isObject(document) ? document : {}
  const named = isObject(routing_model) ? routing_model[screen.id] : undefined
  if (Array.isArray(named)) return screens.filter(({ id }) => named.includes(id))
  const after = screens[screens.indexOf(screen) + 1]
  return after && !isObject(routing_model) ? [after] : []
}

/** What follows when a screen was submitted with this data, which is among the answers already. */
export function nextScreen(form: OpenForm, id: string | undefined, data: Json, moment: Date): ScreenAnswer {
  const screens = screensOf(form.document)
  const screen = screens.find((one) => one.id === id)
  const stay = (error_message: string): ScreenAnswer => {
    const shown = screenOf(form, id, moment)
    return { screen: shown.screen, data: { ...shown.data, error_message } }
  }
  if (!screen) return stay(CANNOT_GO_ON)
  const problem =
    form.purpose === 'maintenance_request' ? problemOf(data, dayIn(form.timeZone, moment)) : undefined
  if (problem) return stay(problem)
  const ways = waysFrom(screen, form.document, screens)
  if (screen.isTerminal || ways.length === 0) {
    const params = { ...form.answers, flow_token: form.token }
    return { screen: 'SUCCESS', data: { extension_message_response: { params } } }
  }
  const [next, ...others] = ways
  if (!next || others.length > 0) return stay(CANNOT_GO_ON)
  const shown = dataFor(next, form, moment)
  return next.data.every((name) => name in shown) ? { screen: next.id, data: shown } : stay(CANNOT_GO_ON)
}
