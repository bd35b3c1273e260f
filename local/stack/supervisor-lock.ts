import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { StackProblem } from './problem.ts'
import { endProcess, isAlive, type RecordedProcess, recordOf } from './run-folder.ts'

interface Lock extends RecordedProcess {
  /** Processes without which this supervisor has no business to go on: what started it, up to the terminal's shell. */
  starters: RecordedProcess[]
}

const fileOf = (dataDir: string) => join(dataDir, 'run/supervisor.json')

async function readLock(dataDir: string): Promise<Lock | undefined> {
  const text = await readFile(fileOf(dataDir), 'utf8').catch(() => undefined)
  try {
    return text === undefined ? undefined : (JSON.parse(text) as Lock)
  } catch {
    return undefined
  }
}

/** The supervisor that runs on this data folder now, if one does. */
export async function runningSupervisor(dataDir: string): Promise<Lock | undefined> {
  const lock = await readLock(dataDir)
  return lock && isAlive(lock) ? lock : undefined
}

async function gone(record: RecordedProcess, milliseconds: number): Promise<boolean> {
  for (const end = Date.now() + milliseconds; Date.now() < end; await sleep(50)) {
    if (!isAlive(record)) return true
  }
  return !isAlive(record)
}

/**
 * Makes this process the only supervisor of the data folder. One that runs is left alone, unless what started it was
 * killed: that one is ending or was forgotten, so it is waited for and then ended.
 */
export async function takeLock(dataDir: string, starters: RecordedProcess[]): Promise<void> {
  const other = await runningSupervisor(dataDir)
  if (other && other.pid !== process.pid) {
    if (other.starters.every(isAlive)) {
      throw new StackProblem(
        `A stack runs on ${dataDir} already (process ${other.pid}): \`npm run status\` shows its addresses.`,
      )
    }
    if (!(await gone(other, 2000))) await endProcess(other, 10_000)
  }
  const lock: Lock = { ...recordOf(process.pid), starters }
  await rm(fileOf(dataDir), { force: true })
  try {
    await writeFile(fileOf(dataDir), JSON.stringify(lock), { flag: 'wx' })
  } catch (error) {
    throw new StackProblem(`Another stack starts on ${dataDir} at this moment.`, { cause: error })
  }
}

export async function releaseLock(dataDir: string): Promise<void> {
  const lock = await readLock(dataDir)
  if (lock?.pid === process.pid) await rm(fileOf(dataDir), { force: true })
}

/** Ends the stack that runs on this data folder, if one does, and says whether it did. */
export async function endRunningStack(dataDir: string): Promise<boolean> {
  const lock = await runningSupervisor(dataDir)
  if (!lock) return false
  await endProcess(lock, 15_000)
  return true
}
