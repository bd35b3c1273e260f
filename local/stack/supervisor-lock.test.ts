import { spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { scratchFolder } from '../postgres/_support/scratch.ts'
import { endProcess, isAlive, recordOf } from './run-folder.ts'
import { releaseLock, runningSupervisor, takeLock } from './supervisor-lock.ts'

let scratch: Awaited<ReturnType<typeof scratchFolder>>
beforeEach(async () => {
  scratch = await scratchFolder()
  await mkdir(join(scratch.path, 'run'))
})
afterEach(() => scratch.remove())

function otherSupervisor(): number {
  return (
    spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' }).pid ??
    0
  )
}

const GONE = { pid: 999_999_999, started: '1' }
const lockOf = (pid: number, starters: object[]) =>
  writeFile(join(scratch.path, 'run/supervisor.json'), JSON.stringify({ ...recordOf(pid), starters }))

test('a lock that nobody holds any more is taken over, and given back', async () => {
  await writeFile(join(scratch.path, 'run/supervisor.json'), JSON.stringify({ ...GONE, starters: [] }))
  await takeLock(scratch.path, [])
  expect((await runningSupervisor(scratch.path))?.pid).toBe(process.pid)
  await releaseLock(scratch.path)
  expect(await runningSupervisor(scratch.path)).toBeUndefined()
})

test('a supervisor that runs and was not forgotten is left alone', async () => {
  const other = recordOf(otherSupervisor())
  await lockOf(other.pid, [recordOf(process.pid)])
  await expect(takeLock(scratch.path, [])).rejects.toThrow(/already/)
  expect(isAlive(other)).toBe(true)
  await endProcess(other)
})

test('a supervisor whose starter was killed is ended', async () => {
  const other = recordOf(otherSupervisor())
  await lockOf(other.pid, [GONE])
  await takeLock(scratch.path, [])
  expect(isAlive(other)).toBe(false)
}, 15_000)
