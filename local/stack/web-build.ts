import { spawn } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { REPO } from './paths.ts'
import { explainFileError, StackProblem } from './problem.ts'

const WEB = join(REPO, 'web')
/** What the dashboard is built from. */
const SOURCES = ['web', 'supabase/functions/_shared/contracts', 'package-lock.json']
const KEPT_BUILDS = 3
const OLD = 24 * 3_600_000
const IGNORED = new Set(['node_modules', 'dist', '.vite'])

async function filesBelow(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined)
  if (!entries) return existsSync(path) ? [path] : []
  const nested = entries
    .filter(({ name }) => !IGNORED.has(name))
    .map((entry) => (entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)]))
  return (await Promise.all(nested)).flat()
}

async function sourceHash(): Promise<string> {
  const hash = createHash('sha256')
  const files = (await Promise.all(SOURCES.map((path) => filesBelow(join(REPO, path))))).flat().sort()
  for (const file of files) hash.update(file.slice(REPO.length)).update(await readFile(file))
  return hash.digest('hex').slice(0, 12)
}

async function runVite(outDir: string): Promise<void> {
  const vite = join(
    dirname(createRequire(join(WEB, 'package.json')).resolve('vite/package.json')),
    'bin/vite.js',
  )
  const child = spawn(
    process.execPath,
    [vite, 'build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'],
    {
      cwd: WEB,
      env: Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITE_'))),
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let said = ''
  const hear = (chunk: string) => {
    said += chunk
  }
  child.stdout.setEncoding('utf8').on('data', hear)
  child.stderr.setEncoding('utf8').on('data', hear)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new StackProblem(`The dashboard could not be built:\n${said.trim()}`)
}

/** Keeps the newest few builds: a stack that runs may still serve the one before. */
async function forgetOldBuilds(folder: string): Promise<void> {
  const cache = dirname(folder)
  const names = (await readdir(cache)).filter((name) => /^web-[0-9a-f]{12}$/.test(name))
  const aged = await Promise.all(
    names.map(async (name) => ({ path: join(cache, name), time: (await stat(join(cache, name))).mtimeMs })),
  )
  aged.sort((a, b) => b.time - a.time)
  for (const { path, time } of aged.slice(KEPT_BUILDS)) {
    if (path !== folder && time < Date.now() - OLD) await rm(path, { recursive: true, force: true })
  }
}

/** Folder of the dashboard built from the present sources, whether it is there yet or not. */
export async function webBuildFolder(cache: string): Promise<string> {
  return join(cache, `web-${await sourceHash()}`)
}

/** Builds the dashboard into that folder unless it is there, and says whether it did. Every stack of this clone shares it. */
export async function buildWeb(folder: string): Promise<boolean> {
  if (existsSync(folder)) return false
  const temporary = `${folder}.${randomUUID()}`
  try {
    await mkdir(dirname(folder), { recursive: true })
    await runVite(temporary)
    await rename(temporary, folder).catch((error) => {
      if (!existsSync(folder)) throw error
    })
    await forgetOldBuilds(folder)
    return true
  } catch (error) {
    throw explainFileError(error, folder)
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}
