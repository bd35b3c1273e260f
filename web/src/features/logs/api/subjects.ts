import { queryOptions, skipToken } from '@tanstack/react-query'
import { unwrap } from '@/lib/problem'
import { supabase } from '@/lib/supabase'

/** What a key is called; null when it is gone. */
export function keyNameQuery(keyId: string | null) {
  return queryOptions({
    queryKey: ['api-key-name', keyId],
    queryFn: keyId
      ? async ({ signal }) => {
          const rows = unwrap(
            await supabase().rest.from('api_keys').select('name').eq('id', keyId).abortSignal(signal),
          )
          return rows[0]?.name ?? null
        }
      : skipToken,
  })
}

/** The conversation that a message stands in; null when the person may not see it. */
export function messagePlaceQuery(messageId: string | null) {
  return queryOptions({
    queryKey: ['message-place', messageId],
    queryFn: messageId
      ? async ({ signal }) => {
          const rows = unwrap(
            await supabase()
              .rest.from('messages')
              .select('conversation_id')
              .eq('id', messageId)
              .abortSignal(signal),
          )
          return rows[0]?.conversation_id ?? null
        }
      : skipToken,
  })
}
