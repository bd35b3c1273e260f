import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { REPO } from '../../stack/paths.ts'
import { patchLite } from './patches.ts'

test('every patch fits the installed version of Lite', () => {
  const source = readFileSync(join(REPO, 'node_modules/@supabase/lite/dist/index.js'), 'utf8')
  expect(patchLite(source).length).toBeGreaterThan(source.length)
})

test('another version is refused', () => {
  expect(() => patchLite('export const App = class {}')).toThrow('@supabase/lite has changed')
})
