import type { TestTemplateBody } from '@contracts/templates'
import { contentOf, type Values, variablesOf } from './content'

/** What the person filled in for a test. */
export interface TestValues {
  header: Values
  body: Values
  /** By the button's place: the end of its address, or its code. */
  buttons: Values
  /** Path of the file for a header with one. */
  path: string | null
}

type Template = {
  category: string
  language: string
  parameter_format: string
  components: readonly Record<string, unknown>[]
}

interface AskingButton {
  index: number
  text: string
  kind: 'url' | 'code'
}

/** The buttons that want something of their own with each message. */
export function askingButtons(template: Template): AskingButton[] {
  return contentOf(template).buttons.flatMap((button, index): AskingButton[] => {
    const type = button.type.toUpperCase()
    if (type === 'URL' && variablesOf(button.url ?? '').length > 0)
      return [{ index, text: button.text ?? '', kind: 'url' }]
    if (type === 'COPY_CODE') return [{ index, text: button.text ?? '', kind: 'code' }]
    return []
  })
}

/** The parameters of a message, as Meta takes them. */
export function toParameters(template: Template, values: TestValues): TestTemplateBody['components'] {
  const content = contentOf(template)
  const named = template.parameter_format === 'NAMED'
  const texts = (text: string, given: Values) =>
    variablesOf(text).map((name) => ({
      type: 'text',
      text: given[name]?.trim() ?? '',
      ...(named ? { parameter_name: name } : {}),
    }))
  const header = content.header
  const headerTexts = header?.format === 'TEXT' ? texts(header.text, values.header) : []
  const body = texts(content.body, values.body)
  const media =
    header && ['IMAGE', 'VIDEO', 'DOCUMENT'].includes(header.format) ? header.format.toLowerCase() : null
  const code = template.category === 'AUTHENTICATION' ? (values.body['1']?.trim() ?? '') : null
  return [
    ...(media && values.path
      ? [{ type: 'header', parameters: [{ type: media, [media]: { path: values.path } }] }]
      : headerTexts.length > 0
        ? [{ type: 'header', parameters: headerTexts }]
        : []),
    ...(body.length > 0 ? [{ type: 'body', parameters: body }] : []),
    // The button of a code carries the code once more.
    ...(code === null
      ? []
      : [{ type: 'button', sub_type: 'url', index: 0, parameters: [{ type: 'text', text: code }] }]),
    ...askingButtons(template).map(({ index, kind }) => {
      const value = values.buttons[index]?.trim() ?? ''
      return kind === 'url'
        ? { type: 'button', sub_type: 'url', index, parameters: [{ type: 'text', text: value }] }
        : {
            type: 'button',
            sub_type: 'copy_code',
            index,
            parameters: [{ type: 'coupon_code', coupon_code: value }],
          }
    }),
  ]
}
