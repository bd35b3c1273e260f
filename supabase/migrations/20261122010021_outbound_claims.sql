-- Outbound, taking out: which lanes' turn it is, and the permits that keep each number within its limit.
-- Reads and writes: functions/queue, on the service path.
--
-- All of it is PL/pgSQL, whose plans a connection keeps: a function in SQL is planned at each call.

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
  select interval '80 milliseconds';
$$;

-- Lanes of these numbers whose turn it is, locked: each project's oldest first, then each one's second, and
-- of every number no more than it has permits.
create function private.lock_due_lanes(number_ids uuid[], max_lanes integer)
returns uuid[]
language plpgsql
volatile
security definer
set search_path = ''
set enable_seqscan = off
as $$
declare
  lane_ids uuid[];
begin
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
    ) as l
  ),
  chosen as (
    select d.conversation_id
    from (select *, row_number() over (partition by project_id order by due_at) as turn from due) as d
    order by d.turn, d.due_at
    limit max_lanes
  ),
  -- Only those that were chosen: a lock is a write, and each number has as many candidates. Nobody else takes
  -- lanes of these numbers now; what a settlement holds has its turn the next time.
  locked as (
    select l.conversation_id from private.outbound_lanes as l
    where l.conversation_id = any (array(select c.conversation_id from chosen as c))
      and l.due_at <= now() and l.leased_until < now()
    for update of l skip locked
  )
  select array_agg(k.conversation_id) into lane_ids from locked as k;
  return lane_ids;
end;
$$;

-- One step per lane: a long one is not read through.
create function private.lane_heads(lane_ids uuid[])
returns bigint[]
language plpgsql
stable
security definer
set search_path = ''
set enable_seqscan = off
as $$
begin
  return array(
    select (
      select o.id from private.outbox as o where o.conversation_id = k.id order by o.id limit 1
    )
    from unnest(lane_ids) as k (id)
  );
end;
$$;

comment on function private.lane_heads(uuid[]) is
  'The oldest row of the outbox of each of these lanes; null for one that is empty.';

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
  -- The oldest row of each; only it can be on its way, or have been.
  head_ids bigint[];
  at constant timestamptz := clock_timestamp();
begin
  if number_ids is null then
    return;
  end if;
  lane_ids := private.lock_due_lanes(number_ids, max_items);
  if lane_ids is null then
    return;
  end if;
  head_ids := private.lane_heads(lane_ids);

  if exists (
    select 1 from private.outbox as o
    where o.id = any (head_ids) and (o.state = 'sending' or o.attempts > 0)
  ) then
    -- A worker died, or lost its lease, with these on their way: nobody knows whether they arrived.
    return query
      with left_behind as (
        delete from private.outbox as o
        where o.id = any (head_ids) and o.state = 'sending'
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
    where o.id = any (head_ids) and o.attempts > 0 and m.id = o.message_id and m.wamid is not null;
    head_ids := private.lane_heads(lane_ids);
  end if;

  return query
    with heads as materialized (
      select o.id, o.conversation_id, o.message_id, o.kind, o.payload, o.attempts
      from private.outbox as o
      where o.id = any (head_ids)
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
      -- One that is claimed already was left by a worker that died before it began.
      set state = 'claimed', lease = gen_random_uuid(),
        attempts = o.attempts + case o.state when 'waiting' then 1 else 0 end
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
  'Leases conversations whose turn it is and returns the oldest row of each, with a permit of its '
  'number.';

-- Persistent callers may ask twice: what is marked already by the same claim is still theirs.
create function private.start_outbound(outbox_ids bigint[], leases uuid[])
returns setof bigint
language plpgsql
volatile
security definer
set search_path = ''
set enable_seqscan = off
as $$
begin
  return query
    update private.outbox as o set state = 'sending'
    where o.id = any (outbox_ids) and o.lease = any (leases) and o.state <> 'waiting'
    returning o.id;
end;
$$;

comment on function private.start_outbound(bigint[], uuid[]) is
  'Marks claimed rows as leaving, right before they do. What is not returned belongs to somebody else by '
  'now.';

create function private.outbound_wait_ms()
returns integer
language plpgsql
stable
security definer
set search_path = ''
set enable_seqscan = off
as $$
begin
  return (
    select ceil(extract(epoch from min(w.at) - clock_timestamp()) * 1000)::integer
    from (
      select (
        select l.due_at from private.outbound_lanes as l
        where l.whatsapp_number_id = p.whatsapp_number_id and l.due_at > clock_timestamp()
          and l.leased_until < now()
        order by l.due_at limit 1
      ) as at
      from private.number_pace as p
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
    ) as w
  );
end;
$$;

comment on function private.outbound_wait_ms() is
  'Milliseconds until something that is paced or backs off may go; null when nothing waits for its time.';
