// Two rules that a grep can hold: the environment is read in one file, and nobody passes over RLS but the service path.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesBelow, finish, fromRoot, root } from './_support/project.ts'

type Rule = { pattern: RegExp; where: string; allowed: RegExp; why: string }

const RULES: Rule[] = [
  {
    pattern: /\bDeno\.|\bprocess\.env\b|\bimport\.meta\.env\b|\bfrom 'node:process'/,
    where: 'supabase/functions',
    allowed: /^supabase\/functions\/_shared\/env\.ts$/,
    why: 'reads the environment: use _shared/env.ts',
  },
  {
    pattern: /\bEdgeRuntime\b/,
    where: 'supabase/functions',
    allowed: /^supabase\/functions\/_shared\/runtime\/background\.ts$/,
    why: 'uses the runtime directly: use _shared/runtime/background.ts',
  },
  {
    pattern:
      /\bserviceDatabase\b|\bserviceStorage\b|\bcreateAdminClient\b|\bsupabaseAdmin\b|\bfrom 'postgres'/,
    where: 'supabase/functions',
    // The last group acts at Meta for a caller whom Postgres has let through: docs/adr/0010-acts-at-meta.md.
    allowed: new RegExp(
      [
        '^supabase/functions/(webhook|queue|health)/',
        '^supabase/functions/_shared/(runtime/(database|storage)|http/(caller|call-log|kept-answer|rate-limit))\\.ts$',
        '^supabase/functions/(_shared/flows/at-meta|cloud/(account|door|flows|media|sending)|flows/(exchange|service)|media/service|messages/preflight|numbers/service|templates/(account|samples|service))\\.ts$',
      ].join('|'),
    ),
    why: 'passes over RLS: act as the caller, through caller.supabase',
  },
  {
    pattern: /\bSUPABASE_(ANON|SERVICE_ROLE)_KEY\b/,
    where: 'supabase/functions',
    allowed: /^$/,
    why: 'names a key of the old kind: those end with 2026',
  },
  {
    pattern: /\bprocess\.env\b|\bimport\.meta\.env\b/,
    where: 'web/src',
    allowed: /^web\/src\/config\/env\.ts$/,
    why: 'reads the environment: use config/env.ts',
  },
  {
    pattern: /\bsb_secret_\w|\bservice_role\b/,
    where: 'web/src',
    allowed: /^web\/src\/.*types\.ts$/,
    why: 'has no business in a browser',
  },
]

const withoutComments = (line: string) => line.replace(/^\s*(\/\/|\/?\*).*/, '')

const faults = RULES.flatMap(({ pattern, where, allowed, why }) =>
  filesBelow(join(root, where), '.ts', '.tsx')
    .map(fromRoot)
    .filter((path) => !allowed.test(path) && !/\.test\.tsx?$/.test(path))
    .flatMap((path) =>
      readFileSync(join(root, path), 'utf8')
        .split('\n')
        .flatMap((line, index) =>
          pattern.test(withoutComments(line)) ? [`${path}:${index + 1} ${why}`] : [],
        ),
    ),
)

finish('environment and RLS', faults)
