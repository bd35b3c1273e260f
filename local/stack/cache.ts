import { constants } from 'node:fs'
import { access, chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { REPO } from './paths.ts'
import { explainFileError } from './problem.ts'

/** Makes a folder that others may enter, whatever the umask is. */
export async function makeOpenFolder(folder: string): Promise<void> {
  try {
    const first = await mkdir(folder, { recursive: true })
    if (first === undefined) return
    await chmod(first, 0o755)
    await chmod(folder, 0o755)
  } catch (error) {
    throw explainFileError(error, folder)
  }
}

/**
 * Where things are kept that are the same for every stack of this clone: in the clone, so that tests and other data
 * folders share them, or in the data folder when the clone belongs to somebody else.
 */
export async function cacheFolder(dataDir: string): Promise<string> {
  const shared = join(REPO, '.local/cache')
  try {
    await makeOpenFolder(shared)
    await access(shared, constants.W_OK)
    return shared
  } catch {
    const own = join(dataDir, 'cache')
    await makeOpenFolder(own)
    return own
  }
}
