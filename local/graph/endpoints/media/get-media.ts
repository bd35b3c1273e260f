import type { Endpoint } from '../../http/endpoint.ts'
import { downloadUrl } from '../../world/download-url.ts'
import { requireOwner } from './owner.ts'

/** GET /{media-id}: an address for the download that lives five minutes. */
export const getMedia: Endpoint<'media'> = {
  name: 'media.get',
  method: 'GET',
  node: 'media',
  edge: '',
  permission: 'whatsapp_business_messaging',
  handle({ emulator: { world }, node: media, query }) {
    requireOwner(media, query, 'GET')
    return {
      body: {
        url: downloadUrl(world, media),
        mime_type: media.mime_type,
        sha256: media.sha256.toString('hex'),
        file_size: String(media.bytes.byteLength),
        id: media.id,
        messaging_product: 'whatsapp',
      },
    }
  },
}
