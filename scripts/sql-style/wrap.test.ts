import { expect, test } from 'vitest'
import { wrapLongLines } from './wrap.ts'

const wrap = (sql: string) => wrapLongLines(sql, 40)

test('a comment goes on in the next line, as far in as it was', () => {
  expect(wrap('  -- one two three four five six seven eight nine')).toBe(
    '  -- one two three four five six seven\n  -- eight nine',
  )
})

test('the text of a description loses nothing when it is cut', () => {
  const text = "It''s the person that a project talks to on WhatsApp, by phone or by name."
  const wrapped = wrap(`comment on table public.contacts is '${text}';`)
  expect(wrapped.split('\n').every((line) => line.length <= 40)).toBe(true)
  expect(wrapped).toMatch(/^comment on table public\.contacts is\n/)
  expect(
    wrapped
      .split('\n')
      .slice(1)
      .map((line) => line.replace(/^ {2}'|';?$/g, ''))
      .join(''),
  ).toBe(text)
  expect(wrapped.endsWith("';")).toBe(true)
})

test('an index breaks before its table, and before its condition when it must', () => {
  expect(wrap('create index contacts_name_idx on public.contacts (name);')).toBe(
    'create index contacts_name_idx\non public.contacts (name);',
  )
  expect(wrap('create index contacts_name_idx on public.contacts (name) where merged_into is null;')).toBe(
    'create index contacts_name_idx\non public.contacts (name)\nwhere merged_into is null;',
  )
})

test('what needs a person is left as it is', () => {
  const sql = 'select one, two, three, four, five, six, seven;'
  expect(wrap(sql)).toBe(sql)
})
