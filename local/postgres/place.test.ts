import { existsSync } from 'node:fs'
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { scratchFolder } from './_support/scratch.ts'
import { sweepOutsideFolders } from './outside-folder.ts'
import { postgresPlace } from './place.ts'

let scratch: Awaited<ReturnType<typeof scratchFolder>>
beforeEach(async () => {
  scratch = await scratchFolder()
})
afterEach(() => scratch.remove())

test('a data folder that Postgres may enter holds the cluster itself', async () => {
  const dataDir = join(scratch.path, 'open')
  const place = await postgresPlace(dataDir, 'one')
  expect(place.cluster).toBe(join(dataDir, 'db'))
  expect(place.outside).toBeUndefined()
})

test('a data folder below a closed one works, and what an earlier one left there is dropped', async () => {
  const closed = join(scratch.path, 'closed')
  await mkdir(closed)
  await chmod(closed, 0o700)
  const dataDir = join(closed, 'data')
  const place = await postgresPlace(dataDir, 'one')
  if (process.getuid?.() !== 0) {
    expect(place.cluster).toBe(join(dataDir, 'db'))
    return
  }
  expect(place.cluster).toMatch(/^\/var\/tmp\/whatsapp-hub-[0-9a-f]{12}\/db$/)
  await mkdir(place.cluster)
  expect((await postgresPlace(dataDir, 'one')).cluster).toBe(place.cluster)
  expect(existsSync(place.cluster)).toBe(true)
  await postgresPlace(dataDir, 'another')
  expect(existsSync(place.cluster)).toBe(false)

  await rm(closed, { recursive: true })
  await postgresPlace(join(scratch.path, 'next'), 'next')
  expect(existsSync(place.outside ?? '')).toBe(false)
})

test('only folders that stand for a temporary one that is gone are swept away', async () => {
  const make = async (name: string, origin?: string) => {
    await mkdir(join(scratch.path, name))
    if (origin) await writeFile(join(scratch.path, name, 'origin'), origin)
  }
  await make('whatsapp-hub-gone', join(tmpdir(), 'nobody-has-this'))
  await make('whatsapp-hub-lives', scratch.path)
  await make('whatsapp-hub-unmounted', '/mnt/nobody-has-this')
  await make('whatsapp-hub-foreign')
  await make('something-else', join(tmpdir(), 'nobody-has-this'))
  await sweepOutsideFolders(scratch.path)
  const left = ['lives', 'unmounted', 'foreign'].map((name) =>
    existsSync(join(scratch.path, `whatsapp-hub-${name}`)),
  )
  expect(left).toEqual([true, true, true])
  expect(existsSync(join(scratch.path, 'something-else'))).toBe(true)
  expect(existsSync(join(scratch.path, 'whatsapp-hub-gone'))).toBe(false)
})
