import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contextOf, runInRequest } from '../lite/request-context.ts'
import { DiskStorageAdapter, ObjectTooLarge } from './disk-adapter.ts'
import { finishDownload } from './downloads.ts'
import { isValidKey } from './keys.ts'
import { type ListEntry, listLevel, listQuery } from './listing.ts'
import { parseRange } from './range.ts'
import { unwrapForm } from './uploads.ts'

test.each([
  ['bytes=2-4', { start: 2, end: 4 }],
  ['bytes=2-', { start: 2, end: 9 }],
  ['bytes=-3', { start: 7, end: 9 }],
  ['bytes=-99', { start: 0, end: 9 }],
  ['bytes=8-99', { start: 8, end: 9 }],
  ['bytes=10-', undefined],
  ['bytes=4-2', undefined],
  ['bytes=0-1,4-5', undefined],
  ['bytes=-', undefined],
  ['lines=1-2', undefined],
  [undefined, undefined],
])('the range %s of ten bytes is %j', (header, range) => {
  expect(parseRange(header, 10)).toEqual(range)
})

test.each([
  ['project/a-file (1).png', true],
  ["it's_ok!/a+b,c=d@e.txt", true],
  ['project/صورة.png', false],
  ['a#b', false],
  ['a%b', false],
  ['', false],
  ['a'.repeat(1025), false],
])('the key %s is one for hosted: %s', (key, valid) => {
  expect(isValidKey(key)).toBe(valid)
})

describe('an upload', () => {
  const upload = (form: FormData) =>
    unwrapForm(new Request('http://x/storage/v1/object/media/a.png', { method: 'POST', body: form }))

  test('of a form without field names becomes the bytes of its file', async () => {
    const form = new FormData()
    form.append('cacheControl', '60')
    form.append('', new Blob(['png'], { type: 'image/png' }))
    const request = (await upload(form)) as Request
    expect(request.headers.get('content-type')).toBe('image/png')
    expect(request.headers.get('content-length')).toBe('3')
    expect(request.headers.get('cache-control')).toBe('max-age=60')
    expect(await request.text()).toBe('png')
  })

  test('of a form without a file is refused', async () => {
    const form = new FormData()
    form.append('cacheControl', '60')
    const response = (await upload(form)) as Response
    expect(await response.json()).toMatchObject({ statusCode: '400', code: 'InvalidRequest' })
  })

  test('of raw bytes passes', async () => {
    const request = new Request('http://x/', { method: 'POST', body: 'raw' })
    expect(await unwrapForm(request)).toBe(request)
  })
})

describe('a listing', () => {
  const row = (name: string): ListEntry => ({
    name,
    id: name,
    updated_at: null,
    created_at: name,
    last_accessed_at: null,
    metadata: {},
  })
  const rows = ['p/b.png', 'p/a.png', 'p/deep/x.png', 'p/deep/y.png', 'p/other/z', 'pq/no.png', 'p'].map(row)
  const names = (request: Parameters<typeof listLevel>[1]) => listLevel(rows, request).map(({ name }) => name)

  test('shows folders, then files, by their names below the prefix', () => {
    expect(names({ prefix: 'p' })).toEqual(['deep', 'other', 'a.png', 'b.png'])
    expect(names({ prefix: 'p/' })).toEqual(['deep', 'other', 'a.png', 'b.png'])
    expect(names({})).toEqual(['p', 'pq', 'p'])
    expect(listLevel(rows, { prefix: 'p' })[0]).toMatchObject({ name: 'deep', id: null, metadata: null })
  })

  test('searches, sorts and pages within the level', () => {
    expect(names({ prefix: 'p', search: 'A' })).toEqual(['a.png'])
    expect(names({ prefix: 'p', sortBy: { column: 'created_at', order: 'desc' } })).toEqual([
      'deep',
      'other',
      'b.png',
      'a.png',
    ])
    expect(names({ prefix: 'p', limit: 2, offset: 1 })).toEqual(['other', 'a.png'])
  })

  test('does not take the signs of LIKE in a folder’s name for patterns', () => {
    expect(listLevel([row('a_b/x'), row('aXb/y')], { prefix: 'a_b' }).map(({ name }) => name)).toEqual(['x'])
    expect(listQuery({ prefix: 'a_b' })).toEqual({ prefix: 'a_b/' })
  })
})

describe('the disk', () => {
  let folder: string
  let disk: DiskStorageAdapter
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'disk-'))
    disk = new DiskStorageAdapter(folder, 100)
  })
  afterAll(() => rm(folder, { recursive: true }))

  const put = (key: string, body: string) =>
    disk.uploadObject('media', key, undefined, new Blob([body]).stream(), 'text/plain', 'max-age=60')
  const text = async (key: string) => new Response((await disk.getObject('media', key)).body).text()

  test('gives back what it took, with type, size and hash', async () => {
    const stored = await put('a/../../b c', 'hello')
    expect(stored).toMatchObject({
      size: 5,
      mimetype: 'text/plain',
      eTag: '"5d41402abc4b2a76b9719d911017c592"',
    })
    expect(await text('a/../../b c')).toBe('hello')
    expect(await disk.headObject('media', 'a/../../b c')).toEqual(stored)
  })

  test('gives the part that the request asks for', async () => {
    await put('range', '0123456789')
    const request = new Request('http://x/', { headers: { range: 'bytes=2-4' } })
    const { body, metadata } = await runInRequest(contextOf(request), () => disk.getObject('media', 'range'))
    expect(await new Response(body).text()).toBe('234')
    expect(metadata).toMatchObject({ contentLength: 3, contentRange: 'bytes 2-4/10', size: 10 })
  })

  test('copies and removes', async () => {
    await put('from', 'copied')
    await disk.copyObject('media', 'from', undefined, 'other', 'to')
    await disk.deleteObject('media', 'from')
    await expect(disk.getObject('media', 'from')).rejects.toThrow('ENOENT')
    expect(await new Response((await disk.getObject('other', 'to')).body).text()).toBe('copied')
  })

  test('refuses what grows beyond the limit and leaves nothing of it', async () => {
    await expect(put('big', 'x'.repeat(101))).rejects.toThrow(ObjectTooLarge)
    await expect(disk.headObject('media', 'big')).rejects.toThrow('ENOENT')
    const names = await readdir(folder, { recursive: true })
    expect(names.filter((name) => name.endsWith('.tmp'))).toEqual([])
  })
})

describe('a download', () => {
  const finish = (query: string, headers: Record<string, string>, init: RequestInit = {}) =>
    finishDownload(
      new Request(`http://x/storage/v1/object/media/a${query}`, init),
      new Response('body', { headers }),
    )

  test('of a page of HTML is plain text that runs nothing', () => {
    const { headers } = finish('', { 'content-type': 'text/html; charset=utf-8' })
    expect(headers.get('content-type')).toBe('text/plain')
    expect(headers.get('content-security-policy')).toContain('sandbox')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('carries the file name that was asked for', () => {
    const { headers } = finish('?download=%D8%B5%D9%88%D8%B1%D8%A9.png', {})
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="____.png"; filename*=UTF-8''%D8%B5%D9%88%D8%B1%D8%A9.png`,
    )
    expect(finish('?download=', {}).headers.get('content-disposition')).toBe('attachment')
    expect(finish('', {}).headers.has('content-disposition')).toBe(false)
  })

  test('is partial with a range, empty for HEAD, and spared when the caller has it', async () => {
    expect(finish('', { 'content-range': 'bytes 0-3/9' }).status).toBe(206)
    expect(await finish('', {}, { method: 'HEAD' }).text()).toBe('')
    expect(finish('', { etag: '"e"' }, { headers: { 'if-none-match': '"e"' } }).status).toBe(304)
  })
})
