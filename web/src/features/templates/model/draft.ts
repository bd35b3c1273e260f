import type { TemplateDraft } from '@contracts/template-rules'
import { componentOf, contentOf, examplesOf, type TemplateButton, type Values, variablesOf } from './content'
import type { TemplateCategory } from './search'

export const HEADERS = ['NONE', 'TEXT', 'IMAGE', 'VIDEO', 'DOCUMENT', 'LOCATION'] as const
export type HeaderFormat = (typeof HEADERS)[number]

export const BUTTONS = ['QUICK_REPLY', 'URL', 'PHONE_NUMBER', 'COPY_CODE', 'FLOW'] as const
export type ButtonType = (typeof BUTTONS)[number]

/** A button as the form keeps it. */
export interface ButtonFields {
  type: ButtonType
  text: string
  url: string
  phone: string
  example: string
  flowId: string
  /** A Flow with an endpoint asks it what to show first. */
  flowAction: 'navigate' | 'data_exchange'
}

/** A template as the form keeps it. */
export interface TemplateFields {
  name: string
  language: string
  category: TemplateCategory
  format: 'POSITIONAL' | 'NAMED'
  header: HeaderFormat
  headerText: string
  headerExamples: Values
  /** Meta's handle of the uploaded sample. */
  headerHandle: string
  body: string
  bodyExamples: Values
  footer: string
  buttons: ButtonFields[]
  /** Of a code: whether Meta adds its warning, and for how many minutes the code holds. */
  warns: boolean
  minutes: string
  codeButton: string
}

export const EMPTY: TemplateFields = {
  name: '',
  language: 'ar',
  category: 'UTILITY',
  format: 'POSITIONAL',
  header: 'NONE',
  headerText: '',
  headerExamples: {},
  headerHandle: '',
  body: '',
  bodyExamples: {},
  footer: '',
  buttons: [],
  warns: true,
  minutes: '',
  codeButton: '',
}

export const EMPTY_BUTTON: Omit<ButtonFields, 'type'> = {
  text: '',
  url: '',
  phone: '',
  example: '',
  flowId: '',
  flowAction: 'navigate',
}

type Json = Record<string, unknown>

function exampleOf(part: 'header' | 'body', text: string, values: Values, format: TemplateFields['format']) {
  const names = variablesOf(text)
  if (names.length === 0) return {}
  const example =
    format === 'NAMED'
      ? {
          [`${part}_text_named_params`]: names.map((name) => ({
            param_name: name,
            example: values[name]?.trim() ?? '',
          })),
        }
      : part === 'header'
        ? { header_text: names.map((name) => values[name]?.trim() ?? '') }
        : { body_text: [names.map((name) => values[name]?.trim() ?? '')] }
  return { example }
}

function toButton(button: ButtonFields): TemplateButton {
  const text = button.text.trim()
  switch (button.type) {
    case 'QUICK_REPLY':
      return { type: 'QUICK_REPLY', text }
    case 'URL': {
      const url = button.url.trim()
      return { type: 'URL', text, url, ...(url.includes('{{') ? { example: [button.example.trim()] } : {}) }
    }
    case 'PHONE_NUMBER':
      return { type: 'PHONE_NUMBER', text, phone_number: button.phone.replace(/[\s()-]/g, '') }
    case 'COPY_CODE':
      return { type: 'COPY_CODE', example: button.example.trim() }
    case 'FLOW':
      return { type: 'FLOW', text, flow_id: button.flowId, flow_action: button.flowAction }
  }
}

function codeComponents(fields: TemplateFields): Json[] {
  return [
    { type: 'BODY', add_security_recommendation: fields.warns },
    ...(fields.minutes.trim() ? [{ type: 'FOOTER', code_expiration_minutes: Number(fields.minutes) }] : []),
    {
      type: 'BUTTONS',
      buttons: [
        {
          type: 'OTP',
          otp_type: 'COPY_CODE',
          ...(fields.codeButton.trim() ? { text: fields.codeButton.trim() } : {}),
        },
      ],
    },
  ]
}

/** The components as Meta takes them. */
export function toComponents(fields: TemplateFields): Json[] {
  if (fields.category === 'AUTHENTICATION') return codeComponents(fields)
  const { header } = fields
  return [
    ...(header === 'NONE'
      ? []
      : [
          header === 'TEXT'
            ? {
                type: 'HEADER',
                format: 'TEXT',
                text: fields.headerText.trim(),
                ...exampleOf('header', fields.headerText, fields.headerExamples, fields.format),
              }
            : {
                type: 'HEADER',
                format: header,
                ...(header === 'LOCATION' || !fields.headerHandle
                  ? {}
                  : { example: { header_handle: [fields.headerHandle] } }),
              },
        ]),
    {
      type: 'BODY',
      text: fields.body.trim(),
      ...exampleOf('body', fields.body, fields.bodyExamples, fields.format),
    },
    ...(fields.footer.trim() ? [{ type: 'FOOTER', text: fields.footer.trim() }] : []),
    ...(fields.buttons.length > 0 ? [{ type: 'BUTTONS', buttons: fields.buttons.map(toButton) }] : []),
  ]
}

/** The template as it is checked and handed in. */
export function toDraft(fields: TemplateFields): TemplateDraft {
  return {
    name: fields.name.trim(),
    language: fields.language,
    category: fields.category,
    ...(fields.category === 'AUTHENTICATION' ? {} : { parameter_format: fields.format }),
    components: toComponents(fields),
  }
}

/** A template that is there, for changing it or beginning from it. */
export function toFields(template: {
  name: string
  language: string
  category: string
  parameter_format: string
  components: readonly Json[]
}): TemplateFields {
  const content = contentOf(template)
  const examples = examplesOf(template.components)
  const header = componentOf(template.components, 'HEADER')
  const handle = (header?.example as { header_handle?: unknown[] } | undefined)?.header_handle?.[0]
  const minutes = componentOf(template.components, 'FOOTER')?.code_expiration_minutes
  const otp = content.buttons.find(({ type }) => type === 'OTP')
  const isCode = template.category === 'AUTHENTICATION'
  return {
    name: template.name,
    language: template.language,
    category:
      (['UTILITY', 'MARKETING', 'AUTHENTICATION'] as const).find((one) => one === template.category) ??
      'UTILITY',
    format: template.parameter_format === 'NAMED' ? 'NAMED' : 'POSITIONAL',
    header: HEADERS.find((one) => one === content.header?.format) ?? 'NONE',
    headerText: content.header?.text ?? '',
    headerExamples: examples.header,
    headerHandle: typeof handle === 'string' ? handle : '',
    body: isCode ? '' : content.body,
    bodyExamples: examples.body,
    footer: content.footer,
    buttons: content.buttons.flatMap((button): ButtonFields[] => {
      const type = BUTTONS.find((one) => one === button.type.toUpperCase())
      const example = Array.isArray(button.example) ? button.example[0] : button.example
      return type
        ? [
            {
              type,
              text: button.text ?? '',
              url: button.url ?? '',
              phone: button.phone_number ?? '',
              example: example ?? '',
              flowId: button.flow_id ?? '',
              flowAction: button.flow_action === 'data_exchange' ? 'data_exchange' : 'navigate',
            },
          ]
        : []
    }),
    warns: componentOf(template.components, 'BODY')?.add_security_recommendation === true,
    minutes: typeof minutes === 'number' ? String(minutes) : '',
    codeButton: otp?.text ?? '',
  }
}

/** Faults by where they stand in the form: `name`, `header`, `body`, `footer`, `buttons`, `buttons.2`, … */
export function placeOf(pointer: string, draft: TemplateDraft): string {
  const [, root = '', index, part = '', place] = pointer.split('/')
  if (root !== 'components') return root
  const kind = String(draft.components[Number(index)]?.type ?? '').toLowerCase()
  if (kind === '') return 'body'
  if (kind === 'buttons') return place === undefined ? 'buttons' : `buttons.${place}`
  return part === 'example' ? `${kind}.example` : kind
}
