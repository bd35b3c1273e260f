import { optionalSetting } from '../../_shared/env.ts'
import { serviceDatabase } from '../../_shared/runtime/database.ts'
import { log } from '../../_shared/runtime/log.ts'
import { serviceStorage } from '../../_shared/runtime/storage.ts'
import { GraphError, markAsRead, sendMessage, uploadMedia } from '../../_shared/whatsapp/graph.ts'
import { type OutboundItem, outboundBody } from '../../_shared/whatsapp/outbound.ts'
import type { Round } from '../drain.ts'
import { type QueueSettings, retryDelaySeconds } from '../lease.ts'

type Outcome =
  | { outcome: 'accepted'; wamid: string | null; mediaId?: string | undefined }
  | { outcome: 'retry'; seconds: number; error: GraphError; mediaId?: string | undefined }
  | { outcome: 'failed' | 'unknown'; error: GraphError; mediaId?: string | undefined }

/** Conversations worked on at once by one drain; each sends one thing at a time. */
const LANES = 16

/** Longer than the longest send: an upload and a message, each with its own time-out. */
const LEASE_SECONDS = 90

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

/** The media id on this number: kept from an earlier attempt, or from an upload now. */
async function mediaIdFor(item: OutboundItem, token: string): Promise<string | undefined> {
  if (!item.media_path) return undefined
  if (item.meta_media_id) return item.meta_media_id
  const { data, error } = await serviceStorage().from('media').download(item.media_path)
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

function failure(error: unknown, item: OutboundItem, settings: QueueSettings, mayHaveLeft: boolean): Outcome {
  const known =
    error instanceof GraphError
      ? error
      : new GraphError({
          status: 0,
          code: 'internal',
          message: 'The message could not be prepared',
          details: error instanceof Error ? error.message : String(error),
          remedy: 'final',
        })
  if (known.remedy === 'final') return { outcome: 'failed', error: known }
  if (known.remedy === 'unknown' && mayHaveLeft) return { outcome: 'unknown', error: known }
  if (item.attempts >= settings.max_attempts) return { outcome: 'failed', error: known }
  // Meta asks for 4^X seconds when one recipient gets too much (131056).
  const seconds =
    known.remedy === 'pair'
      ? Math.min(4 ** (item.attempts - 1), settings.retry_max_seconds)
      : Math.max(retryDelaySeconds(item.attempts, settings), known.retryAfterSeconds ?? 0)
  return { outcome: 'retry', seconds, error: known }
}

async function attempt(item: OutboundItem, settings: QueueSettings): Promise<Outcome> {
  let mediaId: string | undefined
  try {
    const token = tokenFor(item)
    if (item.kind === 'read') {
      try {
        await markAsRead(item.phone_number_id, token, item.payload.wamid ?? '')
      } catch (error) {
        return failure(error, item, settings, false) // marking twice does no harm
      }
      return { outcome: 'accepted', wamid: null }
    }
    mediaId = await mediaIdFor(item, token)
    try {
      const wamid = await sendMessage(item.phone_number_id, token, outboundBody(item, mediaId))
      return { outcome: 'accepted', wamid, mediaId }
    } catch (error) {
      return { ...failure(error, item, settings, true), mediaId }
    }
  } catch (error) {
    return { ...failure(error, item, settings, false), mediaId }
  }
}

async function settle(item: OutboundItem, result: Outcome): Promise<OutboundItem | undefined> {
  const error = result.outcome === 'accepted' ? undefined : result.error
  const rows = await serviceDatabase()<OutboundItem[]>`
    select n.* from private.settle_outbound(
      ${item.lease}::uuid, ${item.outbox_id}::bigint, ${item.message_id}::uuid, ${result.outcome}::text,
      ${result.outcome === 'accepted' ? result.wamid : null}::text, ${result.mediaId ?? null}::text,
      ${result.outcome === 'retry' ? result.seconds : null}::numeric,
      ${error?.code ?? null}::text, ${error?.message ?? null}::text, ${error?.details ?? null}::text,
      ${LEASE_SECONDS}::integer
    ) as n
    where n.outbox_id is not null`
  return rows[0]
}

/** Sends everything of one conversation in order, until it is empty, must wait, or the time is over. */
async function workLane(first: OutboundItem, settings: QueueSettings, round: Round): Promise<void> {
  let item: OutboundItem | undefined = first
  while (item) {
    const result: Outcome = await attempt(item, settings)
    if (result.outcome === 'accepted') round.done += 1
    else {
      round.failed += 1
      log.warn('send_failed', {
        message_id: item.message_id,
        outcome: result.outcome,
        code: result.error.code,
        attempts: item.attempts,
      })
    }
    item = await settle(item, result)
  }
}

/** One round: takes the wake-ups, works every conversation that is due, and removes the wake-ups it took. */
export async function drainOutbound(settings: QueueSettings, isOver: () => boolean): Promise<Round> {
  const sql = serviceDatabase()
  const wakeUps = await sql<{ msg_id: string }[]>`
    select msg_id from pgmq.read('outbound', ${settings.visibility_seconds}, ${settings.batch_size * 10})`
  const round: Round = { done: 0, failed: 0 }
  const running = new Set<Promise<void>>()
  let lost: unknown
  for (;;) {
    const free = LANES - running.size
    const heads =
      isOver() || lost
        ? []
        : await sql<OutboundItem[]>`select * from private.claim_outbound(${free}, ${LEASE_SECONDS})`
    for (const head of heads) {
      const lane: Promise<void> = workLane(head, settings, round)
        .catch((error: unknown) => {
          lost = error
        })
        .finally(() => running.delete(lane))
      running.add(lane)
    }
    if (running.size === 0) break
    await Promise.race(running)
  }
  if (lost) throw lost
  if (!isOver() && wakeUps.length > 0) {
    await sql`select pgmq.delete('outbound', ${wakeUps.map(({ msg_id }) => msg_id)}::bigint[])`
    // A wake-up without anything to send still counts: there may be more of them.
    if (round.done + round.failed === 0) return { done: wakeUps.length, failed: 0 }
  }
  return round
}
