import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  MAINTENANCE_FORM,
  maintenanceMessage,
} from '../../../../supabase/functions/_shared/flows/maintenance-form.ts'
import { business, type Running, startEmulator, until } from '../../testing/running.ts'
import { validateFlow } from './flow-json.ts'

const customer = '+201116620943'
let running: Running

beforeEach(async () => {
  running = await startEmulator()
})
afterEach(() => running.stop())

const form = (json: string) => {
  const body = new FormData()
  body.set('name', 'flow.json')
  body.set('asset_type', 'FLOW_JSON')
  body.set('file', new File([json], 'flow.json', { type: 'application/json' }))
  return body
}

async function published(): Promise<string> {
  const made = await running.graph(`${business.waba_id}/flows`, {
    method: 'POST',
    body: { name: 'maintenance', categories: ['CUSTOMER_SUPPORT'] },
  })
  const { id } = made.body
  const uploaded = await running.graph(`${id}/assets`, {
    method: 'POST',
    body: form(JSON.stringify(MAINTENANCE_FORM)),
  })
  expect(uploaded.body).toEqual({ success: true, validation_errors: [] })
  expect((await running.graph(`${id}/publish`, { method: 'POST' })).body).toEqual({ success: true })
  return id
}

describe('Flow JSON', () => {
  it('of the maintenance form has no faults', () => {
    expect(validateFlow(JSON.stringify(MAINTENANCE_FORM))).toEqual([])
  })

  it.each<[string, (text: string) => string, string]>([
    ['no JSON', () => '{', 'INVALID_JSON'],
    ['an unknown version', (text) => text.replace('"7.2"', '"1.0"'), 'INVALID_PROPERTY_VALUE'],
    ['no terminal screen', (text) => text.replace('"terminal":true,', ''), 'MISSING_TERMINAL_SCREEN'],
    [
      'a way to nowhere',
      (text) => text.replace('"name":"DETAILS"}', '"name":"NOWHERE"}'),
      'INVALID_NAVIGATION',
    ],
    [
      'a reference to nothing',
      (text) => text.replace('screen.SCHEDULE.form.notes', 'screen.SCHEDULE.form.note'),
      'INVALID_REFERENCE',
    ],
    [
      'data without an example',
      (text) => text.replace('"__example__":"2026-11-22"', '"x":1'),
      'MISSING_EXAMPLE',
    ],
    ['an unknown component', (text) => text.replace('"TextHeading"', '"Marquee"'), 'INVALID_PROPERTY_VALUE'],
  ])('with %s is told what is wrong', (_, spoil, error) => {
    const faults = validateFlow(spoil(JSON.stringify(MAINTENANCE_FORM)))
    expect(faults.map((fault) => fault.error)).toContain(error)
  })
})

describe('the life of a Flow', () => {
  it('goes from draft to published to deprecated, tells the hub, and never back', async () => {
    const id = await published()
    for (const [method, path, code] of [
      ['POST', `${id}/publish`, 139002],
      ['DELETE', id, 139004],
    ] as const) {
      expect((await running.graph(path, { method })).body.error.code).toBe(code)
    }
    expect((await running.graph(`${id}/deprecate`, { method: 'POST' })).body).toEqual({ success: true })
    expect((await running.graph(`${id}?fields=status`)).body).toEqual({ id, status: 'DEPRECATED' })
    await until('both changes came', () => running.hub.received.length >= 1)
    const changes = running.hub.received.flatMap(({ json }) => json.entry.flatMap((entry) => entry.changes))
    expect(changes[0]).toMatchObject({ field: 'flows', value: { flow_id: id, new_status: 'PUBLISHED' } })
  })

  it('refuses a second one of the same name', async () => {
    await published()
    const { body } = await running.graph(`${business.waba_id}/flows`, {
      method: 'POST',
      body: { name: 'maintenance', categories: ['OTHER'] },
    })
    expect(body.error.code).toBe(100)
  })
})

describe('the phone', () => {
  it('fills the form from its JSON and refuses what a screen would not take', async () => {
    const id = await published()
    await running.control('/messages', { from: customer, type: 'text', text: { body: 'سلام' } })
    const interactive = maintenanceMessage(id, 'ft_0123456789abcdef', {
      timeZone: 'Africa/Cairo',
      moment: new Date('2026-11-22T23:30:00Z'),
    })
    const sent = await running.send({ to: customer, type: 'interactive', interactive })
    const wamid = sent.body.messages[0].id
    const answer = (answers: object) => running.control('/flows/answers', { wamid, answers })
    const right = { service_type: 'ac', description: 'لا يبرد', preferred_date: '2026-11-23' }
    // Half past eleven in UTC is the next day in Cairo.
    expect((await answer({ ...right, preferred_date: '2026-11-22' })).body.error).toBe(
      'preferred_date is too early',
    )
    expect((await answer({ ...right, service_type: 'magic' })).body.error).toContain('no choice')
    expect((await answer({ ...right, description: '' })).body.error).toBe('description is required')
    expect((await answer(right)).status).toBe(201)
    await until('it came', () => running.hub.messages().some(({ type }) => type === 'interactive'))
    const reply = running.hub.messages().find(({ type }) => type === 'interactive')
    expect(reply).toMatchObject({
      context: { id: wamid },
      interactive: { type: 'nfm_reply', nfm_reply: { name: 'flow', body: 'Sent' } },
    })
    const { nfm_reply } = (reply?.interactive ?? {}) as { nfm_reply?: { response_json: string } }
    expect(JSON.parse(nfm_reply?.response_json ?? '{}')).toMatchObject({
      flow_token: 'ft_0123456789abcdef',
      ...right,
      address: '',
    })
  })
})
