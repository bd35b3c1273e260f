import { describe, expect, it } from 'vitest'

/* The rules of the house that a reader cannot see at a glance, as tests. */

const files = Object.entries(
  import.meta.glob<string>('./**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true }),
).map(([path, source]) => ({ path: path.replace('./', ''), source }))

const imports = files.flatMap(({ path, source }) =>
  [...source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => ({
    path,
    target: resolve(path, match[1] ?? ''),
  })),
)

function resolve(from: string, target: string): string {
  if (target.startsWith('@/')) return target.slice(2)
  if (!target.startsWith('.')) return target
  const url = new URL(target, `file:///${from}`)
  return url.pathname.slice(1)
}

const areaOf = (path: string) => /^(features\/[^/]+|[^/]+)/.exec(path)?.[1] ?? ''
const components = files.filter(({ path }) => path.endsWith('.tsx'))

/** Lines that break a rule, as `file: line`; comments may say what they like. */
function offences(among: typeof files, rule: RegExp): string[] {
  return among.flatMap(({ path, source }) =>
    source
      .split('\n')
      .filter((line) => rule.test(line) && !/^\s*(\/\/|\*|\/\*)/.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  )
}

describe('imports', () => {
  it('are found at all', () => {
    expect(imports.length).toBeGreaterThan(200)
  })

  it('go from app to features to lib and components, never back', () => {
    const allowed: Record<string, RegExp> = {
      lib: /^(lib|locales|config)\//,
      components: /^(components|lib)\//,
      config: /^config\//,
      locales: /^locales\//,
    }
    const wrong = imports.filter(({ path, target }) => {
      const rule = allowed[areaOf(path)]
      return rule && /^(app|features|components|lib|locales|config)\//.test(target) && !rule.test(target)
    })
    expect(wrong).toEqual([])
  })

  it('never join two features', () => {
    const wrong = imports.filter(
      ({ path, target }) =>
        areaOf(path).startsWith('features/') &&
        target.startsWith('features/') &&
        areaOf(path) !== areaOf(target),
    )
    expect(wrong).toEqual([])
  })

  it('reach the shared contracts for types, and in the first load only for what needs no zod', () => {
    // What is opened later may bring the validators with it; the build weighs the first load besides.
    const later = /^features\/(?!inbox\/|auth\/)|^features\/inbox\/components\/compose\//
    const first = files.filter(({ path }) => !path.includes('.test.') && !later.test(path))
    expect(
      offences(first, /^import (?!type ).*from '@contracts\/(?!(?:albums|arabic|csv|preview)')/),
    ).toEqual([])
  })
})

describe('components', () => {
  it('know start and end, not left and right', () => {
    const physical =
      /["'\s](?:-?[mp][lr]-|-?(?:left|right)-|border-[lr][-\s"']|rounded-(?:[lr]|t[lr]|b[lr])-|text-(?:left|right)\b)/
    expect(offences(components, physical)).toEqual([])
  })

  it('name tokens, not colours or sizes', () => {
    const literal = /(?:bg|text|border|shadow|fill|stroke)-\[(?!inherit)|#[0-9a-f]{3,8}\b|\[\d+(?:px|rem)\]/i
    expect(offences(components, literal)).toEqual([])
  })

  it('take every word from the texts', () => {
    const words =
      />[^<>{}=]*[A-Za-z\u0600-\u06ff]{3,}[^<>{}=;]*<\/|(?:aria-label|placeholder|title|alt)="[^"]*[A-Za-z]/
    const found = offences(components, words)
    // The beginning of an address is the same in every language.
    expect(found.filter((line) => !/placeholder="(?:https:\/\/|\w+\.example)"/.test(line))).toEqual([])
  })

  it('never turn text into HTML', () => {
    expect(
      offences(
        files.filter(({ path }) => path !== 'architecture.test.ts'),
        /dangerouslySetInnerHTML|innerHTML|insertAdjacentHTML/,
      ),
    ).toEqual([])
  })
})

describe('files', () => {
  it('have fewer than 400 lines', () => {
    const long = files.filter(
      ({ path, source }) => !/^locales\/|\.types\.ts$/.test(path) && source.split('\n').length > 400,
    )
    expect(long.map(({ path }) => path)).toEqual([])
  })

  it('read the build environment in one place', () => {
    const elsewhere = files.filter(({ path }) => path !== 'config/env.ts' && !path.includes('.test.'))
    expect(offences(elsewhere, /import\.meta\.env/)).toEqual([])
  })
})
