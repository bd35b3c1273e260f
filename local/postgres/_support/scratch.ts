import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder below the system's own for temporary files, which root's Postgres, another user, may enter. */
export async function scratchFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'whatsapp-hub-test-'))
  await chmod(path, 0o711)
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

/** A supabase/ folder with these migrations and this seed. */
export async function scratchSupabase(
  parent: string,
  migrations: Record<string, string>,
  seed = '',
): Promise<string> {
  const folder = join(parent, 'supabase')
  await mkdir(join(folder, 'migrations'), { recursive: true })
  for (const [name, text] of Object.entries(migrations))
    await writeFile(join(folder, 'migrations', name), text)
  await writeFile(join(folder, 'seed.sql'), seed)
  return folder
}

/** Waits until `look` finds something. */
export async function eventually<T>(
  look: () => Promise<T | undefined | false>,
  milliseconds = 8000,
): Promise<T> {
  for (const end = Date.now() + milliseconds; ; ) {
    const found = await look()
    if (found) return found
    if (Date.now() > end) throw new Error(`Nothing was found within ${milliseconds} ms.`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
