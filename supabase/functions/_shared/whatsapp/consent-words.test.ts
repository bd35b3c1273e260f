import { describe, expect, test } from 'vitest'
import { consentMeant } from './consent-words.ts'

describe('consent words', () => {
  test.each([
    'STOP',
    'stop.',
    ' Stop ',
    'Unsubscribe',
    'STOP_PROMOTIONS',
    'إيقاف',
    'ايقاف',
    'الغاء',
    'إلغاء',
    'إلغاءِ',
    'إلغاء الاشتراك',
    'أوقف!',
    'توقف',
  ])('%s ends it', (text) => {
    expect(consentMeant(text)).toBe('stop')
  })

  test.each(['START', 'Subscribe', 'اشتراك', 'إشتراك'])('%s resumes it', (text) => {
    expect(consentMeant(text)).toBe('start')
  })

  test.each(['stop by tomorrow', 'أريد إلغاء الموعد', 'non stop', '', null, undefined, 'x'.repeat(5000)])(
    '%s is no such word',
    (text) => {
      expect(consentMeant(text)).toBeNull()
    },
  )
})
