import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { business, type Running, startEmulator, until } from '../../testing/running.ts'
import { sampleFile, sampleNames } from '../../world/samples.ts'

const customer = '201001234871'
const jpeg = sampleFile('invoice').bytes
let running: Running

function form(
  bytes: Uint8Array<ArrayBuffer>,
  type: string,
  fields: Record<string, string> = { messaging_product: 'whatsapp' },
) {
  const data = new FormData()
  for (const [key, value] of Object.entries(fields)) data.set(key, value)
  data.set('file', new File([bytes], 'صورة.jpg', { type }))
  return data
}

const upload = (data: FormData) =>
  running.graph(`${business.phone_number_id}/media`, { method: 'POST', body: data })
const download = (url: string, token: string | null = business.access_token) =>
  fetch(url, { headers: token ? { authorization: `Bearer ${token}` } : {} })

beforeEach(async () => {
  running = await startEmulator()
  await running.control('/messages', { from: customer, text: { body: 'hello' } })
})
afterEach(() => running.stop())

describe('media', () => {
  it('goes up, is described and comes down as it was', async () => {
    const { body: uploaded } = await upload(form(jpeg, 'image/jpeg'))
    expect(uploaded).toEqual({ id: expect.stringMatching(/^\d{15,16}$/) })
    const { body } = await running.graph(uploaded.id)
    expect(body).toEqual({
      messaging_product: 'whatsapp',
      url: expect.stringContaining(`/whatsapp_business/attachments/?mid=${uploaded.id}&ext=`),
      mime_type: 'image/jpeg',
      sha256: createHash('sha256').update(jpeg).digest('hex'),
      file_size: String(jpeg.byteLength),
      id: uploaded.id,
    })
    const file = await download(body.url)
    expect(file.headers.get('content-type')).toBe('image/jpeg')
    expect(Buffer.from(await file.arrayBuffer()).equals(Buffer.from(jpeg))).toBe(true)
  })

  it('needs the token for the download, and the right address', async () => {
    const { body: uploaded } = await upload(form(jpeg, 'image/jpeg'))
    const { body } = await running.graph(uploaded.id)
    expect((await download(body.url, null)).status).toBe(401)
    expect((await download(body.url.replace(/hash=.*/, 'hash=guess'))).status).toBe(404)
    await running.control('/tokens', { token: 'stranger', waba_ids: [] })
    expect((await download(body.url, 'stranger')).status).toBe(404)
  })

  it('has addresses that expire, and gives a new one', async () => {
    await running.control('/clock', { media_url_seconds: 1 })
    const { body: uploaded } = await upload(form(jpeg, 'image/jpeg'))
    const { body } = await running.graph(uploaded.id)
    await until('the address expired', async () => (await download(body.url)).status === 404)
    await running.control('/clock', { media_url_seconds: 300 })
    const { body: again } = await running.graph(uploaded.id)
    expect((await download(again.url)).status).toBe(200)
  })

  it('can be deleted, once', async () => {
    const { body } = await upload(form(jpeg, 'image/jpeg'))
    expect((await running.graph(body.id, { method: 'DELETE' })).body).toEqual({ success: true })
    expect((await running.graph(body.id)).body.error).toMatchObject({ code: 100, error_subcode: 33 })
  })

  it('belongs to its number', async () => {
    const other = { ...business, phone_number_id: '209876543210987', display_phone_number: '+201099884671' }
    await running.control('/numbers', other)
    const { body } = await upload(form(jpeg, 'image/jpeg'))
    const path = `${body.id}?phone_number_id=`
    expect((await running.graph(path + business.phone_number_id)).status).toBe(200)
    expect((await running.graph(path + other.phone_number_id)).body.error.error_subcode).toBe(33)
    const sent = await running.graph(`${other.phone_number_id}/messages`, {
      method: 'POST',
      body: { messaging_product: 'whatsapp', to: customer, type: 'image', image: { id: body.id } },
    })
    expect(sent.body.error.message).toContain('not a valid whatsapp business account media attachment ID')
  })

  it.each<[string, () => FormData, number]>([
    ['a type that Meta does not take', () => form(jpeg, 'image/gif'), 100],
    ['a form without the product', () => form(jpeg, 'image/jpeg', {}), 100],
    ['an empty file', () => form(new Uint8Array(0), 'image/jpeg'), 100],
    ['an image over 5 MB', () => form(new Uint8Array(5 * 1024 * 1024 + 1), 'image/jpeg'), 131053],
  ])('refuses %s', async (_, data, code) => {
    const { status, body } = await upload(data())
    expect(status).toBe(400)
    expect(body.error.code).toBe(code)
  })

  it('fails later when the bytes are not what the type says', async () => {
    const { body } = await upload(form(new Uint8Array(Buffer.from('%PDF-1.7')), 'image/jpeg'))
    const sent = await running.send({ to: customer, type: 'image', image: { id: body.id } })
    expect(sent.status).toBe(200)
    await until('it failed', () => running.hub.statuses().length === 1)
    expect(running.hub.statuses()[0]).toMatchObject({
      status: 'failed',
      errors: [{ code: 131053, error_data: { details: expect.stringContaining('application/pdf') } }],
    })
  })

  it('is fetched from a link, and fails when there is nothing', async () => {
    const link = `${running.url}/phone/samples/shopfront.jpg`
    await running.send({ to: customer, type: 'image', image: { link, caption: 'المحل' } })
    await until('it was delivered', () => running.hub.statuses().length === 2)
    await running.send({ to: customer, type: 'image', image: { link: `${link}x` } })
    await until('it failed', () => running.hub.statuses().length === 3)
    expect(running.hub.statuses()[2]).toMatchObject({ status: 'failed', errors: [{ code: 131053 }] })
  })

  it('is fetched from a link once in ten minutes, and again when it was forgotten meanwhile', async () => {
    const link = `${running.url}/phone/samples/shopfront.jpg`
    const message = { to: customer, type: 'image', image: { link } }
    const files = () => running.emulator.world.media.all()
    await running.send(message)
    await until('the first was delivered', () => running.hub.statuses().length === 2)
    await running.send(message)
    await until('the second was delivered', () => running.hub.statuses().length === 4)
    expect(files()).toHaveLength(1)
    running.emulator.world.media.clear()
    await running.send(message)
    await until('the third was delivered', () => running.hub.statuses().length === 6)
    expect(files()).toHaveLength(1)
  })

  it('comes from customers with its hash in base64 and an address in the webhook', async () => {
    await running.control('/messages', {
      from: customer,
      type: 'image',
      image: { sample: 'invoice', caption: 'الفاتورة' },
    })
    await until('it came', () => running.hub.messages().length === 2)
    const image = running.hub.messages()[1]?.image as Record<string, string>
    expect(image).toEqual({
      caption: 'الفاتورة',
      mime_type: 'image/jpeg',
      sha256: createHash('sha256').update(jpeg).digest('base64'),
      id: expect.stringMatching(/^\d{15,16}$/),
      url: expect.stringContaining('&source=webhook&ext='),
    })
    expect((await download(image.url ?? '')).status).toBe(200)
  })

  it('is 404 as often as a rule says, and then there', async () => {
    const { body } = await upload(form(jpeg, 'image/jpeg'))
    await running.control('/misbehave', [
      { match: { media_id: body.id, endpoint: 'media.get' }, action: { type: 'media_404' }, count: 2 },
      { match: { media_id: body.id, endpoint: 'media.download' }, action: { type: 'media_404' }, count: 1 },
    ])
    expect((await running.graph(body.id)).body.error.error_subcode).toBe(33)
    expect((await running.graph(body.id)).status).toBe(400)
    const { status, body: described } = await running.graph(body.id)
    expect(status).toBe(200)
    expect((await download(described.url)).status).toBe(404)
    expect((await download(described.url)).status).toBe(200)
  })

  it('has sample photos, which are JPEGs', async () => {
    expect(sampleNames().length).toBeGreaterThanOrEqual(6)
    for (const name of sampleNames())
      expect([...sampleFile(name).bytes.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff])
  })
})
