import type postgres from 'postgres'

/**
 * Everything that a project ended with, in one form whatever the order in which it came about: no generated ids, no
 * times of ours, and of Meta's the seconds, since what stands behind the comma is the order of arrival. Two runs that say the same must be equal here.
 */
export async function endState(sql: postgres.Sql, projectId: string) {
  const messages = await sql`
    select wamid, direction, type, status, origin, text, content, context_wamid, target_wamid,
      date_trunc('second', occurred_at) as occurred_at, sent_at,
      delivered_at, read_at, played_at, failed_at, edited_at, revoked_at, error_code, pricing,
      media_file_id is not null as has_media
    from public.messages
    where project_id = ${projectId}
    order by wamid, messages.occurred_at`
  const statuses = await sql`
    select m.wamid, s.status, s.occurred_at, s.errors
    from public.message_statuses as s
    join public.messages as m on m.id = s.message_id
    where s.project_id = ${projectId}
    order by 1, 2, 3`
  const parked = await sql`
    select p.wamid, p.status, p.occurred_at
    from private.parked_statuses as p
    join public.whatsapp_numbers as n on n.id = p.whatsapp_number_id
    where n.project_id = ${projectId}
    order by 1, 2, 3`
  const conversations = await sql`
    select c.status, c.mode, c.unread_count, m.wamid as last_wamid, date_trunc('second', c.last_message_at) as last_at,
      c.last_message_type, c.last_message_direction, c.last_message_status, c.last_message_kind, c.last_message_text,
      date_trunc('second', c.last_inbound_at) as last_inbound_at,
      date_trunc('second', c.last_outbound_at) as last_outbound_at,
      date_trunc('second', c.awaiting_reply_since) as awaiting_reply_since, c.service_window_expires_at, c.free_entry_expires_at, c.call_permission_expires_at,
      (
        select array_agg(i.kind || ' ' || i.value order by i.kind, i.value)
        from public.contact_identities as i
        where i.contact_id = c.contact_id and i.valid_to is null
      ) as known_as
    from public.conversations as c
    left join public.messages as m on m.id = c.last_message_id
    where c.project_id = ${projectId}
    order by known_as`
  const contacts = await sql`
    select t.profile_name, array_agg(i.kind || ' ' || i.value order by i.kind, i.value) as known_as
    from public.contacts as t
    join public.contact_identities as i on i.contact_id = t.id and i.valid_to is null
    where t.project_id = ${projectId} and t.merged_into_id is null
    group by t.id
    order by 2`
  const consent = await sql`
    select category, state, source, date_trunc('second', occurred_at) as occurred_at
    from public.consent_entries
    where project_id = ${projectId}
    order by 4, category, state, source`
  const told = await sql`
    select type, count(*)::integer as n
    from public.events
    where project_id = ${projectId} and type in ('message.received', 'message.annotated', 'contact.consent')
    group by 1
    order by 1`
  const files = await sql`
    select meta_media_id, state from public.media_files where project_id = ${projectId} order by 1`
  const all = { messages, statuses, parked, conversations, contacts, consent, told, files }
  return JSON.parse(JSON.stringify(all)) as Record<keyof typeof all, Record<string, unknown>[]>
}

/** Sums of the ledger of a number. */
export async function ledgerOf(sql: postgres.Sql, phoneNumberId: string) {
  const [row] = await sql<Record<'received' | 'processed' | 'duplicate' | 'parked' | 'failed', number>[]>`
    select coalesce(sum(received), 0)::integer as received, coalesce(sum(processed), 0)::integer as processed,
      coalesce(sum(duplicate), 0)::integer as duplicate, coalesce(sum(parked), 0)::integer as parked,
      coalesce(sum(failed), 0)::integer as failed
    from public.webhook_ledger
    where phone_number_id = ${phoneNumberId}`
  if (!row) throw new Error('no ledger')
  return { ...row }
}
