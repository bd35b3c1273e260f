import {
  isAtLeast,
  type Role,
  type Rule,
  type Scope,
  type Switch,
  TABLES,
  type Verb,
} from '../../supabase/functions/_shared/contracts/permissions.ts'
import { COUNTS, INSERTS, MINE } from './samples.ts'

type Caller = {
  name: string
  role?: Role
  scope?: Scope
  switches?: Switch[]
  key?: string
  isService?: boolean
}

/** Everybody whom the tests act as. The names are those of tests.act_as(). */
export const CALLERS: Caller[] = [
  { name: 'anon' },
  { name: 'stranger' },
  { name: 'viewer', role: 'viewer', scope: 'all' },
  { name: 'agent', role: 'agent', scope: 'all', switches: ['full_numbers'] },
  { name: 'team agent', role: 'agent', scope: 'team', switches: ['full_numbers'] },
  { name: 'own agent', role: 'agent', scope: 'own', switches: ['full_numbers'] },
  { name: 'masked agent', role: 'agent', scope: 'all', switches: [] },
  {
    name: 'marketer',
    role: 'agent',
    scope: 'all',
    switches: ['full_numbers', 'export', 'manage_templates', 'broadcast'],
  },
  { name: 'admin', role: 'admin', scope: 'all' },
  { name: 'owner', role: 'owner', scope: 'all' },
  { name: 'owner of another project' },
  { name: 'disabled admin' },
  { name: 'key everything', key: '*' },
  { name: 'key contacts', key: 'contacts:read,conversations:read' },
  { name: 'key nothing here', key: 'billing:read' },
  { name: 'service', isService: true },
]

const VERBS: Verb[] = ['select', 'insert', 'update', 'delete']

/** Tables that everybody may ask, some of whose rows are for all. */
const OPEN_TO_ANON = new Set(['custom_pages'])

function isGrantedToAnon(table: string): boolean {
  return TABLES[table]?.select?.key !== undefined || OPEN_TO_ANON.has(table)
}

function totalRows(table: string): number {
  const select = TABLES[table]?.select
  return COUNTS[table] ?? (select?.rows === 'scope' ? 3 : 1)
}

function keyCovers(caller: Caller, scope: string | undefined): boolean {
  return scope !== undefined && (caller.key === '*' || (caller.key ?? '').split(',').includes(scope))
}

/** How many rows of the tests a rule gives a caller; undefined when he has no part in it. */
function rowsFor(table: string, rule: Rule, caller: Caller): number {
  const total = totalRows(table)
  if (caller.key) return keyCovers(caller, rule.key) ? total : 0
  if (!caller.role || !isAtLeast(caller.role, rule.role)) return 0
  if (rule.needs && !isAtLeast(caller.role, 'admin') && !caller.switches?.includes(rule.needs)) return 0
  switch (rule.rows) {
    case 'mine':
      return caller.name === 'agent' ? 1 : 0
    case 'whole':
      return caller.scope === 'all' ? total : 0
    case 'scope':
      return caller.scope === 'all' ? total : 1
    default:
      return total
  }
}

function expected(table: string, verb: Verb, rule: Rule | undefined, caller: Caller): string {
  const isAnonymous = caller.name === 'anon' || caller.key !== undefined
  if (!rule) return 'denied'
  if (isAnonymous && (verb !== 'select' || !isGrantedToAnon(table))) return 'denied'
  if (verb !== 'insert') return `rows: ${rowsFor(table, rule, caller)}`
  // An added row is the caller's own, and belongs to a conversation that only those see who see all.
  const isAllowed =
    caller.role !== undefined &&
    rowsFor(table, { ...rule, rows: 'project' }, caller) > 0 &&
    (rule.rows !== 'scope' || caller.scope === 'all')
  return isAllowed ? 'allowed' : 'denied'
}

function where(table: string): string {
  return MINE[table] ?? 'project_id = tests.id(2, 1)'
}

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`

function statement(table: string, verb: Verb): string {
  switch (verb) {
    case 'select':
      return quote(`select 1 from public.${table} where ${where(table)}`)
    case 'insert':
      return quote(`insert into public.${table} ${INSERTS[table] ?? 'default values'}`)
    case 'update':
      return `tests.update_of(${quote(table)}) || ${quote(` where ${where(table)}`)}`
    case 'delete':
      return quote(`delete from public.${table} where ${where(table)}`)
  }
}

const WORDS: Record<Verb, string> = { select: 'read', insert: 'add', update: 'change', delete: 'delete' }
const NUMBERS: Record<Verb, string> = { select: 'A16', insert: 'A19', update: 'A19', delete: 'A19' }

function title(table: string, verb: Verb, caller: Caller, outcome: string): string {
  const number =
    caller.name === 'anon' ? 'A15' : caller.name.startsWith('owner of') ? 'T11 A17' : NUMBERS[verb]
  const may = outcome === 'denied' ? 'may not' : outcome === 'rows: 0' ? 'finds nothing to' : 'may'
  return `${number} ${caller.name} ${may} ${WORDS[verb]}: ${table}`
}

function testsOf(table: string): string[] {
  const rules = TABLES[table]
  if (!rules) throw new Error(`no table ${table} in the matrix`)
  return VERBS.flatMap((verb) => {
    const rule = rules[verb]
    if (rule?.special) return []
    if (verb === 'insert' && rule && !INSERTS[table]) throw new Error(`no sample for adding to ${table}`)
    return CALLERS.filter(({ isService }) => !isService).map((caller) => {
      const outcome = expected(table, verb, rule, caller)
      const attempt = `tests.attempt(${quote(caller.name)}, ${statement(table, verb)})`
      const name = quote(title(table, verb, caller, outcome))
      return outcome === 'allowed'
        ? `select matches(${attempt}, '^rows: [01]$', ${name});`
        : `select is(${attempt}, ${quote(outcome)}, ${name});`
    })
  })
}

/** Domains in the order of their tables, each with its tables. */
export function domains(): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const [table, { domain }] of Object.entries(TABLES)) {
    found.set(domain, [...(found.get(domain) ?? []), table])
  }
  return found
}

/** The pgTAP file of one domain. */
export function pgtapOf(domain: string, tables: string[]): string {
  return [
    `-- Who may do what to the tables of ${domain}. Made by scripts/gen-permissions.ts from`,
    '-- supabase/functions/_shared/contracts/permissions.ts: change that and run npm run gen:permissions.',
    'begin;',
    'select no_plan();',
    'select tests.make_world();',
    'select tests.make_rows();',
    '',
    ...tables.flatMap((table) => [`-- ${table}`, ...testsOf(table), '']),
    'select * from finish();',
    'rollback;',
    '',
  ].join('\n')
}

/** The pgTAP file that proves that the matrix has a row for every table, and the service path a grant. */
export function completenessPgtap(): string {
  const names = Object.keys(TABLES)
    .sort()
    .map((name) => `    ${quote(name)}`)
    .join(',\n')
  return `-- The matrix knows every table. Made by scripts/gen-permissions.ts.
begin;
select no_plan();

select set_eq(
  $$select c.relname::text from pg_class as c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'm', 'f')$$,
  array[
${names}
  ],
  'A16 every table has a row in the matrix of permissions'
);
select is_empty(
  $$select c.relname from pg_class as c
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    and not has_table_privilege('service_role', c.oid, 'select, insert')
    and c.relname not in ('webhook_unknowns')$$,
  'the service path reads and adds to every table'
);

select * from finish();
rollback;
`
}

/** docs/permissions.md. */
export function permissionsPage(acts: Record<string, Rule>): string {
  const cell = (rule: Rule | undefined) => {
    if (!rule) return '–'
    if (rule.special) return `${rule.role}: ${rule.special}`
    const rows = { project: '', whole: ' (scope all)', scope: ' (scope)', mine: ' (own)' }[rule.rows]
    return `${rule.role}${rule.needs ? ` + ${rule.needs}` : ''}${rows}${rule.key ? `, key ${rule.key}` : ''}`
  }
  const rows = Object.entries(TABLES).map(
    ([table, rules]) => `| ${table} | ${VERBS.map((verb) => cell(rules[verb])).join(' | ')} |`,
  )
  return [
    '# Who may do what',
    '',
    'Made from `supabase/functions/_shared/contracts/permissions.ts` by `npm run gen:permissions`. The database decides;',
    '`supabase/tests/database/matrix/` proves each cell for every kind of caller.',
    '',
    'Each role may what the roles before it may: viewer, agent, admin, owner. *scope*: only what belongs to conversations',
    'that the member sees (all of them, those of his teams and his own, or his own). *own*: rows that are his. *+ switch*: an',
    'agent needs the switch, admins have them all. *key*: an API key with that scope may, too. –: functions and workers alone.',
    '',
    '| Table | read | add | change | delete |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
    '## Acts',
    '',
    '| Act | who |',
    '| --- | --- |',
    ...Object.entries(acts).map(([act, rule]) => `| ${act.replaceAll('_', ' ')} | ${cell(rule)} |`),
    '',
  ].join('\n')
}
