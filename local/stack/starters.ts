import process from 'node:process'
import { commandLine, parentOf } from './processes.ts'
import { isAlive, type RecordedProcess, recordOf } from './run-folder.ts'

/** The chain of processes that started this one. */
export interface Starters {
  /** local/start.mjs, and npm with its shell when npm ran it: the stack ends when one of them is killed. */
  watched: RecordedProcess[]
  /** The same and the shell above them, which may end and leave a stack running that was put into the background. */
  all: RecordedProcess[]
}

/** Looks up the chain from the parent of this process. */
export function findStarters(): Starters {
  const chain: number[] = [process.ppid]
  if (process.env.npm_lifecycle_event) {
    for (
      let pid = parentOf(process.ppid);
      pid !== undefined && pid > 1 && chain.length < 6;
      pid = parentOf(pid)
    ) {
      chain.push(pid)
      if (/(^|\/|\s)npm(\s|$|-cli\.js)/.test(commandLine(pid))) break
    }
  }
  const watched = chain.map(recordOf)
  const above = parentOf(chain.at(-1) ?? 0)
  return { watched, all: above !== undefined && above > 1 ? [...watched, recordOf(above)] : watched }
}

/** Calls back once when one of the processes is gone. */
export function whenOneIsGone(processes: RecordedProcess[], callback: () => void): void {
  const timer = setInterval(() => {
    if (processes.every(isAlive)) return
    clearInterval(timer)
    callback()
  }, 500)
  timer.unref()
}
