import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { signIn } from '../_support/caller.ts'
import { sql } from '../_support/database.ts'
import { graphRequests, misbehave, writeAsCustomer } from '../_support/graph.ts'
import { stack } from '../_support/stack.ts'
import { makeWorld, type World } from '../_support/world.ts'
import { envelope, written } from '../inbound/_support/events.ts'
import { businessOf, deliver, untilApplied } from '../inbound/_support/posting.ts'

const SAMPLE = new URL('../../../../local/graph/phone/samples/invoice.jpg', import.meta.url)

type File = {
  id: string
  state: string
  path: string | null
  thumbnail_path: string | null
  mime_type: string | null
  size_bytes: string | null
  sha256: string | null
  width: number | null
  height: number | null
  attempts: number
  error_code: string | null
}

async function fileOf(wamid: string): Promise<File | undefined> {
  const rows = await sql<File[]>`
    select f.id, f.state, f.path, f.thumbnail_path, f.mime_type, f.size_bytes, f.sha256, f.width, f.height,
      f.attempts, f.error_code
    from public.media_files as f join public.messages as m on m.media_file_id = f.id
    where m.wamid = ${wamid}`
  return rows[0]
}

async function untilFile(wamid: string, facts: Partial<File>, timeout = 15_000): Promise<File> {
  return await vi.waitFor(
    async () => {
      const file = await fileOf(wamid)
      expect(file).toMatchObject(facts)
      return file as File
    },
    { timeout, interval: 50 },
  )
}

/** A file that no test has had before: equal ones are kept once. */
function uniquePicture(): { base64: string; sha256: string; size: number } {
  const picture = readFileSync(SAMPLE)
  // Behind the end of the picture stands whatever one likes.
  const bytes = Buffer.concat([picture, Buffer.from(crypto.randomUUID())])
  return {
    base64: bytes.toString('base64'),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    size: bytes.length,
  }
}

describe('media from a customer', () => {
  let world: World
  const customer = '201044400001'
  const send = async (type: string, media: Record<string, unknown>) =>
    (await writeAsCustomer({ from: customer, to: world.phoneNumberId, type, [type]: media })).wamid

  /** Puts a file on Meta's side without sending it yet, so that rules can name it. */
  async function onTheirPhone(base64: string): Promise<string> {
    const response = await fetch(`${stack.control_url}/media?phone_number_id=${world.phoneNumberId}`, {
      method: 'POST',
      headers: { 'content-type': 'image/jpeg' },
      body: Buffer.from(base64, 'base64'),
    })
    const { id } = (await response.json()) as { id: string }
    return id
  }

  const asked = async (endpoint: string, mediaId: string) =>
    (await graphRequests({ endpoint })).filter((request) => JSON.stringify(request).includes(mediaId))

  beforeAll(async () => {
    world = await makeWorld(['admin', 'agent'])
  })

  test('A36: a photo lies in the private bucket with size, type, hash, sides and a small picture', async () => {
    const picture = uniquePicture()
    const wamid = await send('image', { base64: picture.base64, mime_type: 'image/jpeg', caption: 'فاتورة' })
    const file = await untilFile(wamid, {
      state: 'stored',
      sha256: picture.sha256,
      size_bytes: String(picture.size),
      mime_type: 'image/jpeg',
    })
    expect(file.path).toMatch(new RegExp(`^${world.projectId}/received/`))
    expect(file.width).toBeGreaterThan(100)
    const { thumbnail_path: small } = await vi.waitFor(async () => {
      const now = await fileOf(wamid)
      expect(now?.thumbnail_path).toBeTruthy()
      return now as File
    }, 5_000)
    const agent = await signIn('agent')
    const { data } = await agent.supabase.storage.from('media').download(small ?? '')
    expect(data?.type).toBe('image/jpeg')
    expect(data?.size).toBeLessThan(picture.size)
    const bare = await fetch(`${stack.api_url}/storage/v1/object/public/media/${file.path}`)
    expect(bare.status).toBeGreaterThanOrEqual(400)
  })

  test('T5: 404 first, 503 twice, then it is there, soon', async () => {
    const picture = uniquePicture()
    const media_id = await onTheirPhone(picture.base64)
    await misbehave({ match: { endpoint: 'media.get', media_id }, action: { type: 'media_404' }, count: 1 })
    await misbehave({
      match: { endpoint: 'media.download', media_id },
      action: { type: 'http', status: 503, body: 'busy' },
      count: 2,
    })
    const wamid = await send('image', { id: media_id })
    const file = await untilFile(wamid, { state: 'stored', sha256: picture.sha256 })
    expect(file.attempts).toBe(4)
  })

  test('T5: an address that has run out is asked for again', async () => {
    const media_id = await onTheirPhone(uniquePicture().base64)
    await misbehave({
      match: { endpoint: 'media.download', media_id },
      action: { type: 'media_404' },
      count: 1,
    })
    await untilFile(await send('image', { id: media_id }), { state: 'stored', attempts: 2 })
    expect(await asked('media.get', media_id)).toHaveLength(2)
  })

  test('T5: after seven days Meta has forgotten it, and the bubble can say so', async () => {
    const wamid = `wamid.${crypto.randomUUID()}`
    const business = businessOf(world)
    const eightDaysAgo = Math.floor(Date.now() / 1000) - 8 * 86_400
    await untilApplied([
      await deliver(
        envelope(
          [
            written(business, { wa_id: customer }, [
              { id: wamid, at: eightDaysAgo, type: 'image', image: { id: '77', mime_type: 'image/jpeg' } },
            ]),
          ],
          business.wabaId,
        ),
      ),
    ])
    await untilFile(wamid, { state: 'expired' })
    const [event] = await sql`
      select e.data from public.events as e join public.messages as m on m.id = e.message_id
      where m.wamid = ${wamid} and e.type = 'message.media'`
    expect(event?.data).toMatchObject({ state: 'expired' })
  })

  test('equal files of a project are one object, and the second is not even fetched', async () => {
    const picture = uniquePicture()
    const [one, two] = [await onTheirPhone(picture.base64), await onTheirPhone(picture.base64)]
    const first = await untilFile(await send('image', { id: one }), { state: 'stored' })
    const second = await untilFile(await send('image', { id: two }), { state: 'stored' })
    expect(second).toMatchObject({ path: first.path, sha256: first.sha256 })
    expect(second.id).not.toBe(first.id)
    expect(await asked('media.download', one)).toHaveLength(1)
    expect(await asked('media.download', two)).toHaveLength(0)
  })

  test('what is called a photo and is none is refused, and the assignee hears of it', async () => {
    const page = Buffer.from(`<!doctype html><script>alert(1)</script>${crypto.randomUUID()}`)
    const wamid = await send('image', { base64: page.toString('base64'), mime_type: 'image/jpeg' })
    await untilFile(wamid, { state: 'refused', error_code: 'wrong_type', path: null })
    const told = await sql`select 1 from public.notifications
      where project_id = ${world.projectId} and kind = 'media_refused'`
    expect(told.length).toBeGreaterThan(0)
  })

  test('a document that is a page is kept, but never served as one', async () => {
    const page = Buffer.from(`<html>${crypto.randomUUID()}</html>`)
    const wamid = await send('document', {
      base64: page.toString('base64'),
      mime_type: 'text/plain',
      filename: 'page.html',
    })
    await untilFile(wamid, { state: 'stored', mime_type: 'application/octet-stream' })
  })
})
