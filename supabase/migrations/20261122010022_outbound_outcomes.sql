-- Outbound, settling: what became of sends, written to the outbox, the lanes, the messages and the feed.
-- Reads and writes: functions/queue, on the service path; cron comes by for what was left.

-- settling ----------------------------------------------------------------

create type private.outbound_result as (
  outbox_id bigint,
  lease uuid,
  permit bigint,
  message_id uuid,
  answered_ms_ago double precision,
  outcome text,
  wamid text,
  is_held boolean,
  retry_seconds double precision,
  rests_number boolean,
  is_uncounted boolean,
  error_code text,
  error_title text,
  error_details text
);

comment on type private.outbound_result is
  'What became of one attempt. outcome: accepted | failed | unknown | retry.';

-- What Meta counts, it counts within the last second of its own: a permit is free a second after the answer
-- came.
create function private.return_permits(results private.outbound_result[], at timestamptz)
returns void
language plpgsql
volatile
security definer
set search_path = ''
set enable_seqscan = off
as $$
begin
  with back as (
    select r.permit, count(*)::integer as n,
      at + interval '1 second' - make_interval(secs => min(r.answered_ms_ago) / 1000) as free_at
    from unnest(results) as r
    where r.permit is not null
    group by r.permit
  ),
  -- Two statements of one worker may return parts of the same permits: both take them in one order.
  held as materialized (
    select s.id from private.send_permits as s
    where s.id = any (array(select b.permit from back as b))
    order by s.id
    for update
  ),
  less as (
    update private.send_permits as s set n = s.n - b.n
    from back as b
    join held as h on h.id = b.permit
    where s.id = b.permit and s.free_at > b.free_at
    returning s.whatsapp_number_id, b.n, b.free_at
  )
  insert into private.send_permits (whatsapp_number_id, n, free_at)
  select l.whatsapp_number_id, l.n, l.free_at from less as l;
end;
$$;

create function private.settle_outbound(outcomes jsonb)
returns void
language plpgsql
volatile
security definer
set search_path = ''
set enable_seqscan = off
as $$
declare
  at constant timestamptz := clock_timestamp();
  -- Read once: JSON costs more than what is done with it.
  results constant private.outbound_result[] := array(
    select r from jsonb_populate_recordset(null::private.outbound_result, outcomes) as r
  );
  outbox_ids constant bigint[] := array(select r.outbox_id from unnest(results) as r);
  done_ids constant bigint[] := array(
    select r.outbox_id from unnest(results) as r where r.outcome <> 'retry'
  );
  changed uuid[];
  -- Those of which a status came before the answer.
  overtaken uuid[];
  late_ids uuid[];
begin
  perform private.lock_conversations(array_agg(distinct m.conversation_id))
  from unnest(results) as r
  join public.messages as m on m.id = r.message_id;
  perform 1
  from private.outbound_lanes as l
  where l.conversation_id in (
    select o.conversation_id
    from unnest(results) as r
    join private.outbox as o on o.id = r.outbox_id and o.lease = r.lease and o.id = any (outbox_ids)
  )
  order by l.conversation_id
  for update;

  with result as materialized (
    select r.*, o.conversation_id, l.whatsapp_number_id
    from unnest(results) as r
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
    returning m.id, m.project_id, m.conversation_id, m.contact_id, m.status
  ),
  shown as (
    update public.conversations as c set last_message_status = s.status
    from settled as s
    where c.id = s.conversation_id and c.last_message_id = s.id
      and c.last_message_status is distinct from s.status
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
    select 1 from unnest(results) as r
    where r.outcome = 'accepted' and r.message_id <> all (coalesce(changed, '{}'))
  ) then
    with late as (
      update public.messages as m
      set wamid = r.wamid, accepted_at = coalesce(m.accepted_at, at), error_code = null, error_title = null,
        status = case m.status when 'unknown' then 'sent' else m.status end
      from unnest(results) as r
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
    select array_agg(l.id) into late_ids from late as l;
  end if;
  -- As late as can be: what comes behind this look waits for cron.
  select array_agg(m.id) into overtaken
  from public.messages as m
  where m.id = any (changed) and exists (
    select 1 from private.parked_statuses as p
    where p.whatsapp_number_id = m.whatsapp_number_id and p.wamid = m.wamid
  );
  if overtaken is not null or late_ids is not null then
    perform private.refresh_outbound(overtaken || late_ids);
  end if;
  -- Last, so that nobody else who returns some of the same permits waits for long.
  perform private.return_permits(results, at);
end;
$$;

comment on function private.settle_outbound(jsonb) is
  'Writes what became of sends: a list of objects with the fields of private.outbound_result.';

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
    join public.whatsapp_numbers as n on n.id = p.whatsapp_number_id
    cross join lateral (
      select k.id from public.messages as k
      where k.project_id = n.project_id and k.whatsapp_number_id = n.id and k.wamid = p.wamid
        and k.direction = 'outbound'
      limit 1
    ) as m
    limit 500
  ) as b
  having count(*) > 0;
$$;
