import type { FlowFault } from '../../world/flows.ts'

type Json = Record<string, unknown>

/** One component of a screen; forms are taken apart, so that their children stand beside the others. */
export type FlowComponent = Json & { type: string; name?: string; label?: string }
export type FlowScreen = {
  id: string
  title?: string
  terminal: boolean
  data: Json
  components: FlowComponent[]
}

const VERSIONS = new Set(['5.1', '6.0', '6.1', '6.2', '6.3', '7.0', '7.1', '7.2', '7.3'])
const COMPONENTS = new Set([
  ...['TextHeading', 'TextSubheading', 'TextBody', 'TextCaption', 'RichText', 'Image', 'ImageCarousel'],
  ...['EmbeddedLink', 'Footer', 'If', 'Switch', 'NavigationList'],
])
/** Components that a person fills. */
const INPUTS = new Set([
  ...['TextInput', 'TextArea', 'RadioButtonsGroup', 'CheckboxGroup', 'Dropdown', 'OptIn', 'DatePicker'],
  ...['CalendarPicker', 'ChipsSelector', 'PhotoPicker', 'DocumentPicker'],
])
const MAX_CHARACTERS: Record<string, number> = {
  TextHeading: 80,
  TextSubheading: 80,
  TextBody: 4096,
  TextCaption: 409,
}
const MAX_BYTES = 10 * 1024 * 1024

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** True for components that hold an answer. */
export const isInput = ({ type }: FlowComponent): boolean => INPUTS.has(type)

function componentsOf(children: unknown): FlowComponent[] {
  if (!Array.isArray(children)) return []
  return children.filter(isObject).flatMap((child) => {
    if (child.type === 'Form') return componentsOf(child.children)
    if (child.type === 'If') {
      return [...componentsOf(child.then), ...componentsOf(child.else), child as FlowComponent]
    }
    return [child as FlowComponent]
  })
}

/** The screens of a Flow in their order. */
export function screensOf(flow: Json): FlowScreen[] {
  if (!Array.isArray(flow.screens)) return []
  return flow.screens.filter(isObject).map((screen) => ({
    id: String(screen.id ?? ''),
    ...(typeof screen.title === 'string' ? { title: screen.title } : {}),
    terminal: screen.terminal === true,
    data: isObject(screen.data) ? screen.data : {},
    components: componentsOf(isObject(screen.layout) ? screen.layout.children : undefined),
  }))
}

/** The action that a screen's footer does. */
export function footerAction(screen: FlowScreen): Json | undefined {
  const footer = screen.components.find(({ type }) => type === 'Footer')
  return isObject(footer?.['on-click-action']) ? (footer['on-click-action'] as Json) : undefined
}

/** The screen that an action leads to. */
export function nextScreen(action: Json): string | undefined {
  return isObject(action.next) ? String(action.next.name ?? '') : undefined
}

/** References such as form.name, data.day, screen.DETAILS.form.address inside any value. */
function references(value: unknown): string[] {
  return [...(JSON.stringify(value) ?? '').matchAll(/\$\{([^}]+)\}/g)].map(([, path]) => (path ?? '').trim())
}

/** Checks Flow JSON as Meta does when it is uploaded; the subset that our forms can get wrong. */
export function validateFlow(text: string): FlowFault[] {
  const faults: FlowFault[] = []
  const say = (error: string, message: string, path: string, needle?: string) => {
    const line = needle ? text.slice(0, Math.max(text.indexOf(needle), 0)).split('\n').length : 1
    faults.push({
      error,
      error_type: 'FLOW_JSON_ERROR',
      message,
      line_start: line,
      line_end: line,
      column_start: 1,
      column_end: 1,
      pointers: [{ path }],
    })
  }
  let flow: unknown
  try {
    flow = JSON.parse(text)
  } catch {
    say('INVALID_JSON', 'The file is not valid JSON.', '')
    return faults
  }
  if (!isObject(flow)) {
    say('INVALID_PROPERTY_TYPE', 'The file must hold an object.', '')
    return faults
  }
  if (text.length > MAX_BYTES) say('FILE_TOO_LARGE', 'The file is larger than 10 MB.', '')
  if (typeof flow.version !== 'string') {
    say('REQUIRED_PROPERTY_MISSING', "The property 'version' is required.", 'version')
  } else if (!VERSIONS.has(flow.version)) {
    say('INVALID_PROPERTY_VALUE', `Version '${flow.version}' cannot be published.`, 'version', '"version"')
  }
  const screens = screensOf(flow)
  if (screens.length === 0) {
    say('REQUIRED_PROPERTY_MISSING', "The property 'screens' needs at least one screen.", 'screens')
    return faults
  }
  const byId = new Map(screens.map((screen) => [screen.id, screen]))
  if (byId.size < screens.length) say('DUPLICATE_SCREEN_ID', 'Ids of screens must differ.', 'screens')
  const hasEndpoint = flow.data_api_version !== undefined
  if (hasEndpoint && !isObject(flow.routing_model)) {
    say('REQUIRED_PROPERTY_MISSING', "'routing_model' is required with an endpoint.", 'routing_model')
  }
  if (!screens.some(({ terminal }) => terminal)) {
    say('MISSING_TERMINAL_SCREEN', 'At least one screen must be terminal.', 'screens')
  }
  const reached = new Set([screens[0]?.id])
  for (const [index, screen] of screens.entries()) {
    const path = `screens[${index}]`
    const needle = `"${screen.id}"`
    if (!/^[A-Za-z_]+$/.test(screen.id) || screen.id === 'SUCCESS') {
      say(
        'INVALID_SCREEN_ID',
        `'${screen.id}' must be letters and underscores, and not SUCCESS.`,
        path,
        needle,
      )
    }
    for (const [name, shape] of Object.entries(screen.data)) {
      if (!isObject(shape) || shape.__example__ === undefined || typeof shape.type !== 'string') {
        say(
          'MISSING_EXAMPLE',
          `data.${name} needs a type and an __example__.`,
          `${path}.data.${name}`,
          needle,
        )
      }
    }
    const names = screen.components.filter(isInput).map(({ name }) => name)
    if (new Set(names).size < names.length || names.includes(undefined)) {
      say('INVALID_NAME', `Inputs of ${screen.id} need names that differ.`, path, needle)
    }
    if (screen.components.filter(({ type }) => type === 'PhotoPicker').length > 1) {
      say('TOO_MANY_COMPONENTS', `Only one PhotoPicker may stand on ${screen.id}.`, path, needle)
    }
    for (const component of screen.components) {
      if (!COMPONENTS.has(component.type) && !INPUTS.has(component.type)) {
        say('INVALID_PROPERTY_VALUE', `Component '${component.type}' is not known.`, path, needle)
      }
      const max = MAX_CHARACTERS[component.type]
      if (max && String(component.text ?? '').length > max) {
        say('TOO_LONG', `${component.type} has more than ${max} characters.`, path, needle)
      }
      if (isInput(component) && component.type !== 'OptIn' && !component.label) {
        say('REQUIRED_PROPERTY_MISSING', `'${component.name}' needs a label.`, path, needle)
      }
      for (const reference of references(component)) {
        const fault = referenceFault(reference, screen, byId)
        if (fault) say('INVALID_REFERENCE', `\${${reference}}: ${fault}`, path, needle)
      }
    }
    const action = footerAction(screen)
    if (!action) {
      say('REQUIRED_PROPERTY_MISSING', `${screen.id} needs a Footer with an action.`, path, needle)
      continue
    }
    if (action.name === 'navigate') {
      const next = nextScreen(action)
      if (!next || !byId.has(next)) say('INVALID_NAVIGATION', `There is no screen '${next}'.`, path, needle)
      else reached.add(next)
      if (next === screen.id) say('INVALID_NAVIGATION', 'A screen cannot lead to itself.', path, needle)
      if (screen.terminal) say('INVALID_ACTION', `A terminal screen must complete.`, path, needle)
      const photos = names.filter((name) => references(action.payload).includes(`form.${name}`))
      const picker = screen.components.find(
        ({ type, name }) => type === 'PhotoPicker' && photos.includes(name),
      )
      if (picker) say('INVALID_ACTION', 'A PhotoPicker cannot be handed on by navigate.', path, needle)
    } else if (action.name === 'complete') {
      if (!screen.terminal) say('INVALID_ACTION', `Only a terminal screen can complete.`, path, needle)
    } else if (action.name === 'data_exchange') {
      if (!hasEndpoint) say('INVALID_ACTION', 'data_exchange needs a data_api_version.', path, needle)
    } else say('INVALID_ACTION', `A Footer cannot do '${action.name}'.`, path, needle)
  }
  if (!hasEndpoint) {
    for (const { id } of screens.filter((screen) => !reached.has(screen.id))) {
      say('UNREACHABLE_SCREEN', `No screen leads to ${id}.`, 'screens', `"${id}"`)
    }
  }
  return faults
}

function referenceFault(
  reference: string,
  screen: FlowScreen,
  byId: ReadonlyMap<string, FlowScreen>,
): string | undefined {
  const [kind, ...rest] = reference.split('.')
  const place = kind === 'screen' ? byId.get(rest[0] ?? '') : screen
  const [source, name = ''] = kind === 'screen' ? rest.slice(1) : [kind, rest[0]]
  if (!place) return 'no such screen'
  if (source === 'form') {
    return place.components.some((component) => isInput(component) && component.name === name)
      ? undefined
      : `no input '${name}' on ${place.id}`
  }
  if (source === 'data') return name in place.data ? undefined : `no data '${name}' on ${place.id}`
  return 'is neither form nor data'
}
