import type { InboundMessage } from '../contracts/inbound.ts'

type Fields = Record<string, unknown>

/** The value at a path of keys, when it is a text. */
function textAt(value: unknown, ...path: (string | number)[]): string | null {
  let here = value
  for (const key of path) {
    if (typeof here !== 'object' || here === null) return null
    here = (here as Fields)[key]
  }
  return typeof here === 'string' && here !== '' ? here : null
}

/** What a person reads in a message: body, caption, title of the button he pressed, emoji. Null where there is none. */
export function readableText(message: InboundMessage): string | null {
  const { type } = message
  switch (type) {
    case 'text':
      return textAt(message, 'text', 'body')
    case 'image':
    case 'video':
    case 'document':
      return textAt(message, type, 'caption')
    case 'button':
      return textAt(message, 'button', 'text')
    case 'interactive':
      return (
        textAt(message, 'interactive', 'button_reply', 'title') ??
        textAt(message, 'interactive', 'list_reply', 'title') ??
        textAt(message, 'interactive', 'nfm_reply', 'body')
      )
    case 'reaction':
      return textAt(message, 'reaction', 'emoji')
    case 'location':
      return textAt(message, 'location', 'name') ?? textAt(message, 'location', 'address')
    case 'contacts':
      return textAt(message, 'contacts', 0, 'name', 'formatted_name')
    case 'order':
      return textAt(message, 'order', 'text')
    case 'edit': {
      const edited = (message.edit as Fields | undefined)?.message as InboundMessage | undefined
      return edited?.type ? readableText(edited) : null
    }
    default:
      return null
  }
}

/** The message that a reaction, an edit or a deletion is about; null for a line of the thread. */
export function targetOf(message: InboundMessage): string | null {
  switch (message.type) {
    case 'reaction':
      return textAt(message, 'reaction', 'message_id')
    case 'edit':
      return textAt(message, 'edit', 'original_message_id')
    case 'revoke':
      return textAt(message, 'revoke', 'original_message_id')
    default:
      return null
  }
}
