import type { Media } from './media.ts'
import type { BusinessNumber } from './numbers.ts'
import type { World } from './world.ts'

const CACHE_MS = 600_000
const MAX_BYTES = 100 * 1024 * 1024

const caches = new WeakMap<World, Map<string, { media: Media; at: number }>>()

/** Fetches the file behind a `link`, as Meta does and with its cache of ten minutes; a text says why not. */
export async function fetchLink(world: World, number: BusinessNumber, link: string): Promise<Media | string> {
  const cache = caches.get(world) ?? new Map<string, { media: Media; at: number }>()
  caches.set(world, cache)
  const now = world.clock.now()
  const cached = cache.get(link)
  if (cached && cached.at > now - CACHE_MS / world.clock.scale && world.media.get(cached.media.id, now)) {
    return cached.media
  }
  try {
    const response = await fetch(link, {
      signal: AbortSignal.timeout(15_000),
      headers: { 'user-agent': 'WhatsApp/2' },
    })
    if (!response.ok) return `Downloading media from weblink failed with http code ${response.status}`
    const bytes = new Uint8Array(await response.arrayBuffer())
    if (bytes.byteLength > MAX_BYTES) return `Media of the weblink is larger than ${MAX_BYTES} bytes`
    const mime = response.headers.get('content-type') ?? 'application/octet-stream'
    const media = world.media.add(
      { phone_number_id: number.id, origin: 'upload', mime_type: mime, bytes },
      world.clock.now(),
    )
    cache.set(link, { media, at: now })
    return media
  } catch (error) {
    return `Downloading media from weblink failed: ${error instanceof Error ? error.message : String(error)}`
  }
}
