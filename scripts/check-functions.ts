// Each function by itself, as a deployment sees it: `supabase/` alone is copied to an empty folder, and Deno checks each
// entry point there with that function's own deno.json. What reaches outside supabase/ or leans on node_modules fails.
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { finish, functionGroups, root } from './_support/project.ts'

/** Type checking one function takes a core for two seconds and some 400 MB. */
const AT_ONCE = Math.max(1, Math.min(4, availableParallelism()))

const deno = join(root, 'node_modules/.bin/deno')
const env = { ...process.env, DENO_DIR: process.env.DENO_DIR ?? join(root, '.local/deno'), NO_COLOR: '1' }

function denoCheck(folder: string, group: string): Promise<string | undefined> {
  const args = ['check', '--quiet', '--no-lock', '--config', 'deno.json', 'index.ts']
  return new Promise((resolve, reject) => {
    const child = spawn(deno, args, { cwd: join(folder, 'supabase/functions', group), env })
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    child.stderr.on('data', (chunk) => {
      output += chunk
    })
    child.on('error', reject)
    child.on('close', (code) =>
      resolve(code === 0 ? undefined : `${group}: ${output.replaceAll(`${folder}/`, '')}`),
    )
  })
}

async function checkAll(folder: string): Promise<string[]> {
  const waiting = functionGroups()
  const faults: string[] = []
  const worker = async () => {
    for (let group = waiting.shift(); group !== undefined; group = waiting.shift()) {
      const fault = await denoCheck(folder, group)
      if (fault) faults.push(fault)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return faults
}

const folder = mkdtempSync(join(tmpdir(), 'whatsapp-hub-functions-'))
try {
  cpSync(join(root, 'supabase'), join(folder, 'supabase'), { recursive: true })
  finish(`deno check of ${functionGroups().length} functions`, await checkAll(folder))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
