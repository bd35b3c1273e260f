import { describe, expect, it } from 'vitest'
import { compareLines, partsOf, runsOf } from './compare'

const rows = (before: string, after: string) =>
  compareLines([...before], [...after]).map((row) => `${row.before ?? '-'}${row.after ?? '-'}`)

describe('compareLines', () => {
  it('puts equal lines beside each other, and what was replaced beside what replaced it', () => {
    expect(rows('abc', 'abc')).toEqual(['aa', 'bb', 'cc'])
    expect(rows('abc', 'axc')).toEqual(['aa', 'bx', 'cc'])
    expect(rows('abcd', 'ad')).toEqual(['aa', 'b-', 'c-', 'dd'])
    expect(rows('ad', 'abcd')).toEqual(['aa', '-b', '-c', 'dd'])
    expect(rows('', 'ab')).toEqual(['-a', '-b'])
  })

  it('finds the longest that both have in common', () => {
    expect(rows('xabcy', 'zabcw')).toEqual(['xz', 'aa', 'bb', 'cc', 'yw'])
    expect(rows('abab', 'baba')).toHaveLength(5)
  })

  it('shows documents that are too long to compare as replaced', () => {
    const before = Array.from({ length: 3000 }, (_, index) => `a${index}`)
    const after = Array.from({ length: 3000 }, (_, index) => `b${index}`)
    expect(compareLines(before, after)).toHaveLength(3000)
  })
})

describe('partsOf', () => {
  it('counts the equal lines that are far from a difference', () => {
    const parts = partsOf(compareLines([...'abcdefghij'], [...'abcdexghij']))
    expect(parts).toEqual([
      { kind: 'skipped', count: 2, from: 0 },
      { kind: 'rows', rows: expect.any(Array), from: 2 },
      { kind: 'skipped', count: 1, from: 9 },
    ])
    expect(partsOf(compareLines(['a'], ['a']))).toEqual([{ kind: 'skipped', count: 1, from: 0 }])
  })
})

it('runs are of equal rows or of rows that differ', () => {
  const runs = runsOf(compareLines([...'abcd'], [...'axyd']))
  expect(runs.map((run) => run.map(({ before, after }) => `${before}${after}`))).toEqual([
    ['aa'],
    ['bx', 'cy'],
    ['dd'],
  ])
})
