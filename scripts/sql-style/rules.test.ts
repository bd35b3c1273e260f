import { describe, expect, test } from 'vitest'
import style from '../../.sqlstyle.json' with { type: 'json' }
import { callsOf, maskSql } from './mask.ts'
import { type SqlStyle, styleFaults } from './rules.ts'

const path = 'supabase/migrations/20261122000100_things.sql'
const faultsOf = (sql: string) => styleFaults(path, `-- Things.\n${sql}\n`, style as SqlStyle)

const soundFunction = `create function private.f()
returns void
language sql
stable
security definer
set search_path = ''
as $$ select 1; $$;`

describe('what is sound', () => {
  test.each([
    [
      'capitals in comments, strings and quoted names',
      `select 'It''s A', "Col" from t; -- All Fine\n/* Also A */`,
    ],
    ['a function that states all it must', soundFunction],
    ['names that format() fills in', 'select format($sql$ select %1$I from %I where a = %L $sql$, b, c, d);'],
    [
      'a policy for each verb',
      'create policy "members read"\non public.t for select to authenticated\nusing (true);',
    ],
    ['pgmq as 1.5.1 has it', "select pgmq.send('inbound', jsonb_build_object('a', f(1, 2)), 5);"],
    [
      'a table with a secured reference',
      'create table public.t (a uuid references public.b (id) on delete cascade);\nalter table public.t enable row level security;',
    ],
  ])('%s', (_, sql) => {
    expect(faultsOf(sql)).toEqual([])
  })
})

describe('what is not', () => {
  test.each([
    ['a keyword in capitals', 'SELECT 1;', '"SELECT" is not lower case'],
    ['a capital inside a function body', soundFunction.replace('select 1', 'SELECT 1'), '"SELECT"'],
    ['a long line', `select ${'a, '.repeat(50)} b;`, 'columns'],
    ['a space at the end', 'select 1; ', 'a space at the end'],
    [
      'one policy for all verbs',
      'create policy "x" on public.t for all to authenticated using (a);',
      'policy',
    ],
    [
      'an update that anybody may do',
      'create policy "x" on public.t for update to authenticated using (true);',
      'using (true)',
    ],
    ['a policy for nobody in particular', 'create policy "x" on public.t for select using (a);', 'for whom'],
    ['a function with a search path', soundFunction.replace("''", 'public'), 'search_path'],
    ['a function of unknown volatility', soundFunction.replace('stable\n', ''), 'volatility'],
    [
      'a reference that says nothing of deletion',
      'create table private.t (a uuid references public.b (id));',
      'on delete',
    ],
    ['a public table without row level security', 'create table public.t (a uuid);', 'row level security'],
    ['a session lock, which the pooler loses', 'select pg_advisory_lock(1);', 'pooler'],
    [
      'pgmq of a later version',
      "select pgmq.send_topic('a', '{}'::jsonb);",
      'pgmq.send_topic with 2 arguments',
    ],
    ['too many arguments for 1.5.1', "select pgmq.pop('a', 5);", 'pgmq.pop with 2 arguments'],
    ['a time without zone', 'create table private.t (at timestamp not null);', 'timestamptz'],
  ])('%s', (_, sql, what) => {
    expect(faultsOf(sql).join('\n')).toContain(what)
  })

  test('a file without a header, and a migration with a free name', () => {
    expect(styleFaults('supabase/migrations/things.sql', 'select 1;\n', style as SqlStyle)).toHaveLength(2)
  })

  test('a fault is named with its line', () => {
    expect(faultsOf('select 1;\nselect\nSELECT')[0]).toMatch(/things\.sql:4 /)
  })
})

test('masking keeps every line and column where it was', () => {
  const sql = "select 'a''b', \"C\" -- D\nfrom t /* E\nF */ where g"
  const masked = maskSql(sql)
  expect(masked).toHaveLength(sql.length)
  expect(masked.indexOf('where')).toBe(sql.indexOf('where'))
  expect(masked).not.toMatch(/[A-Z]/)
})

test('arguments are counted at their own depth', () => {
  const counts = callsOf('pgmq', 'pgmq.a() pgmq.b(f(1, 2), array[1, 2]) pgmq.c ( x => 1 )').map(
    ({ args }) => args,
  )
  expect(counts).toEqual([0, 2, 1])
})
