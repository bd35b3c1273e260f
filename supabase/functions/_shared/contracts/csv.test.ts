import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvHead, csvLine, parseCsv, unguard } from './csv.ts'

test('what is written is read back, whatever stands in the cells', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 2 }), { minLength: 1 }),
      (rows) => {
        const text = csvHead(['a', 'b']) + rows.map(csvLine).join('')
        expect(parseCsv(text).map((row) => row.map(unguard))).toEqual([['a', 'b'], ...rows])
      },
    ),
  )
})

test('a cell that a spreadsheet would run is text, and a phone number stays as it is', () => {
  expect(csvLine(['=1+1', '@x', '+201001234567', "'=1"])).toBe("'=1+1,'@x,+201001234567,''=1\r\n")
})

test('semicolons and tabs separate as well, and the last line needs no end', () => {
  expect(parseCsv('اسم;هاتف\nمها;010')).toEqual([
    ['اسم', 'هاتف'],
    ['مها', '010'],
  ])
  expect(parseCsv('a\tb\r\n"x\ty"\tz')).toEqual([
    ['a', 'b'],
    ['x\ty', 'z'],
  ])
})
