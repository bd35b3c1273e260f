// npm run soak -- NAME [options]: runs soak/NAME.ts, which exports run(args). Each prints one JSON line on stdout and fails
// when something was lost or done twice.
import { readdirSync } from 'node:fs'
import process from 'node:process'

const names = readdirSync(new URL('./', import.meta.url))
  .filter((file) => /^[a-z-]+\.ts$/.test(file) && file !== 'run.ts')
  .map((file) => file.replace('.ts', ''))
const [name, ...args] = process.argv.slice(2)

if (!name || !names.includes(name)) {
  console.error(`usage: npm run soak -- NAME [options]\nsoaks: ${names.join(', ')}`)
  process.exitCode = 2
} else {
  const { run } = await import(`./${name}.ts`)
  await run(args)
}
