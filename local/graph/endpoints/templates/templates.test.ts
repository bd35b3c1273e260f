import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { business, type Running, startEmulator, until } from '../../testing/running.ts'

const customer = '+201116620943' // his window is closed
let running: Running

const order = {
  name: 'order_update',
  language: 'ar',
  category: 'UTILITY',
  components: [
    { type: 'HEADER', format: 'TEXT', text: 'طلب {{1}}' },
    { type: 'BODY', text: 'أهلاً {{1}}، طلبك {{2}} في الطريق.' },
    { type: 'FOOTER', text: 'العزب' },
    {
      type: 'BUTTONS',
      buttons: [
        { type: 'URL', text: 'تتبع', url: 'https://x.example/t/{{1}}' },
        { type: 'QUICK_REPLY', text: 'مساعدة' },
      ],
    },
  ],
}
const texts = (...values: string[]) => values.map((text) => ({ type: 'text', text }))
const header = { type: 'header', parameters: texts('A-7') }
const bodyPart = { type: 'body', parameters: texts('منى', 'A-7') }
const url = { type: 'button', sub_type: 'url', index: '0', parameters: texts('A-7') }
const send = (components: unknown[], template: Record<string, unknown> = {}) =>
  running.send({
    to: customer,
    type: 'template',
    template: { name: 'order_update', language: { code: 'ar' }, components, ...template },
  })

beforeEach(async () => {
  running = await startEmulator()
  await running.control('/templates', order)
})
afterEach(() => running.stop())

describe('sending a template', () => {
  it('works when the window is closed, is filled in, and priced by its category', async () => {
    const { status, body } = await send([header, bodyPart, url])
    expect(status).toBe(200)
    expect(body.messages[0].message_status).toBe('accepted')
    await until('it was delivered', () => running.hub.statuses().length === 2)
    expect(running.hub.statuses()[0]).toMatchObject({
      status: 'sent',
      pricing: { billable: true, pricing_model: 'PMP', type: 'regular', category: 'utility' },
    })
    expect(running.emulator.world.messages.get(body.messages[0].id)?.rendered).toEqual({
      header: { type: 'text', text: 'طلب A-7' },
      body: 'أهلاً منى، طلبك A-7 في الطريق.',
      footer: 'العزب',
      buttons: [
        { type: 'URL', text: 'تتبع', url: 'https://x.example/t/A-7' },
        { type: 'QUICK_REPLY', text: 'مساعدة', payload: 'مساعدة' },
      ],
    })
  })

  it('fills named parameters in, in any order', async () => {
    await running.control('/templates', {
      ...order,
      name: 'named',
      parameter_format: 'NAMED',
      components: [{ type: 'BODY', text: '{{first_name}}: {{order}}' }],
    })
    const parameters = [
      { type: 'text', parameter_name: 'order', text: 'A-7' },
      { type: 'text', parameter_name: 'first_name', text: 'Mona' },
    ]
    const { body } = await send([{ type: 'body', parameters }], { name: 'named' })
    expect(running.emulator.world.messages.get(body.messages[0].id)?.rendered).toEqual({ body: 'Mona: A-7' })
  })

  it.each<[string, unknown[], Record<string, unknown>, number, string]>([
    ['an unknown name', [], { name: 'nothing' }, 132001, 'does not exist'],
    ['an unknown language', [], { language: { code: 'fr' } }, 132001, 'does not exist in fr'],
    [
      'too few parameters',
      [header, { type: 'body', parameters: texts('x') }, url],
      {},
      132000,
      '(1) does not match the expected number of params (2)',
    ],
    [
      'too many parameters',
      [header, { type: 'body', parameters: texts('x', 'y', 'z') }, url],
      {},
      132000,
      '(3)',
    ],
    ['no parameters at all', [], {}, 132000, 'header'],
    ['no parameter for the link', [header, bodyPart], {}, 131008, 'Button at index 0'],
    [
      'a button that is not there',
      [header, bodyPart, { ...url, index: 5 }],
      {},
      132018,
      'no button at index 5',
    ],
    [
      'a button of another type',
      [header, bodyPart, { ...url, sub_type: 'quick_reply' }],
      {},
      132018,
      'type URL',
    ],
    [
      'an image for a text',
      [{ type: 'header', parameters: [{ type: 'image', image: { id: '1' } }] }, bodyPart, url],
      {},
      132012,
      'header',
    ],
    [
      'a new line in a parameter',
      [header, { type: 'body', parameters: texts('a\nb', 'c') }, url],
      {},
      132018,
      'new-line',
    ],
    [
      'names where there are none',
      [
        header,
        { type: 'body', parameters: [{ type: 'text', parameter_name: 'a', text: 'x' }, ...texts('y')] },
        url,
      ],
      {},
      132018,
      'named',
    ],
    [
      'too long a text',
      [header, { type: 'body', parameters: texts('x'.repeat(1100), 'y') }, url],
      {},
      132005,
      '1024',
    ],
    ['an unknown component', [{ type: 'tail' }], {}, 132018, 'tail'],
  ])('is refused for %s', async (_, components, template, code, sentence) => {
    const { body } = await send(components, template)
    expect(body.error.code).toBe(code)
    expect(JSON.stringify(body.error)).toContain(sentence)
  })

  it.each([
    ['PAUSED', 132015],
    ['DISABLED', 132016],
    ['PENDING', 132001],
  ])('is refused while it is %s', async (status, code) => {
    await running.control('/templates', { ...order, status })
    expect((await send([header, bodyPart, url])).body.error.code).toBe(code)
  })

  it('refuses an authentication template to a business-scoped id', async () => {
    await running.control('/templates', {
      name: 'code',
      language: 'ar',
      category: 'AUTHENTICATION',
      components: [
        { type: 'BODY', add_security_recommendation: true },
        { type: 'BUTTONS', buttons: [{ type: 'OTP', text: 'نسخ' }] },
      ],
    })
    const components = [
      { type: 'body', parameters: texts('123456') },
      { type: 'button', sub_type: 'url', index: 0, parameters: texts('123456') },
    ]
    const template = { name: 'code', language: { code: 'ar' }, components }
    const bsuid = running.emulator.world.customers.find('201116620943')?.bsuid
    expect((await running.send({ recipient: bsuid, type: 'template', template })).body.error.code).toBe(
      131062,
    )
    const { body } = await running.send({ to: customer, type: 'template', template })
    expect(running.emulator.world.messages.get(body.messages[0].id)?.rendered).toMatchObject({
      body: expect.stringContaining('*123456*'),
      buttons: [{ type: 'OTP', code: '123456' }],
    })
  })

  it('fails for marketing after the customer has stopped it, until he resumes', async () => {
    await running.control('/templates', { ...order, name: 'offer', category: 'MARKETING' })
    await running.control('/updates', { field: 'user_preferences', value: { customer, value: 'stop' } })
    await send([header, bodyPart, url], { name: 'offer' })
    await until('it failed', () => running.hub.statuses().length === 1)
    expect(running.hub.statuses()[0]).toMatchObject({ status: 'failed', errors: [{ code: 131050 }] })
    await running.control('/updates', { field: 'user_preferences', value: { customer, value: 'resume' } })
    await send([header, bodyPart, url], { name: 'offer' })
    await until('it was sent', () => running.hub.statuses().some(({ status }) => status === 'sent'))
  })
})

describe('listing templates', () => {
  it('answers pages with cursors, and the last one without next', async () => {
    for (const language of ['en', 'fr']) await running.control('/templates', { ...order, language })
    const { body: first } = await running.graph(
      `${business.waba_id}/message_templates?limit=2&fields=name,language`,
    )
    expect(first.data).toEqual([
      { id: expect.any(String), name: 'order_update', language: 'ar' },
      { id: expect.any(String), name: 'order_update', language: 'en' },
    ])
    expect(first.paging.next).toContain('after=')
    const { body: second } = await running.graph(
      `${business.waba_id}/message_templates?limit=2&after=${first.paging.cursors.after}`,
    )
    expect(second.data.map((template: { language: string }) => template.language)).toEqual(['fr'])
    expect(second.paging).not.toHaveProperty('next')
  })

  it('filters, and refuses a cursor that it does not know', async () => {
    await running.control('/templates', { ...order, name: 'other', status: 'PENDING' })
    const { body } = await running.graph(`${business.waba_id}/message_templates?status=PENDING`)
    expect(body.data).toMatchObject([{ name: 'other', components: expect.any(Array) }])
    const wrong = await running.graph(`${business.waba_id}/message_templates?after=xyz`)
    expect(wrong.body.error.code).toBe(131059)
  })
})

describe('events about templates and numbers', () => {
  it('change the template and tell the hub', async () => {
    const value = { event: 'PAUSED', message_template_name: 'order_update', message_template_language: 'ar' }
    const { status } = await running.control('/updates', { field: 'message_template_status_update', value })
    expect(status).toBe(202)
    await until('it came', () => running.hub.received.length === 1)
    const entry = running.hub.received[0]?.json.entry[0]
    expect(entry?.time).toEqual(expect.any(Number))
    expect(entry?.changes[0]?.value).toMatchObject({
      ...value,
      message_template_id: expect.any(Number),
      reason: 'NONE',
    })
    expect((await send([header, bodyPart, url])).body.error.code).toBe(132015)
  })

  it('raise the throughput of a number', async () => {
    await running.control('/updates', {
      field: 'phone_number_quality_update',
      value: { event: 'THROUGHPUT_UPGRADE' },
    })
    const { body } = await running.graph(`${business.waba_id}/phone_numbers?fields=throughput`)
    expect(body.data).toEqual([{ throughput: { level: 'HIGH' }, id: business.phone_number_id }])
  })

  it('echo what the business wrote on its own phone', async () => {
    await running.control('/updates', {
      field: 'smb_message_echoes',
      value: { customer, text: { body: 'من هاتفي' } },
    })
    await until('it came', () => running.hub.received.length === 1)
    expect(running.hub.received[0]?.json.entry[0]?.changes[0]).toMatchObject({
      field: 'smb_message_echoes',
      value: { message_echoes: [{ to: '201116620943', type: 'text', text: { body: 'من هاتفي' } }] },
    })
  })

  it('of a kind that nobody knows go out as they are', async () => {
    await running.control('/updates', { field: 'quantum_update', value: { spin: 'up' } })
    await until('it came', () => running.hub.received.length === 1)
    expect(running.hub.received[0]?.json.entry[0]?.changes).toEqual([
      { field: 'quantum_update', value: { spin: 'up' } },
    ])
  })
})
