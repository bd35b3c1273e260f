import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { StackProblem } from './problem.ts'
import { endProcess, forgetProcess, type RecordedProcess, recordOf, recordProcess } from './run-folder.ts'

/** A process of the stack and how to tell that it serves. */
export interface ProcessSpec {
  name: string
  command: string
  args: string[]
  env: Record<string, string>
  /** Stands on stdout when the process serves. */
  readyLine: RegExp
  readyTimeout: number
  /** What it writes to stderr is shown at the terminal as well, except lines like this. */
  notWorthShowing: RegExp
  /** Runs each time the process has become ready, also after a restart. */
  onReady?: () => Promise<void>
}

export interface ManagedProcess {
  stop(): Promise<void>
}

export interface ProcessContext {
  dataDir: string
  /** Tells the person at the terminal of something unforeseen. */
  warn: (line: string) => void
  /** Aborted when the stack is to end before all of it has started. */
  signal?: AbortSignal | undefined
}

const LONGEST_PAUSE = 10_000
/** A process that lived this long was fine; its end is not one more failure in a row. */
const STEADY = 60_000
const ATTEMPTS = 5

/** Pause before the n-th restart in a row: half a second, doubled each time, ten seconds at most. */
export function restartPause(failures: number): number {
  return Math.min(500 * 2 ** Math.max(0, failures - 1), LONGEST_PAUSE)
}

export function logFileOf(dataDir: string, name: string): string {
  return join(dataDir, 'logs', `${name}.log`)
}

async function lastLines(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '')
  return text.trim().split('\n').slice(-12).join('\n')
}

interface Run {
  record: RecordedProcess | undefined
  /** Rejects when the process ends first, or is not ready in time. */
  ready: Promise<void>
  /** How it ended. */
  ended: Promise<string>
}

function hearReadiness(child: ChildProcess, spec: ProcessSpec, ended: Promise<string>): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    const timer = setTimeout(() => reject(new Error('was not ready in time')), spec.readyTimeout)
    child.stdout?.on('data', (chunk: string) => {
      said = (said + chunk).slice(-4096)
      if (!spec.readyLine.test(said)) return
      clearTimeout(timer)
      resolve()
    })
    ended.then((how) => {
      clearTimeout(timer)
      reject(new Error(how))
    })
  })
}

async function launch(spec: ProcessSpec, { dataDir, warn }: ProcessContext): Promise<Run> {
  const log = createWriteStream(logFileOf(dataDir, spec.name), { flags: 'a' })
  // Its own group: Ctrl-C at the terminal must reach the supervisor alone, which ends the rest in order.
  const child = spawn(spec.command, spec.args, {
    env: spec.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(signal ? `ended by ${signal}` : `ended with code ${code}`))
  })
  child.once('close', () => log.end())
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => log.write(chunk))
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    log.write(chunk)
    for (const line of chunk.split('\n')) {
      if (line.trim() !== '' && !spec.notWorthShowing.test(line)) warn(`  ${spec.name} | ${line}`)
    }
  })
  const ready = hearReadiness(child, spec, ended)
  ready.catch(() => {})
  const record = child.pid === undefined ? undefined : recordOf(child.pid)
  if (record) await recordProcess(dataDir, spec.name, record.pid)
  return { record, ready, ended }
}

/** Launches until the process serves: a port may be taken for a moment by some program's outgoing connection. */
async function launchUntilReady(spec: ProcessSpec, context: ProcessContext): Promise<Run> {
  const log = logFileOf(context.dataDir, spec.name)
  for (let attempt = 1; ; attempt += 1) {
    context.signal?.throwIfAborted()
    const run = await launch(spec, context)
    const giveUp = () => void (run.record && endProcess(run.record))
    context.signal?.addEventListener('abort', giveUp)
    try {
      await run.ready
      await spec.onReady?.()
      return run
    } catch (error) {
      if (run.record) await endProcess(run.record)
      await forgetProcess(context.dataDir, spec.name)
      if (error instanceof StackProblem) throw error
      const said = await lastLines(log)
      if (said.includes('EADDRINUSE') && attempt < ATTEMPTS) {
        await sleep(restartPause(attempt))
        continue
      }
      const reason = error instanceof Error ? error.message : String(error)
      throw new StackProblem(`The process "${spec.name}" ${reason}; ${log} ends with:\n${said}`)
    } finally {
      context.signal?.removeEventListener('abort', giveUp)
    }
  }
}

/**
 * Starts a process and waits until it serves. From then on it is started again when it ends by itself, after a pause
 * that grows with each failure in a row. When the very first start fails, that is thrown with the end of its log.
 */
export async function startManagedProcess(
  spec: ProcessSpec,
  context: ProcessContext,
): Promise<ManagedProcess> {
  const stopping = new AbortController()
  let run = await launchUntilReady(spec, context)

  async function keepAlive(): Promise<void> {
    let failures = 0
    let since = Date.now()
    while (true) {
      const how = await run.ended
      if (stopping.signal.aborted) return
      failures = Date.now() - since > STEADY ? 1 : failures + 1
      context.warn(`${spec.name} ${how}; it is started again (see ${logFileOf(context.dataDir, spec.name)})`)
      const waited = await sleep(restartPause(failures), true, { signal: stopping.signal }).catch(() => false)
      if (!waited) return
      since = Date.now()
      run = await launch(spec, context)
      await run.ready.then(() => spec.onReady?.()).catch(() => {})
    }
  }
  const kept = keepAlive()

  return {
    stop: async () => {
      stopping.abort()
      if (run.record) await endProcess(run.record)
      await kept
      if (run.record) await endProcess(run.record)
      await forgetProcess(context.dataDir, spec.name)
    },
  }
}
