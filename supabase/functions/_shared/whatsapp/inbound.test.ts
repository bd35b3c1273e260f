import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Update } from '../contracts/inbound.ts'
import { parseWebhookBody } from './inbound.ts'

const folder = new URL('../../../tests/fixtures/whatsapp/', import.meta.url)
const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
const receivedAt = new Date('2026-11-22T12:00:00Z')
const parse = (body: string) =>
  parseWebhookBody({
    event_id: '00000000-0000-4000-8000-000000000001',
    body: new TextEncoder().encode(body),
    received_at: receivedAt,
  })
const envelope = (...changes: unknown[]) =>
  JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '102030405060708', changes }] })
const fixture = (name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'))
const read = (name: string) => parse(envelope(fixture(name)))

/** What each fixture turns into; a new file without a line here fails. */
const KINDS: Record<string, string[]> = {
  message_group: ['change'],
  message_request_welcome: ['change'],
  message_system_number_change: ['message', 'identity'],
  message_system_user_id_change: ['message', 'identity'],
  status_group_read: ['change'],
  calls_connect_inbound: ['call'],
  calls_connect_outbound: ['call'],
  calls_ringing: ['call'],
  calls_terminate: ['call'],
  calls_terminate_failed: ['call'],
  history: ['message', 'message', 'change'],
  history_media: ['message'],
  history_declined: ['change'],
  smb_message_echoes: ['message'],
  smb_message_echoes_revoke: ['message'],
  smb_app_state_sync: ['contact'],
  smb_app_state_sync_remove: ['contact'],
  user_preferences_stop: ['preference'],
  user_preferences_resume: ['preference'],
  user_preferences_signup: ['preference'],
  user_id_update: ['identity'],
}

function kindsOf(name: string): string[] {
  const known = KINDS[name]
  if (known) return known
  if (name.startsWith('message_') && !name.startsWith('message_template_')) return ['message']
  if (name.startsWith('message_template_button')) return ['message']
  return name.startsWith('status_') ? ['status'] : ['change']
}

describe('every event of Meta', () => {
  test.each(names.map((name) => name.replace('.json', '')))('%s is read and fits the contract', (name) => {
    const updates = read(name)
    expect(updates.map(({ kind }) => kind)).toEqual(kindsOf(name))
    for (const update of updates) expect(Update.safeParse(update).error).toBeUndefined()
    expect(updates.map(({ position }) => position)).toEqual(updates.map((_, index) => index))
  })

  test('all of them in one body keep their order and lose nothing', () => {
    const all = names.map((name) => name.replace('.json', ''))
    const updates = parse(envelope(...all.map(fixture)))
    expect(updates.map(({ kind }) => kind)).toEqual(all.flatMap(kindsOf))
  })

  test('as Meta writes it on the wire, escaped, it is the same', () => {
    const escaped = envelope(fixture('message_text_stop_arabic')).replace(
      /[\u0080-\uffff]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    expect(parse(escaped)).toEqual(read('message_text_stop_arabic'))
  })
})

describe('what a message says', () => {
  test.each([
    ['message_text', 'Does it come in blue?'],
    ['message_image', 'like this'],
    ['message_button_reply', 'Cancel'],
    ['message_list_reply', 'Priority Mail Express'],
    ['message_template_button', 'Unsubscribe'],
    ['message_reaction', '👍'],
    ['message_reaction_removed', null],
    ['message_reaction_removed_empty', null],
    ['message_location', 'Coffee Place'],
    ['message_contacts', 'Rui Costa'],
    ['message_order', 'Love these!'],
    ['message_edit', 'Does it come in green?'],
    ['message_unsupported', null],
  ])('%s: %s', (name, text) => {
    expect(read(name)[0]).toMatchObject({ text })
  })

  test('an annotation names its target, a reply what it answers', () => {
    const target = 'wamid.HBgLMTU1NTAxMDk5OTkVAgASGBQzQTAwQTFCMkMzRDRFNUY2MDAwMQA='
    expect(read('message_edit')[0]).toMatchObject({ target_wamid: target })
    expect(read('message_revoke')[0]).toMatchObject({ target_wamid: target })
    expect(read('message_list_reply')[0]).toMatchObject({
      target_wamid: null,
      context_wamid: 'wamid.HBgLMTU1NTAxMDk5OTkVAgARGBIwMEIxQzJEM0U0RjUwNjAwMDIA',
    })
  })

  test('digits of a person never stand in the content', () => {
    const [message] = read('message_system_number_change')
    expect(JSON.stringify(message?.kind === 'message' && message.content)).not.toMatch(/\d{8}/)
  })

  test('nor an id of a message, which holds them in base64', () => {
    for (const name of names) {
      for (const update of read(name.replace('.json', ''))) {
        if (update.kind === 'message') expect(JSON.stringify(update.content), name).not.toContain('wamid.')
      }
    }
    expect(read('message_reaction')[0]).toMatchObject({ content: { emoji: '👍' } })
    expect(read('message_edit')[0]).toMatchObject({
      content: { message: { type: 'text', text: { body: 'Does it come in green?' } } },
    })
  })

  test('an annotation that does not say of what is a line of its own, so that somebody sees it', () => {
    const change = fixture('message_reaction')
    change.value.messages[0].reaction.message_id = ''
    expect(parse(envelope(change))[0]).toMatchObject({
      type: 'unknown',
      content: { original_type: 'reaction' },
      target_wamid: null,
    })
  })

  test('whoever has no number is known by his business-scoped id', () => {
    expect(read('message_bsuid_only')[0]).toMatchObject({
      wa_id: null,
      bsuid: 'US.10203040506070809011',
      username: 'ana.lima',
    })
  })

  test.each([
    ['+1 (555) 010-9999', null],
    ['٠١٥٥٥٠١٠٩٩٩٩', null],
    ['\u200e15550109999', null],
    ['5550109999', null],
    ['5550109998', '5550109998'],
    ['Sheena 15550109999', 'Sheena 15550109999'],
    ['9999', '9999'],
  ])('A21 a name that is the own number is none: %s', (name, kept) => {
    const change = fixture('message_text')
    change.value.contacts[0].profile.name = name
    expect(parse(envelope(change))[0]).toMatchObject({ wa_id: '15550109999', profile_name: kept })
  })

  test('A21 nor is it one in the address book of the phone', () => {
    const change = fixture('smb_app_state_sync')
    change.value.state_sync[0].contact.full_name = '+1 555 010-6666'
    expect(parse(envelope(change))[0]).toMatchObject({ wa_id: '15550106666', full_name: null })
  })

  test('what cannot be an identity is left out, and the message stays', () => {
    const change = fixture('message_text')
    change.value.messages[0].from_parent_user_id = 'not one'
    change.value.messages[0].from_user_id = 'us.lower'
    change.value.contacts = []
    expect(parse(envelope(change))[0]).toMatchObject({
      kind: 'message',
      wa_id: '15550109999',
      bsuid: null,
      parent_bsuid: null,
    })
  })

  test.each([
    ['message_text_stop_arabic', 'stop'],
    ['message_template_button', 'stop'],
    ['message_template_button_stop', 'stop'],
    ['message_text', null],
    ['message_button_reply', null],
  ])('%s means %s for consent', (name, consent) => {
    expect(read(name)[0]).toMatchObject({ consent })
  })

  test('a type that does not exist yet is kept whole and marked', () => {
    expect(read('message_unknown_type')[0]).toMatchObject({
      type: 'poll_vote',
      known: false,
      content: { options: ['a'] },
    })
  })
})

describe('echoes and history', () => {
  test('an echo goes out to the customer', () => {
    expect(read('smb_message_echoes')[0]).toMatchObject({
      direction: 'outbound',
      origin: 'echo',
      wa_id: '15550109999',
      username: 'ana.lima',
    })
  })

  test('history has both directions, the contact of its thread, and the state it had', () => {
    const [ours, theirs] = read('history')
    expect(ours).toMatchObject({
      direction: 'outbound',
      origin: 'history',
      status: 'read',
      wa_id: '15550109999',
    })
    expect(theirs).toMatchObject({
      direction: 'inbound',
      origin: 'history',
      status: null,
      type: 'media_placeholder',
    })
  })
})

describe('what cannot be', () => {
  test.each([
    ['', 'not JSON'],
    ['{', 'not JSON'],
    ['[]', ''],
    ['{"entry":"none"}', 'entry'],
    ['null', ''],
    ['"\u0000', 'not JSON'],
  ])('%j is one failed update', (body, error) => {
    const updates = parse(body)
    expect(updates).toHaveLength(1)
    expect(JSON.stringify(updates)).not.toContain('\\u0000')
    expect(updates[0]).toMatchObject({ kind: 'failed', error: expect.stringContaining(error) })
  })

  test('one bad message fails alone', () => {
    const change = fixture('message_text')
    change.value.messages = [{ id: 5 }, ...change.value.messages, 'text', null]
    expect(parse(envelope(change)).map(({ kind }) => kind)).toEqual(['failed', 'message', 'failed', 'failed'])
  })

  test('NUL and half a surrogate pair become a sign that Postgres stores', () => {
    const body = envelope(fixture('message_text')).replace('Does it', '\\u0000\\ud83d it')
    expect(parse(body)[0]).toMatchObject({ text: '\uFFFD\uFFFD it come in blue?' })
  })

  test('ids beyond 2^53 keep their digits', () => {
    const [update] = read('message_template_status_update_rejected')
    const big = envelope(fixture('message_template_status_update_rejected')).replace(
      '2601020304050607,',
      '92233720368547758,',
    )
    expect(update).toMatchObject({ value: { message_template_id: 2601020304050607 } })
    expect(parse(big)[0]).toMatchObject({ value: { message_template_id: '92233720368547758' } })
  })

  test('a time that cannot be is replaced by that of receipt', () => {
    for (const timestamp of ['0', 'soon', '99999999999', -5, null]) {
      const change = fixture('message_text')
      change.value.messages[0].timestamp = timestamp
      expect(parse(envelope(change))[0]?.occurred_at).toBe(receivedAt.toISOString())
    }
  })
})

describe('messages of one second', () => {
  const second = 1_795_000_000
  const at = (receivedMs: number, count = 1, rest = {}) => {
    const change = fixture('message_text')
    const [message] = change.value.messages
    change.value.messages = Array.from({ length: count }, (_, n) => ({
      ...message,
      id: `wamid.${n}`,
      timestamp: `${second}`,
      ...rest,
    }))
    const body = new TextEncoder().encode(envelope(change))
    const received_at = new Date(second * 1000 + receivedMs)
    return parseWebhookBody({ event_id: crypto.randomUUID(), body, received_at }).map(
      (one) => one.occurred_at,
    )
  }

  test('stand in the order in which they came, while that can be told apart', () => {
    const arrivals = [0, 1, 2, 100, 900, 1000, 1001, 5000, 5010, 60_000, 3_600_000, 7 * 86_400_000]
    const times = arrivals.map((ms) => at(ms)[0])
    expect(times.toSorted()).toEqual(times)
    expect(new Set(times).size).toBe(arrivals.length)
  })

  test('of one body stand in the order of the list', () => {
    const times = at(800, 50)
    expect(times.toSorted()).toEqual(times)
    expect(new Set(times).size).toBe(50)
  })

  test('keep their second, and never stand after their own arrival', () => {
    for (const ms of [0, 1, 10, 500, 999, 2000, 86_400_000, 20 * 86_400_000]) {
      const [time = ''] = at(ms)
      expect(Math.floor(Date.parse(time) / 1000)).toBe(second)
      expect(Date.parse(time)).toBeLessThanOrEqual(second * 1000 + ms)
    }
    expect(at(-500)).toEqual([`${new Date(second * 1000).toISOString().slice(0, 20)}000000Z`])
  })
})

describe('changes', () => {
  test('the same change in another body has the same fingerprint, another time another one', () => {
    const change = fixture('account_review_update')
    const body = (time: number) => JSON.stringify({ entry: [{ id: '1', time, changes: [change] }] })
    const print = (time: number) => {
      const [update] = parse(body(time))
      return update?.kind === 'change' ? update.fingerprint : undefined
    }
    expect(print(1795000000)).toBe(print(1795000000))
    expect(print(1795000000)).not.toBe(print(1795000001))
  })

  test('a field that does not exist yet is kept and marked', () => {
    expect(read('unknown_field')[0]).toMatchObject({
      kind: 'change',
      known: false,
      phone_number_id: '109876543210987',
    })
  })
})
