import { z } from 'zod'
import { downloadUrl } from '../../world/download-url.ts'
import type { Media } from '../../world/media.ts'
import { sampleFile } from '../../world/samples.ts'
import { type CustomerMessageKind, customerMessage, type Writing } from './kind.ts'

const mediaInput = z
  .strictObject({
    /** A file that was posted to /control/media before. */
    id: z.string().optional(),
    base64: z.base64().optional(),
    /** Name of one of the photos that come with the emulator. */
    sample: z.string().optional(),
    mime_type: z.string().optional(),
    caption: z.string().max(1024).optional(),
    filename: z.string().optional(),
    voice: z.boolean().optional(),
    animated: z.boolean().optional(),
  })
  .refine(
    (input) => [input.id, input.base64, input.sample].filter((source) => source !== undefined).length === 1,
    'Give exactly one of id, base64 and sample',
  )

type MediaInput = z.infer<typeof mediaInput>
type Extras = (input: MediaInput) => Record<string, unknown>

/** A kind of message that carries a file; `extras` are the keys that only this kind has. */
export function mediaMessage(type: string, standardMime: string, extras: Extras): CustomerMessageKind {
  return customerMessage({
    type,
    input: mediaInput,
    write: (writing, input) => {
      const media = mediaOf(writing, input, standardMime)
      return {
        value: {
          ...extras(input),
          mime_type: media.mime_type,
          sha256: media.sha256.toString('base64'),
          id: media.id,
          url: downloadUrl(writing.world, media, 'webhook'),
        },
      }
    },
  })
}

/** `caption`, for the kinds that can have one. */
export function captionOf(input: MediaInput): Record<string, unknown> {
  return input.caption === undefined ? {} : { caption: input.caption }
}

function mediaOf({ world, number }: Writing, input: MediaInput, standardMime: string): Media {
  const now = world.clock.now()
  if (input.id !== undefined) {
    const media = world.media.get(input.id, now)
    if (!media) throw new Error(`There is no media file ${input.id}; post it to /control/media first`)
    return media
  }
  const sample = input.sample === undefined ? undefined : sampleFile(input.sample)
  const bytes = sample?.bytes ?? new Uint8Array(Buffer.from(input.base64 ?? '', 'base64'))
  return world.media.add(
    {
      phone_number_id: number.id,
      origin: 'customer',
      mime_type: input.mime_type ?? sample?.mime_type ?? standardMime,
      bytes,
      ...(input.filename === undefined ? {} : { filename: input.filename }),
    },
    now,
  )
}
