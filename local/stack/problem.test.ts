import { readFile, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { restartPause } from './managed-process.ts'
import { explainFileError, StackProblem } from './problem.ts'

const withCode = (code: string, more: object = {}) => Object.assign(new Error(code), { code, ...more })

test('a full disk is named with the file that did not fit', () => {
  const explained = explainFileError(withCode('ENOSPC', { path: '/from', dest: '/to' }), '/data')
  expect(explained).toBeInstanceOf(StackProblem)
  expect((explained as Error).message).toMatch(/disk is full: \/to/)
})

test('a folder below a file is explained', async () => {
  const error = await writeFile('/dev/null/x', '').catch((reason) => reason)
  expect((explainFileError(error, '/data') as Error).message).toMatch(/--data DIR/)
})

test('an error that has no sentence stays what it is', async () => {
  const missing = await readFile('/does/not/exist').catch((reason) => reason)
  expect(explainFileError(missing, '/data')).toBe(missing)
  expect(explainFileError('text', '/data')).toBe('text')
})

test('the pause before a restart doubles up to ten seconds', () => {
  expect([1, 2, 3, 4, 5, 6, 60].map(restartPause)).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000])
})
