// npm run bench -- NAME [options]: runs bench/NAME.ts, which exports run(args). Each prints JSON lines on stdout and says
// what it does on stderr.
import { readdirSync } from 'node:fs'
import process from 'node:process'

const names = readdirSync(new URL('./', import.meta.url))
  .filter((file) => /^[a-z-]+\.ts$/.test(file) && !['run.ts', 'generate.ts'].includes(file))
  .map((file) => file.replace('.ts', ''))
const [name, ...args] = process.argv.slice(2)

if (!name || !names.includes(name)) {
  console.error(`usage: npm run bench -- NAME [options]\nbenches: ${names.join(', ')}`)
  process.exitCode = 2
} else {
  const { run } = await import(`./${name}.ts`)
  await run(args)
}
