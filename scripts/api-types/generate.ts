// web/src/lib/api.types.ts from docs/openapi.json: every route with its parameters, bodies and answers, for the dashboard's
// client. `--check` fails on a difference.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import openapiTS, { astToString } from 'openapi-typescript'
import { finish, root } from '../_support/project.ts'

const SOURCE = join(root, 'docs/openapi.json')
const TARGET = join(root, 'web/src/lib/api.types.ts')

const HEAD = '// Made from docs/openapi.json by `npm run gen`. Do not edit.\n\n'

const wanted = HEAD + astToString(await openapiTS(pathToFileURL(SOURCE), { alphabetize: true }))
if (process.argv.includes('--check')) {
  const isCurrent = existsSync(TARGET) && readFileSync(TARGET, 'utf8') === wanted
  finish(
    'types of the API',
    isCurrent ? [] : ['web/src/lib/api.types.ts is not what docs/openapi.json says: run npm run gen'],
  )
} else {
  writeFileSync(TARGET, wanted)
  console.log(`api.types.ts: ${wanted.split('\n').length} lines`)
}
