import type { SendMessageBody } from '@contracts/messages'

/*
 * A message as it is handed to the hub, apart from where and when. A file that is still to be uploaded is left out of
 * it; its place is known by the type.
 */

type Where = 'conversation_id' | 'to' | 'context_message_id' | 'scheduled_for' | 'acknowledge'
type WithoutWhere<Body> = Body extends unknown ? Omit<Body, Where> : never

/** What POST /messages takes, without where to and when. */
export type OutgoingMessage = WithoutWhere<SendMessageBody>

/** Files of a message, by the type that WhatsApp gives them. */
export type FileType = 'image' | 'video' | 'audio' | 'document'

type Json = Record<string, unknown>

/** Where the file of a message stands in its typed object; null when it carries none. */
function filePlace(type: string, content: Json): (string | number)[] | null {
  if (['image', 'video', 'audio', 'document', 'sticker'].includes(type)) return []
  if (type === 'interactive') {
    const kind = (content.header as Json | undefined)?.type
    return kind === 'image' || kind === 'video' || kind === 'document' ? ['header', kind] : null
  }
  if (type === 'template') {
    const components = (content.components ?? []) as { type: string; parameters?: { type: string }[] }[]
    const index = components.findIndex((component) => component.type.toLowerCase() === 'header')
    const kind = components[index]?.parameters?.[0]?.type
    return kind === 'image' || kind === 'video' || kind === 'document'
      ? ['components', index, 'parameters', 0, kind]
      : null
  }
  return null
}

/** The message with its file named by the path of its upload. */
export function withFile(message: OutgoingMessage, path: string): OutgoingMessage {
  const content = structuredClone((message as unknown as Json)[message.type]) as Json
  const place = filePlace(message.type, content)
  if (place === null) return message
  let target = content
  for (const step of place) target = target[step] as Json
  target.path = path
  return { type: message.type, [message.type]: content } as unknown as OutgoingMessage
}
