/*
 * What has to be filled in before a template can be sent, read from its parts, and the components that Meta wants for
 * it. The hub decides again whether they fill it; this only asks for the right things.
 */

type Json = Record<string, unknown>

/** A template as far as filling it goes. */
export interface Fillable {
  category: string
  parameter_format: string
  components: readonly Json[]
}

export type TemplateField = { id: string; example: string | null } & (
  | { kind: 'text'; part: 'header' | 'body'; name: string }
  | { kind: 'file'; format: 'image' | 'video' | 'document' }
  | { kind: 'place'; name: 'latitude' | 'longitude' | 'name' | 'address' }
  /** The end of a button's address; `text` is the button, `base` what stands before. */
  | { kind: 'url'; index: number; text: string; base: string }
  | { kind: 'coupon'; index: number; text: string }
  /** A code for signing in: the body and the button carry the same. */
  | { kind: 'code'; index: number | null }
)

const fieldsOf = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const VARIABLE = /\{\{\s*(\w+)\s*\}\}/g
const PLACE = ['latitude', 'longitude', 'name', 'address'] as const

function variables(text: string): string[] {
  return [...new Set([...text.matchAll(VARIABLE)].map((match) => match[1] ?? ''))]
}

function part(template: Fillable, type: string): Json | undefined {
  return template.components.find((component) => textOf(component.type).toUpperCase() === type)
}

function buttonsOf(template: Fillable): Json[] {
  return listOf(part(template, 'BUTTONS')?.buttons).map(fieldsOf)
}

function headerFormat(header: Json | undefined): string {
  return textOf(header?.format).toUpperCase() || 'TEXT'
}

/** Whether it can be filled in here; cards, offers and products are sent by the API. */
export function canBeFilled(template: Fillable): boolean {
  const header = part(template, 'HEADER')
  return (
    !part(template, 'CAROUSEL') &&
    !part(template, 'LIMITED_TIME_OFFER') &&
    (!header || ['TEXT', 'IMAGE', 'VIDEO', 'DOCUMENT', 'LOCATION'].includes(headerFormat(header))) &&
    !buttonsOf(template).some(({ type }) => ['MPM', 'SPM', 'CATALOG'].includes(textOf(type).toUpperCase()))
  )
}

/** What has to be filled in, in the order in which it is read. */
export function templateFields(template: Fillable): TemplateField[] {
  return [...headerFields(template), ...bodyFields(template), ...buttonFields(template)]
}

function headerFields(template: Fillable): TemplateField[] {
  const header = part(template, 'HEADER')
  if (!header) return []
  const format = headerFormat(header)
  if (format === 'IMAGE' || format === 'VIDEO' || format === 'DOCUMENT') {
    const kind = format.toLowerCase() as 'image' | 'video' | 'document'
    return [{ kind: 'file', id: 'header', format: kind, example: null }]
  }
  if (format === 'LOCATION') {
    return PLACE.map((name) => ({ kind: 'place', id: `header.${name}`, name, example: null }))
  }
  return textFields(template, 'header', header)
}

function bodyFields(template: Fillable): TemplateField[] {
  if (template.category === 'AUTHENTICATION') {
    const index = buttonsOf(template).findIndex(({ type }) => textOf(type).toUpperCase() === 'OTP')
    return [{ kind: 'code', id: 'code', index: index < 0 ? null : index, example: '123456' }]
  }
  const body = part(template, 'BODY')
  return body ? textFields(template, 'body', body) : []
}

function textFields(template: Fillable, where: 'header' | 'body', component: Json): TemplateField[] {
  const example = fieldsOf(component.example)
  const named = listOf(example[`${where}_text_named_params`]).map(fieldsOf)
  const [first] = listOf(example[`${where}_text`])
  const positional = where === 'header' ? listOf(example.header_text) : listOf(first)
  const isNamed = template.parameter_format === 'NAMED'
  const names = variables(textOf(component.text))
  if (!isNamed) names.sort((a, b) => Number(a) - Number(b))
  return names.map((name, index) => {
    const shown = isNamed ? named.find(({ param_name: param }) => param === name)?.example : positional[index]
    return { kind: 'text', id: `${where}.${name}`, part: where, name, example: textOf(shown) || null }
  })
}

function buttonFields(template: Fillable): TemplateField[] {
  return buttonsOf(template).flatMap((button, index): TemplateField[] => {
    const type = textOf(button.type).toUpperCase()
    const text = textOf(button.text)
    const url = textOf(button.url)
    if (type === 'URL' && variables(url).length > 0) {
      const base = url.replace(/\{\{.*$/, '')
      const full = textOf(Array.isArray(button.example) ? button.example[0] : button.example)
      const example = full.startsWith(base) ? full.slice(base.length) : full
      return [{ kind: 'url', id: `button.${index}`, index, text, base, example: example || null }]
    }
    if (type === 'COPY_CODE') {
      const example = textOf(Array.isArray(button.example) ? button.example[0] : button.example)
      return [{ kind: 'coupon', id: `button.${index}`, index, text, example: example || null }]
    }
    return []
  })
}

export type FieldTrouble = 'empty' | 'lineBreak' | 'whiteSpace' | 'code' | 'number'

/** Why a value does not do; null when it does. */
export function fieldTrouble(field: TemplateField, value: string): FieldTrouble | null {
  const words = value.trim()
  if (field.kind === 'place') {
    if (field.name === 'name' || field.name === 'address') return null
    const most = field.name === 'latitude' ? 90 : 180
    return words !== '' && Math.abs(Number(words)) <= most ? null : 'number'
  }
  if (field.kind === 'file') return null
  if (words === '') return 'empty'
  if (field.kind === 'text' && /[\n\r\t]| {5}/.test(words)) return 'lineBreak'
  if (field.kind === 'url' && (/\s/.test(words) || words.length > 2000)) return 'whiteSpace'
  if (field.kind === 'coupon' && !/^\S{1,20}$/.test(words)) return 'code'
  if (field.kind === 'code' && !/^\S{1,15}$/.test(words)) return 'code'
  return null
}

type Component = { type: string; sub_type?: string; index?: number; parameters: ({ type: string } & Json)[] }

/**
 * The components for what is filled in. `file` is what the header's file is known by; in a preview, variables that
 * are still empty stand as they are written in the template.
 */
export function templateComponents(
  template: Fillable,
  values: Readonly<Record<string, string>>,
  options: { file?: Json; preview?: boolean } = {},
): Component[] {
  const isNamed = template.parameter_format === 'NAMED'
  const fields = templateFields(template)
  const filled = (id: string, shown: string) => values[id]?.trim() || (options.preview ? shown : '')
  const texts = (where: 'header' | 'body') =>
    fields.flatMap((field) =>
      field.kind === 'text' && field.part === where
        ? [
            {
              type: 'text',
              ...(isNamed ? { parameter_name: field.name } : {}),
              text: filled(field.id, `{{${field.name}}}`),
            },
          ]
        : [],
    )
  const components: Component[] = []
  const file = fields.find((field) => field.kind === 'file')
  if (file?.kind === 'file') {
    const parameter = { type: file.format, [file.format]: options.file ?? {} }
    components.push({ type: 'header', parameters: [parameter] })
  }
  if (fields.some(({ kind }) => kind === 'place')) {
    const location = {
      latitude: Number(values['header.latitude']) || 0,
      longitude: Number(values['header.longitude']) || 0,
      name: values['header.name']?.trim() || undefined,
      address: values['header.address']?.trim() || undefined,
    }
    components.push({ type: 'header', parameters: [{ type: 'location', location }] })
  }
  for (const where of ['header', 'body'] as const) {
    const parameters = texts(where)
    if (parameters.length > 0) components.push({ type: where, parameters })
  }
  for (const field of fields) {
    if (field.kind === 'url') {
      const text = filled(field.id, field.example ?? '…')
      components.push(button('url', field.index, { type: 'text', text }))
    } else if (field.kind === 'coupon') {
      const code = filled(field.id, field.example ?? '…')
      components.push(button('copy_code', field.index, { type: 'coupon_code', coupon_code: code }))
    } else if (field.kind === 'code') {
      const text = filled(field.id, field.example ?? '…')
      components.push({ type: 'body', parameters: [{ type: 'text', text }] })
      if (field.index !== null) components.push(button('url', field.index, { type: 'text', text }))
    }
  }
  return components
}

function button(sub_type: string, index: number, parameter: { type: string } & Json): Component {
  return { type: 'button', sub_type, index, parameters: [parameter] }
}

/** What is likely meant by a variable of a speaking name: the customer's name. */
export function likelyValue(field: TemplateField, contactName: string | null): string {
  if (field.kind !== 'text' || contactName === null) return ''
  return /^(?:customer_?)?(?:full_?)?name$|^customer$/.test(field.name) ? contactName : ''
}
