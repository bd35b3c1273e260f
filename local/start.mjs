// The first script that a fresh clone runs: plain Node 20, no dependency. Installs what is missing and then goes on in
// Node 22, which comes with the packages. `node local/start.mjs [start|status|reset] [--port N] [--data DIR]`.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const REPO = dirname(dirname(fileURLToPath(import.meta.url)))
const MODULES = join(REPO, 'node_modules')
const STAMP = join(MODULES, '.whatsapp-hub-install')
const INSTALLING = join(MODULES, '.whatsapp-hub-installing')
const LOCK = join(REPO, 'package-lock.json')
const NODE = join(MODULES, '.bin/node')
/** What decides whether the installed packages are the right ones. */
const SOURCES = ['package.json', 'package-lock.json', 'web/package.json']

/** Ends with one sentence that says what to do. */
function fail(sentence) {
  console.error(`\n${sentence}`)
  process.exit(1)
}

function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

function wantedStamp() {
  const hash = createHash('sha256')
  for (const name of SOURCES) hash.update(read(join(REPO, name)) ?? '')
  return `${process.platform}-${process.arch} ${hash.digest('hex')}`
}

function explainInstall(said) {
  if (/ENOSPC|no space left/i.test(said))
    return `The disk is full: ${REPO} has no room for the packages (about 1 GB).`
  if (/EACCES|EPERM|EROFS/.test(said)) {
    return `${MODULES} may not be written by this user: give the folder to yourself, or clone into one of your own.`
  }
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET/.test(said)) {
    return 'The npm registry could not be reached: check the network (or `npm config get registry`) and start again.'
  }
  return 'npm install failed; what it said is above.'
}

/** Runs a command with its output on stderr, since stdout may be a status that somebody parses. */
function run(command, args, cwd, onStarted = (_pid) => {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    if (child.pid) onStarted(child.pid)
    let said = ''
    const hear = (chunk) => {
      said = (said + chunk).slice(-20_000)
      process.stderr.write(chunk)
    }
    child.stdout.setEncoding('utf8').on('data', hear)
    child.stderr.setEncoding('utf8').on('data', hear)
    child.once('error', (error) => resolve({ code: 1, said: `${said}${error.message}` }))
    child.once('close', (code) => resolve({ code, said }))
  })
}

/** The npm that runs us, so that no other one from the path takes its place half-way. */
function npm(args) {
  const cli = process.env.npm_execpath
  return cli?.endsWith('npm-cli.js') ? [process.execPath, [cli, ...args]] : ['npm', args]
}

function works(program, ...args) {
  return existsSync(program) && spawnSync(program, args, { stdio: 'ignore' }).status === 0
}

/** npm 11 blocks install scripts that package.json does not allow, and some people block all: these two must have run. */
async function repair() {
  const node = join(MODULES, 'node/bin/node')
  if (!works(node, '--version'))
    await run(process.execPath, ['installArchSpecificPackage'], join(MODULES, 'node'))
  if (!works(node, '--version'))
    fail(`Node 22 did not install into ${MODULES}: remove that folder and start again.`)
  // npm leaves out the link of a program that was not there yet.
  if (!existsSync(NODE)) symlinkSync('../node/bin/node', NODE)
  const deno = join(MODULES, 'deno/deno')
  if (!works(deno, '--version')) await run(process.execPath, ['install.cjs'], join(MODULES, 'deno'))
  if (!works(deno, '--version'))
    fail(`Deno did not install into ${MODULES}: remove that folder and start again.`)
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Two installs in one folder spoil each other; one goes on even after whoever began it was killed. */
async function awaitOtherInstall() {
  const other = () => Number(read(INSTALLING) ?? 0)
  if (!other() || !isAlive(other())) return
  console.error('Another install is under way here; waiting for it …')
  while (other() && isAlive(other())) await new Promise((resolve) => setTimeout(resolve, 500))
}

async function install() {
  await awaitOtherInstall()
  if (read(STAMP) === wantedStamp()) return
  const begun = Date.now()
  console.error('Installing packages (about 1 GB, once) …')
  const lock = read(LOCK)
  const tick = setInterval(() => {
    process.stderr.write(`  still installing, ${Math.round((Date.now() - begun) / 1000)} s\n`)
  }, 10_000)
  const [command, args] = npm(['install', '--no-audit', '--no-fund', '--loglevel=error'])
  mkdirSync(MODULES, { recursive: true })
  const { code, said } = await run(command, args, REPO, (pid) => writeFileSync(INSTALLING, String(pid)))
  clearInterval(tick)
  rmSync(INSTALLING, { force: true })
  if (code !== 0) fail(explainInstall(said))
  // Some npm versions write the lock anew for their own platform or registry; what is committed stays.
  if (lock !== undefined && read(LOCK) !== lock) writeFileSync(LOCK, lock)
  await repair()
  writeFileSync(STAMP, wantedStamp())
  console.error(`Installed in ${Math.round((Date.now() - begun) / 1000)} s.\n`)
}

/** Runs the command in Node 22, with our signals and its exit code. */
function goOn(args) {
  const script = args[0] === 'test' ? ['scripts/test.ts', ...args.slice(1)] : ['local/stack/up.ts', ...args]
  const child = spawn(NODE, [join(REPO, script[0]), ...script.slice(1)], {
    stdio: 'inherit',
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.once('error', (error) => fail(`Node 22 could not be started: ${error.message}`))
  child.once('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}

const major = Number(process.versions.node.split('.')[0])
if (major < 20) fail(`Node ${process.versions.node} is too old: install Node 20 or newer and start again.`)
if (!['linux', 'darwin'].includes(process.platform)) {
  fail('The local stack runs on Linux and macOS. On Windows use WSL, or `supabase start` with Docker.')
}
try {
  if (read(STAMP) !== wantedStamp()) await install()
  goOn(process.argv.slice(2))
} catch (error) {
  fail(explainInstall(`${error.code ?? ''} ${error.message}`))
}
