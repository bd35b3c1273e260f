import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { copyFolder } from '../stack/copy-folder.ts'
import { explainFileError } from '../stack/problem.ts'
import { preparePostgresProgram } from './binaries.ts'
import type { PostgresPlace } from './place.ts'
import { templateFor, writeVaultKey } from './template.ts'

/**
 * Makes sure that the place holds a program and a cluster. A cluster that is there already stays as it is; a new one
 * is a copy of a template, with `migrations` applied when a folder of them is given.
 */
export async function prepareCluster(
  place: PostgresPlace,
  options: { migrations?: string; onProgress?: (line: string) => void } = {},
): Promise<{ program: string; isNew: boolean }> {
  const temporary = `${place.cluster}.${randomUUID()}`
  try {
    const program = await preparePostgresProgram(place.cache)
    if (existsSync(join(place.cluster, 'PG_VERSION'))) return { program, isNew: false }
    const template = await templateFor({ program, place }, options.migrations, options.onProgress)
    await copyFolder(template, temporary, { folderMode: 0o700, owner: place.owner })
    await writeVaultKey(temporary, place.owner)
    await rm(place.cluster, { recursive: true, force: true })
    await rename(temporary, place.cluster)
    return { program, isNew: true }
  } catch (error) {
    throw explainFileError(error, place.cluster)
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}
