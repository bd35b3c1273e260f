// docs/problems.md from the catalogue: what each code means and what people are told. `--check` fails on a difference.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { PROBLEM_CODES } from '../supabase/functions/_shared/contracts/problem.ts'
import { CATALOGUE } from '../supabase/functions/_shared/http/problem-catalogue.ts'
import { finish, root } from './_support/project.ts'

const TARGET = join(root, 'docs/problems.md')

const HEAD = `# Problems

Every error of a function is \`application/problem+json\` (RFC 9457). \`code\` is stable: programs decide by it. \`message\`
holds a sentence for the person in each language, with the next step. \`errors\` points at the parts of a request that are
wrong. \`request_id\` finds the log line. The \`type\` of a problem is \`urn:whatsapp-hub:problem:<code>\`.

This page is made by \`npm run gen:problems\`.
`

const sections = PROBLEM_CODES.map((code) => {
  const { status, title, message } = CATALOGUE[code]
  return `## ${code}\n\n${status} · ${title}\n\n- ${message.en}\n- ${message.ar}\n`
})

const wanted = [HEAD, ...sections].join('\n')
if (process.argv.includes('--check')) {
  const isCurrent = existsSync(TARGET) && readFileSync(TARGET, 'utf8') === wanted
  finish(
    'problems',
    isCurrent ? [] : ['docs/problems.md is not what the catalogue says: run npm run gen:problems'],
  )
} else {
  writeFileSync(TARGET, wanted)
  console.log(`docs/problems.md: ${PROBLEM_CODES.length} codes`)
}
