import { expect, test } from 'vitest'
import { readTap } from './tap.ts'

test('a stream whose tests all pass has no fault', () => {
  expect(readTap('1..2\nok 1 - a member reads\nok 2 - a stranger does not')).toEqual({
    passed: 2,
    faults: [],
  })
})

test('a plan may come last', () => {
  expect(readTap('ok 1 - a\n1..1').faults).toEqual([])
})

test('a failed test is a fault, with what pgTAP says of it', () => {
  const { passed, faults } = readTap('1..2\nnot ok 1 - a\n# Failed test 1: "a"\n#   have: 1\nok 2 - b')
  expect(passed).toBe(1)
  expect(faults).toEqual(['not ok a\n# Failed test 1: "a"\n#   have: 1'])
})

test.each([
  ['a skipped test', '1..1\nok 1 - a # SKIP later'],
  ['an unfinished test', '1..1\nnot ok 1 - a # TODO later'],
  ['a file that ended early', '1..3\nok 1 - a'],
  ['a file without a plan', 'ok 1 - a'],
  ['a file without a test', ''],
])('%s is a fault', (_, output) => {
  expect(readTap(output).faults).toHaveLength(1)
})
