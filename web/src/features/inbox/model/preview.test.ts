import { describe, expect, it } from 'vitest'
import { previewLine } from './preview'

describe('previewLine', () => {
  it('leaves the sign to the icon', () => {
    expect(previewLine({ type: 'audio', content: { voice: true } }, 'ar')).toBe('رسالة صوتية')
    expect(previewLine({ type: 'image', text: 'like this' }, 'en')).toBe('like this')
    expect(previewLine({ type: 'system', content: { type: 'user_changed_number' } }, 'en')).toBe(
      'Changed their number',
    )
  })

  it("keeps a person's own emoji", () => {
    expect(previewLine({ type: 'text', text: '🎉 مبروك' }, 'ar')).toBe('🎉 مبروك')
    expect(previewLine({ type: 'image', text: '🎉 party' }, 'en')).toBe('🎉 party')
  })
})
