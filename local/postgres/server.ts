import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { chmod, readFile, readlink, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Owner } from '../stack/copy-folder.ts'
import { StackProblem } from '../stack/problem.ts'
import { commandLine, isRunning } from '../stack/processes.ts'

export interface PostgresOptions {
  /** Folder that preparePostgresProgram() made. */
  program: string
  cluster: string
  owner: Owner | undefined
  port: number
  logFile: string
}

export interface PostgresServer {
  url: string
  pid: number
  /** Settles when the server has ended, for whatever reason. */
  exited: Promise<void>
  stop(): Promise<void>
}

const SETTINGS = `# Written at each start.
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 100
shared_buffers = 256MB
effective_cache_size = 1GB
work_mem = 8MB
maintenance_work_mem = 64MB
random_page_cost = 1.1
fsync = on
synchronous_commit = on
wal_level = logical
max_wal_size = 1GB
min_wal_size = 64MB
checkpoint_timeout = 15min
shared_preload_libraries = 'pg_stat_statements'
timezone = 'UTC'
log_timezone = 'UTC'
log_min_messages = warning
log_line_prefix = '%m [%p] %q%u@%d '
`

interface PidFile {
  pid: number
  status: string
}

async function readPidFile(cluster: string): Promise<PidFile | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => undefined)
  const lines = text?.split('\n')
  const pid = Number(lines?.[0])
  return lines && pid > 0 ? { pid, status: lines[7]?.trim() ?? '' } : undefined
}

/** Whether that process is a Postgres that works in our data folder, and not one that got its number later. */
async function holdsCluster(pid: number, cluster: string): Promise<boolean> {
  if (!isRunning(pid)) return false
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined)
  if (folder !== undefined) return folder === cluster && commandLine(pid).includes('postgres')
  const command = commandLine(pid)
  return command.includes('postgres') && command.includes(cluster)
}

async function ended(pid: number, milliseconds: number): Promise<boolean> {
  for (const end = Date.now() + milliseconds; Date.now() < end; await sleep(20)) {
    if (!isRunning(pid)) return true
  }
  return false
}

/** Fast shutdown first (SIGINT), then without a checkpoint (SIGQUIT), which only makes the next start recover. */
async function endServer(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!isRunning(pid)) return
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    if (await ended(pid, signal === 'SIGINT' ? 8000 : 2000)) return
  }
}

/** Ends a server that an earlier, killed start left behind in this data folder. */
export async function stopLeftOverPostgres(cluster: string): Promise<boolean> {
  const found = await readPidFile(cluster)
  if (!found) return false
  const ours = await holdsCluster(found.pid, cluster)
  if (ours) await endServer(found.pid)
  await rm(join(cluster, 'postmaster.pid'), { force: true })
  return ours
}

async function lastLines(logFile: string, since: number): Promise<string> {
  const text = await readFile(logFile, 'utf8').catch(() => '')
  return text.slice(since).trim().split('\n').slice(-8).join('\n')
}

function explainFailure(log: string, options: PostgresOptions): Error {
  if (log.includes('Address already in use')) {
    return new StackProblem(
      `Port ${options.port} (Postgres) is in use: end the program that holds it, or choose others with --port N.`,
    )
  }
  if (log.includes('No space left on device')) {
    return new StackProblem(
      `The disk is full: Postgres could not write to ${options.cluster}. Free some space.`,
    )
  }
  return new StackProblem(`Postgres did not start; ${options.logFile} ends with:\n${log}`)
}

async function launch(options: PostgresOptions): Promise<PostgresServer> {
  const log = openSync(options.logFile, 'a')
  const logStart = (await readFile(options.logFile, 'utf8').catch(() => '')).length
  const child = spawn(
    join(options.program, 'bin/postgres'),
    ['-D', options.cluster, '-p', String(options.port)],
    {
      cwd: '/',
      env: { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', TZ: 'UTC' },
      stdio: ['ignore', log, log],
      // Its own group: Ctrl-C at the terminal must reach the supervisor alone, which stops the rest in order.
      detached: true,
      ...options.owner,
    },
  )
  closeSync(log)
  let running = true
  const exited = new Promise<void>((resolve) => {
    const done = () => {
      running = false
      resolve()
    }
    child.once('exit', done)
    child.once('error', done)
  })
  const pid = child.pid ?? 0
  for (const end = Date.now() + 60_000; running && Date.now() < end; await sleep(15)) {
    const file = await readPidFile(options.cluster)
    if (file?.pid === pid && file.status === 'ready') {
      return {
        url: `postgres://postgres@127.0.0.1:${options.port}/postgres`,
        pid,
        exited,
        stop: async () => {
          await endServer(pid)
          await exited
        },
      }
    }
  }
  if (running) await endServer(pid)
  throw explainFailure(await lastLines(options.logFile, logStart), options)
}

/** Starts Postgres on an existing data folder and waits until it takes connections. */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  await stopLeftOverPostgres(options.cluster)
  const settings = join(options.cluster, 'local.conf')
  await writeFile(settings, SETTINGS)
  await chmod(settings, 0o644) // root writes it for another user, whatever the umask is
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await launch(options)
    } catch (error) {
      // The children of a killed postmaster need a moment to notice and let go of its shared memory, and an outgoing
      // connection of some program may hold the port for a while.
      const passing = error instanceof Error && /shared memory block|is in use/.test(error.message)
      if (!passing || attempt === 20) throw error
      await sleep(250)
    }
  }
}
