import { spawnSync } from 'node:child_process'
import process from 'node:process'
import type { Owner } from '../stack/copy-folder.ts'
import { StackProblem } from '../stack/problem.ts'

const NAME = 'postgres'

function idOf(flag: '-u' | '-g'): number | undefined {
  const answer = spawnSync('id', [flag, NAME], { encoding: 'utf8' })
  return answer.status === 0 ? Number(answer.stdout) : undefined
}

/**
 * The user that Postgres runs as: nobody in particular when we are an ordinary user, and `postgres` when we are root,
 * because Postgres refuses to run as root. The user is made when the machine has none.
 */
export function postgresOwner(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined
  if (idOf('-u') === undefined) {
    const made =
      process.platform === 'linux' &&
      [
        ['useradd', '--system', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME],
        ['adduser', '-S', '-D', '-H', '-s', '/sbin/nologin', NAME],
      ].some(([command = '', ...args]) => spawnSync(command, args).status === 0)
    if (!made) {
      throw new StackProblem(
        'Postgres does not run as root, and the user "postgres" could not be made: start as an ordinary user.',
      )
    }
  }
  const uid = idOf('-u')
  const gid = idOf('-g')
  if (uid === undefined || gid === undefined) throw new StackProblem('The user "postgres" has no id.')
  return { uid, gid }
}

/** Whether that user can enter the folder, whatever its parents are. */
export function canEnter(folder: string, owner: Owner): boolean {
  const answer = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], {
    ...owner,
    cwd: '/',
    stdio: 'ignore',
  })
  return answer.status === 0
}
