// The OpenAPI document of all function groups, made from the very routes that serve. `--check` fails when the committed
// one is not what the code says. Needs no environment: settings are read on first use, never on import.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import stringify from 'json-stringify-pretty-compact'
import { mend, shareParts } from './_support/openapi-parts.ts'
import { finish, functionGroups, functionsFolder, root } from './_support/project.ts'

type Components = Record<string, Record<string, unknown>>
type Document = { paths?: Record<string, unknown>; components?: Components }
type GroupApp = { getOpenAPI31Document(info: object): Document }

const TARGET = join(root, 'docs/openapi.json')

const sorted = <Value>(record: Record<string, Value>): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))

async function documentOf(group: string): Promise<Document> {
  const { app }: { app: GroupApp } = await import(join(functionsFolder, group, 'app.ts'))
  return app.getOpenAPI31Document({ openapi: '3.1.0', info: { title: group, version: '1' } })
}

/** All groups in one document. Two groups that give one name to different schemas are an error. */
async function generate(): Promise<string> {
  const { SECURITY_SCHEMES } = await import(join(functionsFolder, '_shared/http/access.ts'))
  const paths: Record<string, unknown> = {}
  const schemas: Record<string, unknown> = {}
  for (const group of functionGroups()) {
    const document = await documentOf(group)
    Object.assign(paths, document.paths)
    for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
      if (name in schemas && JSON.stringify(schemas[name]) !== JSON.stringify(schema)) {
        throw new Error(`${group}: the schema "${name}" differs from that of another group`)
      }
      schemas[name] = schema
    }
  }
  const parts = shareParts(paths)
  const document = {
    openapi: '3.1.0',
    info: {
      title: 'WhatsApp Hub',
      version: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version,
      description:
        'Acts of the hub. Reads of tables go through PostgREST at /rest/v1 with the same session or API key. ' +
        'Every error is application/problem+json with a stable code; docs/problems.md explains each.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [
      {
        url: '{project_url}/functions/v1',
        variables: { project_url: { default: 'http://127.0.0.1:54321' } },
      },
    ],
    paths: sorted(paths),
    components: { schemas: sorted(schemas), ...parts, securitySchemes: SECURITY_SCHEMES },
  }
  return `${stringify(mend(document), { maxLength: 120 })}\n`
}

const wanted = await generate()
if (process.argv.includes('--check')) {
  const isCurrent = existsSync(TARGET) && readFileSync(TARGET, 'utf8') === wanted
  finish(
    'OpenAPI',
    isCurrent ? [] : ['docs/openapi.json is not what the routes say: run npm run gen:openapi'],
  )
} else {
  writeFileSync(TARGET, wanted)
  console.log(`docs/openapi.json: ${Object.keys(JSON.parse(wanted).paths).length} paths`)
}
