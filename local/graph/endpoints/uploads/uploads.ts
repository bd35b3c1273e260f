import { invalidParameter, requiredParameter } from '../../errors/common.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { isObject } from '../messages/params.ts'
import { selectFields, wantedFields } from '../select-fields.ts'

const TYPES = ['application/pdf', 'image/jpeg', 'image/jpg', 'image/png', 'video/mp4']
const MAX_BYTES = 100 * 1024 * 1024

/** GET /app?fields=…: the app that the token belongs to. */
export const getApp: Endpoint<'app'> = {
  name: 'apps.get',
  method: 'GET',
  node: 'app',
  edge: '',
  permission: 'whatsapp_business_management',
  handle({ node, query }) {
    const app = { name: 'Hub', link: 'https://example.com', id: node.id }
    return { body: selectFields(app, wantedFields(query, Object.keys(app)), 'Application') }
  },
}

/** POST /{app-id}/uploads: begins the upload of a sample. */
export const beginUpload: Endpoint<'app'> = {
  name: 'uploads.begin',
  method: 'POST',
  node: 'app',
  edge: 'uploads',
  permission: 'whatsapp_business_management',
  handle({ emulator: { world }, node, query, body }) {
    const given = body.kind === 'json' && isObject(body.value) ? body.value : {}
    const param = (name: string) =>
      query.get(name) ?? (given[name] === undefined ? null : String(given[name]))
    const fileType = param('file_type')
    const fileLength = Number(param('file_length'))
    if (fileType === null) throw requiredParameter('file_type')
    if (param('file_length') === null) throw requiredParameter('file_length')
    if (!TYPES.includes(fileType)) {
      throw invalidParameter(`Param file_type must be one of {${TYPES.join(', ')}}.`)
    }
    if (!Number.isInteger(fileLength) || fileLength < 1 || fileLength > MAX_BYTES) {
      throw invalidParameter('Param file_length is not a valid size.')
    }
    const session = world.uploads.begin({
      app_id: node.id,
      file_name: param('file_name') ?? 'file',
      file_type: fileType,
      file_length: fileLength,
    })
    return { body: { id: session.id } }
  },
}

/** POST /upload:…: the bytes from `file_offset` on. Whole, it gives the handle. */
export const continueUpload: Endpoint<'upload'> = {
  name: 'uploads.continue',
  method: 'POST',
  node: 'upload',
  edge: '',
  permission: 'whatsapp_business_management',
  handle({ emulator: { world }, node: session, body, headers }) {
    const offset = Number(headers.get('file_offset') ?? Number.NaN)
    if (offset !== session.bytes.length) {
      throw invalidParameter(`The file_offset must be ${session.bytes.length}.`)
    }
    if (body.kind !== 'bytes') throw invalidParameter('The body must be the bytes of the file.')
    if (session.bytes.length + body.bytes.length > session.file_length) {
      throw invalidParameter('The file is longer than its file_length.')
    }
    const handle = world.uploads.append(session, body.bytes)
    return {
      body: handle === undefined ? { id: session.id, file_offset: session.bytes.length } : { h: handle },
    }
  },
}

/** GET /upload:…: how far an interrupted upload came. */
export const readUpload: Endpoint<'upload'> = {
  name: 'uploads.get',
  method: 'GET',
  node: 'upload',
  edge: '',
  permission: 'whatsapp_business_management',
  handle: ({ node: session }) => ({ body: { id: session.id, file_offset: session.bytes.length } }),
}
