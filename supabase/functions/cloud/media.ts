import { createHash } from 'node:crypto'
import { optionalSetting } from '../_shared/env.ts'
import { serviceDatabase } from '../_shared/runtime/database.ts'
import { serviceStorage } from '../_shared/runtime/storage.ts'
import { uploadMedia } from '../_shared/whatsapp/graph.ts'
import { type Door, type DoorNumber, requireScope } from './door.ts'
import type { DoorMedia } from './nodes.ts'
import { invalidParameter, Refusal, unknownObject } from './refusal.ts'

/** Meta's links live five minutes. */
const LINK_SECONDS = 300
const MAX_BYTES = 100 * 1024 * 1024
const KINDS: [RegExp, string][] = [
  [/^image\/webp$/, 'sticker'],
  [/^image\/(jpeg|png)$/, 'image'],
  [/^video\/(mp4|3gpp)$/, 'video'],
  [/^audio\/(aac|amr|mpeg|mp4|ogg)$/, 'audio'],
]

/** The token with which Graph is asked about a number. */
export async function tokenOf(number: DoorNumber): Promise<string> {
  const [row] = await serviceDatabase()<{ token: string | null }[]>`
    select private.access_token_of_number(${number.id}::uuid) as token`
  const token = row?.token ?? optionalSetting('WHATSAPP_ACCESS_TOKEN')
  if (token) return token
  throw new Refusal({
    status: 500,
    code: 131000,
    message: '(#131000) Something went wrong',
    details: 'No access token is set for this business account.',
  })
}

/** A name that Storage takes, with the ending of the original. */
function safeName(name: string): string {
  return (
    name
      .normalize('NFKD')
      .replace(/[^\w.-]+/g, '_')
      .slice(-120) || 'file'
  )
}

/** `POST /{phone_number_id}/media`: to Meta, for its id, and into the project's bucket, which keeps it. */
export async function upload(door: Door, number: DoorNumber, form: FormData, product: string | undefined) {
  requireScope(door, 'media:write')
  const file = form.get('file')
  if (!(file instanceof File)) throw invalidParameter('file must be a part of the form with a filename.')
  if ((form.get('messaging_product') ?? product) !== 'whatsapp')
    throw invalidParameter('messaging_product must be whatsapp.')
  if (file.size === 0 || file.size > MAX_BYTES) {
    throw new Refusal({
      status: 400,
      code: 131053,
      message: '(#131053) Media upload error',
      details: `A file has 1 to ${MAX_BYTES} bytes; this one has ${file.size}.`,
    })
  }
  const given = form.get('type')
  const claimed = file.type || (typeof given === 'string' ? given : '') || 'application/octet-stream'
  const mimeType = (claimed.split(';')[0] ?? '').trim().toLowerCase()
  const bytes = new Uint8Array(await file.arrayBuffer())
  const path = `${door.project_id}/${crypto.randomUUID()}/${safeName(file.name)}`
  const metaId = await uploadMedia(number.phone_number_id, await tokenOf(number), {
    bytes: new Blob([bytes], { type: mimeType }),
    mimeType,
    filename: file.name,
  })
  const { error } = await serviceStorage().from('media').upload(path, bytes, { contentType: mimeType })
  if (error) throw new Error(`storage: ${error.message}`)
  const kind = KINDS.find(([pattern]) => pattern.test(mimeType))?.[1] ?? 'document'
  await serviceDatabase()`
    with file as (
      insert into public.media_files (
        project_id, whatsapp_number_id, direction, kind, state, path, filename, mime_type, size_bytes, sha256,
        meta_media_id, stored_at
      )
      values (
        ${door.project_id}, ${number.id}, 'outbound', ${kind}, 'stored', ${path}, ${file.name.slice(0, 240)}, ${mimeType},
        ${bytes.length}, ${createHash('sha256').update(bytes).digest('hex')}, ${metaId}, now()
      )
    )
    insert into private.meta_uploads (whatsapp_number_id, path, meta_media_id, uploading_until, expires_at)
    values (${number.id}, ${path}, ${metaId}, now(), now() + interval '29 days')`
  return { id: metaId }
}

/** Refuses when the request names a number and the file came by another one, as Meta does. */
function refuseOtherNumber(
  door: Door,
  media: DoorMedia,
  phoneNumberId: string | undefined,
  method: string,
): void {
  if (phoneNumberId === undefined) return
  const number = door.numbers.find((one) => one.phone_number_id === phoneNumberId)
  if (!number || number.id !== media.whatsapp_number_id) throw unknownObject(method, media.meta_media_id)
}

/** `GET /{media_id}`: where the file can be had for five minutes, without a token. */
export async function describe(door: Door, media: DoorMedia, phoneNumberId: string | undefined) {
  refuseOtherNumber(door, media, phoneNumberId, 'GET')
  if (media.state !== 'stored' || !media.path) {
    throw new Refusal({
      status: media.state === 'waiting' ? 503 : 404,
      code: 131052,
      message: '(#131052) Media download error',
      details:
        media.state === 'waiting'
          ? 'The file is still being fetched from Meta.'
          : `The file is ${media.state}.`,
      ...(media.state === 'waiting' ? { isTransient: true, retryAfterSeconds: 2 } : {}),
    })
  }
  const { data, error } = await serviceStorage().from('media').createSignedUrl(media.path, LINK_SECONDS)
  if (error) throw new Error(`storage: ${error.message}`)
  return {
    messaging_product: 'whatsapp',
    id: media.meta_media_id,
    url: data.signedUrl,
    download_url: data.signedUrl,
    download_url_expires_at: new Date(Date.now() + LINK_SECONDS * 1000).toISOString(),
    mime_type: media.mime_type,
    sha256: media.sha256,
    file_size: String(media.size_bytes ?? 0),
  }
}

/** `DELETE /{media_id}`: the file is gone from the bucket, unless a message still shows it. */
export async function remove(door: Door, media: DoorMedia, phoneNumberId: string | undefined) {
  requireScope(door, 'media:write')
  refuseOtherNumber(door, media, phoneNumberId, 'DELETE')
  const rows = await serviceDatabase()<{ path: string | null }[]>`
    with gone as (
      update public.media_files as f set deleted_at = now()
      where f.id = ${media.id} and f.deleted_at is null
        and not exists (select 1 from public.messages as m where m.project_id = f.project_id and m.media_file_id = f.id)
      returning f.id, f.path
    )
    select g.path from gone as g
    where g.path is not null and not exists (
      select 1 from public.media_files as other
      where other.path = g.path and other.id <> g.id and other.deleted_at is null
    )`
  const paths = rows.flatMap(({ path }) => (path === null ? [] : [path]))
  if (paths.length > 0) await serviceStorage().from('media').remove(paths)
  return { success: true }
}
