import { z } from 'zod'
import { audio } from './audio.ts'
import { button } from './button.ts'
import { contacts } from './contacts.ts'
import { document } from './document.ts'
import { edit } from './edit.ts'
import { image } from './image.ts'
import { interactive } from './interactive.ts'
import { type CustomerMessageKind, customerMessage } from './kind.ts'
import { location } from './location.ts'
import { order } from './order.ts'
import { reaction } from './reaction.ts'
import { requestWelcome } from './request-welcome.ts'
import { revoke } from './revoke.ts'
import { sticker } from './sticker.ts'
import { system } from './system.ts'
import { text } from './text.ts'
import { unsupported } from './unsupported.ts'
import { video } from './video.ts'

const kinds = new Map<string, CustomerMessageKind>(
  [
    text,
    image,
    video,
    audio,
    document,
    sticker,
    location,
    contacts,
    reaction,
    interactive,
    button,
    order,
    system,
    unsupported,
    edit,
    revoke,
    requestWelcome,
  ].map((kind) => [kind.type, kind]),
)

/** The kind of a type. A type that nobody knows is sent as it was given, as Meta may do any day. */
export function customerMessageKind(type: string): CustomerMessageKind {
  return kinds.get(type) ?? customerMessage({ type, input: z.unknown(), write: (_, value) => ({ value }) })
}
