import { describe, expect, it } from 'vitest'
import { attributeKey, guessTargets, toCell } from './columns'

describe('columns of a file', () => {
  it('are recognised by Arabic and English headings', () => {
    expect(guessTargets(['الإسم', 'رقم الموبايل', 'البريد الإلكتروني', 'الوسوم', 'ملاحظات'], [], [])).toEqual(
      ['name', 'phone', 'email', 'tags', null],
    )
    expect(
      guessTargets(['Customer name', 'Mobile', 'E-mail', 'city', 'attributes.floor'], [], ['city']),
    ).toEqual(['name', 'phone', 'email', 'attributes.city', 'attributes.floor'])
  })

  it('are recognised by their numbers when no heading says it', () => {
    const rows = [
      ['أحمد', '٠١٠٠١٢٣٤٥٦٧'],
      ['منى', '+20 100 765 4321'],
    ]
    expect(guessTargets(['A', 'B'], rows, [])).toEqual([null, 'phone'])
  })

  it('stand for one field each', () => {
    expect(guessTargets(['phone', 'phone 2'], [], [])).toEqual(['phone', null])
  })

  it('give keys and tags in the words of the interface', () => {
    expect(attributeKey('Unit No.', 3)).toBe('unit_no')
    expect(attributeKey('الدور', 3)).toBe('column_4')
    expect(toCell('tags', 'مميز، جديد; VIP')).toBe('مميز|جديد|VIP')
  })
})
