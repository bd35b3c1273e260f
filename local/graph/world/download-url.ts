import { downloadHash } from './ids.ts'
import type { Media } from './media.ts'
import type { World } from './world.ts'

/** Path of downloads below the emulator's address; Meta has them on a host of their own. */
export const DOWNLOAD_PATH = '/whatsapp_business/attachments'

/** A download address that lives as long as the settings say; `source` is `webhook` in webhooks. */
export function downloadUrl(world: World, media: Media, source?: 'webhook'): string {
  const expires = world.clock.seconds() + world.settings.media_url_seconds
  const query = new URLSearchParams({ mid: media.id })
  if (source) query.set('source', source)
  query.set('ext', String(expires))
  query.set('hash', downloadHash(media.id, expires, world.config.app_secret))
  return `${world.publicUrl}${DOWNLOAD_PATH}/?${query}`
}
