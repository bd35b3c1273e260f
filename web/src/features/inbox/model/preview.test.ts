import { describe, expect, it } from 'vitest'
import { keptPreview, previewLine } from './preview'

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

  it('words what a conversation keeps in the language of the reader', () => {
    expect(keptPreview('voice', null, 'ar')).toBe('رسالة صوتية')
    expect(keptPreview('voice', null, 'en')).toBe('Voice message')
    expect(keptPreview('text', '🎉 مبروك', 'ar')).toBe('🎉 مبروك')
    expect(keptPreview('something_new', null, 'en')).toBe('A kind of message that is not known yet')
  })
})
