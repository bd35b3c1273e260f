/*
 * One line that says what a message is, in Arabic and English: for the list of conversations, notifications and exports.
 * The words of the person come first where there are any; a sign says of what kind the rest is.
 */

export type PreviewLanguage = 'ar' | 'en'

/** What a preview is made of; any row of messages, or the last message of a conversation. */
export type Previewed = {
  type: string
  text?: string | null
  content?: Record<string, unknown> | null
  direction?: 'inbound' | 'outbound' | string
  revoked_at?: string | null
}

type Words = Record<PreviewLanguage, string>

/** Every kind with its words; the database knows the same ones. */
export const KINDS: Record<string, Words & { sign?: string }> = {
  image: { sign: '📷', ar: 'صورة', en: 'Photo' },
  video: { sign: '🎥', ar: 'فيديو', en: 'Video' },
  audio: { sign: '🎵', ar: 'ملف صوتي', en: 'Audio' },
  voice: { sign: '🎤', ar: 'رسالة صوتية', en: 'Voice message' },
  document: { sign: '📄', ar: 'ملف', en: 'Document' },
  sticker: { sign: '🖼️', ar: 'ملصق', en: 'Sticker' },
  location: { sign: '📍', ar: 'موقع', en: 'Location' },
  contacts: { sign: '👤', ar: 'جهة اتصال', en: 'Contact' },
  order: { sign: '🛒', ar: 'طلب شراء', en: 'Order' },
  product: { sign: '🛍️', ar: 'منتج', en: 'Product' },
  flow: { sign: '📋', ar: 'ردّ على نموذج', en: 'Form answered' },
  address: { sign: '🏠', ar: 'عنوان', en: 'Address' },
  call_accept: { sign: '📞', ar: 'سمح بالاتصال', en: 'Agreed to be called' },
  call_reject: { sign: '📞', ar: 'لم يسمح بالاتصال', en: 'Does not want to be called' },
  call: { sign: '📞', ar: 'مكالمة', en: 'Call' },
  template: { sign: '🧾', ar: 'قالب', en: 'Template' },
  interactive: { sign: '🔘', ar: 'رسالة تفاعلية', en: 'Interactive message' },
  button: { sign: '🔘', ar: 'زر', en: 'Button' },
  reaction_removed: { ar: 'أزال تفاعله', en: 'Removed a reaction' },
  edit: { sign: '✏️', ar: 'عدّل رسالة', en: 'Edited a message' },
  revoke: { sign: '🚫', ar: 'حُذفت هذه الرسالة', en: 'This message was deleted' },
  system_number: { sign: 'ℹ️', ar: 'غيّر رقم هاتفه', en: 'Changed their number' },
  system_identity: { sign: 'ℹ️', ar: 'تغيّر رمز الأمان', en: 'Security code changed' },
  system: { sign: 'ℹ️', ar: 'إشعار من واتساب', en: 'Notice from WhatsApp' },
  media_placeholder: { sign: '📎', ar: 'وسائط من السجل', en: 'Media from history' },
  media_refused: { sign: '📎', ar: 'ملف أكبر مما يسمح به واتساب', en: 'File too large for WhatsApp' },
  poll: { sign: '📊', ar: 'استطلاع', en: 'Poll' },
  companion: {
    sign: '📱',
    ar: 'رسالة تظهر على الهاتف فقط',
    en: 'A message that only the phone shows',
  },
  unsupported: {
    sign: '❔',
    ar: 'رسالة من نوع لا يدعمه واتساب للأعمال',
    en: 'A kind of message that WhatsApp does not pass on',
  },
  text: { ar: 'رسالة فارغة', en: 'Empty message' },
  unknown: { sign: '❔', ar: 'رسالة من نوع غير معروف', en: 'A kind of message that is not known yet' },
}

type Fields = Record<string, unknown>

const objectOf = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined

const fieldsOf = (value: unknown): Fields => objectOf(value) ?? {}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

function kindOfInteractive(content: Fields): string {
  const reply = objectOf(content.nfm_reply)
  if (reply) return reply.name === 'address_message' ? 'address' : 'flow'
  const permission = objectOf(content.call_permission_reply)
  if (permission) return permission.response === 'accept' ? 'call_accept' : 'call_reject'
  const type = textOf(content.type)
  if (type === 'flow') return 'flow'
  return type === 'product' || type === 'product_list' || type === 'catalog_message'
    ? 'product'
    : 'interactive'
}

function kindOfUnsupported(content: Fields): string {
  const errors = Array.isArray(content.errors) ? content.errors.map(fieldsOf) : []
  if (errors.some(({ code }) => code === 131060)) return 'companion'
  const type = textOf(content.type)
  return type === 'poll' || type === 'edit' ? type : 'unsupported'
}

/**
 * What a message is, in one word that is the same in every language. A conversation keeps it of its last message
 * (`last_message_kind`), together with the words that go with it (`last_message_text`).
 */
export function previewKind({ type, content, text, revoked_at }: Previewed): string {
  if (revoked_at) return 'revoke'
  const fields = fieldsOf(content)
  switch (type) {
    case 'audio':
      return fields.voice === true ? 'voice' : 'audio'
    case 'interactive':
      return kindOfInteractive(fields)
    case 'unsupported':
      return kindOfUnsupported(fields)
    case 'reaction':
      return text ? 'reaction' : 'reaction_removed'
    case 'system':
      return /number|user_id/.test(textOf(fields.type))
        ? 'system_number'
        : /identity/.test(textOf(fields.type))
          ? 'system_identity'
          : 'system'
    case 'image':
    case 'video':
    case 'document':
    case 'sticker': {
      const errors = Array.isArray(fields.errors) ? fields.errors.map(fieldsOf) : []
      return errors.some(({ code }) => code === 131052) ? 'media_refused' : type
    }
    default:
      return Object.hasOwn(KINDS, type) ? type : 'unknown'
  }
}

/** What a person reads where the kind alone says too little. */
function detailOf(kind: string, { text, content }: Previewed, language: PreviewLanguage): string {
  const fields = fieldsOf(content)
  if (kind === 'flow' || kind === 'call_accept' || kind === 'call_reject' || kind.startsWith('system'))
    return ''
  if (kind === 'document') return textOf(text) || textOf(fields.filename)
  if (kind === 'template')
    return textOf(text) || textOf(fieldsOf(fields.template).name) || textOf(fields.name)
  if (kind === 'order' && !textOf(text)) {
    const items = Array.isArray(fields.product_items) ? fields.product_items.length : 0
    if (items === 0) return ''
    return language === 'ar'
      ? `${items} ${items > 2 && items < 11 ? 'أصناف' : 'صنف'}`
      : `${items} item${items === 1 ? '' : 's'}`
  }
  return textOf(text)
}

const MAX_LENGTH = 200

/** One readable line about a message, at most 200 characters. Never empty, whatever the type. */
export function previewOf(message: Previewed, language: PreviewLanguage): string {
  const kind = previewKind(message)
  return lineOf(kind, kind === 'revoke' ? '' : detailOf(kind, message, language), language)
}

/** The same line from what a conversation keeps of its last message. */
export function previewOfKept(
  { kind, text }: { kind: string; text: string | null },
  language: PreviewLanguage,
): string {
  return lineOf(Object.hasOwn(KINDS, kind) || kind === 'reaction' ? kind : 'unknown', textOf(text), language)
}

function lineOf(kind: string, words: string, language: PreviewLanguage): string {
  const named = KINDS[kind]
  const detail = words.replace(/\s+/gu, ' ')
  if (kind === 'reaction') return language === 'ar' ? `تفاعل بـ ${detail}` : `Reacted with ${detail}`
  const isPlain = kind === 'text' || kind === 'interactive' || kind === 'button'
  if (isPlain && detail) return cut(detail)
  const label = named ? named[language] : ''
  const body = detail
    ? kind === 'contacts' || kind === 'location' || kind === 'edit'
      ? `${label}: ${detail}`
      : detail
    : label
  return cut(named?.sign ? `${named.sign} ${body}` : body)
}

function cut(text: string): string {
  const characters = [...text]
  return characters.length <= MAX_LENGTH ? text : `${characters.slice(0, MAX_LENGTH - 1).join('')}…`
}
