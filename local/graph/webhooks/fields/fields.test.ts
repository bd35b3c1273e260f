import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { business, type Running, startEmulator, until } from '../../testing/running.ts'
import { FIELD_EVENTS } from './fields.ts'

const customer = '201001234871'
const template = { message_template_name: 'not_there', message_template_language: 'en' }

/** The least that each event needs. */
const LEAST: Record<string, Record<string, unknown>> = {
  account_alerts: { alert_type: 'OBA_REJECTED' },
  account_review_update: { decision: 'APPROVED' },
  account_settings_update: {},
  account_update: { event: 'ACCOUNT_RESTRICTION' },
  automatic_events: { customer },
  business_capability_update: {},
  business_username_updates: { username: 'acme' },
  calls: { customer, event: 'connect' },
  flows: { flow_id: '2701020304050607', old_status: 'DRAFT', new_status: 'PUBLISHED' },
  group_lifecycle_update: {},
  group_participants_update: { customer },
  group_settings_update: {},
  group_status_update: {},
  history: { customer, messages: [{ text: { body: 'before' } }] },
  message_template_components_update: { ...template, message_template_element: 'Hello' },
  message_template_quality_update: { ...template, new_quality_score: 'RED' },
  message_template_status_update: { ...template, event: 'REJECTED' },
  messaging_handovers: { customer },
  partner_solutions: {},
  payment_configuration_update: {},
  phone_number_name_update: { decision: 'APPROVED', requested_verified_name: 'New name' },
  phone_number_quality_update: { event: 'DOWNGRADE' },
  security: { event: 'PIN_CHANGED' },
  smb_app_state_sync: { customer },
  smb_message_echoes: { customer, text: { body: 'from the phone' } },
  standby: { customer, text: { body: 'not for us' } },
  template_category_update: { ...template, new_category: 'MARKETING' },
  user_id_update: { customer, user_id: 'EG.99' },
  user_preferences: { customer, value: 'stop' },
}

let running: Running
beforeEach(async () => {
  running = await startEmulator()
})
afterEach(() => running.stop())

type Value = Record<string, unknown> & { metadata?: { phone_number_id: string } }

async function happen(field: string, value: Record<string, unknown>): Promise<Value> {
  const changes = () =>
    running.hub.received
      .flatMap(({ json }) => json.entry.flatMap((entry) => entry.changes))
      .filter((change) => change.field === field)
  const before = changes().length
  const { status, body } = await running.control('/updates', { field, value })
  expect(body.error).toBeUndefined()
  expect(status).toBe(202)
  await until('it came', () => changes().length > before)
  return changes().at(-1)?.value as unknown as Value
}

describe('what happens at Meta', () => {
  it('has an event for each of these', () => {
    expect(FIELD_EVENTS.map(({ field }) => field).toSorted()).toEqual(Object.keys(LEAST).toSorted())
  })

  it('and for every field that the hub is tested with', () => {
    const folder = new URL('../../../../supabase/tests/fixtures/whatsapp/', import.meta.url)
    const fields = readdirSync(folder)
      .filter((name) => name.endsWith('.json') && name !== 'unknown_field.json')
      .map((name): string => JSON.parse(readFileSync(new URL(name, folder), 'utf8')).field)
    expect([...new Set(fields)].toSorted()).toEqual([...Object.keys(LEAST), 'messages'].toSorted())
  })

  it.each(Object.entries(LEAST))('%s goes to the hub', async (field, value) => {
    const sent = await happen(field, value)
    if (sent.metadata) expect(sent.metadata.phone_number_id).toBe(business.phone_number_id)
    expect(Object.keys(sent).length).toBeGreaterThan(0)
  })

  it('a customer has the id from then on that Meta announced', async () => {
    const sent = await happen('user_id_update', { customer, user_id: 'EG.99' })
    expect(sent.user_id_update).toMatchObject([{ wa_id: customer, user_id: { current: 'EG.99' } }])
    const { messages } = (
      (await happen('standby', { customer, text: { body: 'not for us' } })) as {
        standby: { messages: unknown[] }
      }
    ).standby
    expect(messages).toMatchObject([{ from_user_id: 'EG.99', text: { body: 'not for us' } }])
  })

  it('a call rings, is talked and ends under one id', async () => {
    const call_id = 'wacid.one'
    const connect = await happen('calls', { customer, call_id, event: 'connect' })
    expect(connect.calls).toMatchObject([
      { id: call_id, event: 'connect', direction: 'USER_INITIATED', from: customer },
    ])
    const ended = await happen('calls', { customer, call_id, event: 'terminate', duration: 42 })
    expect(ended.calls).toMatchObject([
      { id: call_id, event: 'terminate', duration: 42, status: 'COMPLETED' },
    ])
    const ringing = await happen('calls', { customer, call_id: 'wacid.two', event: 'ringing' })
    expect(ringing.statuses).toMatchObject([{ id: 'wacid.two', type: 'call', status: 'RINGING' }])
  })

  it('history says who wrote and in which order, or that it is not shared', async () => {
    const messages = [{ text: { body: 'hello' } }, { from_business: true, text: { body: 'welcome' } }]
    const { history } = (await happen('history', { customer, messages, progress: 55 })) as {
      history: { threads: { messages: { from: string; timestamp: string }[] }[] }[]
    }
    const [first, second] = history[0]?.threads[0]?.messages ?? []
    expect(first?.from).toBe(customer)
    expect(second?.from).toBe('201099884670')
    expect(Number(second?.timestamp) - Number(first?.timestamp)).toBe(60)
    const declined = await happen('history', { declined: true })
    expect(declined.history).toMatchObject([{ errors: [{ code: 2593109 }] }])
  })

  it('takes effect in the world where it has one', async () => {
    await happen('phone_number_name_update', { decision: 'APPROVED', requested_verified_name: 'Acme' })
    expect(running.emulator.world.numbers.find(business.phone_number_id)?.verified_name).toBe('Acme')
  })

  it('a field without an event of its own goes out with the value that was given', async () => {
    expect(await happen('field_of_the_future', { a: 1 })).toEqual({ a: 1 })
  })
})
