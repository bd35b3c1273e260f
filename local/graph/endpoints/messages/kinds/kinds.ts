import { audio } from './audio.ts'
import { document } from './document.ts'
import { image } from './image.ts'
import type { OutgoingKind } from './kind.ts'
import { sticker } from './sticker.ts'
import { text } from './text.ts'
import { video } from './video.ts'

/** All types of messages that a business can send. */
export const outgoingKinds: ReadonlyMap<string, OutgoingKind> = new Map(
  [text, image, video, audio, document, sticker].map((kind) => [kind.type, kind]),
)
