import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import type { Stack } from '../../local/stack/stack.ts'
import { root } from '../_support/project.ts'

/** The stack of this run. Each project loads this file anew, so what they share hangs on the process. */
type Shared = { starting: Promise<Stack>; users: number }
const host = globalThis as { whatsappHubTestStack?: Shared }

/** Meta's delays are shortened, so that a course of statuses takes a fraction of a second. */
const TIME_SCALE = 20

/** Auth counts sign-ins and mails by the address, and all tests have one; and no test waits for a person's next mail. */
const AUTH_LIMIT_FACTOR = 10_000

/** A copy of `supabase/` alone: what somebody edits while the tests run changes neither schema nor functions. */
async function copySupabase(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'whatsapp-hub-supabase-'))
  await cp(join(root, 'supabase'), join(folder, 'supabase'), { recursive: true })
  return folder
}

/** All tests are four people at one address; the tests of rate limits bring callers of their own. */
async function liftRateLimits(databaseUrl: string): Promise<void> {
  const { default: postgres } = await import('postgres')
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} })
  await sql`update private.rate_limits set per_minute = 10000000`
  await sql.end()
}

async function start(project: TestProject): Promise<Stack> {
  const { startStack } = await import('../../local/stack/stack.ts')
  const needsDashboard = project.vitest.projects.some(({ name }) => name === 'e2e')
  const folder = await copySupabase()
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    const supabase = join(folder, 'supabase')
    const stack = await startStack({
      supabase,
      withoutWeb: !needsDashboard,
      timeScale: TIME_SCALE,
      authLimitFactor: AUTH_LIMIT_FACTOR,
    })
    await liftRateLimits(stack.status.db_url)
    return { ...stack, stop: () => stack.stop().finally(remove) }
  } catch (error) {
    await remove()
    throw error
  }
}

/**
 * Starts one stack for the whole run, on free ports and in a folder of its own, so that two runs side by side do not meet;
 * hands its status to the tests; and stops it with the last project.
 */
export default async function setup(project: TestProject) {
  host.whatsappHubTestStack ??= { starting: start(project), users: 0 }
  const shared = host.whatsappHubTestStack
  shared.users += 1
  const stack = await shared.starting
  project.provide('stack', stack.status)
  return async () => {
    shared.users -= 1
    if (shared.users > 0) return
    delete host.whatsappHubTestStack
    await stack.stop()
  }
}
