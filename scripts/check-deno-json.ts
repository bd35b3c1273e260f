// One set of versions everywhere: package.json names them, the root deno.json repeats them for Deno, and every function
// has that import map as its own deno.json, since a function is bundled alone. `--write` makes the copies.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { finish, fromRoot, functionGroups, functionsFolder, root } from './_support/project.ts'

type Imports = Record<string, string>

const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8'))

const imports: Imports = readJson(join(root, 'deno.json')).imports
const manifest = readJson(join(root, 'package.json'))
const versions: Record<string, string> = { ...manifest.dependencies, ...manifest.devDependencies }
const copy = `${JSON.stringify({ imports }, null, 2)}\n`
const faults: string[] = []

function checkVersions(): void {
  for (const [name, target] of Object.entries(imports)) {
    const match = target.match(/^npm:\/?((?:@[\w.-]+\/)?[\w.-]+)@([^/]+)(\/?)$/)
    if (!match) {
      faults.push(`deno.json: ${name} → ${target} is not npm:<package>@<exact version>`)
      continue
    }
    const [, dependency = '', version = '', slash] = match
    if (name.replace(/\/$/, '') !== dependency)
      faults.push(`deno.json: ${name} stands for another package: ${target}`)
    if (name.endsWith('/') !== (slash === '/'))
      faults.push(`deno.json: ${name} and ${target} must both end in "/"`)
    if (versions[dependency] !== version) {
      faults.push(
        `deno.json: ${dependency}@${version}, but package.json has ${versions[dependency] ?? 'none'}`,
      )
    }
  }
}

function checkCopy(group: string): void {
  const path = join(functionsFolder, group, 'deno.json')
  if (process.argv.includes('--write')) writeFileSync(path, copy)
  if (!existsSync(path)) faults.push(`${fromRoot(path)} is missing; run this with --write`)
  else if (readFileSync(path, 'utf8') !== copy)
    faults.push(`${fromRoot(path)} differs from deno.json; run with --write`)
}

function checkConfig(groups: string[]): void {
  const config = readFileSync(join(root, 'supabase/config.toml'), 'utf8')
  const blocks = new Map(
    [...config.matchAll(/^\[functions\.([\w-]+)\]\n((?:(?!\[).*\n?)*)/gm)].map((m) => [m[1], m[2]]),
  )
  for (const group of groups) {
    const block = blocks.get(group)
    const wanted = [
      'enabled = true',
      'verify_jwt = false',
      `import_map = "./functions/${group}/deno.json"`,
      `entrypoint = "./functions/${group}/index.ts"`,
    ]
    const missing = wanted.filter((line) => !block?.split('\n').includes(line))
    if (missing.length > 0)
      faults.push(`supabase/config.toml: [functions.${group}] lacks ${missing.join(', ')}`)
  }
  for (const name of blocks.keys()) {
    if (!groups.includes(name ?? '')) faults.push(`supabase/config.toml: [functions.${name}] has no folder`)
  }
}

const groups = functionGroups()
checkVersions()
groups.forEach(checkCopy)
checkConfig(groups)
finish('deno.json', faults)
