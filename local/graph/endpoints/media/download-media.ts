import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { Emulator } from '../../emulator.ts'
import { authenticate, maySee, tokenText } from '../../http/authenticate.ts'
import { exchange, misbehave } from '../../http/router.ts'
import { downloadHash } from '../../world/ids.ts'

/** GET of a download address: needs the same bearer token; unknown and expired ones are 404 without a body. */
export function downloadMedia(emulator: Emulator) {
  return (c: Context<{ Bindings: Partial<HttpBindings> }>): Promise<Response> =>
    exchange(c, emulator, async ({ record, hit }) => {
      const { world } = emulator
      const query = new URL(c.req.url).searchParams
      const id = query.get('mid') ?? ''
      const expires = Number(query.get('ext'))
      record.endpoint = 'media.download'
      const media = world.media.get(id, world.clock.now())
      record.phone_number_id = media?.phone_number_id ?? null
      const action = hit({
        endpoint: 'media.download',
        method: 'GET',
        media_id: id,
        ...(media ? { phone_number_id: media.phone_number_id } : {}),
      })
      if (action?.type === 'media_404') return notFound()
      return misbehave(c, emulator, action, async () => {
        const token = authenticate(world, tokenText(c.req.raw.headers, query))
        record.token = token.value.slice(-4)
        const number = media && world.numbers.get(media.phone_number_id)
        const valid =
          expires > world.clock.seconds() &&
          query.get('hash') === downloadHash(id, expires, world.config.app_secret)
        if (!media || !number || !valid || !maySee(token, number.waba_id)) return notFound()
        return new Response(media.bytes, {
          headers: {
            'content-type': media.mime_type,
            'content-length': String(media.bytes.byteLength),
            'content-disposition': `inline;filename=${encodeURIComponent(media.filename ?? media.id)}`,
          },
        })
      })
    })
}

function notFound(): Response {
  return new Response(null, { status: 404 })
}
