import { optionalSetting } from '../../../_shared/env.ts'
import { serviceDatabase } from '../../../_shared/runtime/database.ts'
import { serviceStorage } from '../../../_shared/runtime/storage.ts'
import { type FileKind, fileProblem } from '../../../_shared/whatsapp/file-problem.ts'
import { GraphError, markAsRead, sendMessage, uploadMedia } from '../../../_shared/whatsapp/graph.ts'
import { type FileReference, type OutboundItem, outboundBody } from '../../../_shared/whatsapp/outbound.ts'
import type { QueueSettings } from '../../lease.ts'
import { isForgottenMedia, type Outcome, outcomeOfFailure, uploadUnderWay } from './outcome.ts'

function tokenFor(item: OutboundItem): string {
  const token = item.access_token ?? optionalSetting('WHATSAPP_ACCESS_TOKEN')
  if (token) return token
  throw new GraphError({
    status: 0,
    code: 'no_access_token',
    message: 'No access token is set for this business account',
    remedy: 'final',
  })
}

function notReadable(message: string): GraphError {
  return new GraphError({
    status: 0,
    code: 'media_not_readable',
    message: 'The file could not be read from storage',
    details: message,
    remedy: 'retry',
  })
}

/** Image, video, …: the last step of the file's place, or the type of a message that is the file itself. */
const kindOf = (item: OutboundItem) => (item.media_place?.at(-1) ?? item.type) as FileKind

async function upload(item: OutboundItem, path: string, token: string): Promise<string> {
  const { data, error } = await serviceStorage().from('media').download(path)
  if (error) throw notReadable(error.message)
  const isVoice = item.content?.voice === true
  const problem = fileProblem(kindOf(item), new Uint8Array(await data.arrayBuffer()), { isVoice })
  if (problem) {
    throw new GraphError({
      status: 0,
      code: problem.code,
      message: 'WhatsApp would not take this file',
      details: problem.detail,
      remedy: 'final',
    })
  }
  return await uploadMedia(item.phone_number_id, token, {
    bytes: data,
    mimeType: item.media_mime_type ?? data.type,
    filename: item.media_filename ?? 'file',
  })
}

async function finishUpload(item: OutboundItem, mediaId: string | null): Promise<void> {
  await serviceDatabase()`
    select private.finish_upload(${item.whatsapp_number_id}::uuid, ${item.media_path}, ${mediaId}::text)`
}

const OFFICE = 'application/vnd.openxmlformats-officedocument'
/** Documents that Meta takes as uploads. Any other goes as a document too, but Meta fetches it from an address. */
const UPLOADED_DOCUMENTS = new Set([
  'text/plain',
  'application/pdf',
  'application/msword',
  'application/vnd.ms-excel',
  'application/vnd.ms-powerpoint',
  `${OFFICE}.wordprocessingml.document`,
  `${OFFICE}.spreadsheetml.sheet`,
  `${OFFICE}.presentationml.presentation`,
])
/** Meta fetches within seconds; a link for an hour outlives every hold-up of its own. */
const LINK_SECONDS = 3600

async function linkTo(path: string): Promise<FileReference> {
  const { data, error } = await serviceStorage().from('media').createSignedUrl(path, LINK_SECONDS)
  if (error) throw notReadable(error.message)
  return { link: data.signedUrl }
}

/** Meta's id of the file on this number: uploaded once, and used by every message until Meta forgets it. */
async function fileFor(item: OutboundItem, token: string): Promise<FileReference | undefined> {
  if (item.media_path === null || item.media_place === null) return undefined
  if (kindOf(item) === 'document' && !UPLOADED_DOCUMENTS.has(item.media_mime_type ?? '')) {
    return await linkTo(item.media_path)
  }
  const [claim] = await serviceDatabase()<{ meta_media_id: string | null; is_mine: boolean }[]>`
    select * from private.claim_upload(${item.whatsapp_number_id}::uuid, ${item.media_path})`
  if (claim?.meta_media_id) return { id: claim.meta_media_id }
  if (!claim?.is_mine) throw uploadUnderWay()
  try {
    const id = await upload(item, item.media_path, token)
    await finishUpload(item, id)
    return { id }
  } catch (error) {
    await finishUpload(item, null)
    throw error
  }
}

/** Typing that is shown late says nothing. */
const TYPING_SECONDS = 20

async function attemptRead(item: OutboundItem, settings: QueueSettings): Promise<Outcome> {
  const isTyping = item.payload.typing === true
  try {
    await markAsRead(item.phone_number_id, tokenFor(item), item.payload.wamid ?? '', isTyping)
    return { outcome: 'accepted', wamid: null, is_held: false }
  } catch (error) {
    // Marking twice does no harm, but a message must not wait behind it for long.
    const outcome = outcomeOfFailure(error, item, { ...settings, max_attempts: 3 }, false)
    if (isTyping && outcome.outcome === 'retry' && outcome.retry_seconds > TYPING_SECONDS)
      return { ...outcome, outcome: 'failed' }
    return outcome
  }
}

/** Does one thing once. Never throws: whatever happens is an outcome. */
export async function attempt(item: OutboundItem, settings: QueueSettings): Promise<Outcome> {
  if (item.kind === 'read') return await attemptRead(item, settings)
  let mayHaveLeft = false
  try {
    const token = tokenFor(item)
    const body = outboundBody(item, await fileFor(item, token))
    mayHaveLeft = true
    const { wamid, isHeld } = await sendMessage(item.phone_number_id, token, body)
    return { outcome: 'accepted', wamid, is_held: isHeld }
  } catch (error) {
    if (isForgottenMedia(error) && item.media_path !== null && item.attempts < settings.max_attempts) {
      await finishUpload(item, null).catch(() => {})
      const outcome = outcomeOfFailure(error, item, settings, mayHaveLeft)
      return {
        ...outcome,
        outcome: 'retry',
        retry_seconds: 0,
        rests_number: false,
        is_uncounted: false,
      } as Outcome
    }
    return outcomeOfFailure(error, item, settings, mayHaveLeft)
  }
}
