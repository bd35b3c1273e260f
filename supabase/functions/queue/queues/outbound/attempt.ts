import { optionalSetting } from '../../../_shared/env.ts'
import { serviceDatabase } from '../../../_shared/runtime/database.ts'
import { serviceStorage } from '../../../_shared/runtime/storage.ts'
import { GraphError, markAsRead, sendMessage, uploadMedia } from '../../../_shared/whatsapp/graph.ts'
import { type OutboundItem, outboundBody } from '../../../_shared/whatsapp/outbound.ts'
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

async function upload(item: OutboundItem, path: string, token: string): Promise<string> {
  const { data, error } = await serviceStorage().from('media').download(path)
  if (error) {
    throw new GraphError({
      status: 0,
      code: 'media_not_readable',
      message: 'The file could not be read from storage',
      details: error.message,
      remedy: 'retry',
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

/** Meta's id of the file on this number: uploaded once, and used by every message until Meta forgets it. */
async function mediaIdFor(item: OutboundItem, token: string): Promise<string | undefined> {
  if (item.media_path === null || item.media_place === null) return undefined
  const [claim] = await serviceDatabase()<{ meta_media_id: string | null; is_mine: boolean }[]>`
    select * from private.claim_upload(${item.whatsapp_number_id}::uuid, ${item.media_path})`
  if (claim?.meta_media_id) return claim.meta_media_id
  if (!claim?.is_mine) throw uploadUnderWay()
  try {
    const id = await upload(item, item.media_path, token)
    await finishUpload(item, id)
    return id
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
    const mediaId = await mediaIdFor(item, token)
    const body = outboundBody(item, mediaId)
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
