import { expect, it } from 'vitest'
import { matches } from './matches'

it('finds a name by the beginnings of its words, in any spelling', () => {
  expect(matches(['الإعدادات', 'settings'], 'اعداد')).toBe(true)
  expect(matches(['الإعدادات', 'settings'], 'الاعدادات')).toBe(true)
  expect(matches(['الإعدادات', 'settings'], 'Set')).toBe(true)
  expect(matches(['طلبات الصيانة'], 'صيانه')).toBe(true)
  expect(matches(['تسجيل الخروج', 'sign out'], 'out sign')).toBe(true)
})

it('finds nothing by what stands within a word', () => {
  expect(matches(['settings'], 'ting')).toBe(false)
  expect(matches(['الأرقام'], 'قوالب')).toBe(false)
})
