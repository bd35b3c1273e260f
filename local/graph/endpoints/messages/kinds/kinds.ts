import { audio } from './audio.ts'
import { contacts } from './contacts.ts'
import { document } from './document.ts'
import { image } from './image.ts'
import { interactive } from './interactive.ts'
import type { OutgoingKind } from './kind.ts'
import { location } from './location.ts'
import { reaction } from './reaction.ts'
import { sticker } from './sticker.ts'
import { template } from './template.ts'
import { text } from './text.ts'
import { video } from './video.ts'

/** All types of messages that a business can send. */
export const outgoingKinds: ReadonlyMap<string, OutgoingKind> = new Map(
  [text, image, video, audio, document, sticker, location, contacts, reaction, interactive, template].map(
    (kind) => [kind.type, kind],
  ),
)
