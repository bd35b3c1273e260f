// arabic_normalize() in Postgres and arabicNormalize() in TypeScript say the same of every text.
import fc from 'fast-check'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { ARABIC_VECTORS, arabicNormalize } from '../../functions/_shared/contracts/arabic.ts'

let sql: postgres.Sql

beforeAll(() => {
  sql = postgres(inject('stack').db_url, { max: 1, onnotice: () => {} })
})
afterAll(() => sql.end())

async function foldedByPostgres(texts: string[]): Promise<string[]> {
  const rows = await sql<{ folded: string }[]>`
    select public.arabic_normalize(t.text) as folded
    from unnest(${texts}::text[]) with ordinality as t (text, place) order by t.place`
  return rows.map(({ folded }) => folded)
}

/** Letters that occur: Latin, Arabic with its extensions and presentation forms, marks, spaces, digits. */
const letter = fc.oneof(
  fc.integer({ min: 0x20, max: 0x24f }),
  fc.integer({ min: 0x600, max: 0x6ff }),
  fc.integer({ min: 0x750, max: 0x77f }),
  fc.integer({ min: 0x2000, max: 0x206f }),
  fc.integer({ min: 0xfb50, max: 0xfbb1 }),
  fc.integer({ min: 0xfe70, max: 0xfefc }),
  fc.constantFrom(0x9, 0xa, 0xd, 0x654, 0x655, 0x1680, 0x3000, 0xfdf2, 0xfeff, 0x1f44d),
)
const text = fc.array(letter, { maxLength: 24 }).map((points) => String.fromCodePoint(...points))

test('A26 the golden vectors fold in Postgres as in TypeScript', async () => {
  const folded = await foldedByPostgres(ARABIC_VECTORS.map(([written]) => written))
  expect(folded).toEqual(ARABIC_VECTORS.map(([, wanted]) => wanted))
})

test('A26 any text folds in Postgres as in TypeScript', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 50, maxLength: 100 }), async (texts) => {
      expect(await foldedByPostgres(texts)).toEqual(texts.map(arabicNormalize))
    }),
    { numRuns: 40 },
  )
})
