import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { expect, test } from 'vitest'
import { scratchFolder } from '../postgres/_support/scratch.ts'
import { MARK } from './data-dir.ts'
import { recordOf } from './run-folder.ts'
import { sweepTemporaryDataDirs, TEMPORARY } from './temporary-data-dirs.ts'

const HOURS = 3_600_000

test('only data folders of runs that ended long ago are removed', async () => {
  const scratch = await scratchFolder()
  const make = async (name: string, mark: string, supervisor?: object) => {
    const folder = join(scratch.path, name)
    await mkdir(join(folder, 'run'), { recursive: true })
    await writeFile(join(folder, mark), '')
    if (supervisor) await writeFile(join(folder, 'run/supervisor.json'), JSON.stringify(supervisor))
    return folder
  }
  const killed = await make(`${TEMPORARY}killed`, MARK, { pid: 999_999_999, started: '1', starters: [] })
  const running = await make(`${TEMPORARY}running`, MARK, { ...recordOf(process.pid), starters: [] })
  const foreign = await make(`${TEMPORARY}foreign`, 'notes.txt')
  const named = await make('data-of-somebody', MARK)

  await sweepTemporaryDataDirs(scratch.path)
  expect([killed, running, foreign, named].map(existsSync)).toEqual([true, true, true, true])
  await sweepTemporaryDataDirs(scratch.path, Date.now() + 2 * HOURS)
  expect([killed, running, foreign, named].map(existsSync)).toEqual([false, true, true, true])
  await scratch.remove()
})
