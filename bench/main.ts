// `npm run bench -- <name> [--json]`: runs bench/<name>.ts and prints what it measured.
import process from 'node:process'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } })
const [name = ''] = positionals
if (!/^[a-z-]+$/.test(name)) throw new Error('name a bench: send, pacing, …')
const { bench } = (await import(`./${name}.ts`)) as { bench: () => Promise<unknown> }
const report = await bench()
if (values.json) console.log(JSON.stringify(report))
else console.dir(report, { depth: 5 })
process.exit(0)
