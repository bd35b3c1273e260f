import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { PROBLEM_CODES } from '../contracts/problem.ts'
import { CATALOGUE } from './problem-catalogue.ts'

test.each(PROBLEM_CODES)('%s says in both languages what happened and what to do', (code) => {
  const { message, title } = CATALOGUE[code]
  expect(title).toMatch(/^[A-Z]/)
  expect(message.ar).toMatch(/^\p{Script=Arabic}.*\.$/u)
  // A sentence for what happened, and at least one for the next step.
  expect(message.ar.split(/\.(?:\s|$)/).length).toBeGreaterThan(2)
  expect(message.en.split(/\.(?:\s|$)/).length).toBeGreaterThan(2)
})

test('every code that SQL functions raise is known here', () => {
  const folder = new URL('../../../migrations/', import.meta.url)
  const known = new Set<string>(PROBLEM_CODES)
  const unknown = readdirSync(folder).flatMap((file) => {
    const sql = readFileSync(new URL(file, folder), 'utf8')
    const raised = sql.matchAll(
      /errcode\s*=\s*'PT\d{3}'[^;]*?hint\s*=\s*'([^']*)'|hint\s*=\s*'([^']*)'[^;]*?errcode\s*=\s*'PT\d{3}'/g,
    )
    return [...raised].map((match) => match[1] ?? match[2] ?? '').filter((code) => !known.has(code))
  })
  expect(unknown).toEqual([])
})
