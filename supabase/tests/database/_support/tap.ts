/** What one TAP stream says: how many tests ran, and everything that is wrong with it. */
export type TapReport = { passed: number; faults: string[] }

type Line = { ok: boolean; text: string; isTodo: boolean; isSkipped: boolean; diagnostics: string[] }

/**
 * Reads TAP as pgTAP writes it. A test that is not ok is a fault, and so are a skipped or unfinished one, a missing plan,
 * and a plan that does not match: what did not run has proved nothing.
 */
export function readTap(output: string): TapReport {
  const tests: Line[] = []
  let planned: number | undefined
  for (const line of output.split('\n')) {
    const plan = line.match(/^1\.\.(\d+)/)
    const test = line.match(/^(not )?ok \d+(?: - )?(.*)$/)
    if (plan) {
      planned = Number(plan[1])
    } else if (test) {
      const text = test[2] ?? ''
      tests.push({
        ok: !test[1],
        text,
        isTodo: /# TODO/i.test(text),
        isSkipped: /# SKIP/i.test(text),
        diagnostics: [],
      })
    } else if (line.startsWith('#')) {
      tests.at(-1)?.diagnostics.push(line)
    }
  }
  const bad = tests.filter(({ ok, isTodo, isSkipped }) => !ok || isTodo || isSkipped)
  const faults = bad.map(({ ok, text, diagnostics }) =>
    [`${ok ? 'ok, but' : 'not ok'} ${text}`, ...diagnostics].join('\n'),
  )
  if (planned === undefined)
    faults.push('no plan was printed: plan(n) or no_plan(), and finish(), are missing')
  else if (planned !== tests.length) faults.push(`${planned} tests were planned and ${tests.length} ran`)
  return { passed: tests.length - bad.length, faults }
}
