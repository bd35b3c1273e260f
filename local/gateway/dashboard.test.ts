import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDashboard } from './dashboard.ts'

let folder: string
let serve: (request: Request) => Promise<Response>
const get = (path: string, headers: Record<string, string> = {}) =>
  serve(new Request(`http://127.0.0.1:54321${path}`, { headers }))

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dist-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>hub</title>')
  await writeFile(join(folder, 'assets/app-1a2b.js'), 'console.log(1);'.repeat(200))
  await writeFile(
    join(folder, '_headers'),
    '/*\n  X-Frame: none\n# note\n/index.html\n  Cache-Control: no-cache\n',
  )
  serve = createDashboard(folder)
})
afterAll(() => rm(folder, { recursive: true }))

test('an address of the app is the app, and is looked up each time', async () => {
  const response = await get('/inbox/42?tab=mine')
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(response.headers.get('cache-control')).toBe('no-cache')
  expect(await response.text()).toContain('<title>hub</title>')
})

test('a hashed asset is kept for ever and comes compressed', async () => {
  const response = await get('/assets/app-1a2b.js', { 'accept-encoding': 'gzip, br' })
  expect(response.headers.get('cache-control')).toContain('immutable')
  expect(response.headers.get('content-encoding')).toBe('br')
  const bytes = Buffer.from(await response.arrayBuffer())
  expect(brotliDecompressSync(bytes).toString()).toContain('console.log(1);')
  expect(response.headers.get('content-length')).toBe(String(bytes.length))
})

test('a file that is not there is not the app', async () => {
  expect((await get('/assets/gone.js')).status).toBe(404)
  expect((await get('/robots.txt')).status).toBe(404)
})

test('what the caller has is not sent again', async () => {
  const etag = (await get('/')).headers.get('etag') ?? ''
  expect((await get('/', { 'if-none-match': etag })).status).toBe(304)
})

test('the headers that the build asks for are sent, its own files are not', async () => {
  expect((await get('/settings')).headers.get('x-frame')).toBe('none')
  expect((await get('/_headers')).status).toBe(404)
})

test('no path leads out of the folder', async () => {
  await writeFile(join(folder, '../secret.txt'), 'secret')
  for (const path of [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/a/%2e%2e%2f..%2fsecret.txt',
  ])
    expect(await (await get(path)).text()).not.toContain('secret')
  await rm(join(folder, '../secret.txt'))
})

test('a dashboard that is not built says so', async () => {
  const empty = createDashboard(join(folder, 'nothing'))
  const response = await empty(new Request('http://127.0.0.1/'))
  expect(response.status).toBe(503)
  expect(await response.text()).toContain('not built')
})

test('only reading is allowed', async () => {
  expect((await serve(new Request('http://127.0.0.1/', { method: 'POST' }))).status).toBe(405)
})
