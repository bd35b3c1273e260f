-- Outbound: how queued messages leave. Each conversation is a lane whose rows go one at a time, first in
-- first out; lanes go side by side, projects by turns, within the limits of each number and each pair,
-- whoever many workers there are.
-- Reads and writes: the choke point (sending.sql) puts in, functions/queue takes out on the service path.
--
-- The tables are empty at one moment and full at the next, which statistics cannot follow: rows are looked up
-- by arrays of their keys and never by joins whose order is guessed, and tables are not read through.
--
-- Order of locks, so that nobody waits in a circle: conversations by id, lanes, messages. Claiming skips what
-- is locked.

-- tables ------------------------------------------------------------------

create table private.outbox (
  id bigint generated always as identity primary key,
  project_id uuid not null references public.projects (id) on delete cascade,
  conversation_id uuid not null references public.conversations (id) on delete cascade,
  message_id uuid references public.messages (id) on delete cascade,
  kind text not null,
  payload jsonb not null default '{}',
  state text not null default 'waiting',
  lease uuid,
  attempts integer not null default 0,
  last_error text,
  created_at timestamptz not null default now(),

  constraint outbox_kind_is_known check (kind in ('message', 'read')),
  constraint outbox_state_is_known check (state in ('waiting', 'sending')),
  constraint outbox_sending_is_leased check ((state = 'sending') = (lease is not null)),
  constraint outbox_message_is_named check ((kind = 'message') = (message_id is not null))
) with (fillfactor = 60);

create index outbox_conversation_id_idx on private.outbox (conversation_id, id);
create index outbox_message_id_idx on private.outbox (message_id);
create index outbox_project_id_idx on private.outbox (project_id);

comment on table private.outbox is
  'What is to be sent to Meta, in order of id within a conversation. A row goes when its fate is known.';
comment on column private.outbox.state is
  'sending: the request may have left; the message itself stays queued until its fate is known. Found so '
  'after a crash, its outcome is unknown, and it is never sent again by itself.';
comment on column private.outbox.lease is 'Who may settle it: one claim, once.';

create table private.outbound_lanes (
  conversation_id uuid primary key references public.conversations (id) on delete cascade,
  whatsapp_number_id uuid not null references public.whatsapp_numbers (id) on delete cascade,
  due_at timestamptz default now(),
  leased_until timestamptz not null default '-infinity',
  pair_paid_until timestamptz not null default '-infinity'
) with (fillfactor = 60);

create index outbound_lanes_due_idx on private.outbound_lanes (due_at) where due_at is not null;
create index outbound_lanes_number_due_idx
on private.outbound_lanes (whatsapp_number_id, due_at) where due_at is not null;
create index outbound_lanes_whatsapp_number_id_idx on private.outbound_lanes (whatsapp_number_id);

comment on table private.outbound_lanes is
  'One row per conversation that has ever sent; who holds its lease sends its oldest row.';
comment on column private.outbound_lanes.due_at is
  'When its oldest row may go; null while there is nothing to send.';
comment on column private.outbound_lanes.pair_paid_until is
  'Meta lets a number write to one person once in so many seconds, with a burst: until when past messages '
  'have used that up.';

create table private.number_pace (
  whatsapp_number_id uuid primary key references public.whatsapp_numbers (id) on delete cascade,
  rests_until timestamptz not null default '-infinity',
  pair_seconds numeric not null default 6,
  pair_burst integer not null default 45,

  constraint pace_pair_seconds_are_positive check (pair_seconds > 0),
  constraint pace_pair_burst_is_positive check (pair_burst > 1)
);

comment on table private.number_pace is
  'The lock under which permits of a number are given out, and its limits per person.';
comment on column private.number_pace.rests_until is
  'Meta said that the number is too fast (130429): nothing is sent until then.';

-- What is in it is worth a second; a crash that empties it lets at most one second's worth out too early.
create unlogged table private.send_permits (
  id bigint generated always as identity primary key,
  -- no key: a row lives for a second, and checking it would cost more than writing it
  whatsapp_number_id uuid not null,
  n integer not null,
  free_at timestamptz not null
);

create index send_permits_whatsapp_number_id_idx on private.send_permits (whatsapp_number_id, free_at);

comment on table private.send_permits is
  'Permits of a number that are out. One is free again a second after Meta''s answer, so no second at Meta '
  'holds more than the limit, however late requests arrive.';

create table private.meta_uploads (
  whatsapp_number_id uuid not null references public.whatsapp_numbers (id) on delete cascade,
  path text not null,
  meta_media_id text,
  uploading_until timestamptz not null,
  expires_at timestamptz,

  primary key (whatsapp_number_id, path)
);

create index meta_uploads_expires_at_idx on private.meta_uploads (expires_at);

comment on table private.meta_uploads is
  'Files of bucket media that Meta has, per number: uploaded once, used until Meta forgets them.';

alter table private.outbox enable row level security;
alter table private.outbound_lanes enable row level security;
alter table private.number_pace enable row level security;
alter table private.send_permits enable row level security;
alter table private.meta_uploads enable row level security;
revoke all on private.outbox, private.outbound_lanes, private.number_pace, private.send_permits,
  private.meta_uploads
from public, anon, authenticated, service_role;

create policy "nobody reads the outbox" on private.outbox for select to authenticated using (false);
create policy "nobody reads outbound lanes"
on private.outbound_lanes for select to authenticated
using (false);
create policy "nobody reads the pace of numbers"
on private.number_pace for select to authenticated
using (false);
create policy "nobody reads send permits" on private.send_permits for select to authenticated using (false);
create policy "nobody reads Meta uploads" on private.meta_uploads for select to authenticated using (false);

-- putting in --------------------------------------------------------------

-- The caller holds the conversation's lock, so ids of one conversation are drawn in the order of their
-- commits.
create function private.enqueue_outbound(conversation public.conversations, message_id uuid, kind text,
  payload jsonb)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  insert into private.outbox (project_id, conversation_id, message_id, kind, payload)
  values (conversation.project_id, conversation.id, message_id, kind, coalesce(payload, '{}'));
  insert into private.outbound_lanes as l (conversation_id, whatsapp_number_id)
  values (conversation.id, conversation.whatsapp_number_id)
  on conflict on constraint outbound_lanes_pkey do update set due_at = now() where l.due_at is null;
  if found then
    perform pgmq.send('outbound', jsonb_build_object('conversation_id', conversation.id));
  end if;
end;
$$;

comment on function private.enqueue_outbound(public.conversations, uuid, text, jsonb) is
  'Puts one thing at the end of a conversation''s lane. The caller has locked the conversation.';

-- where the file of a message stands in its content -------------------------

create function private.content_media(type text, content jsonb)
returns table (kind text, place text[])
language plpgsql -- whose plans are kept, which those of language sql are not
immutable
security invoker
set search_path = ''
as $$
declare
  component record;
begin
  if type in ('image', 'video', 'audio', 'document', 'sticker') then
    return query select type, '{}'::text[];
  elsif type = 'interactive' then
    if content -> 'header' ->> 'type' in ('image', 'video', 'document') then
      return query select content -> 'header' ->> 'type', array['header', content -> 'header' ->> 'type'];
    end if;
  elsif type = 'template' and jsonb_typeof(content -> 'components') = 'array' then
    for component in
      select c.value -> 'parameters' -> 0 ->> 'type' as parameter_type, (c.ord - 1)::text as index
      from jsonb_array_elements(content -> 'components') with ordinality as c (value, ord)
      where lower(c.value ->> 'type') = 'header'
    loop
      if component.parameter_type in ('image', 'video', 'document') then
        return query
          select component.parameter_type,
            array['components', component.index, 'parameters', '0', component.parameter_type];
        return;
      end if;
    end loop;
  end if;
end;
$$;

comment on function private.content_media(text, jsonb) is
  'Kind of the file that a message of ours carries, and its place in the typed object; no row without one.';

-- taking out --------------------------------------------------------------

create type private.outbound_item as (
  outbox_id bigint,
  lease uuid,
  permit bigint,
  hold_ms double precision,
  kind text,
  attempts integer,
  payload jsonb,
  message_id uuid,
  type text,
  content jsonb,
  context_wamid text,
  media_place text[],
  media_path text,
  media_mime_type text,
  media_filename text,
  whatsapp_number_id uuid,
  phone_number_id text,
  access_token text,
  recipient_wa_id text,
  recipient_bsuid text
);

comment on type private.outbound_item is
  'All that a worker needs to send one thing. kind lost: nothing to send; its outcome has just become '
  'unknown.';

-- Numbers that have something due and may send, locked: their permits are counted and given out by one worker
-- at a time.
create function private.lock_due_numbers()
returns uuid[]
language plpgsql
volatile
security definer
set search_path = ''
set enable_seqscan = off
as $$
declare
  due uuid[];
  locked uuid[];
begin
  -- A loose index scan: one step per number, however many lanes are due.
  with recursive numbers as (
    (
      select l.whatsapp_number_id as id from private.outbound_lanes as l
      where l.due_at <= now() order by l.whatsapp_number_id limit 1
    )
    union all
    select (
      select l.whatsapp_number_id from private.outbound_lanes as l
      where l.due_at <= now() and l.whatsapp_number_id > n.id order by l.whatsapp_number_id limit 1
    )
    from numbers as n
    where n.id is not null
  )
  select array_agg(n.id) into due from numbers as n where n.id is not null;
  if due is null then
    return null;
  end if;
  insert into private.number_pace (whatsapp_number_id)
  select d.id from unnest(due) as d (id)
  where not exists (select 1 from private.number_pace as p where p.whatsapp_number_id = d.id)
  on conflict do nothing;
  select array_agg(p.whatsapp_number_id) into locked
  from (
    select p.whatsapp_number_id from private.number_pace as p
    where p.whatsapp_number_id = any (due) and p.rests_until <= now()
    order by p.whatsapp_number_id
    for update skip locked
  ) as p;
  delete from private.send_permits as s
    where s.whatsapp_number_id = any (locked) and s.free_at <= clock_timestamp();
  return locked;
end;
$$;

-- How far ahead permits are given out, so that a worker has asked before the moment comes. It waits until
-- then.
create function private.permit_horizon()
returns interval
language sql
immutable
security invoker
set search_path = ''
as $$
  select interval '100 milliseconds';
$$;

-- Lanes of these numbers whose turn it is, locked: each project's oldest first, then each one's second, and
-- of every number no more than it has permits.
create function private.lock_due_lanes(number_ids uuid[], max_lanes integer)
returns uuid[]
language sql
volatile
security definer
set search_path = ''
set enable_seqscan = off
as $$
  with room as (
    select n.id, n.project_id,
      greatest(n.throughput_per_second - (
        select coalesce(sum(s.n), 0) from private.send_permits as s
        where s.whatsapp_number_id = n.id and s.free_at > clock_timestamp() + private.permit_horizon()
      ), 0) as free
    from public.whatsapp_numbers as n
    where n.id = any (number_ids)
  ),
  due as (
    select r.project_id, l.conversation_id, l.due_at
    from room as r
    cross join lateral (
      select l.conversation_id, l.due_at from private.outbound_lanes as l
      where l.whatsapp_number_id = r.id and l.due_at <= now() and l.leased_until < now()
      order by l.due_at
      limit least(r.free, max_lanes)
      for update of l skip locked
    ) as l
  ),
  chosen as (
    select d.conversation_id
    from (select *, row_number() over (partition by project_id order by due_at) as turn from due) as d
    order by d.turn, d.due_at
    limit max_lanes
  )
  select array_agg(c.conversation_id) from chosen as c;
$$;

create function private.claim_outbound(max_items integer, lease_seconds integer)
returns setof private.outbound_item
language plpgsql
volatile
security definer
set search_path = ''
set enable_seqscan = off
as $$
declare
  number_ids constant uuid[] := private.lock_due_numbers();
  lane_ids uuid[];
  at constant timestamptz := clock_timestamp();
begin
  if number_ids is null then
    return;
  end if;
  lane_ids := private.lock_due_lanes(number_ids, max_items);
  if lane_ids is null then
    return;
  end if;

  -- A worker died, or lost its lease, with these on their way: nobody knows whether they arrived.
  return query
    with left_behind as (
      delete from private.outbox as o
      where o.conversation_id = any (lane_ids) and o.state = 'sending'
      returning o.id, o.message_id
    ),
    unsure as (
      update public.messages as m set status = 'unknown', error_code = 'lost',
        error_title = 'The sender was interrupted'
      from left_behind as l
      where m.id = l.message_id and m.status in ('queued', 'sending', 'held')
      returning l.id as outbox_id, m.id, m.project_id, m.conversation_id, m.contact_id
    ),
    told as (
      insert into public.events (project_id, type, conversation_id, message_id, contact_id, data)
      select u.project_id, 'message.status', u.conversation_id, u.id, u.contact_id, '{"status": "unknown"}'
        from unsure as u
    )
    select u.outbox_id, null::uuid, null::bigint, 0::double precision, 'lost', 0, '{}'::jsonb, u.id, null,
      null::jsonb, null, null::text[],
      null, null, null, null::uuid, null, null, null, null
    from unsure as u;

  -- A status came for what Meta seemed to have refused: it was taken after all, and is not sent again.
  delete from private.outbox as o
  using public.messages as m
  where o.conversation_id = any (lane_ids) and o.attempts > 0 and m.id = o.message_id and m.wamid is not null;

  return query
    with heads as (
      select distinct on (o.conversation_id) o.id, o.conversation_id, o.message_id, o.kind, o.payload,
        o.attempts
      from private.outbox as o
      where o.conversation_id = any (lane_ids)
      order by o.conversation_id, o.id
    ),
    judged as (
      select l.conversation_id, l.whatsapp_number_id, h.id, h.message_id, h.kind, h.payload, h.attempts,
        p.pair_seconds * interval '1 second' as pair_interval, greatest(l.pair_paid_until, at) as paid_until,
        -- One below Meta's burst: what refills within six seconds then stays below it, too.
        h.kind = 'message' and l.pair_paid_until > at + (
          p.pair_burst - 2) * p.pair_seconds * interval '1 second' as is_paced,
        l.pair_paid_until - (p.pair_burst - 2) * p.pair_seconds * interval '1 second' as paced_until
      from private.outbound_lanes as l
      join private.number_pace as p using (whatsapp_number_id)
      left join heads as h using (conversation_id)
      where l.conversation_id = any (lane_ids)
    ),
    lanes as (
      update private.outbound_lanes as l
      set
        due_at = case when j.id is null then null when j.is_paced then j.paced_until else l.due_at end,
        leased_until = case when j.id is null or j.is_paced then '-infinity'::timestamptz
          else at + make_interval(secs => lease_seconds) end,
        pair_paid_until = case when j.kind = 'message' and not j.is_paced then j.paid_until + j.pair_interval
          else l.pair_paid_until end
      from judged as j
      where l.conversation_id = j.conversation_id
    ),
    going as (
      select j.*, row_number() over (partition by j.whatsapp_number_id order by j.id) as place
      from judged as j
      where j.id is not null and not j.is_paced
    ),
    -- The n-th that goes waits for the n-th permit, where not so many are free yet.
    freeing as (
      select s.whatsapp_number_id, s.free_at,
        n.throughput_per_second - sum(s.n) over number + sum(s.n) over (number
          order by s.free_at, s.id) as free_then
      from private.send_permits as s
      join public.whatsapp_numbers as n on n.id = s.whatsapp_number_id
      where s.whatsapp_number_id = any (number_ids) and s.free_at > at
      window number as (partition by s.whatsapp_number_id)
    ),
    busy as (
      select s.whatsapp_number_id, sum(s.n) as n from private.send_permits as s
      where s.whatsapp_number_id = any (number_ids) and s.free_at > at
      group by s.whatsapp_number_id
    ),
    permits as (
      insert into private.send_permits (whatsapp_number_id, n, free_at)
      -- Until it is settled, a permit is out: only the answer proves that the request has arrived, and so has
      -- been counted by Meta. A worker that dies keeps its permits for as long as a request may take.
      select g.whatsapp_number_id, count(*), clock_timestamp() + interval '25 seconds'
      from going as g
      group by g.whatsapp_number_id
      returning id, whatsapp_number_id
    ),
    leaving as (
      update private.outbox as o
      set state = 'sending', lease = gen_random_uuid(), attempts = o.attempts + 1
      where o.id = any (array(select g.id from going as g))
      returning o.id, o.lease, o.attempts
    ),
    numbers as materialized (
      select n.id, n.phone_number_id, private.access_token_of_number(n.id) as access_token,
        n.throughput_per_second - coalesce(b.n, 0) as free_now
      from public.whatsapp_numbers as n
      left join busy as b on b.whatsapp_number_id = n.id
      where n.id = any (number_ids)
    )
    select g.id, v.lease, s.id,
      case when g.place <= n.free_now then 0 else coalesce((
        select greatest(extract(epoch from min(f.free_at) - clock_timestamp()) * 1000, 0) from freeing as f
        where f.whatsapp_number_id = g.whatsapp_number_id and f.free_then >= g.place
      ), 0) end::double precision,
      g.kind, v.attempts,
      case when m.target_wamid is null then g.payload else jsonb_build_object('wamid', m.target_wamid) end,
        m.id, m.type, m.content, m.context_wamid,
      case when f.path is not null then (select c.place
        from private.content_media(m.type, m.content) as c) end,
      f.path, f.mime_type, f.filename, n.id, n.phone_number_id, n.access_token,
      (
        select i.value from public.contact_identities as i
        where i.project_id = c.project_id and i.contact_id = c.contact_id and i.kind = 'wa_id'
          and i.valid_to is null
        order by i.valid_from desc limit 1
      ),
      (
        select i.value from public.contact_identities as i
        where i.project_id = c.project_id and i.contact_id = c.contact_id and i.kind = 'bsuid'
          and i.valid_to is null
        order by i.valid_from desc limit 1
      )
    from going as g
    join leaving as v on v.id = g.id
    join permits as s using (whatsapp_number_id)
    join numbers as n on n.id = g.whatsapp_number_id
    join public.conversations as c on c.id = g.conversation_id
    left join public.messages as m on m.id = g.message_id
    left join public.media_files as f on f.id = m.media_file_id and f.state = 'stored';
end;
$$;

comment on function private.claim_outbound(integer, integer) is
  'Leases conversations whose turn it is and returns the oldest row of each, marked as leaving and with a '
  'permit of its number.';

create function private.outbound_wait_ms()
returns integer
language sql
stable
security definer
set search_path = ''
as $$
  select ceil(extract(epoch from min(w.at) - clock_timestamp()) * 1000)::integer
  from (
    (
      select l.due_at as at from private.outbound_lanes as l
      where l.due_at > clock_timestamp() and l.leased_until < now() order by l.due_at limit 1
    )
    union all
    select s.free_at - private.permit_horizon() from private.send_permits as s
    where s.free_at > clock_timestamp() + private.permit_horizon() and exists (
      select 1 from private.outbound_lanes as l
      where l.whatsapp_number_id = s.whatsapp_number_id and l.due_at <= now() and l.leased_until < now()
    )
    union all
    select p.rests_until from private.number_pace as p
    where p.rests_until > clock_timestamp() and p.rests_until < clock_timestamp() + interval '1 hour'
      and exists (
      select 1 from private.outbound_lanes as l
        where l.whatsapp_number_id = p.whatsapp_number_id and l.due_at <= now()
    )
  ) as w;
$$;

comment on function private.outbound_wait_ms() is
  'Milliseconds until something that is paced or backs off may go; null when nothing waits for its time.';

-- settling ----------------------------------------------------------------

-- What Meta counts, it counts within the last second of its own: a permit is free a second after the answer
-- came.
create function private.return_permits(results jsonb)
returns void
language sql
volatile
security definer
set search_path = ''
set enable_seqscan = off
as $$
  with back as (
    select r.permit, count(*)::integer as n,
      clock_timestamp() + interval '1 second' - make_interval(
        secs => min(r.answered_ms_ago) / 1000) as free_at
    from jsonb_to_recordset(results) as r (permit bigint, answered_ms_ago double precision)
    where r.permit is not null
    group by r.permit
  ),
  less as (
    update private.send_permits as s set n = s.n - b.n
    from back as b
    where s.id = b.permit and s.free_at > b.free_at
    returning s.whatsapp_number_id, b.n, b.free_at
  )
  insert into private.send_permits (whatsapp_number_id, n, free_at)
  select l.whatsapp_number_id, l.n, l.free_at from less as l;
$$;

create function private.settle_outbound(results jsonb)
returns void
language plpgsql
volatile
security definer
set search_path = ''
set enable_seqscan = off
as $$
declare
  at constant timestamptz := clock_timestamp();
  outbox_ids constant bigint[] := array(
    select r.outbox_id from jsonb_to_recordset(results) as r (outbox_id bigint)
  );
  done_ids constant bigint[] := array(
    select r.outbox_id from jsonb_to_recordset(results) as r (outbox_id bigint, outcome text)
    where r.outcome <> 'retry'
  );
  changed uuid[];
begin
  perform private.return_permits(results);

  perform private.lock_conversations(array_agg(distinct m.conversation_id))
  from jsonb_to_recordset(results) as r (message_id uuid)
  join public.messages as m on m.id = r.message_id;
  perform 1
  from private.outbound_lanes as l
  where l.conversation_id in (
    select o.conversation_id
    from jsonb_to_recordset(results) as r (outbox_id bigint, lease uuid)
    join private.outbox as o on o.id = r.outbox_id and o.lease = r.lease and o.id = any (outbox_ids)
  )
  order by l.conversation_id
  for update;

  with result as materialized (
    select r.*, o.message_id, o.conversation_id, l.whatsapp_number_id
    from jsonb_to_recordset(results) as r (
      outbox_id bigint, lease uuid, outcome text, wamid text, is_held boolean, retry_seconds double precision,
      rests_number boolean, is_uncounted boolean, error_code text, error_title text, error_details text
    )
    join private.outbox as o on o.id = r.outbox_id and o.lease = r.lease and o.id = any (outbox_ids)
    join private.outbound_lanes as l on l.conversation_id = o.conversation_id
  ),
  done as (
    delete from private.outbox as o
    where o.id = any (done_ids) and o.lease = any (array(select r.lease from result as r))
  ),
  again as (
    update private.outbox as o
    set state = 'waiting', lease = null, attempts = o.attempts - case when r.is_uncounted then 1 else 0 end,
      last_error = left(coalesce(r.error_code || ': ', '') || r.error_title, 500)
    from result as r
    where o.id = r.outbox_id and r.outcome = 'retry' and o.id = any (outbox_ids) and o.id <> all (done_ids)
  ),
  lanes as (
    update private.outbound_lanes as l
    set leased_until = '-infinity',
      due_at = case
        when r.outcome = 'retry' then at + make_interval(secs => r.retry_seconds)
        when exists (
          select 1 from private.outbox as o
            where o.conversation_id = l.conversation_id and o.id <> r.outbox_id
        ) then at
      end
    from result as r
    where l.conversation_id = r.conversation_id
      and l.conversation_id = any (array(select k.conversation_id from result as k))
  ),
  rests as (
    update private.number_pace as p
      set rests_until = greatest(p.rests_until, at + make_interval(secs => r.seconds))
    from (
      select r.whatsapp_number_id, max(least(r.retry_seconds, 60)) as seconds from result as r
      where r.rests_number group by r.whatsapp_number_id
    ) as r
    where p.whatsapp_number_id = r.whatsapp_number_id
  ),
  settled as (
    update public.messages as m
    set
      wamid = coalesce(m.wamid, r.wamid),
      accepted_at = case when r.outcome = 'accepted' then coalesce(m.accepted_at, at) else m.accepted_at end,
      failed_at = case when r.outcome = 'failed' and m.status in ('queued', 'sending') then at
        else m.failed_at end,
      error_code = case when r.outcome = 'accepted' then m.error_code
        else coalesce(m.error_code, r.error_code) end,
      error_title = case when r.outcome = 'accepted' then m.error_title
        else coalesce(m.error_title, r.error_title) end,
      error_details = case when r.outcome = 'accepted' then m.error_details
        else coalesce(m.error_details, r.error_details) end,
      -- a status webhook may have been quicker than this answer
      status = case when m.status not in ('queued', 'sending') then m.status
        when r.outcome = 'accepted' and r.is_held then 'held' when r.outcome = 'accepted' then 'sent'
        when r.outcome = 'failed' then 'failed' else 'unknown' end
    from result as r
    where m.id = r.message_id and r.outcome <> 'retry'
      and m.id = any (array(select k.message_id from result as k))
    returning m.id, m.project_id, m.conversation_id, m.contact_id, m.status
  ),
  told as (
    insert into public.events (project_id, type, conversation_id, message_id, contact_id, data)
    select s.project_id, 'message.status', s.conversation_id, s.id, s.contact_id,
      jsonb_build_object('status', s.status)
    from settled as s
  )
  select array_agg(s.id) into changed from settled as s;

  -- The lease ran out and somebody else declared the outcome unknown; what we know of it still counts.
  if exists (
    select 1 from jsonb_to_recordset(results) as r (message_id uuid, outcome text)
    where r.outcome = 'accepted' and r.message_id <> all (coalesce(changed, '{}'))
  ) then
    with late as (
      update public.messages as m
      set wamid = r.wamid, accepted_at = coalesce(m.accepted_at, at), error_code = null, error_title = null,
        status = case m.status when 'unknown' then 'sent' else m.status end
      from jsonb_to_recordset(results) as r (message_id uuid, outcome text, wamid text)
      where m.id = r.message_id and r.outcome = 'accepted' and r.wamid is not null and m.wamid is null
        and m.direction = 'outbound'
      returning m.id, m.project_id, m.conversation_id, m.contact_id, m.status
    ),
    told as (
      insert into public.events (project_id, type, conversation_id, message_id, contact_id, data)
      select l.project_id, 'message.status', l.conversation_id, l.id, l.contact_id,
        jsonb_build_object('status', l.status)
      from late as l
    )
    select changed || coalesce(array_agg(l.id), '{}') into changed from late as l;
  end if;
  perform private.refresh_outbound(changed);
end;
$$;

comment on function private.settle_outbound(jsonb) is
  'Writes what became of sends: {outbox_id, lease, permit, message_id, outcome: accepted | failed | unknown '
  '| retry, …}.';

-- The caller has locked the conversations.
create function private.refresh_outbound(message_ids uuid[])
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  -- Statuses that overtook the answer.
  perform private.unpark_statuses(array_agg(m.whatsapp_number_id), array_agg(m.wamid))
  from public.messages as m
  where m.id = any (message_ids) and m.wamid is not null and exists (
    select 1 from private.parked_statuses as p
    where p.whatsapp_number_id = m.whatsapp_number_id and p.wamid = m.wamid
  )
  having count(*) > 0;
  update public.conversations as c set last_message_status = m.status
  from public.messages as m
  where m.id = any (message_ids) and c.id = m.conversation_id and c.last_message_id = m.id
    and c.last_message_status is distinct from m.status;
end;
$$;

create function private.show_outbound(message_ids uuid[])
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  perform private.lock_conversations(array_agg(distinct m.conversation_id))
  from public.messages as m
  where m.id = any (message_ids);
  perform private.refresh_outbound(message_ids);
end;
$$;

comment on function private.show_outbound(uuid[]) is
  'Brings the previews of conversations to the states of these messages, and applies statuses that came '
  'before the answer.';

-- A status may be parked in the very moment in which its message gets its wamid; cron comes by.
create function private.show_left_behind()
returns void
language sql
volatile
security definer
set search_path = ''
as $$
  select private.show_outbound(array_agg(b.id))
  from (
    select m.id
    from private.parked_statuses as p
    join public.messages as m on m.whatsapp_number_id = p.whatsapp_number_id and m.wamid = p.wamid
    where m.direction = 'outbound'
    limit 500
  ) as b
  having count(*) > 0;
$$;

-- media -------------------------------------------------------------------

create function private.claim_upload(whatsapp_number_id uuid, path text)
returns table (meta_media_id text, is_mine boolean)
language plpgsql
volatile
security definer
set search_path = ''
as $$
#variable_conflict use_column
begin
  return query
    insert into private.meta_uploads as u (whatsapp_number_id, path, uploading_until)
    values (claim_upload.whatsapp_number_id, claim_upload.path, clock_timestamp() + interval '80 seconds')
    on conflict on constraint meta_uploads_pkey do update
    set meta_media_id = null, expires_at = null, uploading_until = excluded.uploading_until
    where u.uploading_until < clock_timestamp() and coalesce(u.expires_at, '-infinity') < clock_timestamp()
    returning u.meta_media_id, true;
  if not found then
    return query
      select u.meta_media_id, false from private.meta_uploads as u
      where u.whatsapp_number_id = claim_upload.whatsapp_number_id and u.path = claim_upload.path;
  end if;
end;
$$;

comment on function private.claim_upload(uuid, text) is
  'Meta''s id of this file on this number. Null and is_mine: the caller uploads it now; null and not: '
  'somebody else is at it.';

create function private.finish_upload(whatsapp_number_id uuid, path text, meta_media_id text)
returns void
language sql
volatile
security definer
set search_path = ''
as $$
  update private.meta_uploads as u
  set meta_media_id = finish_upload.meta_media_id, uploading_until = '-infinity',
    -- Meta keeps an upload for thirty days
    expires_at = case when finish_upload.meta_media_id is not null then now() + interval '29 days' end
  where u.whatsapp_number_id = finish_upload.whatsapp_number_id and u.path = finish_upload.path;
$$;

comment on function private.finish_upload(uuid, text, text) is
  'Keeps Meta''s id of an upload; null gives it up, or forgets an id that Meta no longer knows.';
