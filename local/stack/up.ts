// The commands of local/start.mjs, run by Node 22: start (the supervisor), status, reset.
import { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { postgresPlace } from '../postgres/place.ts'
import { stopLeftOverPostgres } from '../postgres/server.ts'
import { parseStackArguments, type StackArguments } from './arguments.ts'
import type { StackStatus } from './config.ts'
import { clearDataDir } from './data-dir.ts'
import { explainFileError, StackProblem } from './problem.ts'
import { formatFullStatus, formatStatus } from './report.ts'
import { endLeftOvers } from './run-folder.ts'
import { readOrMakeSecrets } from './secrets.ts'
import { startStack } from './stack.ts'
import { findStarters, whenOneIsGone } from './starters.ts'
import { endRunningStack, runningSupervisor } from './supervisor-lock.ts'

async function start({ port, dataDir, withoutWeb }: StackArguments): Promise<void> {
  const begun = Date.now()
  const ending = new AbortController()
  let ended = 0
  const end = () => {
    // One Ctrl-C arrives several times, from the terminal, from npm and from start.mjs; a later one is impatience.
    if (ended > 0 && Date.now() - ended > 2000) process.exit(130)
    if (ended > 0) return
    ended = Date.now()
    console.log('\nStopping …')
    ending.abort()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
  const starters = findStarters()
  whenOneIsGone(starters.watched, end)

  console.log('Starting WhatsApp Hub …')
  try {
    const stack = await startStack({
      port,
      dataDir,
      withoutWeb,
      starters: starters.all,
      signal: ending.signal,
    })
    console.log(`\nWhatsApp Hub is ready (${((Date.now() - begun) / 1000).toFixed(1)} s). Ctrl-C stops it.\n`)
    console.log(`${formatStatus(stack.status)}\n`)
    // Listeners alone do not keep Node running.
    const awake = setInterval(() => {}, 60_000)
    await new Promise<void>((done) => {
      if (ending.signal.aborted) done()
      ending.signal.addEventListener('abort', () => done())
    })
    clearInterval(awake)
    await stack.stop()
  } catch (error) {
    if (!ending.signal.aborted) throw error
  }
}

async function status({ dataDir, json }: StackArguments): Promise<void> {
  const folder = resolve(dataDir)
  const text = await readFile(join(folder, 'status.json'), 'utf8').catch(() => undefined)
  if (text === undefined || !(await runningSupervisor(folder))) {
    throw new StackProblem(`No stack runs on ${folder}: start it with \`npm start\`.`)
  }
  console.log(json ? text.trim() : formatFullStatus(JSON.parse(text) as StackStatus))
}

async function reset({ dataDir }: StackArguments): Promise<void> {
  const folder = resolve(dataDir)
  if (existsSync(join(folder, 'secrets.json'))) {
    await endRunningStack(folder)
    await endLeftOvers(folder)
    const { instance } = await readOrMakeSecrets(folder)
    const place = await postgresPlace(folder, instance)
    await stopLeftOverPostgres(place.cluster)
    if (place.outside) await rm(join(place.outside, 'db'), { recursive: true, force: true })
  }
  await clearDataDir(folder)
  console.log(`${folder} is empty. The next start begins from the seed.`)
}

const COMMANDS = { start, status, reset }

// Whoever reads our output may stop reading (`npm start | head`); the stack goes on.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

try {
  const parsed = parseStackArguments(process.argv.slice(2))
  await COMMANDS[parsed.command](parsed)
  process.exit(0)
} catch (error) {
  const explained = explainFileError(error, process.cwd())
  if (explained instanceof StackProblem) console.error(`\n${explained.message}`)
  else console.error(explained)
  process.exit(1)
}
