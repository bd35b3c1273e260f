import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import process from 'node:process'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The browser for the browser tests: the one that CHROMIUM names, or one of the system. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM
  if (named) return existsSync(named) ? named : undefined
  return PLACES.find((path) => existsSync(path))
}

function works(command: string, ...args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0
}

/** Installs Debian's package, as root or where sudo asks for nothing. Says why it could not. */
function install(): string | undefined {
  if (!works('apt-get', '--version')) return 'there is no apt-get here'
  const isRoot = process.getuid?.() === 0
  if (!isRoot && !works('sudo', '-n', 'true')) return 'apt-get needs root, and sudo would ask for a password'
  console.log('Installing Chromium from the packages of this system …')
  const apt = (...args: string[]) => {
    const command = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args]
    const [program = '', ...rest] = isRoot ? command : ['sudo', '-n', ...command]
    return spawnSync(program, rest, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0
  }
  const wanted = ['install', '-y', '-qq', '--no-install-recommends', 'chromium']
  if (apt(...wanted) || (apt('update', '-qq') && apt(...wanted))) return undefined
  return 'apt-get could not install the package chromium; what it said is above'
}

/** Finds a browser or installs one. Throws one sentence that says what to do when there is none. */
export function requireChromium(): string {
  const found = findChromium()
  if (found) return found
  if (process.env.CHROMIUM) throw new Error(`CHROMIUM names ${process.env.CHROMIUM}, which does not exist.`)
  const reason = install()
  const installed = findChromium()
  if (installed) return installed
  throw new Error(
    `The browser tests need Chromium: ${reason ?? 'it was installed, but not where it is looked for'}. ` +
      'Install it, or name one in the variable CHROMIUM.',
  )
}
