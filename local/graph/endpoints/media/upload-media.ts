import { invalidParameter, requiredParameter } from '../../errors/common.ts'
import { GraphError } from '../../errors/graph-error.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { classOfMime, mediaRules, plainMime, uploadMimes } from '../../world/media-rules.ts'

/** POST /{phone-number-id}/media: uploads a file for later messages of this number. */
export const uploadMedia: Endpoint<'number'> = {
  name: 'media.upload',
  method: 'POST',
  node: 'number',
  edge: 'media',
  permission: 'whatsapp_business_messaging',
  async handle({ emulator: { world }, node: number, body }) {
    if (body.kind !== 'form') throw invalidParameter('The media must be sent as multipart/form-data.')
    if (body.form.get('messaging_product') !== 'whatsapp') throw requiredParameter('messaging_product')
    const file = body.form.get('file')
    if (!(file instanceof File)) throw requiredParameter('file')
    const type = body.form.get('type')
    const mime = plainMime(file.type || (typeof type === 'string' ? type : ''))
    const mediaClass = classOfMime(mime)
    if (!mediaClass) {
      throw invalidParameter(
        `Param file must be a file with one of the following types: ${uploadMimes.join(', ')}. ` +
          `Received file of type '${mime || 'application/octet-stream'}'.`,
      )
    }
    const { maxBytes } = mediaRules[mediaClass]
    if (file.size === 0) throw invalidParameter('Param file must not be empty.')
    if (file.size > maxBytes) {
      throw new GraphError(131053, {
        details: `The file is larger than ${maxBytes} bytes, got ${file.size}.`,
      })
    }
    const media = world.media.add(
      {
        phone_number_id: number.id,
        origin: 'upload',
        mime_type: mime,
        filename: file.name,
        bytes: new Uint8Array(await file.arrayBuffer()),
      },
      world.clock.now(),
    )
    return { body: { id: media.id } }
  },
}
