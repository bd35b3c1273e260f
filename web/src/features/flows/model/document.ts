/*
 * Flow JSON as the preview reads it. It is somebody's text: nothing in it is sure, and what is not understood is left out.
 */

export interface Choice {
  id: string
  title: string
}

/** What stands on a screen. */
export type Part =
  | { kind: 'heading' | 'subheading' | 'text' | 'caption'; text: string }
  | { kind: 'input'; label: string; help: string; required: boolean; lines: number; type: string }
  | { kind: 'choice'; label: string; required: boolean; many: boolean; choices: Choice[] }
  | { kind: 'dropdown'; label: string; required: boolean; choices: Choice[] }
  | { kind: 'date' | 'photos' | 'file'; label: string; help: string; required: boolean }
  | { kind: 'consent'; label: string; required: boolean }
  | { kind: 'link'; text: string }
  | { kind: 'image'; label: string }
  | { kind: 'other'; name: string }

export interface Screen {
  id: string
  title: string
  parts: Part[]
  /** The button at the end, and where it leads: to a screen, or null at the end of the Flow. */
  footer: { label: string; next: string | null } | null
}

type Json = Record<string, unknown>

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const word = (value: unknown): string => {
  if (typeof value === 'string') return value
  return Array.isArray(value) ? value.filter((line) => typeof line === 'string').join('\n') : ''
}
const list = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isJson) : [])

/** A reference (`${data.name}`) shows the example that the screen gives for it. */
function resolve(value: unknown, data: Json): unknown {
  if (typeof value !== 'string') return value
  const name = /^\$\{data\.(\w+)\}$/.exec(value)?.[1]
  if (name === undefined) return value
  const declared = data[name]
  return isJson(declared) ? declared.__example__ : undefined
}

const INPUT_LINES: Record<string, number> = { TextInput: 1, TextArea: 3 }
const TEXTS = {
  TextHeading: 'heading',
  TextSubheading: 'subheading',
  TextBody: 'text',
  TextCaption: 'caption',
  RichText: 'text',
} as const

function partOf(node: Json, data: Json): Part | null {
  const type = word(node.type)
  const label = word(resolve(node.label, data))
  const help = word(resolve(node['helper-text'] ?? node.description, data))
  const required = node.required === true
  const choices = list(resolve(node['data-source'], data)).map((choice) => ({
    id: word(choice.id),
    title: word(choice.title),
  }))
  if (type in TEXTS) {
    return { kind: TEXTS[type as keyof typeof TEXTS], text: word(resolve(node.text, data)) }
  }
  switch (type) {
    case 'TextInput':
    case 'TextArea':
      return {
        kind: 'input',
        label,
        help,
        required,
        lines: INPUT_LINES[type] ?? 1,
        type: word(node['input-type']) || 'text',
      }
    case 'RadioButtonsGroup':
    case 'ChipsSelector':
      return { kind: 'choice', label, required, many: type === 'ChipsSelector', choices }
    case 'CheckboxGroup':
      return { kind: 'choice', label, required, many: true, choices }
    case 'Dropdown':
      return { kind: 'dropdown', label, required, choices }
    case 'DatePicker':
    case 'CalendarPicker':
      return { kind: 'date', label, help, required }
    case 'PhotoPicker':
      return { kind: 'photos', label, help, required }
    case 'DocumentPicker':
      return { kind: 'file', label, help, required }
    case 'OptIn':
      return { kind: 'consent', label, required }
    case 'EmbeddedLink':
      return { kind: 'link', text: word(resolve(node.text, data)) }
    case 'Image':
      return { kind: 'image', label: word(node['alt-text']) }
    case 'Footer':
      return null
    default:
      return type ? { kind: 'other', name: type } : null
  }
}

/** What lies within forms and conditions stands on the screen as well. */
function flatten(nodes: Json[]): Json[] {
  return nodes.flatMap((node) => {
    if (node.type === 'Form') return flatten(list(node.children))
    if (node.type === 'If') return flatten([...list(node.then), ...list(node.else)])
    if (node.type === 'Switch' && isJson(node.cases)) return flatten(Object.values(node.cases).flatMap(list))
    return [node]
  })
}

function footerOf(nodes: Json[], data: Json): Screen['footer'] {
  const footer = nodes.find((node) => node.type === 'Footer')
  if (!footer) return null
  const action = isJson(footer['on-click-action']) ? footer['on-click-action'] : {}
  const next = isJson(action.next) ? word(action.next.name) : ''
  return { label: word(resolve(footer.label, data)), next: next || null }
}

/** The screens of a document, in its order. */
export function screensOf(document: unknown): Screen[] {
  if (!isJson(document)) return []
  return list(document.screens).map((screen, index) => {
    const data = isJson(screen.data) ? screen.data : {}
    const nodes = flatten(list(isJson(screen.layout) ? screen.layout.children : []))
    return {
      id: word(screen.id) || String(index),
      title: word(screen.title),
      parts: nodes.map((node) => partOf(node, data)).filter((part) => part !== null),
      footer: footerOf(nodes, data),
    }
  })
}

/** The document that a text holds, or why it is none. */
export function parseDocument(
  text: string,
): { document: Json; error: null } | { document: null; error: string } {
  try {
    const document: unknown = JSON.parse(text)
    return isJson(document) ? { document, error: null } : { document: null, error: 'not an object' }
  } catch (error) {
    return { document: null, error: error instanceof Error ? error.message : String(error) }
  }
}

/** The document as Meta gets it: its lines are the ones that Meta names. */
export const written = (document: unknown) => JSON.stringify(document, null, 2)
