import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { isRunning, startTimeOf } from './processes.ts'

/** A process as it is noted on disk. The start time keeps a number that was given out again from being taken for it. */
export interface RecordedProcess {
  pid: number
  started: string | undefined
}

export function recordOf(pid: number): RecordedProcess {
  return { pid, started: startTimeOf(pid) }
}

/** Whether exactly this process still runs. */
export function isAlive({ pid, started }: RecordedProcess): boolean {
  return isRunning(pid) && startTimeOf(pid) === started
}

const folderOf = (dataDir: string) => join(dataDir, 'run')

/** Notes a process that must be found and ended should the supervisor be killed. */
export async function recordProcess(dataDir: string, name: string, pid: number): Promise<void> {
  await mkdir(folderOf(dataDir), { recursive: true })
  await writeFile(join(folderOf(dataDir), `${name}.pid.json`), JSON.stringify(recordOf(pid)))
}

export async function forgetProcess(dataDir: string, name: string): Promise<void> {
  await rm(join(folderOf(dataDir), `${name}.pid.json`), { force: true })
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, signal)
      return
    } catch {
      // No such group (then the process alone), or gone.
    }
  }
}

/** Ends a process and what it started: politely, then by force. */
export async function endProcess(record: RecordedProcess, patience = 3000): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    if (!isAlive(record)) return
    signalGroup(record.pid, signal)
    for (const end = Date.now() + patience; Date.now() < end && isAlive(record); ) await sleep(20)
  }
}

/** Ends what an earlier, killed supervisor of this data folder left running, and says how many that were. */
export async function endLeftOvers(dataDir: string): Promise<number> {
  const folder = folderOf(dataDir)
  if (!existsSync(folder)) return 0
  const files = (await readdir(folder)).filter((name) => name.endsWith('.pid.json'))
  const ended = await Promise.all(
    files.map(async (name) => {
      const file = join(folder, name)
      const record = await readFile(file, 'utf8')
        .then((text) => JSON.parse(text) as RecordedProcess)
        .catch(() => undefined)
      const alive = record !== undefined && isAlive(record)
      if (alive) await endProcess(record)
      await rm(file, { force: true })
      return alive
    }),
  )
  return ended.filter(Boolean).length
}
