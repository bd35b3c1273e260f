import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { scratchFolder } from '../postgres/_support/scratch.ts'
import { endLeftOvers, endProcess, isAlive, recordOf, recordProcess } from './run-folder.ts'

let scratch: Awaited<ReturnType<typeof scratchFolder>>
beforeEach(async () => {
  scratch = await scratchFolder()
})
afterEach(() => scratch.remove())

/** A process that ignores SIGTERM when it is stubborn. */
async function sleeper(stubborn = false): Promise<number> {
  const code = `${stubborn ? "process.on('SIGTERM', () => {});" : ''} setInterval(() => {}, 1000); console.log('up')`
  const child = spawn(process.execPath, ['-e', code], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] })
  await new Promise((resolve) => child.stdout?.once('data', resolve))
  return child.pid ?? 0
}

test('a process that was noted is found and ended', async () => {
  const pid = await sleeper()
  await recordProcess(scratch.path, 'gateway', pid)
  const record = recordOf(pid)
  expect(isAlive(record)).toBe(true)
  expect(await endLeftOvers(scratch.path)).toBe(1)
  expect(isAlive(record)).toBe(false)
  expect(existsSync(join(scratch.path, 'run/gateway.pid.json'))).toBe(false)
})

test('a process that got the number of a noted one later is left alone', async () => {
  const pid = await sleeper()
  await mkdir(join(scratch.path, 'run'))
  await writeFile(join(scratch.path, 'run/gateway.pid.json'), JSON.stringify({ pid, started: 'long ago' }))
  expect(await endLeftOvers(scratch.path)).toBe(0)
  expect(isAlive(recordOf(pid))).toBe(true)
  await endProcess(recordOf(pid))
})

test('a process that does not listen is ended by force', async () => {
  const record = recordOf(await sleeper(true))
  await endProcess(record, 200)
  expect(isAlive(record)).toBe(false)
})

test('a damaged note is removed', async () => {
  await mkdir(join(scratch.path, 'run'))
  await writeFile(join(scratch.path, 'run/graph.pid.json'), 'not json')
  expect(await endLeftOvers(scratch.path)).toBe(0)
  expect(existsSync(join(scratch.path, 'run/graph.pid.json'))).toBe(false)
})
