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
import { openAtEndpoint, submitToEndpoint } from './flow-exchange.ts'
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

/** The Flow that a button names. Throws when the phone could not open it. */
function flowOf({ world }: Emulator, message: Message, parameters: Json) {
  const wabaId = world.numbers.get(message.phone_number_id)?.waba_id ?? ''
  const flow = parameters.flow_id
    ? world.flows.get(String(parameters.flow_id))
    : world.flows.find(wabaId, String(parameters.flow_name ?? ''))
  if (!flow?.json) throw new Error('The phone does not know this Flow')
  if (flow.status === 'DRAFT' && parameters.mode !== 'draft') throw new Error('The Flow is not published')
  if (flow.status === 'BLOCKED') throw new Error('The Flow is blocked')
  const token = String(parameters.flow_token ?? 'unused')
  return { flow, screens: screensOf(JSON.parse(flow.json)), token }
}

/** What a tap on the button of this message opens. */
export async function openFlow(emulator: Emulator, message: Message): Promise<OpenFlow> {
  const { world } = emulator
  const parameters = buttonOf(message)
  const { flow, screens, token } = flowOf(emulator, message, parameters)
  if (parameters.flow_action === 'data_exchange') {
    const number = world.numbers.get(message.phone_number_id)
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

/** The answer of a Flow that is over, as the customer's message. */
async function sendAnswer(emulator: Emulator, message: Message, answer: Json): Promise<Message> {
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

/** What was filled in so far, and what each screen was given. */
type Filling = { screen: string; answers: Json; given: Record<string, Json> }

/** Submits one screen: what it would not take is refused. Gives what comes next; a message when the Flow is over. */
async function submit(
  emulator: Emulator,
  message: Message,
  flow: Pick<OpenFlow, 'flow' | 'screens' | 'token'>,
  { screen: id, answers, given }: Filling,
): Promise<{ screen: string; data: Json } | Message> {
  const { screens, token } = flow
  const screen = screens.find((one) => one.id === id)
  if (!screen) throw new Error(`invalid-screen-transition: ${id}`)
  const valuesOf = (one: FlowScreen): Json =>
    given[one.id] ??
    Object.fromEntries(
      Object.entries(one.data).map(([name, shape]) => [name, isObject(shape) ? shape.__example__ : null]),
    )
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
  const payload = filled(action?.payload ?? {}, look) as Json
  if (action?.name === 'complete') {
    return await sendAnswer(emulator, message, { flow_token: token, ...payload })
  }
  if (action?.name !== 'data_exchange') {
    const next = action ? nextScreen(action) : undefined
    if (next === undefined) throw new Error('The Flow ends without completing')
    return { screen: next, data: payload }
  }
  const number = emulator.world.numbers.get(message.phone_number_id)
  if (!number || !flow.flow.endpoint_uri) throw new Error('The Flow has no endpoint')
  const submitted = { flow_token: token, screen: id, data: payload }
  const next = await submitToEndpoint(emulator.world, number, flow.flow.endpoint_uri, submitted)
  if (typeof next.data.error_message === 'string') throw new Error(next.data.error_message)
  if (next.screen !== 'SUCCESS') return next
  const extension = isObject(next.data.extension_message_response) ? next.data.extension_message_response : {}
  if (!isObject(extension.params)) throw new Error('payload-schema-error: SUCCESS has no params')
  return await sendAnswer(emulator, message, extension.params)
}

const isOver = (next: object): next is Message => 'wamid' in next

/** Submits one screen of a Flow that is open on the phone. */
export async function submitScreen(
  emulator: Emulator,
  message: Message,
  filling: Filling,
): Promise<{ screen: string; data: Json } | Message> {
  const parameters = buttonOf(message)
  const flow = flowOf(emulator, message, parameters)
  return await submit(emulator, message, flow, filling)
}

/**
 * Fills a Flow from its JSON, screen by screen, as a person would. `answers` are by name; photos are ids of media.
 */
export async function answerFlow(emulator: Emulator, message: Message, answers: Json): Promise<Message> {
  const flow = await openFlow(emulator, message)
  const given: Record<string, Json> = { [flow.first]: flow.data }
  const seen = new Set<string>()
  for (let screen = flow.first; ; ) {
    if (seen.has(screen)) throw new Error(`The Flow cannot go on to ${screen}`)
    seen.add(screen)
    const next = await submit(emulator, message, flow, { screen, answers, given })
    if (isOver(next)) return next
    if (Object.keys(next.data).length > 0) given[next.screen] = next.data
    screen = next.screen
  }
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
