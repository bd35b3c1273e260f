import type { TestProject } from 'vitest/node'
import type { Stack } from '../../local/stack/stack.ts'

/** The stack of this run. Each project loads this file anew, so what they share hangs on the process. */
type Shared = { starting: Promise<Stack>; users: number }
const host = globalThis as { whatsappHubTestStack?: Shared }

/** Meta's delays are shortened, so that a course of statuses takes a fraction of a second. */
const TIME_SCALE = 20

async function start(project: TestProject): Promise<Stack> {
  const { startStack } = await import('../../local/stack/stack.ts')
  const needsDashboard = project.vitest.projects.some(({ name }) => name === 'e2e')
  return await startStack({ withoutWeb: !needsDashboard, timeScale: TIME_SCALE })
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
