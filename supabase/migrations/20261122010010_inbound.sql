-- Inbound: how a batch of parsed updates becomes contacts, conversations, messages, statuses and events, in
-- one transaction with the removal of its queue messages. Applying a batch twice, or its updates in any
-- order, ends in the same state. Called by functions/queue on the service path. Here: what its parts share,
-- and
-- statuses.

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

create type private.thread_line as (
  id uuid,
  occurred_at timestamptz,
  type text,
  direction text,
  status text,
  text text,
  content jsonb
);

comment on type private.thread_line is 'What the list shows of the newest message of a conversation.';

create type private.status_update as (
  whatsapp_number_id uuid,
  wamid text,
  status text,
  occurred_at timestamptz,
  errors jsonb,
  pricing jsonb,
  callback_data text,
  free_entry_expires_at timestamptz,
  bsuid text
);

create type private.fate as (
  event_id uuid,
  "position" integer,
  phone_number_id text,
  fate text,
  reason text,
  error text
);

comment on type private.fate is 'What became of one update: processed, duplicate, parked or failed.';

-- locks -------------------------------------------------------------------

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

-- statuses ----------------------------------------------------------------

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
    -- One look by the whole key for each, here and below: a join was planned over all messages of the number.
    cross join lateral (
      select k.conversation_id from public.messages as k
      where k.project_id = n.project_id and k.whatsapp_number_id = n.id and k.wamid = u.wamid
      limit 1
    ) as m
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
      as u (whatsapp_number_id, wamid, status, occurred_at, errors, pricing, callback_data,
        free_entry_expires_at, bsuid, place)
    join public.whatsapp_numbers as n on n.id = u.whatsapp_number_id
  ),
  matched as (
    select i.*, m.id as message_id
    from input as i
    cross join lateral (
      select k.id from public.messages as k
      where k.project_id = i.project_id and k.whatsapp_number_id = i.whatsapp_number_id and k.wamid = i.wamid
        and k.direction = 'outbound'
      limit 1
    ) as m
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
      callback_data, free_entry_expires_at, bsuid)
    select distinct on (i.whatsapp_number_id, i.wamid, i.status, i.occurred_at)
      i.whatsapp_number_id, i.wamid, i.status, i.occurred_at, i.errors, i.pricing, i.callback_data,
      i.free_entry_expires_at, i.bsuid
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

-- What statuses say beside the state of their message.
create function private.learn_from_statuses(updates private.status_update[])
returns void
language sql
volatile
security definer
set search_path = ''
as $$
  -- Meta tells when the free window of an ad ends.
  update public.conversations as c
  set free_entry_expires_at = greatest(c.free_entry_expires_at, e.expires_at)
  from (
    select m.conversation_id, max(u.free_entry_expires_at) as expires_at
    from unnest(updates) as u
    join public.whatsapp_numbers as n on n.id = u.whatsapp_number_id
    cross join lateral (
      select k.conversation_id from public.messages as k
      where k.project_id = n.project_id and k.whatsapp_number_id = n.id and k.wamid = u.wamid
      limit 1
    ) as m
    where u.free_entry_expires_at is not null
    group by m.conversation_id
  ) as e
  where c.id = e.conversation_id and e.expires_at > coalesce(c.free_entry_expires_at, '-infinity');

  -- A status knows a person by both his names; where one is missing, it is learned.
  insert into public.contact_identities (project_id, contact_id, kind, value, source, valid_from)
  select distinct on (m.project_id, u.bsuid) m.project_id, m.contact_id, 'bsuid', u.bsuid, 'webhook',
    u.occurred_at
  from unnest(updates) as u
  join public.whatsapp_numbers as n on n.id = u.whatsapp_number_id
  cross join lateral (
    select k.project_id, k.contact_id from public.messages as k
    where k.project_id = n.project_id and k.whatsapp_number_id = n.id and k.wamid = u.wamid
    limit 1
  ) as m
  where u.bsuid ~ '^[A-Z]{2}\.[A-Za-z0-9]{1,128}$'
    and not exists (
      select 1 from public.contact_identities as known
      where known.project_id = m.project_id and known.kind = 'bsuid' and known.valid_to is null
        and (known.value = u.bsuid or known.contact_id = m.contact_id)
    )
  order by m.project_id, u.bsuid, u.occurred_at
  on conflict do nothing;
$$;

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
    returning p.whatsapp_number_id, p.wamid, p.status, p.occurred_at, p.errors, p.pricing, p.callback_data,
      p.free_entry_expires_at, p.bsuid
  )
  select array_agg(row(t.*)::private.status_update) into waiting from taken as t;
  if waiting is not null then
    perform private.apply_statuses(waiting);
    perform private.learn_from_statuses(waiting);
  end if;
end;
$$;

-- statuses of a batch -----------------------------------------------------

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
      n.id, u.wamid, u.status, u.occurred_at, u.errors, u.pricing, u.callback_data, u.free_entry_expires_at,
      u.bsuid
    )::private.status_update order by u.event_id, u.position),
    array_agg(row(u.event_id, u.position, u.phone_number_id, 'duplicate', null, null)::private.fate
      order by u.event_id, u.position)
  into statuses, keys
  from jsonb_to_recordset(updates) as u (
    event_id uuid, "position" integer, phone_number_id text, wamid text, status text, occurred_at timestamptz,
    errors jsonb, pricing jsonb, callback_data text, free_entry_expires_at timestamptz, bsuid text
  )
  join public.whatsapp_numbers as n on n.phone_number_id = u.phone_number_id;
  if statuses is null then
    return '{}';
  end if;
  new_places := private.apply_statuses(statuses);
  perform private.learn_from_statuses(statuses);

  select array_agg(row(
    k.event_id, k.position, k.phone_number_id,
    case when k.place = any (new_places) then 'processed' else 'duplicate' end, null, null
  )::private.fate)
  into fates
  from unnest(keys) with ordinality as k (event_id, "position", phone_number_id, fate, reason, error, place);
  return fates;
end;
$$;
