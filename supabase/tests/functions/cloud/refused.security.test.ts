import { beforeAll, expect, test } from 'vitest'
import { sql } from '../_support/database.ts'
import { graphRequests } from '../_support/graph.ts'
import { openConversation } from '../_support/messages.ts'
import { makeWorld, type World } from '../_support/world.ts'
import { ask, codeOf, doorUrl, makeKey } from './_support/door.ts'

let ours: World
let theirs: World
let ourKey: string
let theirKey: string
let phone: string

beforeAll(async () => {
  ours = await makeWorld()
  theirs = await makeWorld([])
  ourKey = await makeKey(ours)
  theirKey = await makeKey(theirs)
  phone = (await openConversation(ours)).phone
})

const text = (to: string) => ({ messaging_product: 'whatsapp', to, type: 'text', text: { body: 'x' } })

/** Nothing left for Meta, and no row was written. */
async function expectNothingSent(): Promise<void> {
  for (const world of [ours, theirs]) {
    expect(await graphRequests({ phone_number_id: world.phoneNumberId })).toEqual([])
    const rows = await sql`select 1 from public.messages where project_id = ${world.projectId}`
    expect(rows.length).toBe(0)
  }
}

test('no key, a wrong key, a revoked key and a session are refused with 190', async () => {
  const revoked = await makeKey(ours)
  await sql`update public.api_keys set revoked_at = now() where prefix = ${revoked.slice(0, 8)} and project_id = ${ours.projectId}
    and id = (select api_key_id from private.api_key_hashes where key_hash = sha256(convert_to(${revoked}, 'utf8')))`
  for (const key of [null, 'hub_wrong', revoked, 'eyJhbGciOiJIUzI1NiJ9.e30.x', "x' or true--"]) {
    const answer = await ask(key, 'POST', `v23.0/${ours.phoneNumberId}/messages`, text(phone))
    expect([answer.status, codeOf(answer)]).toEqual([401, 190])
  }
  await expectNothingSent()
})

test('a key of another project finds none of our ids, whatever it asks', async () => {
  const paths: [string, string, unknown?][] = [
    ['POST', `${ours.phoneNumberId}/messages`, text(phone)],
    [
      'POST',
      `${ours.phoneNumberId}/messages`,
      { messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.x' },
    ],
    ['GET', `${ours.phoneNumberId}/messages`],
    ['GET', `${ours.phoneNumberId}/conversations`],
    ['GET', `${ours.phoneNumberId}/contacts`],
    ['GET', ours.phoneNumberId],
    ['GET', ours.wabaId],
    ['GET', `${ours.wabaId}/phone_numbers`],
    ['GET', `${ours.wabaId}/message_templates`],
    ['GET', `${ours.wabaId}/flows`],
    ['GET', `${ours.phoneNumberId}/whatsapp_business_profile`],
    ['DELETE', ours.phoneNumberId],
    ['POST', `${ours.phoneNumberId}/request_code`, { code_method: 'SMS', language: 'ar' }],
    ['POST', `${ours.phoneNumberId}/verify_code`, { code: '123456' }],
    ['POST', `${ours.phoneNumberId}/register`, { pin: '314159' }],
    ['POST', `${ours.phoneNumberId}/deregister`],
    ['GET', `${ours.phoneNumberId}/settings`],
    ['POST', `${ours.phoneNumberId}/settings`, { calling: { status: 'ENABLED' } }],
  ]
  for (const [method, path, body] of paths) {
    const answer = await ask(theirKey, method, `v25.0/${path}`, body)
    expect([path, answer.status, codeOf(answer)]).toEqual([path, 400, 100])
  }
  await expectNothingSent()
})

test('a conversation and a media file of another project are not there', async () => {
  const [conversation] = await sql<{ id: string }[]>`
    select id from public.conversations where project_id = ${ours.projectId} limit 1`
  for (const method of ['GET', 'PATCH']) {
    const body = method === 'PATCH' ? { status: 'ended' } : undefined
    const answer = await ask(theirKey, method, `v25.0/conversations/${conversation?.id}`, body)
    expect([answer.status, codeOf(answer)]).toEqual([400, 100])
  }
  const [row] = await sql`select status from public.conversations where id = ${conversation?.id ?? ''}`
  expect(row).toEqual({ status: 'open' })

  await sql`
    insert into public.media_files (project_id, whatsapp_number_id, direction, kind, state, path, meta_media_id, mime_type)
    values (${ours.projectId}, ${ours.numberId}, 'inbound', 'image', 'stored', ${`${ours.projectId}/received/a.jpg`},
      ${`9${ours.phoneNumberId}`}, 'image/jpeg')`
  const media = await ask(theirKey, 'GET', `v25.0/9${ours.phoneNumberId}`)
  expect([media.status, codeOf(media)]).toEqual([400, 100])
  const image = { messaging_product: 'whatsapp', to: phone, type: 'image', image: { id: '424242424242' } }
  const sent = await ask(ourKey, 'POST', `v25.0/${ours.phoneNumberId}/messages`, image)
  expect([sent.status, codeOf(sent)]).toEqual([400, 131009])
  await expectNothingSent()
})

test('a forged path reaches nothing', async () => {
  for (const path of [
    `${theirs.phoneNumberId}/../${ours.phoneNumberId}/messages`,
    `${theirs.phoneNumberId}%2F..%2F${ours.phoneNumberId}/messages`,
    `${ours.phoneNumberId}%3Faccess_token=x/messages`,
    `${ours.phoneNumberId}/messages/..%2F..%2Foauth`,
    'me/accounts',
    'oauth/access_token',
    `${ours.phoneNumberId}/unknown_edge`,
    `https://evil.example/${ours.phoneNumberId}/messages`,
  ]) {
    const answer = await ask(theirKey, 'POST', `v25.0/${path}`, text(phone))
    expect([path, answer.status >= 400 && answer.status < 500, answer.body.error !== undefined]).toEqual([
      path,
      true,
      true,
    ])
  }
  const outside = await fetch(`${doorUrl}/latest/${ours.phoneNumberId}`, {
    headers: { authorization: `Bearer ${ourKey}` },
  })
  expect(outside.status).toBe(400)
  await expectNothingSent()
})

test('a key without the scope, or for another number, sends nothing', async () => {
  const reader = await makeKey(ours, ['messages:read'])
  const refused = await ask(reader, 'POST', `v25.0/${ours.phoneNumberId}/messages`, text(phone))
  expect(refused.status).toBe(400)
  const deregistered = await ask(reader, 'POST', `v25.0/${ours.phoneNumberId}/deregister`)
  expect([deregistered.status, codeOf(deregistered)]).toEqual([403, 10])
  const narrow = await makeKey(ours, ['*'], [theirs.numberId])
  const answer = await ask(narrow, 'POST', `v25.0/${ours.phoneNumberId}/messages`, text(phone))
  expect([answer.status, codeOf(answer)]).toEqual([400, 100])
  await expectNothingSent()
})

test('wrong bodies are refused with the place of the mistake', async () => {
  const bodies: [unknown, number][] = [
    [{ to: phone, type: 'text', text: { body: 'x' } }, 100],
    [{ messaging_product: 'whatsapp', type: 'text', text: { body: 'x' } }, 100],
    [{ messaging_product: 'whatsapp', to: phone, type: 'text', text: { body: '' } }, 100],
    [{ messaging_product: 'whatsapp', to: phone, type: 'hologram', hologram: {} }, 131051],
    [{ messaging_product: 'whatsapp', to: 'abcdef', type: 'text', text: { body: 'x' } }, 131026],
    [
      {
        messaging_product: 'whatsapp',
        to: phone,
        type: 'image',
        image: { path: `${theirs.projectId}/${crypto.randomUUID()}/a.jpg` },
      },
      100,
    ],
    [
      {
        messaging_product: 'whatsapp',
        to: phone,
        type: 'text',
        text: { body: 'x' },
        context: { message_id: 'w' },
      },
      131009,
    ],
  ]
  for (const [body, code] of bodies) {
    const answer = await ask(ourKey, 'POST', `v25.0/${ours.phoneNumberId}/messages`, body)
    expect([JSON.stringify(body), answer.status, codeOf(answer)]).toEqual([JSON.stringify(body), 400, code])
  }
  await expectNothingSent()
})
