// The functions as a deployment sees them: `supabase/` alone is copied to an empty folder, and Deno checks the entry points
// there with the functions' own deno.json. What reaches outside supabase/ or leans on node_modules fails.
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { finish, functionGroups, root } from './_support/project.ts'

const deno = join(root, 'node_modules/.bin/deno')
const env = { ...process.env, DENO_DIR: process.env.DENO_DIR ?? join(root, '.local/deno'), NO_COLOR: '1' }

/** Checks functions that have the same deno.json in one process, since what they share takes longest. */
function denoCheck(folder: string, groups: string[]): Promise<string | undefined> {
  const entryPoints = groups.map((group) => `${group}/index.ts`)
  const args = ['check', '--quiet', '--no-lock', '--config', `${groups[0]}/deno.json`, ...entryPoints]
  return new Promise((resolve, reject) => {
    const child = spawn(deno, args, { cwd: join(folder, 'supabase/functions'), env })
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    child.stderr.on('data', (chunk) => {
      output += chunk
    })
    child.on('error', reject)
    child.on('close', (code) =>
      resolve(code === 0 ? undefined : `${groups.join(', ')}: ${output.replaceAll(`${folder}/`, '')}`),
    )
  })
}

async function checkAll(folder: string): Promise<string[]> {
  const config = (group: string) =>
    readFileSync(join(folder, 'supabase/functions', group, 'deno.json'), 'utf8')
  const faults: string[] = []
  for (const groups of Map.groupBy(functionGroups(), config).values()) {
    const fault = await denoCheck(folder, groups)
    if (fault) faults.push(fault)
  }
  return faults
}

const folder = mkdtempSync(join(tmpdir(), 'whatsapp-hub-functions-'))
try {
  cpSync(join(root, 'supabase'), join(folder, 'supabase'), { recursive: true })
  finish(`deno check of ${functionGroups().length} functions`, await checkAll(folder))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
