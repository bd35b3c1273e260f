import { WhatsAppClient } from '@kapso/whatsapp-cloud-api'
import { beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../_support/database.ts'
import { graphRequests, phoneMessages, writeAsCustomer } from '../_support/graph.ts'
import { makeTemplate, openConversation } from '../_support/messages.ts'
import { makeWorld, type World } from '../_support/world.ts'
import { doorUrl, makeKey } from './_support/door.ts'

/* The unmodified client of Kapso: only its address and its key are ours. */

let world: World
let client: WhatsAppClient
let phone: string
let phoneNumberId: string

beforeAll(async () => {
  world = await makeWorld()
  client = new WhatsAppClient({ baseUrl: doorUrl, kapsoApiKey: await makeKey(world) })
  phone = (await openConversation(world, { name: 'Mona' })).phone
  phoneNumberId = world.phoneNumberId
})

const newest = async () => (await phoneMessages({ customer: phone, author: 'business' })).at(-1)

/** A message of the customer that has reached us. */
async function received(text: string): Promise<string> {
  const { wamid } = await writeAsCustomer({
    from: phone,
    to: phoneNumberId,
    type: 'text',
    text: { body: text },
  })
  await expect
    .poll(async () => (await sql`select 1 from public.messages where wamid = ${wamid}`).length, {
      timeout: 10_000,
    })
    .toBe(1)
  return wamid
}

describe('messages', () => {
  test('a text goes through the choke point and comes back with the id that Meta gave it', async () => {
    const answer = await client.messages.sendText({ phoneNumberId, to: phone, body: 'أهلاً' })
    const wamid = answer.messages[0]?.id
    expect(answer).toMatchObject({ messagingProduct: 'whatsapp', contacts: [{ input: phone, waId: phone }] })
    expect(await newest()).toMatchObject({ wamid, type: 'text', content: { text: { body: 'أهلاً' } } })
    const [row] =
      await sql`select direction, api_key_id is not null as by_key from public.messages where wamid = ${wamid ?? ''}`
    expect(row).toEqual({ direction: 'outbound', by_key: true })
  })

  test('every type of message reaches the phone', async () => {
    const link = 'https://example.com/a'
    const to = phone
    await client.messages.sendLocation({
      phoneNumberId,
      to,
      location: { latitude: 30.04, longitude: 31.23, name: 'Office', address: 'Cairo' },
    })
    expect(await newest()).toMatchObject({ type: 'location' })
    await client.messages.sendContacts({
      phoneNumberId,
      to,
      contacts: [{ name: { formattedName: 'Ali', firstName: 'Ali' }, phones: [{ phone: '+201000000001' }] }],
    })
    expect(await newest()).toMatchObject({ type: 'contacts' })
    await client.messages.sendInteractiveButtons({
      phoneNumberId,
      to,
      bodyText: 'Which?',
      buttons: [
        { id: 'a', title: 'A' },
        { id: 'b', title: 'B' },
      ],
    })
    expect(await newest()).toMatchObject({ type: 'interactive' })
    await client.messages.sendInteractiveList({
      phoneNumberId,
      to,
      bodyText: 'Choose',
      buttonText: 'Open',
      sections: [{ title: 'One', rows: [{ id: 'r', title: 'Row' }] }],
    })
    expect(await newest()).toMatchObject({ type: 'interactive' })
    await client.messages.sendInteractiveCtaUrl({
      phoneNumberId,
      to,
      bodyText: 'See',
      parameters: { displayText: 'Open', url: link },
    })
    expect(await newest()).toMatchObject({ type: 'interactive' })
    const template = await makeTemplate(world, [
      { type: 'BODY', text: 'مرحبا {{1}}', example: { body_text: [['x']] } },
    ])
    await client.messages.sendTemplate({
      phoneNumberId,
      to,
      template: {
        name: template.name,
        language: { code: 'ar' },
        components: [{ type: 'body', parameters: [{ type: 'text', text: 'منى' }] }],
      },
    })
    expect(await newest()).toMatchObject({ type: 'template' })
  })

  test('a customer is answered, quoted, reacted to, and his message marked as read with typing', async () => {
    const wamid = await received('سؤال')
    await client.messages.sendText({ phoneNumberId, to: phone, body: 'جواب', contextMessageId: wamid })
    const quoted = await graphRequests({ endpoint: 'messages.send', phone_number_id: phoneNumberId })
    expect(quoted.at(-1)?.body).toMatchObject({ context: { message_id: wamid } })
    await client.messages.sendReaction({
      phoneNumberId,
      to: phone,
      reaction: { messageId: wamid, emoji: '👍' },
    })
    await client.messages.markRead({ phoneNumberId, messageId: wamid, typingIndicator: { type: 'text' } })
    await expect
      .poll(
        async () =>
          (await graphRequests({ endpoint: 'messages.read', phone_number_id: phoneNumberId })).at(-1)?.body,
      )
      .toMatchObject({ status: 'read', message_id: wamid, typing_indicator: { type: 'text' } })
    const [row] = await sql`
      select unread_count from public.conversations as c
      join public.messages as m on m.conversation_id = c.id where m.wamid = ${wamid}`
    expect(row).toEqual({ unread_count: 0 })
  })
})

describe('media', () => {
  test('a file is uploaded, described, downloaded without a token, sent by its id, and deleted', async () => {
    const bytes = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 7, 7, 7])
    const { id } = await client.media.upload({
      phoneNumberId,
      type: 'image',
      file: new Blob([bytes], { type: 'image/jpeg' }),
      fileName: 'tap.jpg',
    })
    const info = await client.media.get({ mediaId: id, phoneNumberId })
    expect(info).toMatchObject({ id, mimeType: 'image/jpeg', fileSize: '7' })
    const got = await client.media.download({ mediaId: id, phoneNumberId })
    expect(new Uint8Array(got as ArrayBuffer)).toEqual(bytes)
    await client.messages.sendImage({ phoneNumberId, to: phone, image: { id, caption: 'صنبور' } })
    expect(await newest()).toMatchObject({ type: 'image', content: { image: { caption: 'صنبور' } } })
    const uploads = await graphRequests({ endpoint: 'media.upload', phone_number_id: phoneNumberId })
    expect(uploads).toHaveLength(1)

    const other = await client.media.upload({
      phoneNumberId,
      type: 'document',
      file: new Blob(['%PDF-1.4'], { type: 'application/pdf' }),
      fileName: 'a.pdf',
    })
    expect(await client.media.delete({ mediaId: other.id, phoneNumberId })).toMatchObject({ success: true })
    await expect(client.media.get({ mediaId: other.id, phoneNumberId })).rejects.toThrow(/does not exist/)
  })
})

describe('history', () => {
  test('messages are listed newest first, by pages that meet, and each can be read by its wamid', async () => {
    const wamid = await received('الأخيرة')
    const first = await client.messages.query({ phoneNumberId, limit: 2 })
    expect(first.data).toHaveLength(2)
    // Meta's times are whole seconds, so that the newest of a second may be another.
    const latest = (await client.messages.query({ phoneNumberId, direction: 'inbound', limit: 5 })).data
    expect(latest.find(({ id }) => id === wamid)).toMatchObject({ type: 'text', from: phone })
    const after = first.paging.cursors.after
    const second = await client.messages.query({ phoneNumberId, limit: 2, after: after ?? '' })
    const ids = [...first.data, ...second.data].map(({ id }) => id)
    expect(new Set(ids).size).toBe(4)
    const back = await client.messages.query({
      phoneNumberId,
      limit: 2,
      before: second.paging.cursors.before ?? '',
    })
    expect(back.data.map(({ id }) => id)).toEqual(first.data.map(({ id }) => id))

    const inbound = await client.messages.query({ phoneNumberId, direction: 'inbound', limit: 50 })
    expect(inbound.data.every(({ kapso }) => kapso?.direction === 'inbound')).toBe(true)
    const one = await client.messages.get({
      phoneNumberId,
      messageId: wamid,
      fields: 'kapso(direction,content)',
    })
    expect(one.kapso).toEqual({ direction: 'inbound', content: 'الأخيرة' })
  })

  test('conversations are listed, read, ended and opened again', async () => {
    const { data } = await client.conversations.list({ phoneNumberId, phoneNumber: `+${phone}` })
    expect(data).toHaveLength(1)
    expect(data[0]).toMatchObject({ phoneNumber: `+${phone}`, status: 'active', phoneNumberId })
    const conversationId = data[0]?.id ?? ''
    await client.conversations.updateStatus({ conversationId, status: 'ended' })
    expect(await client.conversations.get({ conversationId })).toMatchObject({ status: 'ended' })
    const ended = await client.conversations.list({ phoneNumberId, status: 'ended' })
    expect(ended.data.map(({ id }) => id)).toEqual([conversationId])
    await client.conversations.updateStatus({ conversationId, status: 'active' })
  })

  test('contacts are listed and read by their number', async () => {
    const list = await client.contacts.list({ phoneNumberId, waId: phone })
    expect(list.data).toHaveLength(1)
    expect(await client.contacts.get({ phoneNumberId, waId: phone })).toMatchObject({
      waId: phone,
      displayName: 'Mona',
    })
  })

  test('a contact is named, and keeps what the client notes of him', async () => {
    await client.contacts.update({
      phoneNumberId,
      waId: phone,
      displayName: 'منى السيد',
      metadata: { branch: 'Cairo' },
    })
    expect(await client.contacts.get({ phoneNumberId, waId: phone })).toMatchObject({
      displayName: 'منى السيد',
      metadata: { branch: 'Cairo' },
    })
  })

  test('what a client notes on a message comes back with it, while ours goes to Meta', async () => {
    const { messages } = await client.messages.sendText({
      phoneNumberId,
      to: phone,
      body: 'مع ملاحظة',
      bizOpaqueCallbackData: 'order-991',
    })
    const wamid = messages[0]?.id ?? ''
    const [row] = await sql`select id from public.messages where wamid = ${wamid}`
    const sent = await graphRequests({ endpoint: 'messages.send', phone_number_id: phoneNumberId })
    expect(sent.at(-1)?.body).toMatchObject({ biz_opaque_callback_data: row?.id })
    expect(await client.messages.get({ phoneNumberId, messageId: wamid })).toMatchObject({
      bizOpaqueCallbackData: 'order-991',
    })
  })
})

describe('business account', () => {
  test('templates are listed and found', async () => {
    const template = await makeTemplate(world, [{ type: 'BODY', text: 'نص' }])
    const list = await client.templates.list({ businessAccountId: world.wabaId, name: template.name })
    expect(list.data).toMatchObject([{ name: template.name, language: 'ar', status: 'APPROVED' }])
    const id = list.data[0]?.id ?? ''
    expect(await client.templates.get({ businessAccountId: world.wabaId, templateId: id })).toMatchObject({
      id,
    })
  })

  test('a template is handed in, reviewed, listed, and deleted', async () => {
    const name = `door_${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`
    const made = await client.templates.create({
      businessAccountId: world.wabaId,
      name,
      language: 'ar',
      category: 'UTILITY',
      components: [{ type: 'BODY', text: 'طلبك رقم {{1}} جاهز.', example: { bodyText: [['12']] } }],
    })
    expect(made).toMatchObject({ id: expect.any(String), status: 'PENDING' })
    const statusOf = async () =>
      (await client.templates.list({ businessAccountId: world.wabaId, name })).data.map(
        ({ status }) => status,
      )
    await expect.poll(statusOf, { timeout: 15_000 }).toEqual(['APPROVED'])
    expect(
      await client.templates.delete({ businessAccountId: world.wabaId, name, language: 'ar' }),
    ).toMatchObject({
      success: true,
    })
    expect(await statusOf()).toEqual([])
    await expect(client.templates.delete({ businessAccountId: world.wabaId, name })).rejects.toMatchObject({
      code: 100,
    })
    await expect(
      client.templates.create({
        businessAccountId: world.wabaId,
        name,
        language: 'ar',
        category: 'UTILITY',
        components: [{ type: 'BODY', text: '{{1}} في الأول', example: { bodyText: [['12']] } }],
      }),
    ).rejects.toMatchObject({ code: 100 })
  })

  test('a Flow is made, given another document, previewed, listed, published and deprecated', async () => {
    const screen = (label: string) => ({
      version: '7.2',
      screens: [
        {
          id: 'ONLY',
          title: 'Only',
          terminal: true,
          data: {},
          layout: {
            type: 'SingleColumnLayout' as const,
            children: [
              { type: 'TextBody', text: label },
              { type: 'Footer', label, onClickAction: { name: 'complete', payload: {} } },
            ],
          },
        },
      ],
    })
    type FlowJson = Parameters<typeof client.flows.create>[0]['flowJson']
    const wabaId = world.wabaId
    const name = `flow ${crypto.randomUUID()}`
    const made = await client.flows.create({ wabaId, name, flowJson: screen('One') as unknown as FlowJson })
    expect(made).toMatchObject({ id: expect.any(String), success: true })
    expect(made.validationErrors ?? []).toEqual([])
    const flowId = made.id
    const changed = await client.flows.updateAsset({
      flowId,
      phoneNumberId,
      json: { ...screen('Two'), screens: [] } as unknown as FlowJson,
    })
    expect(changed.validationErrors).toMatchObject([{ error: 'REQUIRED_PROPERTY_MISSING' }])
    await expect(client.flows.publish({ flowId, phoneNumberId })).rejects.toMatchObject({ code: 139002 })
    await client.flows.updateAsset({ flowId, json: screen('Two') as unknown as FlowJson })
    const { preview } = await client.flows.preview({ flowId, interactive: true })
    expect(preview.previewUrl).toContain('http')
    expect(await client.flows.publish({ flowId })).toMatchObject({ success: true })
    expect(await client.flows.get({ flowId })).toMatchObject({ name, status: 'PUBLISHED' })
    expect(await client.flows.list({ wabaId })).toMatchObject({
      data: expect.arrayContaining([expect.objectContaining({ id: flowId, name })]),
    })
    expect(await client.flows.deprecate({ flowId })).toMatchObject({ success: true })
  })

  test('the profile of the number is shown', async () => {
    await sql`update public.whatsapp_numbers set profile = '{"about": "صيانة"}' where id = ${world.numberId}`
    const profile = await client.phoneNumbers.businessProfile.get({ phoneNumberId })
    expect(profile).toMatchObject({ data: [{ about: 'صيانة', messagingProduct: 'whatsapp' }] })
    await client.phoneNumbers.businessProfile.update({
      phoneNumberId,
      about: 'تشطيبات',
      websites: ['https://alazab.example/'],
    })
    expect(await client.phoneNumbers.businessProfile.get({ phoneNumberId })).toMatchObject({
      data: [{ about: 'تشطيبات', websites: ['https://alazab.example/'] }],
    })
  })

  test('a number is taken off, verified, registered again, and its settings are changed', async () => {
    const statusOf = async () => {
      const [row] = await sql`select status from public.whatsapp_numbers where id = ${world.numberId}`
      return row?.status
    }
    await expect(
      client.phoneNumbers.requestCode({ phoneNumberId, codeMethod: 'SMS', language: 'ar' }),
    ).rejects.toMatchObject({ code: 136024 })
    expect(await client.phoneNumbers.deregister({ phoneNumberId })).toMatchObject({ success: true })
    expect(await statusOf()).toBe('DISCONNECTED')
    await expect(client.messages.sendText({ phoneNumberId, to: phone, body: 'لا' })).rejects.toMatchObject({
      code: 133010,
    })
    expect(
      await client.phoneNumbers.requestCode({ phoneNumberId, codeMethod: 'SMS', language: 'ar' }),
    ).toMatchObject({ success: true })
    await expect(client.phoneNumbers.verifyCode({ phoneNumberId, code: '654321' })).rejects.toMatchObject({
      code: 136025,
    })
    // As the message shows it.
    expect(await client.phoneNumbers.verifyCode({ phoneNumberId, code: '123-456' })).toMatchObject({
      success: true,
    })
    await expect(client.phoneNumbers.register({ phoneNumberId, pin: '000000' })).rejects.toMatchObject({
      code: 133005,
    })
    expect(await client.phoneNumbers.register({ phoneNumberId, pin: '314159' })).toMatchObject({
      success: true,
    })
    expect(await statusOf()).toBe('CONNECTED')
    await client.phoneNumbers.settings.update({ phoneNumberId, calling: { status: 'ENABLED' } })
    expect(await client.phoneNumbers.settings.get({ phoneNumberId })).toMatchObject({
      calling: { status: 'ENABLED' },
    })
    await expect(
      client.phoneNumbers.settings.get({ phoneNumberId, includeSipCredentials: true }),
    ).rejects.toMatchObject({ code: 10 })
  })

  test('what is not built says so in Graph’s words', async () => {
    await expect(client.calls.list({ phoneNumberId, direction: 'INBOUND' })).rejects.toMatchObject({
      httpStatus: 501,
      code: 3,
    })
  })
})
