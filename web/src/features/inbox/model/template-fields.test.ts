import { describe, expect, it } from 'vitest'
import {
  canBeFilled,
  type Fillable,
  fieldTrouble,
  templateComponents,
  templateFields,
} from './template-fields'

const order: Fillable = {
  category: 'UTILITY',
  parameter_format: 'POSITIONAL',
  components: [
    { type: 'HEADER', format: 'TEXT', text: 'طلب {{1}}', example: { header_text: ['A-1'] } },
    { type: 'BODY', text: 'أهلًا {{1}}، موعدك {{2}} يا {{1}}', example: { body_text: [['منى', 'غدًا']] } },
    {
      type: 'BUTTONS',
      buttons: [
        { type: 'QUICK_REPLY', text: 'تمام' },
        { type: 'URL', text: 'تتبّع', url: 'https://x.app/t/{{1}}', example: ['https://x.app/t/9'] },
        { type: 'COPY_CODE', example: 'SAVE10' },
      ],
    },
  ],
}

describe('a template', () => {
  it('asks for every variable once, in the order of reading', () => {
    expect(templateFields(order).map(({ id, example }) => [id, example])).toEqual([
      ['header.1', 'A-1'],
      ['body.1', 'منى'],
      ['body.2', 'غدًا'],
      ['button.1', '9'],
      ['button.2', 'SAVE10'],
    ])
  })

  it('is filled with the components that Meta wants', () => {
    const values = { 'header.1': 'B-2', 'body.1': 'علي', 'body.2': 'الأحد', 'button.1': '7', 'button.2': 'X' }
    expect(templateComponents(order, values)).toEqual([
      { type: 'header', parameters: [{ type: 'text', text: 'B-2' }] },
      {
        type: 'body',
        parameters: [
          { type: 'text', text: 'علي' },
          { type: 'text', text: 'الأحد' },
        ],
      },
      { type: 'button', sub_type: 'url', index: 1, parameters: [{ type: 'text', text: '7' }] },
      {
        type: 'button',
        sub_type: 'copy_code',
        index: 2,
        parameters: [{ type: 'coupon_code', coupon_code: 'X' }],
      },
    ])
  })

  it('names its parameters where the template does', () => {
    const named: Fillable = {
      category: 'UTILITY',
      parameter_format: 'NAMED',
      components: [{ type: 'BODY', text: 'أهلًا {{customer_name}}' }],
    }
    expect(templateComponents(named, { 'body.customer_name': 'منى' })).toEqual([
      { type: 'body', parameters: [{ type: 'text', parameter_name: 'customer_name', text: 'منى' }] },
    ])
    expect(templateComponents(named, {}, { preview: true })[0]?.parameters[0]?.text).toBe('{{customer_name}}')
  })

  it('carries a file in its header', () => {
    const photo: Fillable = {
      category: 'MARKETING',
      parameter_format: 'POSITIONAL',
      components: [
        { type: 'HEADER', format: 'IMAGE' },
        { type: 'BODY', text: 'عرض' },
      ],
    }
    expect(templateFields(photo)).toMatchObject([{ kind: 'file', format: 'image' }])
    expect(templateComponents(photo, {}, { file: { path: 'p' } })).toEqual([
      { type: 'header', parameters: [{ type: 'image', image: { path: 'p' } }] },
    ])
  })

  it('of a code fills body and button with the same', () => {
    const code: Fillable = {
      category: 'AUTHENTICATION',
      parameter_format: 'POSITIONAL',
      components: [{ type: 'BODY' }, { type: 'BUTTONS', buttons: [{ type: 'OTP', otp_type: 'COPY_CODE' }] }],
    }
    expect(templateComponents(code, { code: '4711' })).toEqual([
      { type: 'body', parameters: [{ type: 'text', text: '4711' }] },
      { type: 'button', sub_type: 'url', index: 0, parameters: [{ type: 'text', text: '4711' }] },
    ])
  })

  it('of cards is not filled in here', () => {
    expect(canBeFilled(order)).toBe(true)
    expect(canBeFilled({ ...order, components: [{ type: 'CAROUSEL', cards: [] }] })).toBe(false)
  })
})

it('fieldTrouble says what Meta would refuse', () => {
  const [header, , , url, coupon] = templateFields(order)
  if (!header || !url || !coupon) throw new Error('the fields are not there')
  expect(fieldTrouble(header, ' ')).toBe('empty')
  expect(fieldTrouble(header, 'a\nb')).toBe('lineBreak')
  expect(fieldTrouble(header, 'a b')).toBeNull()
  expect(fieldTrouble(url, 'a b')).toBe('whiteSpace')
  expect(fieldTrouble(coupon, 'x'.repeat(21))).toBe('code')
})
