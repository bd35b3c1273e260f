import { templateVariables } from '@contracts/template-rules'

type Json = Record<string, unknown>

/** A button as Meta takes it. */
export interface TemplateButton {
  type: string
  text?: string
  url?: string
  phone_number?: string
  example?: string | string[]
  flow_id?: string
  flow_action?: string
  navigate_screen?: string
  otp_type?: string
}

/** A template taken apart into what the customer sees. */
export interface TemplateContent {
  header: { format: string; text: string } | null
  body: string
  footer: string
  buttons: TemplateButton[]
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

/** The component of a kind. */
export function componentOf(components: readonly Json[], type: string): Json | undefined {
  return components.find((one) => textOf(one.type).toUpperCase() === type)
}

// Meta writes these itself; body_text() in the database says the same.
const CODE = {
  ar: { text: 'رمز التحقق الخاص بك هو *{{1}}*.', safe: ' للحفاظ على أمانك، لا تشارك هذا الرمز.' },
  en: { text: '*{{1}}* is your verification code.', safe: ' For your security, do not share this code.' },
}

/** What the components say, with Meta's own words where it writes them. */
export function contentOf(template: {
  category: string
  language: string
  components: readonly Json[]
}): TemplateContent {
  const { components, category } = template
  const words = template.language.startsWith('ar') ? CODE.ar : CODE.en
  const header = componentOf(components, 'HEADER')
  const body = componentOf(components, 'BODY')
  const buttons = componentOf(components, 'BUTTONS')?.buttons
  const isCode = category === 'AUTHENTICATION'
  const own = isCode ? words.text + (body?.add_security_recommendation === true ? words.safe : '') : ''
  return {
    header: header
      ? { format: (textOf(header.format) || 'TEXT').toUpperCase(), text: textOf(header.text) }
      : null,
    body: textOf(body?.text) || own,
    footer: textOf(componentOf(components, 'FOOTER')?.text),
    buttons: Array.isArray(buttons) ? (buttons as TemplateButton[]) : [],
  }
}

/** Values of variables by their names: `1`, `2` or words. */
export type Values = Record<string, string>

/** The examples with which the template was handed in, for the header and the body. */
export function examplesOf(components: readonly Json[]): { header: Values; body: Values } {
  const read = (part: 'header' | 'body'): Values => {
    const component = componentOf(components, part.toUpperCase())
    const example = (component?.example ?? {}) as Json
    const named = example[`${part}_text_named_params`]
    if (Array.isArray(named)) {
      return Object.fromEntries(named.map((one: Json) => [textOf(one.param_name), textOf(one.example)]))
    }
    const list = part === 'header' ? example.header_text : (example.body_text as unknown[] | undefined)?.[0]
    return Array.isArray(list)
      ? Object.fromEntries(list.map((one, index) => [String(index + 1), textOf(one)]))
      : {}
  }
  return { header: read('header'), body: read('body') }
}

/** The variables of a text, each once. */
export function variablesOf(text: string): string[] {
  return [...new Set(templateVariables(text))]
}

/** The text with its variables filled in; one without a value stays as it is written. */
export function fill(text: string, values: Values): string {
  return text.replace(/\{\{\s*([^{}]*?)\s*\}\}/g, (whole, name: string) => values[name]?.trim() || whole)
}

/** A piece of a message with WhatsApp's marks read. */
export interface Span {
  text: string
  mark: 'plain' | 'bold' | 'italic' | 'strike' | 'code'
}

const MARKS = { '*': 'bold', _: 'italic', '~': 'strike', '```': 'code' } as const

/** WhatsApp's marks: *bold*, _italic_, ~struck out~ and ```code```, within a line. */
export function readMarks(text: string): Span[] {
  const spans: Span[] = []
  const rule = /(?<![\p{L}\p{N}])(```|[*_~])(?=\S)((?:(?!\1)[^\n])+?)(?<=\S)\1(?![\p{L}\p{N}])/gu
  let at = 0
  for (const match of text.matchAll(rule)) {
    if (match.index > at) spans.push({ text: text.slice(at, match.index), mark: 'plain' })
    spans.push({ text: match[2] ?? '', mark: MARKS[match[1] as keyof typeof MARKS] })
    at = match.index + match[0].length
  }
  if (at < text.length) spans.push({ text: text.slice(at), mark: 'plain' })
  return spans
}

const RIGHT_TO_LEFT = ['ar', 'fa', 'he', 'ur']

/** The direction in which a language is read. */
export function directionOf(language: string): 'rtl' | 'ltr' {
  return RIGHT_TO_LEFT.includes(language.split('_')[0] ?? '') ? 'rtl' : 'ltr'
}
