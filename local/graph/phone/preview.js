import { t } from './i18n.js'
import { icon } from './icons.js'

const iconOf = {
  image: 'image',
  video: 'image',
  audio: 'mic',
  document: 'file',
  location: 'pin',
  contacts: 'person',
  sticker: 'smile',
  reaction: 'smile',
}

/** One line that stands for a message, with a small icon where it is not a text. */
export function previewOf(message) {
  const name = iconOf[message.type]
  return [name ? icon(name, 14) : null, previewText(message)]
}

/** The same as text only. */
export function previewText({ type, content, rendered }) {
  const value = content[type] ?? {}
  switch (type) {
    case 'text':
      return value.body
    case 'image':
    case 'video':
      return value.caption || t(type === 'image' ? 'photo' : 'video')
    case 'audio':
    case 'sticker':
      return t(type)
    case 'document':
      return value.filename ?? t('document')
    case 'location':
      return value.name ?? t('location')
    case 'contacts':
      return value[0]?.name?.formatted_name ?? t('contacts')
    case 'reaction':
      return value.emoji ?? ''
    case 'interactive':
      return (
        value.body?.text ??
        value.button_reply?.title ??
        value.list_reply?.title ??
        value.nfm_reply?.body ??
        type
      )
    case 'button':
      return value.text
    case 'template':
      return rendered?.body ?? value.name ?? type
    default:
      return type
  }
}
