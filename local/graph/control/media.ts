import { Hono } from 'hono'
import { z } from 'zod'
import type { Emulator } from '../emulator.ts'
import { sampleNames } from '../world/samples.ts'
import { ControlError, queryOf } from './json.ts'

const MAX_BYTES = 100 * 1024 * 1024
const uploadSchema = z.object({ phone_number_id: z.string().optional(), filename: z.string().optional() })

/** Files of customers: posting one, and looking at any without a token. */
export function mediaControl({ world }: Emulator): Hono {
  return new Hono()
    .get('/samples', (c) => c.json({ samples: sampleNames() }))
    .post('/', async (c) => {
      const { phone_number_id, filename } = queryOf(c, uploadSchema)
      const number = phone_number_id ? world.numbers.find(phone_number_id) : world.numbers.all()[0]
      if (!number) throw new ControlError('There is no such business number', 404)
      const bytes = new Uint8Array(await c.req.arrayBuffer())
      if (bytes.byteLength === 0) throw new ControlError('The file is empty')
      if (bytes.byteLength > MAX_BYTES) throw new ControlError('The file is larger than 100 MB')
      const media = world.media.add(
        {
          phone_number_id: number.id,
          origin: 'customer',
          mime_type: c.req.header('content-type') ?? 'application/octet-stream',
          bytes,
          ...(filename ? { filename } : {}),
        },
        world.clock.now(),
      )
      return c.json({ id: media.id, mime_type: media.mime_type, file_size: bytes.byteLength }, 201)
    })
    .get('/:id', (c) => {
      const media = world.media.get(c.req.param('id'), world.clock.now())
      if (!media) throw new ControlError('There is no such file', 404)
      return new Response(media.bytes, {
        headers: {
          'content-type': media.mime_type,
          'cache-control': 'private, max-age=3600',
          'x-content-type-options': 'nosniff',
          // Files come from anybody; none of them may run as a page of this origin.
          'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        },
      })
    })
}
