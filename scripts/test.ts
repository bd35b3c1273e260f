// `npm test`: every check, then every test, and at the end one line that counts both. Started by local/start.mjs, which
// has installed what was missing.
import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { report, runChecks } from './_support/checks.ts'
import { requireChromium } from './_support/chromium.ts'
import { root } from './_support/project.ts'

type Counts = { passed: number; failed: number }

type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { name: string; status: string; assertionResults: unknown[] }[]
}

/** Finds the browser, installing it if need be. Counts as a check: without it the story is not proved. */
function browserCheck(): { ok: boolean; chromium: string | undefined } {
  const begun = performance.now()
  const seconds = () => (performance.now() - begun) / 1000
  try {
    const chromium = requireChromium()
    report('a browser', { ok: true, output: '', seconds: seconds() })
    return { ok: true, chromium }
  } catch (error) {
    report('a browser', {
      ok: false,
      output: error instanceof Error ? error.message : '',
      seconds: seconds(),
    })
    return { ok: false, chromium: undefined }
  }
}

function runVitest(args: string[], temporary: string, chromium: string | undefined): Promise<number> {
  const child = spawn(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      E2E_LANGUAGES: 'ar',
      ...process.env,
      TMPDIR: temporary,
      ...(chromium ? { CHROMIUM: chromium } : {}),
    },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
}

/** Counts tests. A skipped one, a file that did not load and an error outside of any test count as failures. */
function count(reportFile: string, exitCode: number): Counts {
  if (!existsSync(reportFile)) return { passed: 0, failed: 1 }
  const result: VitestReport = JSON.parse(readFileSync(reportFile, 'utf8'))
  const brokenFiles = result.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  const skipped = result.numPendingTests + result.numTodoTests
  if (skipped > 0) console.log(`✗ ${skipped} tests were skipped: what does not run has proved nothing`)
  const failed = result.numFailedTests + brokenFiles.length + skipped
  return { passed: result.numPassedTests, failed: exitCode !== 0 && failed === 0 ? 1 : failed }
}

/** Runs vitest with a folder of its own for whatever is temporary, which goes with it however it ends. */
async function runTests(chromium: string | undefined): Promise<Counts> {
  const temporary = mkdtempSync(join(tmpdir(), 'whatsapp-hub-test-'))
  chmodSync(temporary, 0o711) // root's Postgres runs as another user
  try {
    const reportFile = join(temporary, 'report.json')
    const args = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`]
    if (!chromium) args.push('--project=!e2e')
    return count(reportFile, await runVitest(args, temporary, chromium))
  } finally {
    // After an interruption the processes of the stack need a moment to notice that it is gone.
    rmSync(temporary, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 })
  }
}

const browser = browserCheck()
const checked = await runChecks()
const tested = await runTests(browser.chromium)
const passed = checked.passed + tested.passed + (browser.ok ? 1 : 0)
const failed = checked.failed + tested.failed + (browser.ok ? 0 : 1)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
