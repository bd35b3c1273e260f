import { expect, it } from 'vitest'
import { aroundFound } from './found'

it('marks what was looked for, whatever the form of its letters', () => {
  expect(aroundFound('صباح الخير يا أحمد', 'احمد')).toEqual(['صباح الخير يا ', 'أحمد', ''])
  expect(aroundFound('السِّعر كام؟', 'السعر')).toEqual(['', 'السِّعر', ' كام؟'])
  expect(aroundFound('فاتورة رقم ٤٥٦', '456')).toEqual(['فاتورة رقم ', '٤٥٦', ''])
  expect(aroundFound('Ask ALI today', 'ali')).toEqual(['Ask ', 'ALI', ' today'])
})

it('leaves a text alone in which it is not', () => {
  expect(aroundFound('<b>مرحبا</b>', 'غدا')).toEqual(['<b>مرحبا</b>', '', ''])
  expect(aroundFound('مرحبا', ' ')).toEqual(['مرحبا', '', ''])
})

it('begins near the find in a long text', () => {
  const [before, found] = aroundFound(`${'كلام '.repeat(40)}هنا`, 'هنا')
  expect(before.length).toBeLessThan(45)
  expect(before.startsWith('…')).toBe(true)
  expect(found).toBe('هنا')
})
