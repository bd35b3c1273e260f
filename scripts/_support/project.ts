import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

/** Folder of the repository. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Path of a file as a person at the root of the repository writes it. */
export function fromRoot(path: string): string {
  return relative(root, path)
}

export const functionsFolder = join(root, 'supabase/functions')

/** Names of the function groups: the folders that have an entry point. */
export function functionGroups(): string[] {
  return readdirSync(functionsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(functionsFolder, entry.name, 'index.ts')))
    .map((entry) => entry.name)
    .sort()
}

/** Every file below `folder` whose name ends so, sorted, without what is installed or built. */
export function filesBelow(folder: string, ...endings: string[]): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/\/(node_modules|dist)\//.test(path))
    .sort()
}

/** Ends a check: says what is wrong, each on a line, and leaves with 1; or says in one line that all is well. */
export function finish(subject: string, faults: string[]): void {
  if (faults.length === 0) {
    console.log(`${subject}: fine`)
    return
  }
  for (const fault of faults) console.error(fault)
  console.error(`${subject}: ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`)
  process.exitCode = 1
}
