import { describe, expect, it } from 'vitest'
import { ar } from './ar'
import { en } from './en'

const FORMS = new Intl.PluralRules('ar').resolvedOptions().pluralCategories

function texts(tree: object, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value]] : texts(value, `${path}${key}.`),
  )
}

describe('the texts', () => {
  it('have all six plural forms in Arabic wherever they count', () => {
    const keys = new Set(texts(ar).map(([key]) => key))
    const counted = [...keys].filter((key) => key.endsWith('_other')).map((key) => key.replace(/_other$/, ''))
    expect(counted.length).toBeGreaterThan(0)
    for (const key of counted) {
      for (const form of FORMS) expect(keys, `${key}_${form}`).toContain(`${key}_${form}`)
    }
  })

  it('fill in the same values in both languages', () => {
    const slots = (text: string) =>
      (text.match(/{{\w+}}/g) ?? []).filter((slot) => slot !== '{{count}}').sort()
    const arabic = new Map(texts(ar))
    for (const [key, text] of texts(en)) expect(slots(arabic.get(key) ?? ''), key).toEqual(slots(text))
  })

  it('leave no language with an empty or untranslated sentence', () => {
    const may = new Set(['message.status.none'])
    const sameOnPurpose = new Set<string>()
    const arabic = new Map(texts(ar))
    for (const [key, text] of texts(en)) {
      if (may.has(key)) continue
      expect(text, key).not.toBe('')
      if (!sameOnPurpose.has(key)) expect(arabic.get(key), key).not.toBe(text)
    }
  })
})
