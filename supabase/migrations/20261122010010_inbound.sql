-- Inbound: how a batch of parsed updates becomes contacts, conversations, messages, statuses and events, in one
-- transaction with the removal of its queue messages. Applying a batch twice, or its updates in any order, ends in
-- the same state. Called by functions/queue on the service path.

-- types -------------------------------------------------------------------

create type private.inbound_message as (
  event_id uuid,
  "position" integer,
  phone_number_id text,
  project_id uuid,
  whatsapp_number_id uuid,
  contact_id uuid,
  conversation_id uuid,
  message_id uuid,
  media_file_id uuid,
  wamid text,
  direction text,
  type text,
  origin text,
  text text,
  content jsonb,
  context_wamid text,
  target_wamid text,
  media jsonb,
  occurred_at timestamptz
);

comment on type private.inbound_message is 'One message update on its way into public.messages.';

-- statuses ----------------------------------------------------------------

create type private.status_update as (
  whatsapp_number_id uuid,
  wamid text,
  status text,
  occurred_at timestamptz,
  errors jsonb,
  pricing jsonb,
  callback_data text
);

-- What the state is follows from which statuses are known, not from the order in which they came.
create function private.status_from_times(message public.messages)
returns text
language sql
immutable
security invoker
set search_path = ''
as $$
  select case
    when (message).played_at is not null then 'played'
    when (message).read_at is not null then 'read'
    when (message).delivered_at is not null then 'delivered'
    when (message).failed_at is not null then 'failed'
    when (message).sent_at is not null or (message).accepted_at is not null then 'sent'
    else (message).status
  end;
$$;

create function private.apply_statuses(updates private.status_update[])
returns integer[]
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  new_places integer[];
begin
  with input as (
    select u.* from unnest(updates) with ordinality
      as u (whatsapp_number_id, wamid, status, occurred_at, errors, pricing, callback_data, place)
  ),
  -- A send whose answer we never saw has no wamid yet: our own id came back as callback data.
  matched as (
    select distinct on (i.place) i.*, m.id as message_id, m.project_id
    from input as i
    join public.messages as m
      on m.whatsapp_number_id = i.whatsapp_number_id
      and m.direction = 'outbound'
      and (
        m.wamid = i.wamid
        or (
          m.wamid is null
          and m.id = case when i.callback_data ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then i.callback_data::uuid end
        )
      )
  ),
  parked as (
    insert into private.parked_statuses (whatsapp_number_id, wamid, status, occurred_at, errors, pricing, callback_data)
    select distinct on (i.whatsapp_number_id, i.wamid, i.status, i.occurred_at)
      i.whatsapp_number_id, i.wamid, i.status, i.occurred_at, i.errors, i.pricing, i.callback_data
    from input as i
    where not exists (select 1 from matched as m where m.place = i.place)
    order by i.whatsapp_number_id, i.wamid, i.status, i.occurred_at
    on conflict do nothing
    returning whatsapp_number_id, wamid, status, occurred_at
  ),
  noted as (
    insert into public.message_statuses (project_id, message_id, status, occurred_at, errors)
    select distinct on (m.message_id, m.status, m.occurred_at)
      m.project_id, m.message_id, m.status, m.occurred_at, m.errors
    from matched as m
    order by m.message_id, m.status, m.occurred_at
    on conflict do nothing
    returning message_id, status, occurred_at
  ),
  fresh as (
    select distinct on (n.message_id, n.status, n.occurred_at) m.*
    from noted as n
    join matched as m on m.message_id = n.message_id and m.status = n.status and m.occurred_at = n.occurred_at
    order by n.message_id, n.status, n.occurred_at, m.place
  ),
  facts as (
    select
      f.message_id,
      min(f.wamid) as wamid,
      min(f.occurred_at) filter (where f.status = 'sent') as sent_at,
      min(f.occurred_at) filter (where f.status = 'delivered') as delivered_at,
      min(f.occurred_at) filter (where f.status = 'read') as read_at,
      min(f.occurred_at) filter (where f.status = 'played') as played_at,
      min(f.occurred_at) filter (where f.status = 'failed') as failed_at,
      (array_agg(f.errors -> 0) filter (where f.errors is not null))[1] as error,
      (array_agg(f.pricing) filter (where f.pricing is not null))[1] as pricing
    from fresh as f
    group by f.message_id
  ),
  timed as (
    update public.messages as m
    set
      wamid = coalesce(m.wamid, f.wamid),
      accepted_at = coalesce(m.accepted_at, now()),
      sent_at = least(m.sent_at, f.sent_at),
      delivered_at = least(m.delivered_at, f.delivered_at),
      read_at = least(m.read_at, f.read_at),
      played_at = least(m.played_at, f.played_at),
      failed_at = least(m.failed_at, f.failed_at),
      status = case
        when coalesce(m.played_at, f.played_at) is not null then 'played'
        when coalesce(m.read_at, f.read_at) is not null then 'read'
        when coalesce(m.delivered_at, f.delivered_at) is not null then 'delivered'
        when coalesce(m.failed_at, f.failed_at) is not null then 'failed'
        else 'sent'
      end,
      error_code = coalesce(f.error ->> 'code', m.error_code),
      error_title = coalesce(f.error ->> 'title', m.error_title),
      error_details = coalesce(f.error -> 'error_data' ->> 'details', f.error ->> 'message', m.error_details),
      pricing = coalesce(f.pricing, m.pricing)
    from facts as f
    where m.id = f.message_id
    returning m.id, m.project_id, m.conversation_id, m.contact_id, m.status
  ),
  shown as (
    update public.conversations as c
    set last_message_status = t.status
    from timed as t
    where c.id = t.conversation_id and c.last_message_id = t.id and c.last_message_status is distinct from t.status
  ),
  told as (
    insert into public.events (project_id, type, conversation_id, message_id, contact_id, data)
    select t.project_id, 'message.status', t.conversation_id, t.id, t.contact_id, jsonb_build_object('status', t.status)
    from timed as t
  )
  select coalesce(array_agg(x.place), '{}') into new_places
  from (
    select f.place::integer as place from fresh as f
    union all
    select min(i.place)::integer
    from input as i
    join parked as p using (whatsapp_number_id, wamid, status, occurred_at)
    group by i.whatsapp_number_id, i.wamid, i.status, i.occurred_at
  ) as x;
  return new_places;
end;
$$;

comment on function private.apply_statuses(private.status_update[]) is
  'Applies statuses to outbound messages and parks those whose message is not known yet. Returns the places of those not seen before.';

-- Takes the statuses that came before their message, now that it has its wamid.
create function private.unpark_statuses(whatsapp_number_ids uuid[], wamids text[])
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  waiting private.status_update[];
begin
  with taken as (
    delete from private.parked_statuses as p
    using unnest(whatsapp_number_ids, wamids) as k (whatsapp_number_id, wamid)
    where p.whatsapp_number_id = k.whatsapp_number_id and p.wamid = k.wamid
    returning p.whatsapp_number_id, p.wamid, p.status, p.occurred_at, p.errors, p.pricing, p.callback_data
  )
  select array_agg(row(t.*)::private.status_update) into waiting from taken as t;
  if waiting is not null then
    perform private.apply_statuses(waiting);
  end if;
end;
$$;

-- annotations -------------------------------------------------------------

-- Edits and deletions hang on their target by wamid; either may come first, so both sides call this.
create function private.apply_annotations(whatsapp_number_ids uuid[], wamids text[])
returns void
language sql
volatile
security definer
set search_path = ''
as $$
  update public.messages as m
  set
    text = coalesce(a.new_text, m.text),
    edited_at = coalesce(a.edited_at, m.edited_at),
    revoked_at = coalesce(a.revoked_at, m.revoked_at)
  from (
    select
      n.whatsapp_number_id,
      n.target_wamid,
      (array_agg(n.text order by n.occurred_at desc, n.id desc) filter (where n.type = 'edit'))[1] as new_text,
      max(n.occurred_at) filter (where n.type = 'edit') as edited_at,
      min(n.occurred_at) filter (where n.type = 'revoke') as revoked_at
    from unnest(whatsapp_number_ids, wamids) as k (whatsapp_number_id, wamid)
    join public.messages as n on n.whatsapp_number_id = k.whatsapp_number_id and n.target_wamid = k.wamid
    where n.type in ('edit', 'revoke')
    group by n.whatsapp_number_id, n.target_wamid
  ) as a
  where m.whatsapp_number_id = a.whatsapp_number_id
    and m.wamid = a.target_wamid
    and (m.edited_at is distinct from a.edited_at or m.revoked_at is distinct from a.revoked_at);
$$;

comment on function private.apply_annotations(uuid[], text[]) is
  'Brings messages to what their edits and deletions say, whichever came first.';

-- messages ----------------------------------------------------------------

create function private.store_messages(rows private.inbound_message[])
returns uuid[]
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  stored_ids uuid[];
begin
  insert into public.conversations (project_id, whatsapp_number_id, contact_id)
  select distinct r.project_id, r.whatsapp_number_id, r.contact_id
  from unnest(rows) as r
  where not exists (
    select 1 from public.conversations as c
    where c.whatsapp_number_id = r.whatsapp_number_id and c.contact_id = r.contact_id
  )
  order by r.whatsapp_number_id, r.contact_id
  on conflict on constraint conversations_whatsapp_number_id_contact_id_key do nothing;

  -- Locked in one order, so that two batches over the same conversations queue up and never circle.
  perform 1
  from public.conversations as c
  where (c.whatsapp_number_id, c.contact_id) in (select r.whatsapp_number_id, r.contact_id from unnest(rows) as r)
  order by c.id
  for no key update;

  with input as (
    select r.*, c.id as found_conversation_id
    from unnest(rows) as r
    join public.conversations as c
      on c.whatsapp_number_id = r.whatsapp_number_id and c.contact_id = r.contact_id
  ),
  inserted as (
    insert into public.messages (
      id, project_id, conversation_id, contact_id, whatsapp_number_id, wamid, direction, type, status, origin, text,
      content, context_wamid, target_wamid, media_file_id, occurred_at, accepted_at
    )
    select
      i.message_id, i.project_id, i.found_conversation_id, i.contact_id, i.whatsapp_number_id, i.wamid, i.direction,
      i.type, case i.direction when 'inbound' then 'received' else 'sent' end, i.origin, i.text,
      coalesce(i.content, '{}'), i.context_wamid, i.target_wamid, i.media_file_id, i.occurred_at,
      case i.direction when 'outbound' then i.occurred_at end
    from input as i
    on conflict on constraint messages_project_id_whatsapp_number_id_wamid_key do nothing
    returning id, project_id, conversation_id, contact_id, whatsapp_number_id, direction, type, status, origin, text,
      target_wamid, media_file_id, occurred_at
  ),
  files as (
    insert into public.media_files (
      id, project_id, whatsapp_number_id, contact_id, direction, kind, meta_media_id, filename, caption,
      claimed_mime_type, claimed_sha256, is_voice, expires_at
    )
    select
      i.media_file_id, i.project_id, i.whatsapp_number_id, i.contact_id, i.direction, i.type, i.media ->> 'id',
      i.media ->> 'filename', i.text, i.media ->> 'mime_type', i.media ->> 'sha256',
      coalesce((i.media ->> 'voice')::boolean, false), i.occurred_at + interval '7 days'
    from input as i
    join inserted as n on n.id = i.message_id
    where i.media_file_id is not null
    returning id
  ),
  fetches as (
    select pgmq.send_batch('media', array_agg(jsonb_build_object('media_file_id', f.id))) as msg_id
    from files as f
    having count(*) > 0
  ),
  -- Lines of the thread; annotations change neither preview nor counters, history neither counters nor state.
  lines as (
    select n.*, row_number() over (partition by n.conversation_id order by n.occurred_at desc, n.id desc) as newest_first
    from inserted as n
    where n.target_wamid is null
  ),
  sums as (
    select
      l.conversation_id,
      count(*) filter (where l.direction = 'inbound' and l.origin = 'live') as unread,
      max(l.occurred_at) filter (where l.direction = 'inbound') as last_inbound_at,
      max(l.occurred_at) filter (where l.direction = 'outbound') as last_outbound_at,
      min(l.occurred_at) filter (where l.direction = 'inbound' and l.origin = 'live') as first_live_inbound_at
    from lines as l
    group by l.conversation_id
  ),
  changed as (
    update public.conversations as c
    set
      unread_count = c.unread_count + s.unread,
      last_inbound_at = greatest(c.last_inbound_at, s.last_inbound_at),
      last_outbound_at = greatest(c.last_outbound_at, s.last_outbound_at),
      service_window_expires_at = greatest(c.service_window_expires_at, s.last_inbound_at + interval '24 hours'),
      awaiting_reply_since = case
        when s.first_live_inbound_at > coalesce(greatest(c.last_outbound_at, s.last_outbound_at), '-infinity')
          then least(c.awaiting_reply_since, s.first_live_inbound_at)
        else c.awaiting_reply_since
      end,
      status = case when s.unread > 0 then 'open' else c.status end,
      closed_at = case when s.unread > 0 then null else c.closed_at end,
      closed_by = case when s.unread > 0 then null else c.closed_by end,
      snoozed_until = case when s.unread > 0 then null else c.snoozed_until end,
      last_message_id = case when n.is_newest then l.id else c.last_message_id end,
      last_message_at = case when n.is_newest then l.occurred_at else c.last_message_at end,
      last_message_type = case when n.is_newest then l.type else c.last_message_type end,
      last_message_direction = case when n.is_newest then l.direction else c.last_message_direction end,
      last_message_status = case when n.is_newest then l.status else c.last_message_status end,
      last_message_text = case when n.is_newest then left(l.text, 200) else c.last_message_text end
    from sums as s
    join lines as l on l.conversation_id = s.conversation_id and l.newest_first = 1
    cross join lateral (
      select coalesce(
        (l.occurred_at, l.id) > (k.last_message_at, k.last_message_id), true
      ) as is_newest
      from public.conversations as k
      where k.id = s.conversation_id
    ) as n
    where c.id = s.conversation_id
    returning c.id
  ),
  told as (
    insert into public.events (project_id, type, conversation_id, message_id, contact_id, data)
    select
      n.project_id,
      case when n.target_wamid is null then 'message.received' else 'message.annotated' end,
      n.conversation_id, n.id, n.contact_id,
      jsonb_build_object('direction', n.direction, 'type', n.type, 'origin', n.origin)
    from inserted as n
    order by n.occurred_at, n.id
  ),
  used as (select count(*) from fetches) -- so that the planner cannot leave the sending out
  select coalesce(array_agg(n.id), '{}') into stored_ids
  from inserted as n, used;
  return stored_ids;
end;
$$;

comment on function private.store_messages(private.inbound_message[]) is
  'Stores message updates whose contact is known, with media, counters, preview, windows and events. Returns the ids of those that are new.';

-- the batch ---------------------------------------------------------------

create function private.apply_inbound(event_ids uuid[], queue_ids bigint[], updates jsonb)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  messages private.inbound_message[];
  people private.person[];
  contact_ids uuid[];
  stored_ids uuid[];
  statuses private.status_update[];
  status_keys jsonb[];
  new_statuses integer[];
begin
  -- Each event once, whoever else has it in hand: a redelivered queue message finds it processed.
  perform 1 from public.webhook_events as w where w.id = any (event_ids) order by w.id for update;

  with input as (
    select u.*, n.project_id, n.id as whatsapp_number_id
    from jsonb_to_recordset(updates) as u (
      event_id uuid, "position" integer, kind text, phone_number_id text, wa_id text, bsuid text, parent_bsuid text,
      username text, profile_name text, wamid text, direction text, type text, origin text, text text, content jsonb,
      context_wamid text, target_wamid text, media jsonb, occurred_at timestamptz
    )
    join public.whatsapp_numbers as n on n.phone_number_id = u.phone_number_id
    where u.kind = 'message'
    order by u.occurred_at, u.event_id, u.position
  )
  select
    array_agg(row(
      i.event_id, i.position, i.phone_number_id, i.project_id, i.whatsapp_number_id, null, null, gen_random_uuid(),
      case when i.media is not null then gen_random_uuid() end, i.wamid, i.direction, i.type, i.origin, i.text,
      i.content, i.context_wamid, i.target_wamid, i.media, i.occurred_at
    )::private.inbound_message order by i.occurred_at, i.event_id, i.position),
    array_agg(row(
      i.project_id, i.wa_id, i.bsuid, i.parent_bsuid, i.username, i.profile_name, i.occurred_at
    )::private.person order by i.occurred_at, i.event_id, i.position)
  into messages, people
  from input as i;

  if messages is not null then
    contact_ids := private.resolve_contacts(people, 'webhook');
    select array_agg(
      row(
        m.event_id, m.position, m.phone_number_id, m.project_id, m.whatsapp_number_id, c.contact_id, m.conversation_id,
        m.message_id, m.media_file_id, m.wamid, m.direction, m.type, m.origin, m.text, m.content, m.context_wamid,
        m.target_wamid, m.media, m.occurred_at
      )::private.inbound_message order by c.place
    )
    into messages
    from (select m.*, row_number() over () as place from unnest(messages) as m) as m
    join unnest(contact_ids) with ordinality as c (contact_id, place) using (place)
    where c.contact_id is not null;

    stored_ids := private.store_messages(coalesce(messages, '{}'));
    perform private.unpark_statuses(array_agg(m.whatsapp_number_id), array_agg(m.wamid))
    from unnest(messages) as m where m.direction = 'outbound' and m.message_id = any (stored_ids);
    perform private.apply_annotations(
      array_agg(m.whatsapp_number_id), array_agg(coalesce(m.target_wamid, m.wamid))
    )
    from unnest(messages) as m where m.message_id = any (stored_ids);
  end if;

  select
    array_agg(row(
      n.id, u.wamid, u.status, u.occurred_at, u.errors, u.pricing, u.callback_data
    )::private.status_update order by u.event_id, u.position),
    array_agg(jsonb_build_object('event_id', u.event_id, 'position', u.position) order by u.event_id, u.position)
  into statuses, status_keys
  from jsonb_to_recordset(updates) as u (
    event_id uuid, "position" integer, kind text, phone_number_id text, wamid text, status text,
    occurred_at timestamptz, errors jsonb, pricing jsonb, callback_data text
  )
  join public.whatsapp_numbers as n on n.phone_number_id = u.phone_number_id
  where u.kind = 'status';
  if statuses is not null then
    new_statuses := private.apply_statuses(statuses);
  end if;

  insert into public.provider_changes (
    project_id, event_id, "position", waba_id, phone_number_id, field, value, occurred_at
  )
  select n.project_id, u.event_id, u.position, u.waba_id, nullif(u.phone_number_id, ''), u.field, u.value, u.occurred_at
  from jsonb_to_recordset(updates) as u (
    event_id uuid, "position" integer, kind text, waba_id text, phone_number_id text, field text, value jsonb,
    occurred_at timestamptz
  )
  left join public.whatsapp_numbers as n on n.phone_number_id = u.phone_number_id
  where u.kind = 'change'
  on conflict do nothing;

  -- The ledger: every update has exactly one fate.
  with input as (
    select u.event_id, u.position, u.kind, u.phone_number_id, u.occurred_at, u.error, n.id as number_id, n.project_id,
      u.document
    from (
      select (e.document ->> 'event_id')::uuid as event_id, (e.document ->> 'position')::integer as position,
        e.document ->> 'kind' as kind, coalesce(e.document ->> 'phone_number_id', '') as phone_number_id,
        (e.document ->> 'occurred_at')::timestamptz as occurred_at, e.document ->> 'error' as error, e.document
      from jsonb_array_elements(updates) as e (document)
    ) as u
    left join public.whatsapp_numbers as n on n.phone_number_id = u.phone_number_id
  ),
  new_messages as (
    select m.event_id, m.position from unnest(messages) as m where m.message_id = any (stored_ids)
  ),
  known_messages as (
    select m.event_id, m.position from unnest(messages) as m where m.message_id <> all (coalesce(stored_ids, '{}'))
  ),
  fresh_statuses as (
    select (s.key ->> 'event_id')::uuid as event_id, (s.key ->> 'position')::integer as position
    from unnest(status_keys) with ordinality as s (key, place)
    where s.place = any (new_statuses)
  ),
  fates as (
    select i.*, case
      when i.kind = 'failed' then 'failed'
      when i.kind in ('message', 'status') and i.number_id is null then 'parked'
      when i.kind = 'change' then 'processed'
      when i.kind = 'status' and (i.event_id, i.position) in (select event_id, position from fresh_statuses) then 'processed'
      when i.kind = 'status' then 'duplicate'
      when (i.event_id, i.position) in (select event_id, position from new_messages) then 'processed'
      when (i.event_id, i.position) in (select event_id, position from known_messages) then 'duplicate'
      else 'parked' -- a message that names nobody
    end as fate
    from input as i
  ),
  set_aside as (
    insert into public.parked_updates (project_id, event_id, "position", phone_number_id, reason, error, update)
    select f.project_id, f.event_id, f.position, f.phone_number_id,
      case when f.fate = 'failed' then 'failed' when f.number_id is null then 'unknown_number' else 'no_sender' end,
      f.error, f.document
    from fates as f
    where f.fate in ('parked', 'failed')
    on conflict do nothing
  )
  insert into public.webhook_ledger (
    event_id, phone_number_id, received, processed, duplicate, parked, failed, first_occurred_at
  )
  select f.event_id, f.phone_number_id, count(*),
    count(*) filter (where f.fate = 'processed'), count(*) filter (where f.fate = 'duplicate'),
    count(*) filter (where f.fate = 'parked'), count(*) filter (where f.fate = 'failed'), min(f.occurred_at)
  from fates as f
  group by f.event_id, f.phone_number_id
  on conflict (event_id, phone_number_id) do nothing;

  update public.webhook_events as w
  set
    processed_at = now(),
    state = case
      when exists (select 1 from public.webhook_ledger as l where l.event_id = w.id and l.failed > 0) then 'failed'
      when exists (select 1 from public.webhook_ledger as l where l.event_id = w.id and l.parked > 0) then 'parked'
      else 'processed'
    end
  where w.id = any (event_ids);

  perform pgmq.delete('inbound', queue_ids);
end;
$$;

comment on function private.apply_inbound(uuid[], bigint[], jsonb) is
  'Applies every update of these events and removes their queue messages, in one transaction. updates: what functions/_shared/whatsapp/inbound.ts makes of the bodies.';

create function private.read_inbound(visibility_seconds integer, batch_size integer)
returns table (queue_id bigint, read_ct integer, event_id uuid, body bytea, received_at timestamptz)
language sql
volatile
security definer
set search_path = ''
as $$
  select q.msg_id, q.read_ct, w.id, w.body, w.received_at
  from pgmq.read('inbound', visibility_seconds, batch_size) as q
  left join public.webhook_events as w on w.id = (q.message ->> 'event_id')::uuid;
$$;

comment on function private.read_inbound(integer, integer) is 'The next webhook events to apply, hidden from other workers for the time given.';

create function private.bury_inbound(queue_id bigint, event_id uuid, attempts integer, error text)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  update public.webhook_events as w
  set state = 'failed', error = bury_inbound.error, attempts = bury_inbound.attempts, processed_at = now()
  where w.id = bury_inbound.event_id;
  insert into public.dead_letters (queue, subject_id, error, attempts)
  values ('inbound', event_id, error, attempts);
  perform pgmq.delete('inbound', queue_id);
end;
$$;

comment on function private.bury_inbound(bigint, uuid, integer, text) is 'Gives an event up after its last attempt, visibly.';


-- media -------------------------------------------------------------------

-- The wait grows with the file's age, from 0.4 s to an hour, until Meta forgets the file after seven days.
create function private.claim_media(visibility_seconds integer, batch_size integer)
returns table (
  queue_id bigint, media_file_id uuid, project_id uuid, meta_media_id text, claimed_mime_type text, attempts integer,
  has_expired boolean, phone_number_id text, access_token text
)
language sql
volatile
security definer
set search_path = ''
as $$
  select q.msg_id, f.id, f.project_id, f.meta_media_id, f.claimed_mime_type, f.attempts,
    coalesce(f.expires_at < now(), false), n.phone_number_id, private.access_token_of_number(n.id)
  from pgmq.read('media', visibility_seconds, batch_size) as q
  left join public.media_files as f on f.id = (q.message ->> 'media_file_id')::uuid and f.state = 'waiting'
  left join public.whatsapp_numbers as n on n.id = f.whatsapp_number_id;
$$;

comment on function private.claim_media(integer, integer) is
  'The next media files to fetch. A queue message whose file is gone or settled comes with nulls and is only to be removed.';

create function private.settle_media(
  queue_id bigint, media_file_id uuid, state text, path text, mime_type text, size_bytes bigint, sha256 text,
  error_code text, error_details text
)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  file public.media_files;
  wait_seconds numeric;
begin
  update public.media_files as f
  set
    state = settle_media.state,
    path = coalesce(settle_media.path, f.path),
    mime_type = coalesce(settle_media.mime_type, f.mime_type),
    size_bytes = coalesce(settle_media.size_bytes, f.size_bytes),
    sha256 = coalesce(settle_media.sha256, f.sha256),
    stored_at = case when settle_media.state = 'stored' then now() else f.stored_at end,
    error_code = settle_media.error_code,
    error_details = left(settle_media.error_details, 500),
    attempts = f.attempts + 1
  where f.id = settle_media.media_file_id and f.state = 'waiting'
  returning f.* into file;

  if file.id is null then
    perform pgmq.delete('media', queue_id);
    return;
  end if;
  if file.state = 'waiting' then
    wait_seconds := least(0.4 * power(2, file.attempts - 1), 3600);
    update public.media_files as f set next_attempt_at = now() + make_interval(secs => wait_seconds::double precision)
    where f.id = file.id;
    perform pgmq.set_vt('media', queue_id, greatest(ceil(wait_seconds)::integer, 1));
    return;
  end if;

  perform pgmq.delete('media', queue_id);
  insert into public.events (project_id, type, conversation_id, message_id, contact_id, data)
  select m.project_id, 'message.media', m.conversation_id, m.id, m.contact_id, jsonb_build_object('state', file.state)
  from public.messages as m
  where m.project_id = file.project_id and m.media_file_id = file.id;
end;
$$;

comment on function private.settle_media(bigint, uuid, text, text, text, bigint, text, text, text) is
  'Writes what became of a fetch; a file that still waits is tried again later and later.';
