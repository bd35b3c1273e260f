import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { startCron } from '../cron/start.ts'
import { bringDemoFiles } from '../demo/bring-files.ts'
import { functionsProcess, prepareFunctions } from '../functions/start.ts'
import { startNet } from '../net/start.ts'
import { openDatabase } from '../postgres/database.ts'
import { startHousekeeping } from '../postgres/housekeeping.ts'
import { writeVaultSecrets } from '../postgres/migrate.ts'
import { type PostgresPlace, postgresPlace } from '../postgres/place.ts'
import { stopLeftOverPostgres } from '../postgres/server.ts'
import { superviseDatabase } from '../postgres/supervise.ts'
import { cacheFolder } from './cache.ts'
import { type LocalConfig, type StackPorts, type StackStatus, stackPorts } from './config.ts'
import { openDataDir } from './data-dir.ts'
import { localConfig, stackStatus, writePrivateJson } from './local-config.ts'
import { type ManagedProcess, startManagedProcess } from './managed-process.ts'
import { nodeProcess } from './node-process.ts'
import { REPO } from './paths.ts'
import { freeBasePort, requireFreePorts } from './ports.ts'
import { endLeftOvers, type RecordedProcess } from './run-folder.ts'
import { readOrMakeSecrets, type StackSecrets } from './secrets.ts'
import { registerNumbers, registerTemplates, seededUsers } from './seeded-world.ts'
import { releaseLock, takeLock } from './supervisor-lock.ts'
import { sweepTemporaryDataDirs, TEMPORARY } from './temporary-data-dirs.ts'
import { buildWeb, webBuildFolder } from './web-build.ts'
import { LOCAL_PASSWORD } from './world.ts'

export interface StackOptions {
  /** Port of the gateway; the other four follow it. Five free ones are looked for when it is left out. */
  port?: number | undefined
  /** Folder of the data. A new one is made, and removed at the end, when it is left out. */
  dataDir?: string | undefined
  /** Leaves the dashboard out: for tests that never open it. */
  withoutWeb?: boolean
  /** Says nothing on stdout and stderr. */
  quiet?: boolean
  /** The Graph emulator divides its delays by this. */
  timeScale?: number
  /** Auth's limits are multiplied by this: for tests, who are many people at one address. */
  authLimitFactor?: number
  /** Folder with `migrations/`, `seed*.sql` and `functions/` in place of the clone's own. */
  supabase?: string | undefined
  /** Processes that started this one, noted for the next start. */
  starters?: RecordedProcess[]
  /** Gives the start up; what has started by then is ended. */
  signal?: AbortSignal
}

export interface Stack {
  status: StackStatus
  config: LocalConfig
  /** Ends every process, in order. */
  stop(): Promise<void>
}

interface Site {
  dataDir: string
  cache: string
  place: PostgresPlace
  ports: StackPorts
  secrets: StackSecrets
}

type Cleanup = () => Promise<void> | void

/** Ends the processes side by side, then the rest last in first out; a failure keeps nothing else from ending. */
async function unwind(processes: ManagedProcess[], cleanups: Cleanup[]): Promise<void> {
  await Promise.allSettled(processes.map((started) => started.stop()))
  for (let cleanup = cleanups.pop(); cleanup; cleanup = cleanups.pop()) {
    try {
      await cleanup()
    } catch (error) {
      console.error(error)
    }
  }
}

async function chooseDataDir(options: StackOptions, cleanups: Cleanup[]): Promise<string> {
  if (options.dataDir !== undefined) return openDataDir(options.dataDir)
  await sweepTemporaryDataDirs()
  const folder = await mkdtemp(join(tmpdir(), TEMPORARY))
  cleanups.push(() => rm(folder, { recursive: true, force: true }))
  await chmod(folder, 0o711) // root's Postgres runs as another user
  return openDataDir(folder)
}

/** Takes the data folder and the ports, after ending what an earlier, killed start left on them. */
async function prepareSite(options: StackOptions, cleanups: Cleanup[]): Promise<Site> {
  const dataDir = await chooseDataDir(options, cleanups)
  await takeLock(dataDir, options.starters ?? [])
  cleanups.push(() => releaseLock(dataDir))
  const secrets = await readOrMakeSecrets(dataDir)
  const place = await postgresPlace(dataDir, secrets.instance)
  if (options.dataDir === undefined && place.outside) {
    const { outside } = place
    cleanups.push(() => rm(outside, { recursive: true, force: true }))
  }
  // In this order: processes that lost their supervisor end Postgres as well, which must not hit the one to come.
  await endLeftOvers(dataDir)
  await stopLeftOverPostgres(place.cluster)
  const ports = stackPorts(options.port ?? (await freeBasePort()))
  await requireFreePorts(ports)
  return { dataDir, cache: await cacheFolder(dataDir), place, ports, secrets }
}

/** Waits for all, so that a failure of one leaves nothing half started, and then throws the first failure. */
async function allOrThrow(work: Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(work)).find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
}

/** Starts everything and resolves when all of it serves. */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const cleanups: Cleanup[] = []
  const processes: ManagedProcess[] = []
  const say = (line: string) => {
    if (!options.quiet) console.log(line)
  }
  const warn = (line: string) => {
    if (!options.quiet) console.error(line)
  }
  try {
    const { dataDir, cache, place, ports, secrets } = await prepareSite(options, cleanups)
    const webDist = await webBuildFolder(cache)
    const config = localConfig({
      ports,
      dataDir,
      secrets,
      webDist,
      timeScale: options.timeScale ?? 1,
      authLimitFactor: options.authLimitFactor ?? 1,
    })
    const configFile = await writePrivateJson(dataDir, 'config.json', config)
    const status = stackStatus(config, [])
    const context = { dataDir, warn, signal: options.signal }
    const begun = Date.now()
    const done = (what: string) =>
      say(`  ${what.padEnd(28)}${((Date.now() - begun) / 1000).toFixed(1).padStart(6)} s`)

    const database = async () => {
      const opened = await openDatabase({
        dataDir,
        instance: secrets.instance,
        place,
        port: ports.db,
        supabase: options.supabase,
        seedPassword: LOCAL_PASSWORD,
        onProgress: (line) => say(`  ${line}`),
      })
      const supervised = superviseDatabase(opened.server, opened.options, warn)
      cleanups.push(() => supervised.stop())
      done(opened.isNew ? 'Postgres (new, seeded)' : 'Postgres')
      const sql = postgres(config.db_url, { max: 2, idle_timeout: 20, onnotice: () => {} })
      cleanups.push(() => sql.end({ timeout: 2 }))
      await writeVaultSecrets(sql, { project_url: config.api_url, queue_secret: config.queue_secret })
      status.users = await seededUsers(sql)
      return sql
    }
    const run = async (spec: Parameters<typeof startManagedProcess>[0], what: string) => {
      processes.push(await startManagedProcess(spec, context))
      done(what)
    }

    const opening = database()
    const functions = join(options.supabase ?? join(REPO, 'supabase'), 'functions')
    const serveFunctions = async () => {
      const denoDir = join(cache, 'deno')
      if (await prepareFunctions(denoDir)) done("Functions' packages")
      await run(functionsProcess(config, denoDir, functions), 'Functions')
    }
    const graph = {
      ...nodeProcess('graph', configFile, place.cluster),
      onReady: async () => {
        await registerNumbers(await opening, status.control_url)
        await registerTemplates(await opening, status.control_url)
      },
    }
    const gateway = async () => {
      const sql = await opening
      await run(nodeProcess('gateway', configFile, place.cluster), 'Gateway')
      if ((await bringDemoFiles(sql, status)) > 0) done('Files of the demonstration')
    }
    await allOrThrow([
      gateway(),
      serveFunctions(),
      run(graph, 'Graph emulator and phone'),
      ...(options.withoutWeb ? [] : [buildWeb(webDist).then((built) => built && done('Dashboard'))]),
    ])

    options.signal?.throwIfAborted()
    // Jobs call the functions, so they begin when everything answers.
    const housekeeping = startHousekeeping(await opening)
    cleanups.push(() => housekeeping.stop())
    const net = await startNet({ url: config.db_url, warn })
    cleanups.push(() => net.stop())
    const cron = await startCron({ url: config.db_url, warn })
    cleanups.push(() => cron.stop())

    const statusFile = await writePrivateJson(dataDir, 'status.json', status)
    cleanups.push(() => rm(statusFile, { force: true }))
    return { status, config, stop: () => unwind(processes, cleanups) }
  } catch (error) {
    await unwind(processes, cleanups)
    throw error
  }
}
