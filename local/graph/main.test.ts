import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
vi.setConfig({ testTimeout: 30_000 })

let folder: string
let running: ChildProcess[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'graph-main-'))
})
afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
  running = []
  rmSync(folder, { recursive: true })
})

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** Starts the process and waits for its first line or its end. */
async function start(config: Record<string, unknown>) {
  const file = join(folder, 'config.json')
  writeFileSync(file, JSON.stringify(config))
  const child = spawn(process.execPath, [main], { env: { ...process.env, LOCAL_CONFIG: file } })
  running.push(child)
  let output = ''
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  const line = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString()
        resolve()
      })
    }
  })
  await Promise.race([line, ended])
  return { child, ended, output: () => output }
}

const config = (port: number) => ({
  ports: { graph: port },
  api_url: 'http://127.0.0.1:1',
  app_secret: 's',
  verify_token: 'v',
  access_token: 't',
  data_dir: folder,
})

describe('the process', () => {
  it('says ready when it serves, ends on SIGTERM and keeps what it knew', async () => {
    const port = await freePort()
    const first = await start(config(port))
    expect(first.output()).toBe('ready\n')
    const url = `http://127.0.0.1:${port}/control/customers`
    await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ phone: '+201012345678', name: 'سارة' }),
    })
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)
    const second = await start(config(port))
    expect(second.output()).toBe('ready\n')
    expect(await (await fetch(url)).text()).toContain('سارة')
  })

  it('says what is wrong when the port is taken, and ends with 1', async () => {
    const port = await freePort()
    const first = await start(config(port))
    expect(first.output()).toBe('ready\n')
    const second = await start(config(port))
    expect(await second.ended).toBe(1)
    expect(second.output()).toContain(`cannot listen on port ${port}`)
  })

  it('says which key of the configuration is wrong', async () => {
    const { ended, output } = await start({ ports: { graph: 1 } })
    expect(await ended).toBe(1)
    expect(output()).toContain('api_url')
  })
})
