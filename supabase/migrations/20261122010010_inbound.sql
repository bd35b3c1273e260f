-- Inbound: how a batch of parsed updates becomes contacts, conversations, messages, statuses and events, in
-- one transaction with the removal of its queue messages. Applying a batch twice, or its updates in any
-- order, ends in the same state. Called by functions/queue on the service path.

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
  status text,
  consent text,
  call_permission jsonb,
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

-- How far a message is. A history import knows a state without its time, so the state itself counts as well.
create function private.status_rank(status text)
returns integer
language sql
immutable
parallel safe
security invoker
set search_path = ''
as $$
  select case status
    when 'played' then 6 when 'read' then 5 when 'delivered' then 4 when 'failed' then 3 when 'sent' then 2
    when 'held' then 1 else 0
  end;
$$;

-- Conversations are locked before messages, by everybody and in one order, so that nobody waits in a circle.
create function private.lock_conversations(ids uuid[])
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  perform 1 from public.conversations as c where c.id = any (ids) order by c.id for no key update;
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
  -- Found by wamid, or by our own id; settling a send takes the same locks in the same order.
  perform private.lock_conversations(array_agg(distinct m.conversation_id))
  from (
    select m.conversation_id
    from unnest(updates) as u
    join public.whatsapp_numbers as n on n.id = u.whatsapp_number_id
    join public.messages as m
      on m.project_id = n.project_id and m.whatsapp_number_id = u.whatsapp_number_id and m.wamid = u.wamid
    union all
    select m.conversation_id
    from unnest(updates) as u
    join public.messages as m on m.id = case
      when u.callback_data ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then u.callback_data::uuid
    end
    where m.wamid is null
  ) as m;

  with input as (
    select u.*, n.project_id
    from unnest(updates) with ordinality
      as u (whatsapp_number_id, wamid, status, occurred_at, errors, pricing, callback_data, place)
    join public.whatsapp_numbers as n on n.id = u.whatsapp_number_id
  ),
  matched as (
    select i.*, m.id as message_id
    from input as i
    join public.messages as m
      on m.project_id = i.project_id and m.whatsapp_number_id = i.whatsapp_number_id and m.wamid = i.wamid
    where m.direction = 'outbound'
    union all
    -- A send whose answer we never saw has no wamid yet: our own id came back as callback data.
    select i.*, m.id
    from input as i
    join public.messages as m on m.id = case
      when i.callback_data ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then i.callback_data::uuid
    end
    where m.whatsapp_number_id = i.whatsapp_number_id and m.direction = 'outbound' and m.wamid is null
  ),
  parked as (
    insert into private.parked_statuses (whatsapp_number_id, wamid, status, occurred_at, errors, pricing,
      callback_data)
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
      -- Of several, the one that any order of arrival would end with.
      (array_agg(f.errors -> 0 order by f.occurred_at,
        f.errors::text) filter (where f.errors is not null))[1] as error,
      (array_agg(
        f.pricing || jsonb_build_object('status', f.status)
        order by private.status_rank(f.status) desc, f.pricing::text
      ) filter (where f.pricing is not null))[1] as pricing
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
      -- What the state is follows from which statuses are known, not from the order in which they came.
      status = case
        when private.status_rank(m.status) > private.status_rank(f.reached) then m.status
        else f.reached
      end,
      error_code = case when e.is_ours then f.error ->> 'code' else m.error_code end,
      error_title = case when e.is_ours then f.error ->> 'title' else m.error_title end,
      error_details = case
        when e.is_ours then coalesce(f.error -> 'error_data' ->> 'details', f.error ->> 'message')
        else m.error_details
      end,
      pricing = case
        when f.pricing is null then m.pricing
        when m.pricing is null then f.pricing
        when private.status_rank(f.pricing ->> 'status') > private.status_rank(m.pricing ->> 'status')
          then f.pricing
        else m.pricing
      end
    from (
      select f.*, case
        when f.played_at is not null then 'played'
        when f.read_at is not null then 'read'
        when f.delivered_at is not null then 'delivered'
        when f.failed_at is not null then 'failed'
        else 'sent'
      end as reached
      from facts as f
    ) as f
    cross join lateral (
      select f.error is not null and coalesce(f.failed_at, 'infinity') <= coalesce(k.failed_at,
        'infinity') as is_ours
      from public.messages as k
      where k.id = f.message_id
    ) as e
    where m.id = f.message_id
    returning m.id, m.project_id, m.conversation_id, m.contact_id, m.status
  ),
  shown as (
    update public.conversations as c
    set last_message_status = t.status
    from timed as t
    where c.id = t.conversation_id and c.last_message_id = t.id and c.last_message_status is distinct
      from t.status
  ),
  told as (
    insert into public.events (project_id, type, conversation_id, message_id, contact_id, data)
    select t.project_id, 'message.status', t.conversation_id, t.id, t.contact_id,
      jsonb_build_object('status', t.status)
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
  'Applies statuses to outbound messages and parks those whose message is not known yet. Returns the places '
  'of those not seen before.';

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
language plpgsql -- not sql, whose plans are made anew at each call
volatile
security definer
set search_path = ''
as $$
begin
  update public.messages as m
  set
    text = coalesce(a.new_text, m.text),
    edited_at = coalesce(a.edited_at, m.edited_at),
    revoked_at = coalesce(a.revoked_at, m.revoked_at)
  from (
    select
      n.whatsapp_number_id,
      n.target_wamid,
      (array_agg(n.text order by n.occurred_at desc,
        n.id desc) filter (where n.type = 'edit'))[1] as new_text,
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
end;
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
  -- Only what a customer writes now opens a conversation: imports and echoes leave the inbox as it is.
  insert into public.conversations (project_id, whatsapp_number_id, contact_id, status, closed_at)
  select r.project_id, r.whatsapp_number_id, r.contact_id,
    case when bool_or(r.origin = 'live') then 'open' else 'closed' end,
    case when bool_or(r.origin = 'live') then null else now() end
  from unnest(rows) as r
  where not exists (
    select 1 from public.conversations as c
    where c.whatsapp_number_id = r.whatsapp_number_id and c.contact_id = r.contact_id
  )
  group by r.project_id, r.whatsapp_number_id, r.contact_id
  order by r.whatsapp_number_id, r.contact_id
  on conflict on constraint conversations_whatsapp_number_id_contact_id_key do nothing;

  -- Locked in one order, so that two batches over the same conversations queue up and never circle.
  perform private.lock_conversations(array_agg(distinct c.id))
  from unnest(rows) as r
  join public.conversations as c
    on c.whatsapp_number_id = r.whatsapp_number_id and c.contact_id = r.contact_id;

  with input as (
    select r.*, c.id as found_conversation_id
    from unnest(rows) as r
    join public.conversations as c
      on c.whatsapp_number_id = r.whatsapp_number_id and c.contact_id = r.contact_id
  ),
  files as (
    insert into public.media_files (
      id, project_id, whatsapp_number_id, contact_id, direction, kind, meta_media_id, filename, caption,
      claimed_mime_type, claimed_sha256, is_voice, expires_at
    )
    select
      i.media_file_id, i.project_id, i.whatsapp_number_id, i.contact_id, i.direction, i.type,
        i.media ->> 'id',
      i.media ->> 'filename', i.text, i.media ->> 'mime_type', i.media ->> 'sha256',
      coalesce(i.media ->> 'voice' = 'true', false), i.occurred_at + interval '7 days'
    from input as i
    where i.media_file_id is not null
      and not exists (
        select 1 from public.messages as m
        where m.project_id = i.project_id and m.whatsapp_number_id = i.whatsapp_number_id
          and m.wamid = i.wamid
          and m.type <> 'media_placeholder'
      )
    on conflict do nothing
    returning id, project_id
  ),
  fetches as (
    select private.send_fairly(
      'media', array_agg(f.project_id::text), array_agg(jsonb_build_object('media_file_id', f.id))
    )
    from files as f
    having count(*) > 0
  ),
  inserted as (
    insert into public.messages (
      id, project_id, conversation_id, contact_id, whatsapp_number_id, wamid, direction, type, status, origin,
        text,
      content, context_wamid, target_wamid, media_file_id, occurred_at, accepted_at
    )
    select
      i.message_id, i.project_id, i.found_conversation_id, i.contact_id, i.whatsapp_number_id, i.wamid,
        i.direction,
      i.type, coalesce(i.status, case i.direction when 'inbound' then 'received' else 'sent' end), i.origin,
        i.text,
      coalesce(i.content, '{}'), i.context_wamid, i.target_wamid, i.media_file_id, i.occurred_at,
      case i.direction when 'outbound' then i.occurred_at end
    from input as i
    on conflict do nothing
    returning id, project_id, conversation_id, contact_id, whatsapp_number_id, direction, type, status,
      origin, text,
      target_wamid, media_file_id, occurred_at
  ),
  -- Lines of the thread; annotations change neither preview nor counters, history neither counters nor state,
  -- and a note of Meta's about a person is nothing that he said.
  lines as (
    select n.*,
      n.target_wamid is null as is_line,
      n.target_wamid is null and n.direction = 'inbound' and n.origin = 'live'
        and n.type <> 'system' as is_news
    from inserted as n
  ),
  -- One row per conversation with everything that its update needs: joins between these would be nested
  -- loops, since the planner cannot know how many rows an insert returns.
  sums as (
    select
      n.conversation_id,
      count(*) filter (where n.is_news) as unread,
      max(n.occurred_at) filter (where n.is_line and n.direction = 'inbound'
        and n.type <> 'system') as last_inbound_at,
      max(n.occurred_at) filter (where n.is_line and n.direction = 'outbound') as last_outbound_at,
      array_agg(n.occurred_at) filter (where n.is_news) as news_at,
      bool_or(n.is_line and n.origin = 'echo') as was_answered_on_the_phone,
      -- A reaction is the customer's sign as well; changes of what was said are not.
      max(n.occurred_at) filter (
        where n.direction = 'inbound' and n.origin = 'live' and n.type not in ('system', 'edit', 'revoke')
      ) + interval '24 hours' as window_expires_at,
      (array_agg(n.id order by n.occurred_at desc, n.id desc) filter (where n.is_line))[1] as newest_id,
      (array_agg(n.occurred_at order by n.occurred_at desc,
        n.id desc) filter (where n.is_line))[1] as newest_at,
      (array_agg(n.type order by n.occurred_at desc, n.id desc) filter (where n.is_line))[1] as newest_type,
      (array_agg(n.direction order by n.occurred_at desc,
        n.id desc) filter (where n.is_line))[1] as newest_direction,
      (array_agg(n.status order by n.occurred_at desc,
        n.id desc) filter (where n.is_line))[1] as newest_status,
      (array_agg(left(n.text, 200) order by n.occurred_at desc,
        n.id desc) filter (where n.is_line))[1] as newest_text
    from lines as n
    group by n.conversation_id
  ),
  changed as (
    update public.conversations as c
    set
      unread_count = c.unread_count + s.unread,
      last_inbound_at = greatest(c.last_inbound_at, s.last_inbound_at),
      last_outbound_at = greatest(c.last_outbound_at, s.last_outbound_at),
      service_window_expires_at = greatest(c.service_window_expires_at, s.window_expires_at),
      awaiting_reply_since = case
        when s.last_outbound_at is not null then (
          -- An answer that came late, such as an echo: who still waits is to be found again.
          select min(x.occurred_at) from (
            select m.occurred_at from public.messages as m
            where m.project_id = c.project_id and m.conversation_id = c.id and m.direction = 'inbound'
              and m.origin = 'live' and m.target_wamid is null and m.type <> 'system'
              and c.awaiting_reply_since is not null
              and m.occurred_at > greatest(c.last_outbound_at, s.last_outbound_at)
            union all
            select t.at from unnest(s.news_at) as t (at)
            where t.at > greatest(c.last_outbound_at, s.last_outbound_at)
          ) as x
        )
        else least(c.awaiting_reply_since, (
          select min(t.at) from unnest(s.news_at) as t (at)
            where t.at > coalesce(c.last_outbound_at, '-infinity')
        ))
      end,
      mode = case when s.was_answered_on_the_phone then 'manual' else c.mode end,
      status = case when s.unread > 0 then 'open' else c.status end,
      closed_at = case when s.unread > 0 then null else c.closed_at end,
      closed_by = case when s.unread > 0 then null else c.closed_by end,
      snoozed_until = case when s.unread > 0 then null else c.snoozed_until end,
      -- A late message never moves the preview backwards.
      (
        last_message_id, last_message_at, last_message_type, last_message_direction, last_message_status,
        last_message_text
      ) = (
        select n.* from (values
          (true, s.newest_id, s.newest_at, s.newest_type, s.newest_direction, s.newest_status, s.newest_text),
          (
            false, c.last_message_id, c.last_message_at, c.last_message_type, c.last_message_direction,
            c.last_message_status, c.last_message_text
          )
        ) as v (is_new, id, at, type, direction, status, text)
        cross join lateral (select v.id, v.at, v.type, v.direction, v.status, v.text) as n
        where v.is_new = coalesce(
          (s.newest_at, s.newest_id) > (c.last_message_at, c.last_message_id), s.newest_id is not null
        )
      )
    from sums as s
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
  'Stores message updates whose contact is known, with media, counters, preview, windows and events. '
  'Returns the ids of those that are new.';

-- History brings the words first and the pictures days later, under the same wamid; either may come first.
create function private.fill_placeholders(rows private.inbound_message[])
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  with filled as (
    update public.messages as m
    set type = r.type, text = coalesce(r.text, m.text), content = r.content, media_file_id = r.media_file_id
    from unnest(rows) as r
    where m.project_id = r.project_id and m.whatsapp_number_id = r.whatsapp_number_id and m.wamid = r.wamid
      and m.type = 'media_placeholder' and r.type <> 'media_placeholder'
    returning m.id, m.project_id, m.conversation_id, m.contact_id, m.type, m.text
  ),
  shown as (
    update public.conversations as c
    set last_message_type = f.type, last_message_text = left(f.text, 200)
    from filled as f
    where c.id = f.conversation_id and c.last_message_id = f.id
  )
  insert into public.events (project_id, type, conversation_id, message_id, contact_id, data)
  select f.project_id, 'message.annotated', f.conversation_id, f.id, f.contact_id,
    jsonb_build_object('type', f.type, 'origin', 'history')
  from filled as f;
end;
$$;

comment on function private.fill_placeholders(private.inbound_message[]) is
  'Gives placeholders of a history import what they stood for.';

-- what follows from messages ----------------------------------------------

-- The words with which somebody ends or resumes marketing, into the consent ledger, once per message.
create function private.note_consent_words(rows private.inbound_message[], stored_ids uuid[])
returns void
language sql
volatile
security definer
set search_path = ''
as $$
  with entered as (
    insert into public.consent_entries (
      project_id, contact_id, category, state, source, evidence, message_id, occurred_at
    )
    select m.project_id, m.contact_id, 'marketing', case r.consent when 'stop' then 'withdrawn'
      else 'granted' end,
      'keyword', left(r.text, 200), m.id, m.occurred_at
    from unnest(rows) as r
    join public.messages as m on m.id = r.message_id
    where r.consent is not null and r.message_id = any (stored_ids)
    returning project_id, contact_id, category, state, source
  )
  insert into public.events (project_id, type, contact_id, data)
  select e.project_id, 'contact.consent', e.contact_id,
    jsonb_build_object('category', e.category, 'state', e.state, 'source', e.source)
  from entered as e;
$$;

-- The newest answer counts, by Meta's time.
create function private.note_call_permissions(rows private.inbound_message[], stored_ids uuid[])
returns void
language sql
volatile
security definer
set search_path = ''
as $$
  update public.conversations as c
  set call_permission_expires_at = case
    when p.permission ->> 'granted' <> 'true' then p.occurred_at
    when p.permission ->> 'permanent' = 'true' then 'infinity'
    else coalesce((p.permission ->> 'expires_at')::timestamptz, p.occurred_at + interval '7 days')
  end
  from (
    select distinct on (m.conversation_id) m.conversation_id, m.id, m.occurred_at,
      r.call_permission as permission
    from unnest(rows) as r
    join public.messages as m on m.id = r.message_id
    where r.call_permission is not null and r.message_id = any (stored_ids)
    order by m.conversation_id, m.occurred_at desc, m.id desc
  ) as p
  where c.id = p.conversation_id
    and not exists (
      select 1 from public.messages as later
      where later.project_id = c.project_id and later.conversation_id = c.id
        and later.type = 'interactive' and later.content ? 'call_permission_reply'
        and (later.occurred_at, later.id) > (p.occurred_at, p.id)
    );
$$;

-- The ads from which talks begin, and each click with the free window that an answer within a day opens.
create function private.note_ad_clicks(rows private.inbound_message[], stored_ids uuid[])
returns void
language sql
volatile
security definer
set search_path = ''
as $$
  with clicks as (
    select m.project_id, m.conversation_id, m.contact_id, m.id as message_id, m.occurred_at,
      m.content -> 'referral' as referral,
      left(coalesce(m.content -> 'referral' ->> 'source_id', m.content -> 'referral' ->> 'source_url'),
        500) as source_id
    from unnest(rows) as r
    join public.messages as m on m.id = r.message_id
    where r.content ? 'referral' and r.message_id = any (stored_ids) and r.origin = 'live'
  ),
  ads as (
    insert into public.ctwa_ads as a (
      project_id, source_id, source_type, source_url, headline, body, media_type, media_url, first_seen_at,
        last_seen_at
    )
    select distinct on (c.project_id, c.source_id)
      c.project_id, c.source_id,
      case when c.referral ->> 'source_type' in ('ad', 'post') then c.referral ->> 'source_type'
        else 'unknown' end,
      c.referral ->> 'source_url', c.referral ->> 'headline', c.referral ->> 'body',
        c.referral ->> 'media_type',
      coalesce(c.referral ->> 'image_url', c.referral ->> 'thumbnail_url', c.referral ->> 'video_url'),
      c.occurred_at, c.occurred_at
    from clicks as c
    where c.source_id is not null
    order by c.project_id, c.source_id, c.occurred_at desc
    on conflict on constraint ctwa_ads_project_id_source_id_key do update
    set first_seen_at = least(a.first_seen_at, excluded.first_seen_at),
      last_seen_at = greatest(a.last_seen_at, excluded.last_seen_at)
    returning a.id, a.project_id, a.source_id
  )
  insert into public.ctwa_clicks (
    project_id, ad_id, conversation_id, contact_id, message_id, ctwa_clid, clicked_at, window_expires_at
  )
  select c.project_id, a.id, c.conversation_id, c.contact_id, c.message_id, c.referral ->> 'ctwa_clid',
    c.occurred_at,
    c.occurred_at + interval '72 hours'
  from clicks as c
  join ads as a on a.project_id = c.project_id and a.source_id = c.source_id
  on conflict do nothing;
$$;

comment on function private.note_ad_clicks(private.inbound_message[], uuid[]) is
  'Clicks on ads. Meta''s statuses say when the free window really ends; they move '
  'conversations.free_entry_expires_at.';

-- the parts of a batch ----------------------------------------------------

create type private.fate as (
  event_id uuid,
  "position" integer,
  phone_number_id text,
  fate text,
  reason text,
  error text
);

comment on type private.fate is 'What became of one update: processed, duplicate, parked or failed.';

create function private.apply_message_updates(updates jsonb)
returns private.fate[]
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  rows private.inbound_message[];
  people private.person[];
  places integer[];
  repeated private.fate[];
  contact_ids uuid[];
  stored_ids uuid[] := '{}';
  fates private.fate[];
begin
  with input as (
    select u.*, n.project_id, n.id as whatsapp_number_id,
      row_number() over (partition by n.id, u.wamid order by u.occurred_at, u.event_id, u.position) as nth,
      -- People write several messages in a row; each is looked up once.
      dense_rank() over (
        order by n.project_id, u.wa_id, u.bsuid, u.parent_bsuid, u.username, u.profile_name
      )::integer as person
    from jsonb_to_recordset(updates) as u (
      event_id uuid, "position" integer, phone_number_id text, wa_id text, bsuid text, parent_bsuid text,
      username text, profile_name text, wamid text, direction text, type text, origin text, text text,
        content jsonb,
      context_wamid text, target_wamid text, media jsonb, status text, consent text, call_permission jsonb,
      occurred_at timestamptz
    )
    join public.whatsapp_numbers as n on n.phone_number_id = u.phone_number_id
  )
  select
    -- Ids follow from Meta's: whatever comes twice, or again after a restore, is the same row.
    array_agg(row(
      i.event_id, i.position, i.phone_number_id, i.project_id, i.whatsapp_number_id, null, null,
      md5(i.whatsapp_number_id || ' ' || i.wamid)::uuid,
      case when i.media is not null then md5(i.whatsapp_number_id || ' media ' || i.wamid)::uuid end, i.wamid,
      i.direction, i.type, i.origin, i.text, i.content, i.context_wamid, i.target_wamid, i.media, i.status,
        i.consent,
      i.call_permission, i.occurred_at
    )::private.inbound_message order by i.occurred_at, i.event_id, i.position) filter (where i.nth = 1),
    array_agg(i.person order by i.occurred_at, i.event_id, i.position) filter (where i.nth = 1),
    array_agg(row(i.event_id, i.position, i.phone_number_id, 'duplicate', null, null)::private.fate)
      filter (where i.nth > 1)
  into rows, places, repeated
  from input as i;
  if rows is null then
    return '{}';
  end if;

  select array_agg(row(
    p.project_id, p.wa_id, p.bsuid, p.parent_bsuid, p.username, p.profile_name, p.seen_at
  )::private.person order by p.person)
  into people
  from (
    select dense_rank() over (
        order by n.project_id, u.wa_id, u.bsuid, u.parent_bsuid, u.username, u.profile_name
      ) as person,
      n.project_id, u.wa_id, u.bsuid, u.parent_bsuid, u.username, u.profile_name,
        max(u.occurred_at) as seen_at
    from jsonb_to_recordset(updates) as u (
      phone_number_id text, wa_id text, bsuid text, parent_bsuid text, username text, profile_name text,
      occurred_at timestamptz
    )
    join public.whatsapp_numbers as n on n.phone_number_id = u.phone_number_id
    group by n.project_id, u.wa_id, u.bsuid, u.parent_bsuid, u.username, u.profile_name
  ) as p;
  contact_ids := private.resolve_contacts(people, 'webhook');
  for place in 1 .. cardinality(rows) loop
    rows[place].contact_id := contact_ids[places[place]];
  end loop;
  if exists (select 1 from unnest(rows) as r where r.contact_id is null) then
    select array_agg(row(r.event_id, r.position, r.phone_number_id, 'parked', 'no_sender',
      null)::private.fate)
    into fates
    from unnest(rows) as r where r.contact_id is null;
    select array_agg(r order by r.occurred_at, r.event_id, r.position) into rows
    from unnest(rows) as r where r.contact_id is not null;
  end if;

  if rows is not null then
    stored_ids := private.store_messages(rows);
    if cardinality(stored_ids) < cardinality(rows) then
      perform private.fill_placeholders(rows);
    end if;
    if exists (select 1 from unnest(rows) as r where r.direction = 'outbound') then
      perform private.unpark_statuses(array_agg(r.whatsapp_number_id), array_agg(r.wamid))
      from unnest(rows) as r where r.direction = 'outbound' and r.message_id = any (stored_ids);
    end if;
    perform private.apply_annotations(
      array_agg(r.whatsapp_number_id), array_agg(coalesce(r.target_wamid, r.wamid))
    )
    from unnest(rows) as r where r.message_id = any (stored_ids);
    if exists (select 1 from unnest(rows) as r where r.consent is not null) then
      perform private.note_consent_words(rows, stored_ids);
    end if;
    if exists (select 1 from unnest(rows) as r where r.call_permission is not null) then
      perform private.note_call_permissions(rows, stored_ids);
    end if;
    if exists (select 1 from unnest(rows) as r where r.content ? 'referral') then
      perform private.note_ad_clicks(rows, stored_ids);
    end if;
  end if;

  select fates || coalesce(repeated, '{}') || coalesce(array_agg(row(
    r.event_id, r.position, r.phone_number_id,
    case when r.message_id = any (stored_ids) then 'processed' else 'duplicate' end, null, null
  )::private.fate), '{}')
  into fates
  from unnest(rows) as r;
  return fates;
end;
$$;

create function private.apply_status_updates(updates jsonb)
returns private.fate[]
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  statuses private.status_update[];
  keys private.fate[];
  new_places integer[];
  fates private.fate[];
begin
  select
    array_agg(row(
      n.id, u.wamid, u.status, u.occurred_at, u.errors, u.pricing, u.callback_data
    )::private.status_update order by u.event_id, u.position),
    array_agg(row(u.event_id, u.position, u.phone_number_id, 'duplicate', null, null)::private.fate
      order by u.event_id, u.position)
  into statuses, keys
  from jsonb_to_recordset(updates) as u (
    event_id uuid, "position" integer, phone_number_id text, wamid text, status text, occurred_at timestamptz,
    errors jsonb, pricing jsonb, callback_data text
  )
  join public.whatsapp_numbers as n on n.phone_number_id = u.phone_number_id;
  if statuses is null then
    return '{}';
  end if;
  new_places := private.apply_statuses(statuses);

  -- Meta tells when the free window of an ad ends.
  update public.conversations as c
  set free_entry_expires_at = greatest(c.free_entry_expires_at, e.expires_at)
  from (
    select m.conversation_id, max(u.free_entry_expires_at) as expires_at
    from jsonb_to_recordset(updates) as u (phone_number_id text, wamid text,
      free_entry_expires_at timestamptz)
    join public.whatsapp_numbers as n on n.phone_number_id = u.phone_number_id
    join public.messages as m
      on m.project_id = n.project_id and m.whatsapp_number_id = n.id and m.wamid = u.wamid
    where u.free_entry_expires_at is not null
    group by m.conversation_id
  ) as e
  where c.id = e.conversation_id and e.expires_at > coalesce(c.free_entry_expires_at, '-infinity');

  -- A status knows a person by both his names; where one is missing, it is learned.
  insert into public.contact_identities (project_id, contact_id, kind, value, source, valid_from)
  select distinct on (m.project_id, u.bsuid) m.project_id, m.contact_id, 'bsuid', u.bsuid, 'webhook',
    u.occurred_at
  from jsonb_to_recordset(updates) as u (phone_number_id text, wamid text, bsuid text,
    occurred_at timestamptz)
  join public.whatsapp_numbers as n on n.phone_number_id = u.phone_number_id
  join public.messages as m
    on m.project_id = n.project_id and m.whatsapp_number_id = n.id and m.wamid = u.wamid
  where u.bsuid ~ '^[A-Z]{2}\.[A-Za-z0-9]{1,128}$'
    and not exists (
      select 1 from public.contact_identities as known
      where known.project_id = m.project_id and known.kind = 'bsuid' and known.valid_to is null
        and (known.value = u.bsuid or known.contact_id = m.contact_id)
    )
  order by m.project_id, u.bsuid, u.occurred_at
  on conflict do nothing;

  select array_agg(row(
    k.event_id, k.position, k.phone_number_id,
    case when k.place = any (new_places) then 'processed' else 'duplicate' end, null, null
  )::private.fate)
  into fates
  from unnest(keys) with ordinality as k (event_id, "position", phone_number_id, fate, reason, error, place);
  return fates;
end;
$$;

-- the batch ---------------------------------------------------------------

-- batch: {messages, statuses, changes, identities, preferences, contacts, calls, failed: lists of updates;
-- unknowns: words to count; received: per event and number how many there are}, as functions/queue makes it
-- of bodies.
create function private.apply_inbound(event_ids uuid[], inbound_ids bigint[], status_ids bigint[],
  batch jsonb)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  fates private.fate[] := '{}';
begin
  -- Each event once, whoever else has it in hand: a redelivered queue message finds it processed.
  perform 1 from public.webhook_events as w where w.id = any (event_ids) order by w.id for update;

  if batch ? 'messages' then
    fates := fates || private.apply_message_updates(batch -> 'messages');
  end if;
  if batch ? 'identities' then
    fates := fates || private.apply_identity_updates(batch -> 'identities');
  end if;
  if batch ? 'contacts' then
    fates := fates || private.apply_contact_updates(batch -> 'contacts');
  end if;
  if batch ? 'preferences' then
    fates := fates || private.apply_preference_updates(batch -> 'preferences');
  end if;
  if batch ? 'calls' then
    fates := fates || private.apply_call_updates(batch -> 'calls');
  end if;
  if batch ? 'statuses' then
    fates := fates || private.apply_status_updates(batch -> 'statuses');
  end if;
  if batch ? 'changes' then
    fates := fates || private.apply_change_updates(batch -> 'changes');
  end if;
  if batch ? 'unknowns' then
    perform private.count_unknowns(batch -> 'unknowns', fates);
  end if;
  perform private.write_ledger(batch, fates);

  update public.webhook_events as w
  set
    processed_at = now(),
    error = null,
    state = case
      when exists (select 1 from public.webhook_ledger as l where l.event_id = w.id and l.failed > 0)
        then 'failed'
      when exists (select 1 from public.webhook_ledger as l where l.event_id = w.id and l.parked > 0)
        then 'parked'
      else 'processed'
    end
  where w.id = any (event_ids);

  if cardinality(inbound_ids) > 0 then
    perform pgmq.delete('inbound', inbound_ids);
  end if;
  if cardinality(status_ids) > 0 then
    perform pgmq.delete('statuses', status_ids);
  end if;
end;
$$;

comment on function private.apply_inbound(uuid[], bigint[], bigint[], jsonb) is
  'Applies every update of these events and removes their queue messages, in one transaction.';

-- What is counted has been stored: a duplicate is no second sighting.
create function private.count_unknowns(unknowns jsonb, fates private.fate[])
returns void
language sql
volatile
security definer
set search_path = ''
as $$
  insert into public.webhook_unknowns as k (kind, name, seen)
  select u.kind, u.name, count(*)
  from jsonb_to_recordset(unknowns) as u (event_id uuid, "position" integer, kind text, name text)
  join unnest(fates) as f on f.event_id = u.event_id and f.position = u.position and f.fate = 'processed'
  group by u.kind, u.name
  order by u.kind, u.name
  on conflict on constraint webhook_unknowns_pkey do update
  set seen = k.seen + excluded.seen, last_seen_at = now();
$$;

-- The ledger: every update has exactly one fate. What the parser counted and what was done are counted apart,
-- so a difference would break the constraint ledger_adds_up and with it the batch.
create function private.write_ledger(batch jsonb, fates private.fate[])
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  bad private.fate[];
begin
  -- Updates of numbers that nobody has yet took part in nothing above, and failed ones could not be read.
  if batch ? 'failed' or exists (
    select 1 from jsonb_to_recordset(batch -> 'received') as r (phone_number_id text)
    where not exists (select 1 from public.whatsapp_numbers as n where n.phone_number_id = r.phone_number_id)
  ) then
    select array_agg(row(
      u.event_id, u.position, coalesce(nullif(u.phone_number_id, ''), u.waba_id, ''),
      case when list.key = 'failed' then 'failed' else 'parked' end,
      case when list.key = 'failed' then 'failed' else 'unknown_number' end, u.error
    )::private.fate)
    into bad
    from jsonb_each(batch - 'received' - 'changes' - 'unknowns') as list
    cross join lateral jsonb_to_recordset(list.value) as u (
      event_id uuid, "position" integer, phone_number_id text, waba_id text, error text
    )
    where list.key = 'failed'
      or not exists (select 1 from public.whatsapp_numbers as n where n.phone_number_id = u.phone_number_id);
    fates := fates || coalesce(bad, '{}');
  end if;

  if exists (select 1 from unnest(fates) as f where f.fate in ('parked', 'failed')) then
    insert into public.parked_updates as p (
      project_id, event_id, "position", phone_number_id, waba_id, kind, reason, error, update
    )
    select n.project_id, f.event_id, f.position, f.phone_number_id, u.document ->> 'waba_id',
      u.document ->> 'kind',
      f.reason, f.error, u.document
    from unnest(fates) as f
    join (
      select e.document, (e.document ->> 'event_id')::uuid as event_id,
        (e.document ->> 'position')::integer as position
      from jsonb_each(batch - 'received' - 'unknowns') as list
      cross join lateral jsonb_array_elements(list.value) as e (document)
    ) as u on u.event_id = f.event_id and u.position = f.position
    left join public.whatsapp_numbers as n on n.phone_number_id = f.phone_number_id
    where f.fate in ('parked', 'failed')
    on conflict on constraint parked_updates_event_id_position_key do update
    set reason = excluded.reason, error = excluded.error, update = excluded.update, resolved_at = null,
      project_id = excluded.project_id;
  end if;

  -- What was parked and now found its place.
  update public.parked_updates as p
  set resolved_at = now()
  from unnest(fates) as f
  where p.event_id = f.event_id and p.position = f.position and p.resolved_at is null
    and f.fate in ('processed', 'duplicate');

  insert into public.webhook_ledger as l (
    event_id, phone_number_id, received, processed, duplicate, parked, failed, first_occurred_at, received_at
  )
  select r.event_id, r.phone_number_id, r.received, coalesce(f.processed, 0), coalesce(f.duplicate, 0),
    coalesce(f.parked, 0), coalesce(f.failed, 0), r.first_occurred_at, w.received_at
  from jsonb_to_recordset(batch -> 'received') as r (
    event_id uuid, phone_number_id text, received integer, first_occurred_at timestamptz
  )
  join public.webhook_events as w on w.id = r.event_id
  left join (
    select f.event_id, f.phone_number_id,
      count(*) filter (where f.fate = 'processed') as processed,
      count(*) filter (where f.fate = 'duplicate') as duplicate,
      count(*) filter (where f.fate = 'parked') as parked,
      count(*) filter (where f.fate = 'failed') as failed
    from unnest(fates) as f
    group by f.event_id, f.phone_number_id
  ) as f on f.event_id = r.event_id and f.phone_number_id = r.phone_number_id
  -- A replay finds its own updates done. They stay what they were: only what was parked or failed can move.
  on conflict on constraint webhook_ledger_pkey do update
  set received = excluded.received, parked = excluded.parked, failed = excluded.failed,
    duplicate = least(l.duplicate, excluded.processed + excluded.duplicate),
    processed = excluded.processed + excluded.duplicate
      - least(l.duplicate, excluded.processed + excluded.duplicate);
end;
$$;

create function private.take_inbound(lane text, visibility_seconds integer, batch_size integer)
returns table (queue_id bigint, read_ct integer, event_id uuid, body bytea, received_at timestamptz)
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  taken jsonb;
begin
  -- Two statements: a job may have been committed after the first one began, and only the next one's snapshot
  -- is sure
  -- to hold its event. Joined in one, it would look as if it had been erased, and its job would be thrown
  -- away.
  select jsonb_agg(to_jsonb(q)) into taken from private.take_jobs(lane, visibility_seconds, batch_size) as q;
  return query
    select q.queue_id, q.read_ct, w.id, w.body, w.received_at
    from jsonb_to_recordset(taken) as q (queue_id bigint, read_ct integer, message jsonb)
    left join public.webhook_events as w on w.id = (q.message ->> 'event_id')::uuid;
end;
$$;

comment on function private.take_inbound(text, integer, integer) is
  'The next webhook events of a lane (inbound, statuses) to apply, hidden from other workers for the time '
  'given.';

create function private.bury_inbound(
  lane text, queue_id bigint, event_id uuid, attempts integer, error text, phone_number_ids text[]
)
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
  -- One letter for each project whose number it names, so that its admins see it; else one for the operator.
  insert into public.dead_letters (project_id, queue, subject_id, error, attempts)
  select distinct n.project_id, lane, bury_inbound.event_id, bury_inbound.error, bury_inbound.attempts
  from (select 1) as once
  left join public.whatsapp_numbers as n on n.phone_number_id = any (phone_number_ids);
  perform pgmq.delete(lane, queue_id);
end;
$$;

comment on function private.bury_inbound(text, bigint, uuid, integer, text, text[]) is
  'Gives an event up after its last attempt, visibly.';
