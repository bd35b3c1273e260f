import { existsSync } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stopLeftOverPostgres } from '../postgres/server.ts'
import { MARK } from './data-dir.ts'
import { endLeftOvers } from './run-folder.ts'
import { runningSupervisor } from './supervisor-lock.ts'

/** How the names of data folders begin that are made for one run. */
export const TEMPORARY = 'whatsapp-hub-run-'

const AGE = 3_600_000

/** Removes data folders of runs that were killed before they could do it: each holds a database. */
export async function sweepTemporaryDataDirs(parent = tmpdir(), now = Date.now()): Promise<void> {
  for (const name of (await readdir(parent)).filter((entry) => entry.startsWith(TEMPORARY))) {
    const folder = join(parent, name)
    const made = await stat(join(folder, MARK)).catch(() => undefined)
    if (!made || made.mtimeMs > now - AGE || (await runningSupervisor(folder))) continue
    try {
      await endLeftOvers(folder)
      if (existsSync(join(folder, 'db'))) await stopLeftOverPostgres(join(folder, 'db'))
      await rm(folder, { recursive: true, force: true })
    } catch {
      // Somebody else's; the folder may also be swept by another run at the same time.
    }
  }
}
