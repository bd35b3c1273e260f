import type { Emulator } from '../emulator.ts'
import {
  type FlowComponent,
  type FlowScreen,
  footerAction,
  isInput,
  nextScreen,
  screensOf,
} from '../endpoints/flows/flow-json.ts'
import type { Flow } from '../world/flows.ts'
import type { Message } from '../world/messages.ts'
import { openAtEndpoint } from './flow-exchange.ts'
import { writeAsCustomer } from './write-as-customer.ts'

type Json = Record<string, unknown>

/** A Flow that a message opened on the phone. */
export type OpenFlow = { flow: Flow; screens: FlowScreen[]; first: string; data: Json; token: string }

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What the button of a message says of the Flow that it opens: an interactive message's, or a template's. */
function buttonOf(message: Message): Json {
  if (message.type !== 'template') {
    const interactive = isObject(message.content.interactive) ? message.content.interactive : {}
    const action = isObject(interactive.action) ? interactive.action : {}
    return isObject(action.parameters) ? action.parameters : {}
  }
  const buttons = Array.isArray(message.rendered?.buttons) ? message.rendered.buttons.filter(isObject) : []
  const button = buttons.find(({ type }) => type === 'FLOW') ?? {}
  const parameter = isObject(button.parameter) ? button.parameter : {}
  const sent = isObject(parameter.action) ? parameter.action : {}
  return {
    flow_id: button.flow_id,
    flow_name: button.flow_name,
    flow_action: button.flow_action,
    flow_token: sent.flow_token,
    flow_action_payload: { screen: button.navigate_screen, data: sent.flow_action_data },
  }
}

/** What a tap on the button of this message opens. Throws when the phone could not open it. */
export async function openFlow({ world }: Emulator, message: Message): Promise<OpenFlow> {
  const parameters = buttonOf(message)
  const number = world.numbers.get(message.phone_number_id)
  const wabaId = number?.waba_id ?? ''
  const flow = parameters.flow_id
    ? world.flows.get(String(parameters.flow_id))
    : world.flows.find(wabaId, String(parameters.flow_name ?? ''))
  if (!flow?.json) throw new Error('The phone does not know this Flow')
  if (flow.status === 'DRAFT' && parameters.mode !== 'draft') throw new Error('The Flow is not published')
  if (flow.status === 'BLOCKED') throw new Error('The Flow is blocked')
  const screens = screensOf(JSON.parse(flow.json))
  const token = String(parameters.flow_token ?? 'unused')
  if (parameters.flow_action === 'data_exchange') {
    if (!number || !flow.endpoint_uri) throw new Error('The Flow has no endpoint')
    const { screen, data } = await openAtEndpoint(world, number, flow.endpoint_uri, token)
    if (!screens.some(({ id }) => id === screen)) throw new Error(`invalid-screen-transition: ${screen}`)
    return { flow, screens, first: screen, data, token }
  }
  const payload = isObject(parameters.flow_action_payload) ? parameters.flow_action_payload : {}
  return {
    flow,
    screens,
    first: String(payload.screen ?? screens[0]?.id ?? ''),
    data: isObject(payload.data) ? payload.data : {},
    token,
  }
}

/** Puts values in the place of ${…}; a reference that stands alone keeps the type of its value. */
function filled(value: unknown, look: (reference: string) => unknown): unknown {
  if (typeof value === 'string') {
    const whole = value.match(/^\$\{([^}]+)\}$/)
    if (whole) return look(whole[1]?.trim() ?? '')
    return value.replaceAll(/\$\{([^}]+)\}/g, (_, path: string) => String(look(path.trim()) ?? ''))
  }
  if (Array.isArray(value)) return value.map((one) => filled(one, look))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, filled(one, look)]))
}

/** Why the phone would not take this answer; undefined when it would. */
function refusal(component: FlowComponent, answer: unknown): string | undefined {
  const name = `${component.name}`
  const isEmpty = answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0)
  if (isEmpty) return component.required === true ? `${name} is required` : undefined
  const ids = Array.isArray(component['data-source'])
    ? component['data-source'].filter(isObject).map(({ id }) => id)
    : undefined
  if (ids && !(Array.isArray(answer) ? answer : [answer]).every((one) => ids.includes(one))) {
    return `${name} has no choice ${JSON.stringify(answer)}`
  }
  const max = Number(component['max-length'] ?? (component.type === 'TextArea' ? 600 : 80))
  if (component.type.startsWith('Text') && String(answer).length > max)
    return `${name} has more than ${max} characters`
  if (component.type === 'DatePicker' || component.type === 'CalendarPicker') {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(String(answer))) return `${name} is no day`
    if (component['min-date'] && String(answer) < String(component['min-date'])) return `${name} is too early`
    if (component['max-date'] && String(answer) > String(component['max-date'])) return `${name} is too late`
  }
  if (component.type === 'PhotoPicker') {
    if (!Array.isArray(answer)) return `${name} must be a list of photos`
    if (answer.length > Number(component['max-uploaded-photos'] ?? 30)) return `${name} has too many photos`
  }
  return undefined
}

/**
 * Fills a Flow from its JSON, screen by screen, as a person would: what a screen would not take is refused, and what the
 * last one hands over becomes the answer. `answers` are by name; photos are ids of media.
 */
export async function answerFlow(emulator: Emulator, message: Message, answers: Json): Promise<Message> {
  const { screens, first, data, token } = await openFlow(emulator, message)
  const seen = new Set<string>()
  const valuesOf = (screen: FlowScreen): Json =>
    screen.id === first
      ? data
      : Object.fromEntries(
          Object.entries(screen.data).map(([name, shape]) => [
            name,
            isObject(shape) ? shape.__example__ : null,
          ]),
        )
  for (let id: string | undefined = first; id !== undefined; ) {
    const screen = screens.find((one) => one.id === id)
    if (!screen || seen.has(id)) throw new Error(`The Flow cannot go on to ${id}`)
    seen.add(id)
    const look = (reference: string): unknown => {
      const [kind = '', ...rest] = reference.split('.')
      const place = kind === 'screen' ? screens.find((one) => one.id === rest[0]) : screen
      const [source, name = ''] = kind === 'screen' ? rest.slice(1) : [kind, rest[0]]
      if (source === 'form') return answers[name] ?? ''
      return place ? valuesOf(place)[name] : undefined
    }
    for (const component of screen.components.filter(isInput)) {
      const reason = refusal(filled(component, look) as FlowComponent, answers[component.name ?? ''])
      if (reason) throw new Error(reason)
    }
    const action = footerAction(screen)
    if (action?.name === 'complete') {
      const answer = { flow_token: token, ...(filled(action.payload ?? {}, look) as Json) }
      return await writeAsCustomer(emulator, {
        from: message.customer,
        to: message.phone_number_id,
        type: 'interactive',
        interactive: {
          type: 'nfm_reply',
          nfm_reply: {
            name: 'flow',
            body: 'Sent',
            response_json: JSON.stringify(photosOf(emulator, answer)),
          },
        },
        context: { message_id: message.wamid },
      })
    }
    id = action ? nextScreen(action) : undefined
  }
  throw new Error('The Flow ends without completing')
}

/** Photos as Meta hands them over: described, and to be fetched by their id. */
function photosOf({ world }: Emulator, answer: Json): Json {
  if (!Array.isArray(answer.photos)) return answer
  const photos = answer.photos.map((id) => {
    const media = world.media.get(String(id), world.clock.now())
    if (!media) throw new Error(`There is no photo ${id}`)
    return {
      id: media.id,
      mime_type: media.mime_type,
      sha256: Buffer.from(media.sha256).toString('base64'),
      file_name: media.filename ?? 'photo.jpg',
    }
  })
  return { ...answer, photos }
}
