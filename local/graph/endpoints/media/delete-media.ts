import type { Endpoint } from '../../http/endpoint.ts'
import { requireOwner } from './owner.ts'

/** DELETE /{media-id}. */
export const deleteMedia: Endpoint<'media'> = {
  name: 'media.delete',
  method: 'DELETE',
  node: 'media',
  edge: '',
  permission: 'whatsapp_business_messaging',
  handle({ emulator: { world }, node: media, query }) {
    requireOwner(media, query, 'DELETE')
    world.media.remove(media.id)
    return { body: { success: true } }
  },
}
