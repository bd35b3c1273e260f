import { spawn } from 'node:child_process'
import { appendFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import type { Owner } from '../stack/copy-folder.ts'
import { StackProblem } from '../stack/problem.ts'

/** From this machine without a password, from elsewhere not at all. */
export const HBA = 'host all all 127.0.0.1/32 trust\nhost replication all 127.0.0.1/32 trust\n'

export const INITDB_ARGUMENTS = [
  '--username=postgres',
  '--auth=trust',
  '--encoding=UTF8',
  '--locale-provider=icu',
  '--icu-locale=en-US',
  '--no-sync',
  '--no-instructions',
]

/**
 * Sorting and case go by ICU as hosted has it. The C library's part needs a UTF-8 locale all the same: without one
 * pg_trgm takes Arabic letters for punctuation and finds no trigram in them. Which one exists depends on the system.
 */
const LOCALES = ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'en_US.utf8']

async function run(
  program: string,
  args: string[],
  owner: Owner | undefined,
): Promise<{ code: number; said: string }> {
  const child = spawn(join(program, 'bin/initdb'), args, {
    cwd: '/',
    env: { PATH: process.env.PATH ?? '', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe'],
    ...owner,
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk
  })
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status) => resolve(status ?? 1))
  })
  return { code, said }
}

/** Makes an empty database cluster in an empty folder that belongs to the user Postgres runs as. */
export async function initdb(program: string, cluster: string, owner: Owner | undefined): Promise<void> {
  let said = ''
  for (const locale of LOCALES) {
    const answer = await run(program, ['-D', cluster, ...INITDB_ARGUMENTS, `--locale=${locale}`], owner)
    if (answer.code === 0) {
      await writeFile(join(cluster, 'pg_hba.conf'), HBA)
      await appendFile(join(cluster, 'postgresql.conf'), "\ninclude 'local.conf'\n")
      return
    }
    said = answer.said
    if (!said.includes('invalid locale name')) break
  }
  if (said.includes('No space left on device')) {
    throw new StackProblem(
      `The disk is full: Postgres could not make ${cluster}. Free some space and start again.`,
    )
  }
  throw new StackProblem(`Postgres could not make its data folder ${cluster}: ${said.trim()}`)
}
