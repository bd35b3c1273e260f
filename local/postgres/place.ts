import { createHash } from 'node:crypto'
import { lstat, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { cacheFolder, makeOpenFolder } from '../stack/cache.ts'
import type { Owner } from '../stack/copy-folder.ts'
import { StackProblem } from '../stack/problem.ts'
import { canEnter, postgresOwner } from './os-user.ts'

/** Where Postgres's program, templates and data are, and as whom it runs. */
export interface PostgresPlace {
  /** Program and templates, shared by every data folder of this clone. */
  cache: string
  /** The data folder of Postgres itself. */
  cluster: string
  owner: Owner | undefined
  /** Folder outside the data folder that must go with it, when there is one. */
  outside: string | undefined
}

/** Below /var/tmp anybody may have made a folder of this name before us, so only our own is trusted. */
async function makeOutsideFolder(forFolder: string): Promise<string> {
  const hash = createHash('sha256').update(forFolder).digest('hex').slice(0, 12)
  const folder = `/var/tmp/whatsapp-hub-${hash}`
  await makeOpenFolder(folder)
  const found = await lstat(folder)
  if (!found.isDirectory() || found.uid !== process.getuid?.() || (found.mode & 0o022) !== 0) {
    throw new StackProblem(`${folder} belongs to somebody else: remove it and start again.`)
  }
  return folder
}

/** A folder outside may outlive the data folder that it belongs to: then what it holds is not ours to go on with. */
async function dropDataOfAnotherInstance(outside: string, instance: string): Promise<void> {
  const mark = join(outside, 'instance')
  const found = await readFile(mark, 'utf8').catch(() => undefined)
  if (found === instance) return
  await rm(join(outside, 'db'), { recursive: true, force: true })
  await writeFile(mark, instance)
}

/**
 * Chooses the folders. As root Postgres runs as another user, who may not enter a clone below /root nor what mkdtemp
 * makes; program and data then go below /var/tmp. `instance` is the random id of the data folder.
 */
export async function postgresPlace(dataDir: string, instance: string): Promise<PostgresPlace> {
  const owner = postgresOwner()
  await makeOpenFolder(dataDir)
  let cache = await cacheFolder(dataDir)
  if (!owner) return { cache, cluster: join(dataDir, 'db'), owner, outside: undefined }

  if (!canEnter(cache, owner)) {
    cache = join(await makeOutsideFolder(await realpath(cache)), 'cache')
    await makeOpenFolder(cache)
  }
  if (canEnter(dataDir, owner)) return { cache, cluster: join(dataDir, 'db'), owner, outside: undefined }
  const outside = await makeOutsideFolder(await realpath(dataDir))
  await dropDataOfAnotherInstance(outside, instance)
  return { cache, cluster: join(outside, 'db'), owner, outside }
}
