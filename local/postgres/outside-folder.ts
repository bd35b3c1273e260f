import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { lstat, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { makeOpenFolder } from '../stack/cache.ts'
import { StackProblem } from '../stack/problem.ts'
import { stopLeftOverPostgres } from './server.ts'

const PARENT = '/var/tmp'
const PREFIX = 'whatsapp-hub-'

/** Below /var/tmp anybody may have made a folder of this name before us, so only our own is trusted. */
async function isOurs(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => undefined)
  return found?.isDirectory() === true && found.uid === process.getuid?.() && (found.mode & 0o022) === 0
}

/** A folder that every user may enter, and that stands for one that is closed. */
export async function outsideFolder(closed: string): Promise<string> {
  const hash = createHash('sha256').update(closed).digest('hex').slice(0, 12)
  const folder = join(PARENT, PREFIX + hash)
  await makeOpenFolder(folder)
  if (!(await isOurs(folder))) {
    throw new StackProblem(`${folder} belongs to somebody else: remove it and start again.`)
  }
  await writeFile(join(folder, 'origin'), closed)
  return folder
}

/** The folder may outlive the data folder that it stands for: then what it holds is not ours to go on with. */
export async function dropDataOfAnotherInstance(outside: string, instance: string): Promise<void> {
  const mark = join(outside, 'instance')
  const found = await readFile(mark, 'utf8').catch(() => undefined)
  if (found === instance) return
  await stopLeftOverPostgres(join(outside, 'db'))
  await rm(join(outside, 'db'), { recursive: true, force: true })
  await writeFile(mark, instance)
}

/**
 * Removes what stands for folders that were made for a while and are gone. A folder elsewhere may only be unmounted, so
 * what stands for that one stays.
 */
export async function sweepOutsideFolders(parent = PARENT): Promise<void> {
  for (const name of (await readdir(parent)).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(parent, name)
    const origin = await readFile(join(folder, 'origin'), 'utf8').catch(() => undefined)
    if (origin === undefined || !origin.startsWith(`${tmpdir()}/`) || existsSync(origin)) continue
    if (!(await isOurs(folder))) continue
    await stopLeftOverPostgres(join(folder, 'db'))
    await rm(folder, { recursive: true, force: true })
  }
}
