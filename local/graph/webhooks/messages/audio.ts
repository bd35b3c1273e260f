import { mediaMessage } from './media.ts'

/** A voice message, or an audio file when `voice` is false. */
export const audio = mediaMessage('audio', 'audio/ogg; codecs=opus', (input) => ({
  voice: input.voice ?? true,
}))
