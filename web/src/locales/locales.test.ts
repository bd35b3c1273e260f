import { describe, expect, it } from 'vitest'

const FORMS = new Intl.PluralRules('ar').resolvedOptions().pluralCategories

const files = import.meta.glob<{ texts: object }>('./*/*.ts', { eager: true })
const names = Object.keys(files).flatMap((path) => /^\.\/ar\/(.+)\.ts$/.exec(path)?.[1] ?? [])

/** Every sentence of a namespace in a language, by its key. */
function textsOf(language: 'ar' | 'en', name: string): Map<string, string> {
  const file = files[`./${language}/${name}.ts`]
  if (!file) throw new Error(`no ${name} in ${language}`)
  return new Map(sentences(file.texts))
}

function sentences(tree: object, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value]] : sentences(value, `${path}${key}.`),
  )
}

it('the texts are found', () => {
  expect(names.length).toBeGreaterThan(10)
})

it('no two parts use the same name, so that none overwrites another', () => {
  const keys = names.flatMap((name) => Object.keys(files[`./ar/${name}.ts`]?.texts ?? {}))
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
})

describe.each(names)('the texts of %s', (name) => {
  const arabic = textsOf('ar', name)
  const english = textsOf('en', name)

  it('have all six plural forms in Arabic wherever they count', () => {
    const counted = [...arabic.keys()]
      .filter((key) => key.endsWith('_other'))
      .map((key) => key.replace(/_other$/, ''))
    for (const key of counted) {
      for (const form of FORMS) expect([...arabic.keys()], `${key}_${form}`).toContain(`${key}_${form}`)
    }
  })

  it('fill in the same values in both languages', () => {
    // "One" and "two" are words of their own in Arabic.
    const mayBeLeftOut = new Set(['{{count}}', '{{number}}'])
    const slots = (text: string) =>
      (text.match(/{{\w+}}/g) ?? []).filter((slot) => !mayBeLeftOut.has(slot)).sort()
    for (const [key, text] of english) expect(slots(arabic.get(key) ?? ''), key).toEqual(slots(text))
  })

  it('leave no language with an empty or untranslated sentence', () => {
    const mayBeEmpty = new Set(['ticks.none'])
    // What has no letters (a sign, an example of a code) is the same everywhere.
    const saysSomething = (text: string) => /\p{L}/u.test(text.replace(/{{\w+}}/g, ''))
    for (const [key, text] of english) {
      if (mayBeEmpty.has(key)) continue
      expect(text, key).not.toBe('')
      if (saysSomething(text)) expect(arabic.get(key), key).not.toBe(text)
    }
  })
})
