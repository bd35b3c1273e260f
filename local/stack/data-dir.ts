import { existsSync } from 'node:fs'
import { mkdir, readdir, realpath, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { DEFAULT_DATA_DIR } from './paths.ts'
import { explainFileError, StackProblem } from './problem.ts'

/** Marks a folder as one that may be cleared by a reset. */
export const MARK = '.whatsapp-hub'
/** Outlives a reset: programs, templates and packages that are the same for everybody. */
const KEPT = new Set(['cache', MARK])

/**
 * Makes the data folder, or checks that it is one of ours: a reset clears it, so a folder with other people's files
 * is refused.
 */
export async function openDataDir(path: string): Promise<string> {
  const folder = resolve(path)
  try {
    await mkdir(folder, { recursive: true, mode: 0o755 })
    const isOurs = folder === DEFAULT_DATA_DIR || existsSync(join(folder, MARK))
    if (!isOurs && (await readdir(folder)).length > 0) {
      throw new StackProblem(`${folder} holds other files: choose an empty folder with --data DIR.`)
    }
    await writeFile(
      join(folder, MARK),
      'Data of a local WhatsApp Hub stack. `npm run reset` clears this folder.\n',
    )
    await mkdir(join(folder, 'logs'), { recursive: true })
    await mkdir(join(folder, 'run'), { recursive: true })
    return await realpath(folder)
  } catch (error) {
    throw explainFileError(error, folder)
  }
}

/** Removes everything that a stack keeps in its data folder, except what is only a cache. */
export async function clearDataDir(path: string): Promise<void> {
  const folder = resolve(path)
  if (!existsSync(folder)) return
  if (folder !== DEFAULT_DATA_DIR && !existsSync(join(folder, MARK))) {
    throw new StackProblem(`${folder} is not the data folder of a stack, so it is left alone.`)
  }
  try {
    for (const name of await readdir(folder)) {
      if (!KEPT.has(name)) await rm(join(folder, name), { recursive: true, force: true })
    }
  } catch (error) {
    throw explainFileError(error, folder)
  }
}
