-- Ledger and replay: proof that nothing was lost, and the hand that admins have over what was parked or given
-- up.
-- Reads and acts: admins of a number's project; what belongs to no project, the tenant's owner as operator.
-- Each function here decides that itself, since the tables below it are the service's.

-- who may -----------------------------------------------------------------

create function private.my_admin_phone_number_ids()
returns setof text
language sql
stable
security definer -- asked by definer functions for their caller
set search_path = ''
rows 5
as $$
  select n.phone_number_id from public.whatsapp_numbers as n
  where n.project_id = any (array(select private.my_project_ids('admin')));
$$;

create function private.my_admin_waba_ids()
returns setof text
language sql
stable
security definer -- as above
set search_path = ''
rows 5
as $$
  select a.waba_id
  from public.whatsapp_business_accounts as a
  where exists (
    select 1 from public.project_business_accounts as l
    where l.business_account_id = a.id and l.project_id = any (array(select private.my_project_ids('admin')))
  )
  or exists (select 1 from public.tenants as t where t.id = a.tenant_id and t.owner_id = auth.uid());
$$;

-- The operator of events that no account claims: the one tenant's owner, while there is one tenant.
create function private.am_operator()
returns boolean
language sql
stable
security definer -- tenants are not readable by all
set search_path = ''
as $$
  select exists (select 1 from public.tenants as t where t.owner_id = auth.uid())
    and not exists (select 1 from public.tenants as t where t.owner_id is distinct from auth.uid());
$$;

comment on function private.am_operator() is
  'Whether the caller owns every tenant, and so may see what names no account of anybody.';
revoke execute on function private.my_admin_phone_number_ids() from public, anon, authenticated, service_role;
revoke execute on function private.my_admin_waba_ids() from public, anon, authenticated, service_role;
revoke execute on function private.am_operator() from public, anon, authenticated, service_role;

create function private.require_admin()
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  if auth.uid() is null then
    raise exception 'sign in first' using errcode = 'PT401', hint = 'unauthenticated';
  end if;
  if not exists (select private.my_project_ids('admin')) then
    raise exception 'only admins may do this' using errcode = 'PT403', hint = 'forbidden';
  end if;
end;
$$;

revoke execute on function private.require_admin() from public, anon, authenticated, service_role;

-- the ledger --------------------------------------------------------------

create function private.read_ledger(number_id uuid, from_at timestamptz, to_at timestamptz)
returns jsonb
language plpgsql
stable
security definer -- the ledger holds every tenant's numbers
set search_path = ''
as $$
declare
  lines jsonb;
begin
  perform private.require_admin();
  if number_id is not null and not exists (
    select 1 from public.whatsapp_numbers as n
    where n.id = read_ledger.number_id and n.project_id = any (array(select private.my_project_ids('admin')))
  ) then
    raise exception 'no such number' using errcode = 'PT404', hint = 'not_found';
  end if;

  select coalesce(jsonb_agg(to_jsonb(s) order by s.phone_number_id), '[]') into lines
  from (
    select
      n.id as number_id, n.project_id, n.phone_number_id, n.display_phone_number,
      coalesce(sum(l.received), 0) as received, coalesce(sum(l.processed), 0) as processed,
      coalesce(sum(l.duplicate), 0) as duplicate, coalesce(sum(l.parked), 0) as parked,
      coalesce(sum(l.failed), 0) as failed,
      coalesce(sum(l.received - l.processed - l.duplicate - l.parked - l.failed), 0) as difference,
      count(l.event_id) as events,
      round(coalesce(percentile_cont(0.5) within group (
        order by extract(epoch from l.applied_at - l.received_at) * 1000
      ), 0)::numeric, 1) as took_ms_p50,
      round(coalesce(percentile_cont(0.95) within group (
        order by extract(epoch from l.applied_at - l.received_at) * 1000
      ), 0)::numeric, 1) as took_ms_p95,
      round(coalesce(percentile_cont(0.95) within group (
        order by extract(epoch from l.received_at - l.first_occurred_at) * 1000
      ), 0)::numeric, 1) as behind_ms_p95
    from public.whatsapp_numbers as n
    left join public.webhook_ledger as l
      on l.phone_number_id = n.phone_number_id
      and l.received_at >= coalesce(read_ledger.from_at, '-infinity')
      and l.received_at < coalesce(read_ledger.to_at, 'infinity')
    where n.project_id = any (array(select private.my_project_ids('admin')))
      and (read_ledger.number_id is null or n.id = read_ledger.number_id)
    group by n.id
  ) as s;

  return jsonb_build_object(
    'data', lines,
    -- Stored and not worked on yet. Which number they are for is only known when they are read.
    'waiting_events', (
      select count(*) from public.webhook_events as w
      where w.state = 'received'
        and w.received_at >= coalesce(read_ledger.from_at, '-infinity')
        and w.received_at < coalesce(read_ledger.to_at, 'infinity')
    ),
    'difference', (select coalesce(sum((d.line ->> 'difference')::bigint), 0)
      from jsonb_array_elements(lines) as d (line))
  );
end;
$$;

create function public.inbound_ledger(number_id uuid default null, from_at timestamptz default null,
  to_at timestamptz default null)
returns jsonb
language sql
stable
security invoker
set search_path = ''
as $$
  select private.read_ledger(number_id, from_at, to_at);
$$;

comment on function public.inbound_ledger(uuid, timestamptz, timestamptz) is
  'What became of each update of the caller''s numbers: received = processed + duplicate + parked + failed, '
  'so difference is 0.';

-- Lag per number: how long work took and how far behind Meta's clock it came, over the last minutes. What
-- still
-- waits counts by its age, or a hub whose workers stand still would seem to be quick.
create function private.number_lag(minutes integer default 15)
returns table (
  phone_number_id text, project_id uuid, took_seconds numeric, behind_seconds numeric, updates bigint,
  number_id uuid, oldest_waiting_seconds numeric
)
language sql
volatile -- the queues grow while it looks
security definer
set search_path = ''
as $$
  with applied as (
    select l.phone_number_id,
      percentile_cont(0.95) within group (
        order by greatest(extract(epoch from l.applied_at - l.received_at), 0)
      ) as took,
      percentile_cont(0.95) within group (
        order by greatest(extract(epoch from l.applied_at - l.first_occurred_at), 0)
      ) as behind,
      sum(l.received) as updates
    from public.webhook_ledger as l
    where l.applied_at > now() - make_interval(mins => minutes)
    group by l.phone_number_id
  ),
  -- By the queue's age and not the event's: what is worked on once more has not waited since it came. Whose
  -- they
  -- are is only known when they are read; a look tells it.
  waiting as (
    select private.peek_json_text(w.body, 'phone_number_id') as phone_number_id,
      extract(epoch from clock_timestamp() - min(j.enqueued_at)) as age
    from (
      (select q.message, q.enqueued_at from pgmq.q_inbound as q order by q.msg_id limit 200)
      union all
      (select q.message, q.enqueued_at from pgmq.q_statuses as q order by q.msg_id limit 200)
    ) as j
    join public.webhook_events as w on w.id = (j.message ->> 'event_id')::uuid
    group by 1
  )
  select n.phone_number_id, n.project_id, round(coalesce(a.took, 0)::numeric, 3),
    round(coalesce(a.behind, 0)::numeric, 3), coalesce(a.updates, 0)::bigint, n.id,
    round(greatest(coalesce(w.age, 0), 0)::numeric, 3)
  from public.whatsapp_numbers as n
  left join applied as a on a.phone_number_id = n.phone_number_id
  left join waiting as w on w.phone_number_id = n.phone_number_id
  where a.phone_number_id is not null or w.phone_number_id is not null
  order by n.phone_number_id;
$$;

comment on function private.number_lag(integer) is
  'Per number, 95th percentile of the last minutes: time from receipt to effect, and from Meta''s time to '
  'effect; and the age of the oldest event that still waits.';

-- what could not be placed -------------------------------------------------

create function private.list_unrouted(max_rows integer)
returns jsonb
language plpgsql
stable
security definer -- the updates belong to no project yet
set search_path = ''
as $$
begin
  perform private.require_admin();
  return (
    select coalesce(jsonb_agg(to_jsonb(u) order by u.last_at desc), '[]')
    from (
      select p.phone_number_id, p.waba_id, count(*) as updates, min(p.created_at) as first_at,
        max(p.created_at) as last_at,
        array_agg(distinct p.kind) as kinds
      from public.parked_updates as p
      where p.reason = 'unknown_number' and p.resolved_at is null
        -- Words and names of strangers' customers are not shown; that they wait is.
        and (p.waba_id = any (array(select private.my_admin_waba_ids())) or (select private.am_operator()))
      group by p.phone_number_id, p.waba_id
      order by max(p.created_at) desc
      limit max_rows
    ) as u
  );
end;
$$;

create function public.unrouted_updates(max_rows integer default 100)
returns jsonb
language sql
stable
security invoker
set search_path = ''
as $$
  select private.list_unrouted(least(greatest(max_rows, 1), 500));
$$;

comment on function public.unrouted_updates(integer) is
  'Numbers that nobody has registered and for which Meta delivers: how many updates wait. They are applied '
  'when the number is registered.';

-- replay ------------------------------------------------------------------

-- An event goes through the same door again. What it did is found done by its natural keys, so nothing
-- happens twice.
create function private.requeue_events(event_ids uuid[])
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  n integer;
begin
  with again as (
    update public.webhook_events as w
    set state = 'received', attempts = 0, error = null
    where w.id = any (event_ids) and w.state <> 'received'
    returning w.id, w.body, w.app
  ),
  queued as (
    select private.send_fairly(
      'inbound',
      array_agg('replay ' || coalesce(private.peek_json_text(a.body, 'phone_number_id'), a.app)),
      array_agg(jsonb_build_object('event_id', a.id))
    )
    from again as a
    having count(*) > 0
  )
  select count(*) into n from again, (select count(*) from queued) as sent;
  -- A letter about an event is answered by working on it again.
  update public.dead_letters as d set resolved_at = now(), resolved_by = auth.uid()
  where d.queue in ('inbound', 'statuses') and d.subject_id = any (event_ids) and d.resolved_at is null;
  return n;
end;
$$;

comment on function private.requeue_events(uuid[]) is
  'Queues events once more, each project behind its live work. Returns how many.';
revoke execute on function private.requeue_events(uuid[]) from public, anon, authenticated, service_role;

-- filter: {event_ids?, number_id?, phone_number_id?, state?, from?, to?}; at least one of ids, number, or a
-- range.
create function private.replay_events(filter jsonb)
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  ids uuid[];
  wanted_ids constant uuid[] := (select array_agg(e.id::uuid)
    from jsonb_array_elements_text(filter -> 'event_ids') as e (id));
begin
  perform private.require_admin();
  select array_agg(w.id) into ids
  from (
    select w.id
    from public.webhook_events as w
    where (wanted_ids is null or w.id = any (wanted_ids))
      and (filter ->> 'state' is null or w.state = filter ->> 'state')
      and w.received_at >= coalesce((filter ->> 'from')::timestamptz, '-infinity')
      and w.received_at < coalesce((filter ->> 'to')::timestamptz, 'infinity')
      and w.state <> 'received'
      and (
        exists (
          select 1 from public.webhook_ledger as l
          where l.event_id = w.id
            and (
              l.phone_number_id = any (array(select private.my_admin_phone_number_ids()))
              or l.phone_number_id = any (array(select private.my_admin_waba_ids()))
            )
            and (filter ->> 'number_id' is null or l.phone_number_id = (
              select n.phone_number_id from public.whatsapp_numbers as n
                where n.id = (filter ->> 'number_id')::uuid
            ))
        )
        or (filter ->> 'number_id' is null and (
          exists (
            select 1 from public.dead_letters as d
            where d.subject_id = w.id and d.project_id = any (array(select private.my_project_ids('admin')))
          )
          or exists (
            select 1 from public.parked_updates as p
            where p.event_id = w.id and p.waba_id = any (array(select private.my_admin_waba_ids()))
          )
          or (select private.am_operator())
        ))
      )
    order by w.received_at
    limit 10000
  ) as w;
  if ids is null then
    return 0;
  end if;
  return private.requeue_events(ids);
end;
$$;

create function public.replay_webhook_events(filter jsonb)
returns integer
language sql
volatile
security invoker
set search_path = ''
as $$
  select private.replay_events(filter);
$$;

comment on function public.replay_webhook_events(jsonb) is
  'Works once more on stored events of the caller''s numbers: {event_ids?, number_id?, state?, from?, to?}. '
  'At most 10,000; returns how many.';

-- Whoever registers a number gets what has been waiting for it.
create function private.tg_whatsapp_numbers__replay_parked()
returns trigger
language plpgsql
volatile
security definer -- the events are the service's
set search_path = ''
as $$
begin
  perform private.requeue_events(array_agg(distinct p.event_id))
  from public.parked_updates as p
  where p.phone_number_id = new.phone_number_id and p.reason = 'unknown_number' and p.resolved_at is null;
  return null;
end;
$$;

create trigger _200_replay_parked after insert or update of phone_number_id on public.whatsapp_numbers
for each row execute function private.tg_whatsapp_numbers__replay_parked();

-- dead letters ------------------------------------------------------------

-- The job behind a letter, queued once more.
create function private.revive_dead_letter(letter public.dead_letters)
returns boolean
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  case
    when letter.queue in ('inbound', 'statuses') then
      return private.requeue_events(array[letter.subject_id]) > 0;
    when letter.queue = 'media' then
      update public.media_files as f
      set state = 'waiting', attempts = 0, error_code = null, error_details = null, next_attempt_at = now()
      where f.id = letter.subject_id and f.project_id = letter.project_id and f.state in ('failed', 'refused')
        and f.deleted_at is null;
      if found then
        perform private.send_fairly(
          'media', array[letter.project_id::text],
            array[jsonb_build_object('media_file_id', letter.subject_id)]
        );
      end if;
      return found;
    else
      return false; -- a message is sent again by its own act, which asks window and consent anew
  end case;
end;
$$;

revoke execute on function private.revive_dead_letter(public.dead_letters)
  from public, anon, authenticated, service_role;

create function private.settle_dead_letters(filter jsonb, revive boolean)
returns integer
language plpgsql
volatile
security definer -- letters are read-only for callers: an act and its effect are one
set search_path = ''
as $$
declare
  letter public.dead_letters;
  wanted_ids constant uuid[] := (select array_agg(e.id::uuid)
    from jsonb_array_elements_text(filter -> 'ids') as e (id));
  done integer := 0;
begin
  perform private.require_admin();
  for letter in
    select d.* from public.dead_letters as d
    where d.resolved_at is null
      and (
        d.project_id = any (array(select private.my_project_ids('admin')))
        or (d.project_id is null and (select private.am_operator()))
      )
      and (wanted_ids is null or d.id = any (wanted_ids))
      and (filter ->> 'queue' is null or d.queue = filter ->> 'queue')
      and d.created_at >= coalesce((filter ->> 'from')::timestamptz, '-infinity')
      and d.created_at < coalesce((filter ->> 'to')::timestamptz, 'infinity')
    order by d.id
    limit 1000
    for update skip locked
  loop
    if revive and not private.revive_dead_letter(letter) then
      continue;
    end if;
    update public.dead_letters as d set resolved_at = now(), resolved_by = auth.uid() where d.id = letter.id;
    done := done + 1;
  end loop;
  return done;
end;
$$;

create function public.replay_dead_letters(filter jsonb)
returns integer
language sql
volatile
security invoker
set search_path = ''
as $$
  select private.settle_dead_letters(filter, true);
$$;

create function public.purge_dead_letters(filter jsonb)
returns integer
language sql
volatile
security invoker
set search_path = ''
as $$
  select private.settle_dead_letters(filter, false);
$$;

comment on function public.replay_dead_letters(jsonb) is
  'Queues the jobs of dead letters once more: {ids?, queue?, from?, to?}, at most 1,000. Returns how many.';
comment on function public.purge_dead_letters(jsonb) is
  'Dismisses dead letters: {ids?, queue?, from?, to?}, at most 1,000. They stay readable until retention '
  'ends. Returns how many.';

-- grants ------------------------------------------------------------------

grant execute on function private.read_ledger(uuid, timestamptz, timestamptz) to authenticated, service_role;
grant execute on function public.inbound_ledger(uuid, timestamptz, timestamptz) to authenticated,
  service_role;
grant execute on function private.list_unrouted(integer) to authenticated, service_role;
grant execute on function public.unrouted_updates(integer) to authenticated, service_role;
grant execute on function private.replay_events(jsonb) to authenticated, service_role;
grant execute on function public.replay_webhook_events(jsonb) to authenticated, service_role;
grant execute on function private.settle_dead_letters(jsonb, boolean) to authenticated, service_role;
grant execute on function public.replay_dead_letters(jsonb) to authenticated, service_role;
grant execute on function public.purge_dead_letters(jsonb) to authenticated, service_role;
