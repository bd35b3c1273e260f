import { beforeAll, describe, expect, test } from 'vitest'
import { MediaLink, MediaTable, Upload } from '../../../functions/_shared/contracts/media.ts'
import { type Caller, signIn } from '../_support/caller.ts'
import { sql } from '../_support/database.ts'
import { makeKey } from '../_support/keys.ts'
import { stack } from '../_support/stack.ts'
import { makeConversation, makeWorld, type World } from '../_support/world.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

let world: World
let other: World
let agent: Caller
let admin: Caller
let contactId = ''

beforeAll(async () => {
  world = await makeWorld()
  other = await makeWorld([])
  agent = await signIn('agent')
  admin = await signIn('admin')
  contactId = (await makeConversation(world)).contactId
})

/** A stored picture, put in the bucket by way of the interface. */
async function store(): Promise<{ id: string; path: string }> {
  const begun = await agent.call('POST', '/media', {
    body: { project_id: world.projectId, filename: 'صورة.PNG' },
  })
  const { path, url } = Upload.parse(begun.body)
  const put = await fetch(url, { method: 'PUT', headers: { 'content-type': 'image/png' }, body: PNG })
  expect(put.status).toBe(200)
  const [row] = await sql<{ id: string }[]>`
    insert into public.media_files (project_id, contact_id, direction, kind, state, path, mime_type, size_bytes, stored_at)
    values (${world.projectId}, ${contactId}, 'outbound', 'image', 'stored', ${path}, 'image/png', ${PNG.length}, now())
    returning id`
  return { id: row?.id ?? '', path }
}

describe('a file', () => {
  test('A37: opens by a link that the function gives, and not by its path', async () => {
    const { id, path } = await store()
    for (const [method, act] of [
      ['GET', 'link'],
      ['POST', 'copy'],
    ] as const) {
      const answer = await agent.call(method, `/media/${id}/${act}`)
      const { url, expires_at } = MediaLink.parse(answer.body)
      expect(Date.parse(expires_at) - Date.now()).toBeLessThanOrEqual(300_000)
      const opened = await fetch(url)
      expect(Buffer.from(await opened.arrayBuffer()).equals(PNG)).toBe(true)
      const forged = await fetch(url.replace(/token=[^&]+/, 'token=x'))
      expect(forged.status).toBeGreaterThanOrEqual(400)
    }
    for (const where of ['public/media', 'media', 'authenticated/media']) {
      const direct = await fetch(`${stack.api_url}/storage/v1/object/${where}/${path}`, {
        headers: { apikey: stack.publishable_key },
      })
      expect(direct.status).toBeGreaterThanOrEqual(400)
    }
  })

  test('A38: is deleted by admins: object and bytes go, row and message stay, and the audit tells', async () => {
    const { id, path } = await store()
    expect((await agent.call('DELETE', `/media/${id}`)).status).toBe(403)
    expect((await admin.call('DELETE', `/media/${id}`)).status).toBe(204)
    await expect
      .poll(
        async () =>
          (await sql`select 1 from storage.objects where bucket_id = 'media' and name = ${path}`).length,
        {
          timeout: 20_000,
        },
      )
      .toBe(0)
    const [row] = await sql`select path, deleted_by from public.media_files where id = ${id}`
    expect(row).toEqual({ path: null, deleted_by: admin.userId })
    const told =
      await sql`select actor_id from public.audit_log where subject = 'media_files' and subject_id = ${id}`
    expect(told.map(({ actor_id }) => actor_id)).toEqual([admin.userId])
    expect((await agent.call('GET', `/media/${id}/link`)).status).toBe(404)
    expect((await agent.call('GET', `/media/${id}`)).body).toMatchObject({ deleted_at: expect.any(String) })
  })

  test('is listed under filters, and never with its path', async () => {
    const { id, path } = await store()
    const query = `project_id=${world.projectId}&kind=image&contact_id=${contactId}&state=stored`
    const answer = await agent.call('GET', `/media?${query}`)
    expect(MediaTable.parse(answer.body).data.map((file) => file.id)).toContain(id)
    expect(JSON.stringify(answer.body)).not.toContain(path)
    expect((await agent.call('GET', `/media?project_id=${world.projectId}&kind=audio`)).body).toMatchObject({
      total: 0,
    })
  })

  test('opens for an API key with the scope, and for no other project', async () => {
    const { id } = await store()
    const reader = await makeKey({ project_id: world.projectId, scopes: ['media:read'] })
    expect((await reader.call('GET', `/media/${id}/link`)).status).toBe(200)
    const narrow = await makeKey({ project_id: world.projectId, scopes: ['contacts:read'] })
    expect((await narrow.call('GET', `/media/${id}/link`)).status).toBe(404)
    const body = { project_id: world.projectId, filename: 'a.png' }
    expect((await reader.call('POST', '/media', { body })).status).toBe(403)
    const foreign = { ...body, project_id: other.projectId }
    expect((await agent.call('POST', '/media', { body: foreign })).status).toBe(404)
  })
})
