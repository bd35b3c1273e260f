import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { explainFileError, StackProblem } from '../stack/problem.ts'
import { denoEnvironment } from './environment.ts'

/** The packages that an import map names, each once; entries for their subpaths name the same ones again. */
export function packagesOf(imports: Record<string, string>): string[] {
  return [...new Set(Object.values(imports).filter((target) => /^npm:[^/]/.test(target)))].sort()
}

async function fetchPackages(deno: string, denoDir: string, packages: string[]): Promise<void> {
  const child = spawn(deno, ['cache', '--no-config', '--quiet', ...packages], {
    cwd: denoDir,
    env: denoEnvironment(denoDir, process.env),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code === 0) return
  if (/No space left on device/.test(said)) {
    throw new StackProblem(`The disk is full: the functions' packages could not be written to ${denoDir}.`)
  }
  throw new StackProblem(`The packages of the functions could not be fetched:\n${said.trim()}`)
}

/**
 * Fetches what the functions import before they are served, so that a missing network is one clear failure and not one
 * of each function. Done once per content of the import map. Says whether there was anything to do.
 */
export async function warmPackages(deno: string, config: string, denoDir: string): Promise<boolean> {
  const { imports } = JSON.parse(await readFile(config, 'utf8')) as { imports: Record<string, string> }
  const packages = packagesOf(imports)
  const stamp = join(
    denoDir,
    `.fetched-${createHash('sha256').update(packages.join()).digest('hex').slice(0, 12)}`,
  )
  if (existsSync(stamp)) return false
  try {
    await mkdir(denoDir, { recursive: true })
    await fetchPackages(deno, denoDir, packages)
    await writeFile(stamp, packages.join('\n'))
    return true
  } catch (error) {
    throw explainFileError(error, denoDir)
  }
}
