import { expect, test } from 'vitest'
import { PROBLEM_CODES } from '../contracts/problem.ts'
import { CATALOGUE } from './problem-catalogue.ts'

test.each(PROBLEM_CODES)('%s says in both languages what happened and what to do', (code) => {
  const { message, title } = CATALOGUE[code]
  expect(title).toMatch(/^[A-Z]/)
  expect(message.ar).toMatch(/^[^a-zA-Z]+\.$/)
  // A sentence for what happened, and at least one for the next step.
  expect(message.ar.split(/\.(?:\s|$)/).length).toBeGreaterThan(2)
  expect(message.en.split(/\.(?:\s|$)/).length).toBeGreaterThan(2)
})
