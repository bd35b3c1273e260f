import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createFunctionsProxy } from './functions-proxy.ts'
import { pathOfFunction } from './server.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
})

async function serve(handle: (req: IncomingMessage, res: ServerResponse) => void, port = 0): Promise<number> {
  const server = createServer(handle)
  servers.push(server)
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

async function proxyTo(port: number): Promise<string> {
  const proxy = createFunctionsProxy(port)
  return `http://127.0.0.1:${await serve((req, res) => proxy(req, res, pathOfFunction(req.url ?? '') ?? '/'))}`
}

test.each([
  ['/functions/v1/health', '/health'],
  ['/api/messages?limit=1', '/messages?limit=1'],
  ['/api', '/'],
  ['/api?x=1', '/?x=1'],
  ['/apis/x', undefined],
  ['/inbox', undefined],
])('%s is the function path %s', (url, path) => {
  expect(pathOfFunction(url)).toBe(path)
})

test('a request arrives as it was sent, with the address that the gateway saw', async () => {
  const port = await serve((req, res) => {
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () =>
      res.end(
        JSON.stringify({ url: req.url, headers: req.headers, body: Buffer.concat(chunks).toString('hex') }),
      ),
    )
  })
  const response = await fetch(`${await proxyTo(port)}/api/echo?a=%D8%B3`, {
    method: 'POST',
    headers: {
      'x-forwarded-for': '6.6.6.6',
      'x-real-ip': '6.6.6.6',
      forwarded: 'for=6.6.6.6',
      'cf-connecting-ip': '6.6.6.6',
      'x-hub-signature-256': 'sha256=ab',
    },
    body: Buffer.from('00ff80', 'hex'),
  })
  const seen = (await response.json()) as { url: string; headers: Record<string, string>; body: string }
  expect(seen).toMatchObject({ url: '/echo?a=%D8%B3', body: '00ff80' })
  expect(seen.headers['x-forwarded-for']).toBe('127.0.0.1')
  expect(seen.headers['x-hub-signature-256']).toBe('sha256=ab')
  for (const name of ['x-real-ip', 'forwarded', 'cf-connecting-ip'])
    expect(seen.headers).not.toHaveProperty(name)
})

test('an answer is passed on while it is being made', async () => {
  let finish = () => {}
  const port = await serve((_req, res) => {
    res.writeHead(200, { 'content-type': 'text/event-stream', 'x-mine': 'yes' })
    res.write('data: one\n\n')
    finish = () => res.end('data: two\n\n')
  })
  const response = await fetch(`${await proxyTo(port)}/api/stream`)
  const reader = response.body?.getReader()
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('data: one\n\n')
  expect(response.headers.get('x-mine')).toBe('yes')
  finish()
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('data: two\n\n')
})

test('a request waits while the functions restart', async () => {
  const port = await serve(() => {})
  servers.pop()?.close()
  const answer = fetch(`${await proxyTo(port)}/api/late`, { method: 'POST', body: 'kept' })
  await new Promise((resolve) => setTimeout(resolve, 300))
  await serve((req, res) => {
    req.setEncoding('utf8').on('data', (body: string) => res.end(`got ${body}`))
  }, port)
  expect(await (await answer).text()).toBe('got kept')
})

test('functions that stay away are a problem in both languages', async () => {
  const port = await serve(() => {})
  servers.pop()?.close()
  const response = await fetch(`${await proxyTo(port)}/api/messages`, { method: 'POST', body: '{}' })
  expect(response.status).toBe(502)
  expect(response.headers.get('content-type')).toContain('application/problem+json')
  const problem = (await response.json()) as { code: string; message: { ar: string; en: string } }
  expect(problem).toMatchObject({ status: 502, code: 'functions_unavailable', instance: '/api/messages' })
  expect(problem.message.ar).toMatch(/[\u0600-\u06ff]/)
})

test('an answer that comes before the whole body was read leaves the connection usable', async () => {
  const port = await serve((_req, res) => {
    res.writeHead(413)
    res.end('too large')
  })
  const url = new URL(await proxyTo(port))
  for (let attempt = 0; attempt < 2; attempt++) {
    const upload = request({ host: url.hostname, port: url.port, path: '/api/big', method: 'POST' })
    upload.on('error', () => {})
    const answered = once(upload, 'response') as Promise<[IncomingMessage]>
    upload.end(Buffer.alloc(3_000_000))
    const [response] = await answered
    expect(response.statusCode).toBe(413)
    expect(await text(response)).toBe('too large')
  }
})

test('a caller who hangs up ends the work for him', async () => {
  let noticed = () => {}
  const gone = new Promise<void>((resolve) => {
    noticed = resolve
  })
  const port = await serve((_req, res) => {
    res.once('close', noticed)
    res.write('start')
  })
  const abort = new AbortController()
  const response = await fetch(`${await proxyTo(port)}/api/long`, { signal: abort.signal })
  expect(response.status).toBe(200)
  abort.abort()
  await gone
})

async function text(message: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of message) body += String(chunk)
  return body
}
