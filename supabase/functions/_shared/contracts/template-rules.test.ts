import { describe, expect, test } from 'vitest'
import { CATALOGUE } from './template-catalogue.ts'
import { type TemplateDraft, templateFaults } from './template-rules.ts'

const BODY = {
  type: 'BODY',
  text: 'مرحباً {{1}}، طلبك رقم {{2}} جاهز للاستلام من المقر.',
  example: { body_text: [['منى', '7']] },
}
const draft = (components: object[], more: Partial<TemplateDraft> = {}): TemplateDraft => ({
  name: 'order_ready',
  language: 'ar',
  category: 'UTILITY',
  components: components as TemplateDraft['components'],
  ...more,
})
const body = (text: string, ...examples: string[]) => ({
  type: 'BODY',
  text,
  ...(examples.length > 0 ? { example: { body_text: [examples] } } : {}),
})
const url = (value: string, example?: string) => ({
  type: 'URL',
  text: 'تابع',
  url: value,
  ...(example ? { example: [example] } : {}),
})
const buttons = (...list: object[]) => ({ type: 'BUTTONS', buttons: list })
const quick = (text: string) => ({ type: 'QUICK_REPLY', text })

test.each(CATALOGUE.map((template) => [template.name, template] as const))(
  'the shipped %s keeps the rules',
  (_, template) => {
    expect(templateFaults(template)).toEqual([])
  },
)

test('a right template has no faults', () => {
  const header = { type: 'HEADER', format: 'TEXT', text: 'طلب {{1}}', example: { header_text: ['7'] } }
  const footer = { type: 'FOOTER', text: 'العزب' }
  const all = [
    header,
    BODY,
    footer,
    buttons(url('https://a.example/{{1}}', 'https://a.example/7'), quick('مساعدة')),
  ]
  expect(templateFaults(draft(all))).toEqual([])
})

describe('A40: what breaks a rule is named at its place, in Arabic and English', () => {
  test.each<[string, TemplateDraft, string]>([
    ['a name with capitals', draft([BODY], { name: 'Order' }), '/name'],
    ['a language that is no code', draft([BODY], { language: 'arabic' }), '/language'],
    [
      'a time to live that the category does not allow',
      draft([BODY], { message_send_ttl_seconds: 5 }),
      '/message_send_ttl_seconds',
    ],
    ['no body', draft([{ type: 'FOOTER', text: 'x' }]), '/components'],
    ['two bodies', draft([BODY, BODY]), '/components'],
    [
      'a body that begins with a variable',
      draft([body('{{1}} مرحباً بك في العزب', 'منى')]),
      '/components/0/text',
    ],
    [
      'a body that ends with a variable',
      draft([body('مرحباً بك في العزب يا {{1}}.', 'منى')]),
      '/components/0/text',
    ],
    [
      'two variables that touch',
      draft([body('مرحباً {{1}} {{2}} أهلاً وسهلاً بك معنا دائماً', 'a', 'b')]),
      '/components/0/text',
    ],
    [
      'a gap in the numbers',
      draft([body('مرحباً {{1}} ورقم طلبك {{3}} شكراً لك دائماً', 'a', 'b')]),
      '/components/0/text',
    ],
    ['a word as number', draft([body('مرحباً {{name}} أهلاً بك', 'a')]), '/components/0/text'],
    ['too many variables for the text', draft([body('أ {{1}} ب {{2}} ج', 'a', 'b')]), '/components/0/text'],
    ['a body of 1,025 characters', draft([body('ا'.repeat(1025))]), '/components/0/text'],
    ['no example', draft([body('مرحباً {{1}} أهلاً وسهلاً')]), '/components/0/example'],
    ['an empty example', draft([body('مرحباً {{1}} أهلاً وسهلاً', ' ')]), '/components/0/example'],
    [
      'a header of 61 characters',
      draft([{ type: 'HEADER', format: 'TEXT', text: 'ا'.repeat(61) }, BODY]),
      '/components/0/text',
    ],
    [
      'two variables in the header',
      draft([
        { type: 'HEADER', format: 'TEXT', text: '{{1}} و {{2}}', example: { header_text: ['a', 'b'] } },
        BODY,
      ]),
      '/components/0/text',
    ],
    [
      'a header file without a sample',
      draft([{ type: 'HEADER', format: 'IMAGE' }, BODY]),
      '/components/0/example',
    ],
    ['a variable in the footer', draft([BODY, { type: 'FOOTER', text: 'طلب {{1}}' }]), '/components/1/text'],
    [
      'a footer of 61 characters',
      draft([BODY, { type: 'FOOTER', text: 'ا'.repeat(61) }]),
      '/components/1/text',
    ],
    [
      'a button of 26 characters',
      draft([BODY, buttons(quick('ا'.repeat(26)))]),
      '/components/1/buttons/0/text',
    ],
    [
      'eleven buttons',
      draft([BODY, buttons(...Array.from({ length: 11 }, (_, n) => quick(`${n}`)))]),
      '/components/1/buttons',
    ],
    [
      'three addresses',
      draft([BODY, buttons(...[1, 2, 3].map((n) => url(`https://a.example/${n}`)))]),
      '/components/1/buttons',
    ],
    [
      'quick replies apart',
      draft([BODY, buttons(quick('a'), url('https://a.example'), quick('b'))]),
      '/components/1/buttons',
    ],
    [
      'a variable inside an address',
      draft([BODY, buttons(url('https://a.example/{{1}}/x', 'x'))]),
      '/components/1/buttons/0/url',
    ],
    [
      'an address that is a variable',
      draft([BODY, buttons(url('{{1}}', 'https://a.example'))]),
      '/components/1/buttons/0/url',
    ],
    [
      'an address without an example',
      draft([BODY, buttons(url('https://a.example/{{1}}'))]),
      '/components/1/buttons/0/example',
    ],
    ['a shortened address', draft([BODY, buttons(url('https://bit.ly/x'))]), '/components/1/buttons/0/url'],
  ])('%s', (_, template, pointer) => {
    const faults = templateFaults(template)
    expect(faults.map((fault) => fault.pointer)).toContain(pointer)
    for (const { message } of faults) {
      expect(message.ar).toMatch(/^[\p{Script=Arabic}].*[.:؟}]/u)
      expect(message.en).toMatch(/^["A-Z]/)
    }
  })
})
