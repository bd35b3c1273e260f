import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseWebhookBody } from '../whatsapp/inbound.ts'
import { previewOf } from './preview.ts'

const folder = new URL('../../../tests/fixtures/whatsapp/', import.meta.url)

function messageOf(name: string) {
  const change = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'))
  const body = new TextEncoder().encode(JSON.stringify({ entry: [{ changes: [change] }] }))
  const [update] = parseWebhookBody({ event_id: crypto.randomUUID(), body, received_at: new Date() })
  return update?.kind === 'message' ? update : undefined
}

describe('a preview', () => {
  test.each([
    ['message_text', 'Does it come in blue?', 'Does it come in blue?'],
    ['message_image', '📷 like this', '📷 like this'],
    ['message_audio_voice', '🎤 رسالة صوتية', '🎤 Voice message'],
    ['message_document', '📄 my receipt', '📄 my receipt'],
    ['message_sticker', '🖼️ ملصق', '🖼️ Sticker'],
    ['message_location', '📍 موقع: Coffee Place', '📍 Location: Coffee Place'],
    ['message_contacts', '👤 جهة اتصال: Rui Costa', '👤 Contact: Rui Costa'],
    ['message_button_reply', 'Cancel', 'Cancel'],
    ['message_list_reply', 'Priority Mail Express', 'Priority Mail Express'],
    ['message_flow_reply', '📋 ردّ على نموذج', '📋 Form answered'],
    ['message_address_reply', '🏠 Ana Lima, 12 Rose St', '🏠 Ana Lima, 12 Rose St'],
    ['message_call_permission_reply', '📞 سمح بالاتصال', '📞 Agreed to be called'],
    ['message_reaction', 'تفاعل بـ 👍', 'Reacted with 👍'],
    ['message_reaction_removed', 'أزال تفاعله', 'Removed a reaction'],
    ['message_order', '🛒 Love these!', '🛒 Love these!'],
    ['message_system_number_change', 'ℹ️ غيّر رقم هاتفه', 'ℹ️ Changed their number'],
    ['message_unsupported', '📊 استطلاع', '📊 Poll'],
    ['message_revoke', '🚫 حُذفت هذه الرسالة', '🚫 This message was deleted'],
    ['message_edit', '✏️ عدّل رسالة: Does it come in green?', '✏️ Edited a message: Does it come in green?'],
    ['message_media_too_large', '📎 ملف أكبر مما يسمح به واتساب', '📎 File too large for WhatsApp'],
    ['message_unknown_type', '❔ رسالة من نوع غير معروف', '❔ A kind of message that is not known yet'],
    ['message_interactive_without_object', '🔘 رسالة تفاعلية', '🔘 Interactive message'],
  ])('%s: %s', (name, arabic, english) => {
    const message = messageOf(name)
    expect(message).toBeDefined()
    if (!message) return
    expect(previewOf(message, 'ar')).toBe(arabic)
    expect(previewOf(message, 'en')).toBe(english)
  })

  test('exists in both languages for every message that Meta can send, without digits of a person', () => {
    const names = readdirSync(folder).filter((name) => /^(message_|smb_message)/.test(name))
    const messages = names.map((name) => messageOf(name.replace('.json', ''))).filter((message) => !!message)
    expect(messages.length).toBeGreaterThan(30)
    for (const message of messages) {
      for (const language of ['ar', 'en'] as const) {
        expect(previewOf(message, language).trim()).not.toBe('')
        expect(previewOf(message, language)).not.toMatch(/\d{8}/)
      }
    }
  })

  test('of a deleted message says so, whatever it was', () => {
    const deleted = { type: 'text', text: 'secret', revoked_at: '2026-11-22T00:00:00Z' }
    expect(previewOf(deleted, 'en')).toBe('🚫 This message was deleted')
  })

  test('is one line of at most 200 characters, cut between characters', () => {
    const preview = previewOf({ type: 'text', text: `${'😀\n'.repeat(300)}` }, 'ar')
    expect([...preview]).toHaveLength(200)
    expect(preview.isWellFormed()).toBe(true)
    expect(preview).not.toContain('\n')
  })

  test.each(['', 'constructor', '__proto__', 'toString'])('of the type %j is the placeholder', (type) => {
    expect(previewOf({ type, text: null, content: null }, 'en')).toContain('not known yet')
  })
})
