import { expect, test } from 'vitest'
import { type OutboundItem, outboundBody } from './outbound.ts'

const item: OutboundItem = {
  outbox_id: '1',
  lease: 'l',
  permit: '1',
  hold_ms: 0,
  kind: 'message',
  attempts: 1,
  payload: {},
  message_id: 'm',
  type: 'text',
  content: { body: 'hi' },
  context_wamid: null,
  media_place: null,
  media_path: null,
  media_mime_type: null,
  media_filename: null,
  whatsapp_number_id: 'n',
  phone_number_id: '1',
  access_token: null,
  recipient_wa_id: '201001234567',
  recipient_bsuid: 'EG.1',
}

test('a number is preferred to a business-scoped id, with a plus sign', () => {
  const body = outboundBody(item, undefined)
  expect(body).toMatchObject({ to: '+201001234567', type: 'text', text: { body: 'hi' } })
  expect(body).not.toHaveProperty('recipient')
  expect(body).not.toHaveProperty('context')
})

test('a person without a number is written to by his business-scoped id', () => {
  const body = outboundBody({ ...item, recipient_wa_id: null }, undefined)
  expect(body).toMatchObject({ recipient: 'EG.1' })
  expect(body).not.toHaveProperty('to')
})

test('our id travels with every message, and a quote names the quoted one', () => {
  expect(outboundBody({ ...item, context_wamid: 'wamid.1' }, undefined)).toMatchObject({
    biz_opaque_callback_data: 'm',
    context: { message_id: 'wamid.1' },
  })
})

test('a file stands where its type has it, by the id of the upload', () => {
  const image = { ...item, type: 'image', content: { caption: 'c' }, media_place: [] }
  expect(outboundBody(image, { id: '9' })).toMatchObject({ image: { id: '9', caption: 'c' } })
  const link = 'https://files.example/a.jpg'
  expect(outboundBody(image, { link })).toMatchObject({ image: { link, caption: 'c' } })
  const interactive = {
    ...item,
    type: 'interactive',
    content: { type: 'button', header: { type: 'video', video: {} }, body: { text: 'b' } },
    media_place: ['header', 'video'],
  }
  expect(outboundBody(interactive, { id: '9' }).interactive).toEqual({
    type: 'button',
    header: { type: 'video', video: { id: '9' } },
    body: { text: 'b' },
  })
  const template = {
    ...item,
    type: 'template',
    content: {
      name: 't',
      components: [
        { type: 'body' },
        { type: 'header', parameters: [{ type: 'document', document: { filename: 'f' } }] },
      ],
      rendered: { body: 'x' },
    },
    media_place: ['components', '1', 'parameters', '0', 'document'],
  }
  expect(outboundBody(template, { id: '9' }).template).toEqual({
    name: 't',
    components: [
      { type: 'body' },
      { type: 'header', parameters: [{ type: 'document', document: { filename: 'f', id: '9' } }] },
    ],
  })
})

test('contact cards go as a list and reactions name their target', () => {
  const cards = [{ name: { formatted_name: 'A' } }]
  expect(
    outboundBody({ ...item, type: 'contacts', content: { contacts: cards } }, undefined).contacts,
  ).toEqual(cards)
  const reaction = { ...item, type: 'reaction', content: { emoji: '' }, payload: { wamid: 'wamid.2' } }
  expect(outboundBody(reaction, undefined).reaction).toEqual({ message_id: 'wamid.2', emoji: '' })
})
