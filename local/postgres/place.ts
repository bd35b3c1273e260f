import { realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheFolder, makeOpenFolder } from '../stack/cache.ts'
import type { Owner } from '../stack/copy-folder.ts'
import { canEnter, postgresOwner } from './os-user.ts'
import { dropDataOfAnotherInstance, outsideFolder, sweepOutsideFolders } from './outside-folder.ts'

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

/**
 * Chooses the folders. As root Postgres runs as another user, who may not enter a clone below /root nor what mkdtemp
 * makes; program and data then go below /var/tmp. `instance` is the random id of the data folder.
 */
export async function postgresPlace(dataDir: string, instance: string): Promise<PostgresPlace> {
  const owner = postgresOwner()
  await makeOpenFolder(dataDir)
  let cache = await cacheFolder(dataDir)
  if (!owner) return { cache, cluster: join(dataDir, 'db'), owner, outside: undefined }

  await sweepOutsideFolders()
  if (!canEnter(cache, owner)) {
    cache = join(await outsideFolder(await realpath(cache)), 'cache')
    await makeOpenFolder(cache)
  }
  if (canEnter(dataDir, owner)) return { cache, cluster: join(dataDir, 'db'), owner, outside: undefined }
  const outside = await outsideFolder(await realpath(dataDir))
  await dropDataOfAnotherInstance(outside, instance)
  return { cache, cluster: join(outside, 'db'), owner, outside }
}
