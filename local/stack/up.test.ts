import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, scratchFolder } from '../postgres/_support/scratch.ts'
import type { StackStatus } from './config.ts'
import { freeBasePort } from './ports.ts'
import { isAlive, type RecordedProcess, recordOf } from './run-folder.ts'

const UP = fileURLToPath(new URL('up.ts', import.meta.url))

let scratch: Awaited<ReturnType<typeof scratchFolder>>
let dataDir: string
let base: number
const started: ChildProcess[] = []

beforeAll(async () => {
  scratch = await scratchFolder()
  dataDir = join(scratch.path, 'data')
  base = await freeBasePort()
})

afterAll(async () => {
  for (const child of started) child.kill('SIGTERM')
  await Promise.all(
    started.map(
      (child) => child.exitCode ?? child.signalCode ?? new Promise((done) => child.once('exit', done)),
    ),
  )
  await scratch.remove()
})

function run(...args: string[]): { child: ChildProcess; said: () => string; exit: Promise<number | null> } {
  const child = spawn(process.execPath, [UP, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  const hear = (chunk: string) => {
    text += chunk
  }
  child.stdout?.setEncoding('utf8').on('data', hear)
  child.stderr?.setEncoding('utf8').on('data', hear)
  return { child, said: () => text, exit: new Promise((done) => child.once('close', (code) => done(code))) }
}

const start = async (...more: string[]) => {
  const running = run('start', '--no-web', '--port', String(base), '--data', dataDir, ...more)
  started.push(running.child)
  await eventually(async () => {
    if (running.child.exitCode !== null) throw new Error(running.said())
    return running.said().includes('is ready')
  }, 60_000)
  return running
}

async function statusOf(): Promise<StackStatus> {
  const asked = run('status', '--json', '--data', dataDir)
  expect(await asked.exit).toBe(0)
  return JSON.parse(asked.said()) as StackStatus
}

/** What the running stack has noted about its processes, and Postgres. */
async function processes(): Promise<Map<string, RecordedProcess>> {
  const folder = join(dataDir, 'run')
  const found = new Map<string, RecordedProcess>()
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.pid.json'))) {
    found.set(name.replace('.pid.json', ''), JSON.parse(await readFile(join(folder, name), 'utf8')))
  }
  const postmaster = Number((await readFile(join(dataDir, 'db/postmaster.pid'), 'utf8')).split('\n')[0])
  return found.set('postgres', recordOf(postmaster))
}

const health = (status: StackStatus) =>
  fetch(`${status.api_url}/functions/v1/health`).then(
    (answer) => answer.status === 200,
    () => false,
  )

test('a stack starts, tells its addresses, serves, survives the end of its parts and stops completely', async () => {
  const stack = await start()
  const status = await statusOf()
  expect(status.api_url).toBe(`http://127.0.0.1:${base}`)
  expect(new Set(status.users.map(({ role }) => role))).toEqual(
    new Set(['owner', 'admin', 'agent', 'viewer']),
  )
  expect(await health(status)).toBe(true)
  const numbers = await fetch(`${status.control_url}/numbers`).then((answer) => answer.text())
  expect(numbers).toContain(status.phone_number_id)

  const before = await processes()
  expect([...before.keys()].sort()).toEqual(['functions', 'gateway', 'graph', 'postgres'])
  for (const [name, { pid }] of before) {
    process.kill(pid, 'SIGKILL')
    await eventually(async () => {
      const now = (await processes().catch(() => undefined))?.get(name)
      return now !== undefined && now.pid !== pid && isAlive(now)
    }, 15_000)
  }
  await eventually(() => health(status), 15_000)

  const last = await processes()
  const begun = Date.now()
  stack.child.kill('SIGINT')
  expect(await stack.exit).toBe(0)
  expect(Date.now() - begun).toBeLessThan(5000)
  expect([...last.values()].filter(isAlive)).toEqual([])
  expect(existsSync(join(dataDir, 'status.json'))).toBe(false)
}, 120_000)

test('after a kill of the supervisor the next start ends what is left and keeps data and keys', async () => {
  const first = await start()
  const before = await statusOf()
  const left = await processes()
  first.child.kill('SIGKILL')
  await first.exit
  const begun = Date.now()
  const second = await start()
  expect(Date.now() - begun).toBeLessThan(8000)
  const after = await statusOf()
  expect(after).toEqual(before)
  expect([...left.values()].filter(isAlive)).toEqual([])
  expect(await health(after)).toBe(true)

  const other = run('start', '--no-web', '--port', String(await freeBasePort()), '--data', dataDir)
  expect(await other.exit).toBe(1)
  expect(other.said()).toMatch(/runs on .* already/)

  second.child.kill('SIGTERM')
  expect(await second.exit).toBe(0)
}, 120_000)

test('a killed supervisor leaves nothing running, even when nobody starts again', async () => {
  const first = await start()
  const left = [...(await processes()).values()]
  first.child.kill('SIGKILL')
  await eventually(async () => !left.some(isAlive), 10_000)
}, 60_000)

test('a reset stops the stack and the next start has new keys', async () => {
  const first = await start()
  const before = await statusOf()
  const reset = run('reset', '--data', dataDir)
  expect(await reset.exit).toBe(0)
  expect(await first.exit).toBe(0)
  expect(await readdir(dataDir)).toEqual(['.whatsapp-hub'])
  const second = await start()
  expect((await statusOf()).secret_key).not.toBe(before.secret_key)
  second.child.kill('SIGTERM')
  await second.exit
}, 120_000)

test('a busy port is one sentence that names it', async () => {
  const squatter = createServer().listen(base + 2, '127.0.0.1')
  const refused = run('start', '--no-web', '--port', String(base), '--data', dataDir)
  expect(await refused.exit).toBe(1)
  expect(refused.said()).toContain(`Port ${base + 2} (functions) is in use`)
  expect(refused.said()).not.toContain('    at ')
  squatter.close()
}, 30_000)

test('status of a stack that does not run fails with a sentence', async () => {
  const asked = run('status', '--json', '--data', join(scratch.path, 'nowhere'))
  expect(await asked.exit).toBe(1)
  expect(asked.said()).toContain('npm start')
})

test('a folder with other files is neither used nor cleared', async () => {
  const asked = run('start', '--data', scratch.path)
  expect(await asked.exit).toBe(1)
  expect(asked.said()).toContain('holds other files')
  expect(await run('reset', '--data', scratch.path).exit).toBe(1)
  expect(existsSync(dataDir)).toBe(true)
})
