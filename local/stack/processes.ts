import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import process from 'node:process'

/** Whether a process of this number exists (one that ended and waits for its parent does not count). */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return statFields(pid)?.[0] !== 'Z'
}

/** The fields of /proc/PID/stat after the name, which may itself hold spaces and brackets: state, parent … */
function statFields(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

function ps(pid: number, column: string): string | undefined {
  const answer = spawnSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' })
  return answer.status === 0 ? answer.stdout.trim() : undefined
}

/** When the process began, in a form that is only good for comparing: tells a reused number from the old process. */
export function startTimeOf(pid: number): string | undefined {
  return statFields(pid)?.[19] ?? (process.platform === 'linux' ? undefined : ps(pid, 'lstart'))
}

export function parentOf(pid: number): number | undefined {
  const parent = Number(statFields(pid)?.[1] ?? (process.platform === 'linux' ? undefined : ps(pid, 'ppid')))
  return parent > 0 ? parent : undefined
}

/** The command with its arguments, or '' when the process is gone or not ours to read. */
export function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
  } catch {
    return process.platform === 'linux' ? '' : (ps(pid, 'command') ?? '')
  }
}
