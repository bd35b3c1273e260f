// npm run bench -- NAME [options]: runs bench/NAME.ts. Each prints JSON lines on stdout and says what it does on stderr.
import { readdirSync } from 'node:fs'
import process from 'node:process'

const names = readdirSync(new URL('./', import.meta.url))
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.replace('.bench.ts', ''))
const [name, ...args] = process.argv.slice(2)

if (!name || !names.includes(name)) {
  console.error(`usage: npm run bench -- NAME [options]\nbenches: ${names.join(', ')}`)
  process.exitCode = 2
} else {
  const { run } = await import(`./${name}.bench.ts`)
  await run(args)
}
