import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { REPO } from '../../local/stack/paths.ts'
import { type Stack, type StackOptions, startStack } from '../../local/stack/stack.ts'

/**
 * A stack on a copy of `supabase/`: the functions begin anew when one of their files changes, and somebody who edits during
 * a measurement would be measured with it.
 */
export async function startFrozenStack(options: StackOptions = {}): Promise<Stack> {
  const folder = await mkdtemp(join(tmpdir(), 'whatsapp-hub-bench-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    const supabase = join(folder, 'supabase')
    await cp(join(REPO, 'supabase'), supabase, { recursive: true })
    const stack = await startStack({ withoutWeb: true, quiet: true, ...options, supabase })
    return { ...stack, stop: () => stack.stop().finally(remove) }
  } catch (error) {
    await remove()
    throw error
  }
}
