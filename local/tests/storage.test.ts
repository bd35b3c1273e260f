import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, expect, test } from 'vitest'
import { newcomer, newProject, type Person, stack } from './_support/people.ts'

const PNG = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 1, 2])

let member: Person
let stranger: Person
let project: string

beforeAll(async () => {
  member = await newcomer()
  stranger = await newcomer()
  project = await newProject({ [member.id]: 'agent' })
})

const mine = () => member.client.storage.from('media')
const theirs = () => stranger.client.storage.from('media')
const newPath = (name = 'photo 1.png') => `${project}/${crypto.randomUUID()}/${name}`

async function uploaded(name?: string) {
  const path = newPath(name)
  const { error } = await mine().upload(path, new Blob([PNG], { type: 'image/png' }), { cacheControl: '60' })
  if (error) throw error
  return path
}

test('supabase-js uploads a Blob, signs its URL and fetches it', async () => {
  const path = await uploaded()
  const { data, error } = await mine().createSignedUrl(path, 60)
  expect(error).toBeNull()
  const response = await fetch(data?.signedUrl ?? '')
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('image/png')
  expect(response.headers.get('content-length')).toBe('10')
  expect(response.headers.get('cache-control')).toBe('max-age=60')
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(PNG)
})

test('bytes, text and streams are uploaded with their type', async () => {
  for (const [body, type] of [
    [PNG, 'image/png'],
    ['سلام', 'text/plain;charset=UTF-8'],
    [new Blob(['streamed']).stream(), 'text/csv'],
  ] as const) {
    const path = newPath('file')
    const { error } = await mine().upload(path, body, { contentType: type, duplex: 'half' })
    expect(error).toBeNull()
    expect((await mine().info(path)).data).toMatchObject({ contentType: type, size: expect.any(Number) })
  }
})

test('a part of a file can be had', async () => {
  const { data } = await mine().createSignedUrl(await uploaded(), 60)
  const response = await fetch(data?.signedUrl ?? '', { headers: { range: 'bytes=1-3' } })
  expect(response.status).toBe(206)
  expect(response.headers.get('content-range')).toBe('bytes 1-3/10')
  expect(await response.text()).toBe('PNG')
})

test('a signed URL ends with its time and serves no other file', async () => {
  const [path, another] = [await uploaded(), await uploaded('other.png')]
  const { data } = await mine().createSignedUrl(path, 1)
  const url = data?.signedUrl ?? ''
  expect((await fetch(url)).status).toBe(200)
  const moved = url.replace(encodeURI(path), encodeURI(another))
  expect(moved).not.toBe(url)
  expect((await fetch(moved)).status).toBe(400)
  await sleep(2100)
  const late = await fetch(url)
  expect(late.status).toBe(400)
  expect(await late.json()).toMatchObject({ error: 'InvalidJWT' })
})

test('many URLs are signed at once, each or none', async () => {
  const path = await uploaded()
  const { data } = await mine().createSignedUrls([path, newPath()], 60)
  expect(data?.map(({ error }) => error === null)).toEqual([true, false])
  expect((await fetch(data?.[0]?.signedUrl ?? '')).status).toBe(200)
})

test('the path alone opens nothing', async () => {
  const path = await uploaded()
  for (const kind of ['', 'public/', 'authenticated/'])
    expect(
      (await fetch(`${stack.api_url}/storage/v1/object/${kind}media/${path}`)).status,
    ).toBeGreaterThanOrEqual(400)
})

test('the policies keep a stranger out of everything', async () => {
  const path = await uploaded()
  expect((await theirs().download(path)).error).not.toBeNull()
  expect((await theirs().createSignedUrl(path, 60)).error).not.toBeNull()
  expect((await theirs().upload(newPath(), new Blob([PNG]))).error).toMatchObject({ statusCode: '403' })
  expect((await theirs().createSignedUploadUrl(newPath())).error).toMatchObject({ statusCode: '403' })
  expect((await theirs().list(project)).data).toEqual([])
  expect((await theirs().remove([path])).data).toEqual([])
  expect((await mine().download(path)).error).toBeNull()
})

test('a folder lists the names below it', async () => {
  const path = await uploaded('one.png')
  const [, folder = ''] = path.split('/')
  expect((await mine().list(project)).data).toContainEqual(
    expect.objectContaining({ name: folder, id: null }),
  )
  expect((await mine().list(`${project}/${folder}`)).data).toMatchObject([
    { name: 'one.png', metadata: { size: 10, mimetype: 'image/png' } },
  ])
})

test('a key that hosted would refuse is refused here', async () => {
  const { error } = await mine().upload(newPath('صورة.png'), new Blob([PNG]))
  expect(error).toMatchObject({ statusCode: '400', message: expect.stringContaining('Invalid key') })
})

test('an upload can be handed on as a signed URL', async () => {
  const path = newPath()
  const { data, error } = await mine().createSignedUploadUrl(path)
  expect(error).toBeNull()
  const blob = new Blob([PNG], { type: 'image/png' })
  const sent = await theirs().uploadToSignedUrl(path, data?.token ?? '', blob)
  expect(sent.data?.fullPath).toBe(`media/${path}`)
  expect((await mine().download(path)).data?.type).toBe('image/png')
})

test('a file that exists is not overwritten, and one that is removed is gone', async () => {
  const path = await uploaded()
  expect((await mine().upload(path, new Blob([PNG]))).error).toMatchObject({ statusCode: '409' })
  expect((await mine().remove([path])).data).toHaveLength(1)
  expect((await mine().exists(path)).data).toBe(false)
})
