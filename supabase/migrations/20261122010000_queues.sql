-- Queues: pgmq holds wake-ups, tables hold the truth. Settings, leases and health of the workers.
-- Reads and writes: the service path alone (functions webhook and queue, cron).

select pgmq.create('inbound'); -- events that hold messages, and everything that is not a status
select pgmq.create('statuses'); -- events that hold statuses alone
select pgmq.create('outbound');
select pgmq.create('media');

-- tables ------------------------------------------------------------------

create table private.queue_settings (
  queue text primary key,
  visibility_seconds integer not null default 90,
  batch_size integer not null default 100,
  max_attempts integer not null default 8,
  retry_base_seconds numeric not null default 2,
  retry_max_seconds numeric not null default 3600,
  max_workers integer not null default 2,
  drain_seconds integer not null default 50,
  share_per_second numeric not null default 50,
  linger_ms integer not null default 200,
  updated_at timestamptz not null default now(),

  -- A drain ends before cron's call times out, and the call before a message would be seen again.
  constraint drain_is_shorter_than_visibility check (drain_seconds < visibility_seconds - 10),
  constraint queue_share_is_positive check (share_per_second > 0),
  constraint queue_linger_is_short check (linger_ms between 0 and 5000)
);

comment on table private.queue_settings is
  'How each queue is drained. Tests and operators scale it; workers read it at each drain.';

comment on column private.queue_settings.share_per_second is
  'Jobs that one project may bring per second before those of others go first. Idle workers take what is '
  'beyond it at once.';

comment on column private.queue_settings.linger_ms is
  'How long a drain of webhook events that has found something looks out for more. Waking costs more than '
  'looking.';

insert into private.queue_settings (queue, batch_size, max_workers, share_per_second)
values ('inbound', 500, 2, 50), ('statuses', 500, 2, 150), ('outbound', 100, 4, 50), ('media', 20, 2, 5);

-- Where each project's next job stands in the line. Unlogged: after a crash every project begins anew, which
-- is fair.
create unlogged table private.queue_shares (
  queue text not null,
  share text not null,
  next_turn timestamptz not null,

  primary key (queue, share)
);

comment on table private.queue_shares is
  'Fair queueing: a project''s jobs beyond its share get later turns (vt in pgmq), so that the jobs of '
  'others pass.';

create table private.queue_leases (
  queue text not null references private.queue_settings (queue) on delete cascade,
  slot integer not null,
  holder uuid not null,
  expires_at timestamptz not null,

  primary key (queue, slot)
);

comment on table private.queue_leases is
  'Which drains run now. A row and no session lock: the pooler would lose one.';

alter table private.queue_settings enable row level security;
alter table private.queue_leases enable row level security;
alter table private.queue_shares enable row level security;
revoke all on private.queue_settings, private.queue_leases, private.queue_shares
from public, anon, authenticated, service_role;

create policy "nobody reads queue settings"
on private.queue_settings for select to authenticated
using (false);
create policy "nobody reads queue leases" on private.queue_leases for select to authenticated using (false);
create policy "nobody reads queue shares" on private.queue_shares for select to authenticated using (false);

-- functions ---------------------------------------------------------------

create function private.take_lease(queue text, holder uuid)
returns private.queue_settings
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  settings private.queue_settings;
begin
  select s.* into settings from private.queue_settings as s where s.queue = take_lease.queue;
  for n in 1 .. coalesce(settings.max_workers, 0) loop
    insert into private.queue_leases as l (queue, slot, holder, expires_at)
    -- Short, and renewed while the drain lives: a worker that was killed must not hold its slot for long.
    values (take_lease.queue, n, take_lease.holder, now() + interval '6 seconds')
    on conflict on constraint queue_leases_pkey do update
    set holder = excluded.holder, expires_at = excluded.expires_at
    where l.expires_at < now() or l.holder = excluded.holder;
    if found then
      -- One that looks out for more is enough.
      settings.linger_ms := case n when 1 then settings.linger_ms else 0 end;
      return settings;
    end if;
  end loop;
  return null;
end;
$$;

comment on function private.take_lease(text, uuid) is
  'The queue''s settings if one of its worker slots is free for this holder, else null.';

create function private.renew_lease(queue text, holder uuid)
returns void
language sql
volatile
security definer
set search_path = ''
as $$
  update private.queue_leases as l set expires_at = now() + interval '6 seconds'
  where l.queue = renew_lease.queue and l.holder = renew_lease.holder;
$$;

create function private.end_lease(queue text, holder uuid)
returns void
language sql
volatile
security definer
set search_path = ''
as $$
  delete from private.queue_leases as l where l.queue = end_lease.queue and l.holder = end_lease.holder;
$$;

create function private.is_queue_due(queue text)
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  due boolean;
begin
  -- pgmq.metrics() would count the whole queue; this looks at one row. What was never read only waits for its
  -- turn.
  execute format(
    'select exists (select 1 from pgmq.%I where vt <= clock_timestamp() or (read_ct = 0 and $1))',
      'q_' || queue
  ) into due using queue <> 'outbound';
  -- What was paced, backed off or left by a worker that died has had its wake-up.
  return due or (queue = 'outbound' and exists (
    select 1 from public.whatsapp_numbers as n
    where exists (
      select 1 from private.outbound_lanes as l
      where l.whatsapp_number_id = n.id and l.due_at <= now() and l.leased_until < now()
    )
  ));
end;
$$;

comment on function private.is_queue_due(text) is 'Whether there is work in the queue now.';

-- fair queueing -----------------------------------------------------------

-- Start-time fair queueing over pgmq: a job's turn is its vt. A project within its share gets now; one that
-- brings more gets turns further and further ahead. Workers take jobs in order of turn and do not wait for
-- it.
create function private.send_fairly(queue text, shares text[], jobs jsonb[])
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  step constant interval := (
    select make_interval(secs => (1 / s.share_per_second)::double precision)
    from private.queue_settings as s where s.queue = send_fairly.queue
  );
  batch record;
begin
  for batch in
    with input as (
      select i.share, i.job, row_number() over (partition by i.share order by i.place) as nth
      from unnest(shares, jobs) with ordinality as i (share, job, place)
    ),
    line as (
      insert into private.queue_shares as s (queue, share, next_turn)
      select send_fairly.queue, i.share, now() + count(*) * step
      from input as i
      group by i.share
      order by i.share -- one order for all writers: no circle of waits
      on conflict on constraint queue_shares_pkey do update
      set next_turn = greatest(s.next_turn, now()) + (excluded.next_turn - now())
      returning s.share, s.next_turn
    ),
    counted as (select i.share, count(*) as n from input as i group by i.share)
    select
      -- Whole seconds, rounded down, are all that pgmq's delay knows: a burst of a second's share has no
      -- delay.
      floor(greatest(
        extract(epoch from l.next_turn - (c.n - i.nth + 1) * step - now()), 0
      ))::integer as delay,
      array_agg(i.job order by i.share, i.nth) as jobs
    from input as i
    join line as l using (share)
    join counted as c using (share)
    group by 1
  loop
    -- The variant that the others call, one within the other.
    perform pgmq.send_batch(
      send_fairly.queue, batch.jobs, null::jsonb[], clock_timestamp() + make_interval(secs => batch.delay)
    );
  end loop;
end;
$$;

comment on function private.send_fairly(text, text[], jsonb[]) is
  'Queues jobs, each on the share of its project; a project beyond its share stands behind the others.';

-- What pgmq.read() does, in order of turn instead of arrival, and without waiting for turns that are still to
-- come.
create function private.take_jobs(queue text, visibility_seconds integer, batch_size integer)
returns table (queue_id bigint, read_ct integer, message jsonb)
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  ids bigint[];
begin
  -- Two statements: where the statistics are of an empty queue, a join would be planned as a loop over the
  -- whole of a long one for each job. An array is looked up by the key.
  execute format(
    $sql$
      select array_agg(turn.msg_id)
      from (
        select q.msg_id from pgmq.%I as q
        where q.vt <= clock_timestamp() or q.read_ct = 0
        order by q.vt, q.msg_id
        limit $1
        for update skip locked
      ) as turn
    $sql$, 'q_' || queue
  ) into ids using batch_size;
  if ids is null then
    return;
  end if;
  return query execute format(
    $sql$
      update pgmq.%I as q
      set vt = clock_timestamp() + make_interval(secs => $1), read_ct = q.read_ct + 1
      where q.msg_id = any ($2)
      returning q.msg_id, q.read_ct, q.message
    $sql$, 'q_' || queue
  ) using visibility_seconds, ids;
end;
$$;

comment on function private.take_jobs(text, integer, integer) is
  'The next jobs of a queue, fairly among projects, hidden from other workers for the time given.';

-- Jobs in hand stay hidden while their worker lives, and come back soon after it died. Rows that somebody has
-- locked are being finished.
create function private.hide_jobs(queue text, ids bigint[], seconds double precision)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  free bigint[];
begin
  execute format(
    $sql$
      select array_agg(k.msg_id)
      from (
        select q.msg_id from pgmq.%I as q where q.msg_id = any ($1) order by q.msg_id for update skip locked
      ) as k
    $sql$, 'q_' || queue
  ) into free using ids;
  execute format(
    $sql$
      update pgmq.%I as q set vt = clock_timestamp() + make_interval(secs => $1) where q.msg_id = any ($2)
    $sql$, 'q_' || queue
  ) using seconds, free;
end;
$$;

comment on function private.hide_jobs(text, bigint[], double precision) is
  'Hides jobs from other workers for so long from now: while they are worked on, or until they are tried '
  'again.';

create function private.forget_idle_shares()
returns void
language sql
volatile
security definer
set search_path = ''
as $$
  delete from private.queue_shares as s where s.next_turn < now() - interval '1 hour';
$$;

comment on function private.forget_idle_shares() is
  'A project without jobs for an hour needs no place in the line.';

-- Delay before attempt n + 1: doubled each time, with jitter, so that failures of one moment do not return
-- together.
create function private.retry_delay(attempts integer, settings private.queue_settings)
returns interval
language sql
volatile
security invoker
set search_path = ''
as $$
  select make_interval(secs => (
    least(settings.retry_base_seconds * power(2, greatest(attempts - 1, 0)), settings.retry_max_seconds)
    * (0.8 + 0.4 * random())
  )::double precision);
$$;

create function private.queue_health()
returns table (queue text, depth bigint, oldest_age_seconds numeric, dead bigint)
language sql
stable
security definer
set search_path = ''
as $$
  select s.queue, m.queue_length, coalesce(m.oldest_msg_age_sec, 0)::numeric,
    (select count(*) from public.dead_letters as d where d.queue = s.queue and d.resolved_at is null)
  from private.queue_settings as s
  cross join lateral pgmq.metrics(s.queue) as m
  order by s.queue;
$$;

comment on function private.queue_health() is
  'Per queue: waiting messages, age of the oldest in seconds, dead letters.';

create function private.missing_settings()
returns table (name text)
language sql
stable
security definer
set search_path = ''
as $$
  select wanted.name
  from (values ('project_url'), ('queue_secret')) as wanted (name)
  where not exists (
    select 1 from vault.decrypted_secrets as s where s.name = wanted.name and s.decrypted_secret <> ''
  );
$$;

comment on function private.missing_settings() is
  'Secrets of Vault without which cron cannot wake the workers.';

create function private.wake_queue(queue text)
returns bigint
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  project_url constant text := private.get_secret('project_url');
  queue_secret constant text := private.get_secret('queue_secret');
begin
  if project_url is null or queue_secret is null then
    raise exception 'Vault has no project_url or no queue_secret: workers cannot be woken'
      using errcode = 'config_file_error', hint = 'See docs/operations.md, section Vault.';
  end if;
  -- Longer than a drain, shorter than the visibility time.
  return net.http_post(
    url := rtrim(project_url, '/') || '/functions/v1/queue/' || wake_queue.queue,
    headers := jsonb_build_object('content-type', 'application/json', 'x-queue-secret', queue_secret),
    body := '{}'::jsonb,
    timeout_milliseconds := (
      select (s.drain_seconds + 5) * 1000 from private.queue_settings as s where s.queue = wake_queue.queue
    )
  );
end;
$$;

comment on function private.wake_queue(text) is
  'Calls the queue function for one queue, after commit, through pg_net.';

-- An idle hub makes no calls: a queue is woken when something is visible and a worker's slot is free.
create function private.wake_due_queues()
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  due text;
begin
  for due in
    select s.queue from private.queue_settings as s
    where private.is_queue_due(s.queue)
      and s.max_workers > (
        select count(*) from private.queue_leases as l where l.queue = s.queue and l.expires_at > now()
      )
  loop
    perform private.wake_queue(due);
  end loop;
end;
$$;

comment on function private.wake_due_queues() is
  'Cron''s safety net beside the kicks that webhook and messages give.';

-- intake ------------------------------------------------------------------

-- The value of a key at its first place in the bytes. Bodies are not parsed before the answer; this is a
-- look, for which neither a plan (as for a function in SQL) nor a regular expression is worth its time.
create function private.peek_json_text(body bytea, key text)
returns text
language plpgsql
immutable
parallel safe
security invoker
set search_path = ''
as $$
declare
  marker constant bytea := convert_to('"' || key || '"', 'UTF8');
  place constant integer := position(marker in body);
  rest text;
begin
  if place = 0 then
    return null;
  end if;
  rest := ltrim(encode(substring(body from place + octet_length(marker) for 48), 'escape'), e' :\t\r\n');
  if not starts_with(rest, '"') then
    return null;
  end if;
  return nullif(split_part(rest, '"', 2), '');
end;
$$;

comment on function private.peek_json_text(bytea, text) is
  'The text behind the first such key in JSON bytes, unparsed; null when there is none.';

create function private.receive_webhook_events(apps text[], bodies text[])
returns table (ord integer, event_id uuid, duplicate boolean)
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  return query
  with input as materialized (
    select i.ord::integer as ord, i.app, b.body, sha256(b.body) as body_sha256
    from unnest(apps, bodies) with ordinality as i (app, body, ord)
    cross join lateral (select i.body::bytea as body offset 0) as b
  ),
  stored as (
    insert into public.webhook_events as w (app, body, body_sha256, deliveries, received_at)
    -- Bodies that were gathered keep the order in which they came.
    select distinct on (i.body_sha256, i.app) i.app, i.body, i.body_sha256,
      count(*) over (partition by i.body_sha256, i.app),
      now() + i.ord * interval '50 microseconds'
    from input as i
    order by i.body_sha256, i.app, i.ord -- one order for all writers: no circle of waits
    on conflict on constraint webhook_events_app_body_sha256_key do update
    set deliveries = w.deliveries + excluded.deliveries, last_delivered_at = now()
    returning w.id, w.app, w.body_sha256, w.xmax = 0 as is_new,
      -- Statuses come three to a message and may wait a moment; a message may not.
      case when position('"statuses":' in w.body) > 0 and position('"messages":[' in w.body) = 0
        then 'statuses' else 'inbound' end as lane,
      private.peek_json_text(w.body, 'phone_number_id') as phone_number_id
  ),
  jobs as (
    select s.id, s.lane, coalesce(n.project_id::text, s.phone_number_id, s.app) as share
    from stored as s
    left join public.whatsapp_numbers as n on n.phone_number_id = s.phone_number_id
    where s.is_new
  ),
  queued as (
    select private.send_fairly(
      j.lane, array_agg(j.share order by j.id), array_agg(jsonb_build_object('event_id', j.id) order by j.id)
    )
    from jobs as j
    group by j.lane
    order by j.lane
  ),
  sent as (select count(*) as n from queued)
  select i.ord, s.id, not s.is_new or row_number() over (partition by s.id order by i.ord) > 1
  from input as i
  join stored as s on s.app = i.app and s.body_sha256 = i.body_sha256
  cross join sent -- so that the planner cannot leave the sending out
  order by i.ord;
end;
$$;

comment on function private.receive_webhook_events(text[], text[]) is
  'Stores bodies (hexadecimal bytea literals) and queues the new ones, in one transaction. A body seen '
  'before is counted, not stored.';
