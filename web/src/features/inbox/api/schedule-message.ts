import { call } from '@/lib/api-client'
import { unwrap } from '@/lib/problem'
import { supabase } from '@/lib/supabase'
import { outgoingOf } from '../model/outgoing'
import type { MessageRow } from './rows'
import { sendMessage } from './send-message'

/** Takes back a message that is scheduled, or queued and not on its way yet. */
export function cancelMessage(id: string) {
  return call((api) => api.POST('/messages/{id}/cancel', { params: { path: { id } } }))
}

type Scheduled = Pick<MessageRow, 'id' | 'conversation_id' | 'type' | 'content' | 'media' | 'context_wamid'>

/**
 * Gives a scheduled message another time: the same message is scheduled anew, then the first one is taken back. When
 * that one left meanwhile, the second is taken back instead, so that the customer never gets both.
 */
export async function rescheduleMessage(row: Scheduled, scheduledFor: string, idempotencyKey: string) {
  const sending = {
    conversationId: row.conversation_id,
    replyToId: row.context_wamid === null ? null : await idOf(row.conversation_id, row.context_wamid),
    scheduledFor,
  }
  const again = await sendMessage(outgoingOf(row), sending, idempotencyKey)
  try {
    await cancelMessage(row.id)
  } catch (error) {
    await cancelMessage(again.id)
    throw error
  }
  return again
}

async function idOf(conversationId: string, wamid: string): Promise<string | null> {
  const rows = unwrap(
    await supabase()
      .rest.from('messages')
      .select('id')
      .eq('conversation_id', conversationId)
      .eq('wamid', wamid)
      .limit(1)
      .overrideTypes<{ id: string }[], { merge: false }>(),
  )
  return rows[0]?.id ?? null
}
