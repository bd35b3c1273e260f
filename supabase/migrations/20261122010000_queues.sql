-- Queues: pgmq holds wake-ups, tables hold the truth. Settings, leases and health of the workers.
-- Reads and writes: the service path alone (functions webhook and queue, cron).

select pgmq.create('inbound');
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
  updated_at timestamptz not null default now(),

  -- A drain ends before cron's call times out, and the call before a message would be seen again.
  constraint drain_is_shorter_than_visibility check (drain_seconds < visibility_seconds - 10)
);

comment on table private.queue_settings is 'How each queue is drained. Tests and operators scale it; workers read it at each drain.';

insert into private.queue_settings (queue, batch_size, max_workers)
values ('inbound', 200, 2), ('outbound', 100, 4), ('media', 20, 2);

create table private.queue_leases (
  queue text not null references private.queue_settings (queue) on delete cascade,
  slot integer not null,
  holder uuid not null,
  expires_at timestamptz not null,

  primary key (queue, slot)
);

comment on table private.queue_leases is 'Which drains run now. A row and no session lock: the pooler would lose one.';

alter table private.queue_settings enable row level security;
alter table private.queue_leases enable row level security;
revoke all on private.queue_settings, private.queue_leases from public, anon, authenticated, service_role;

create policy "nobody reads queue settings" on private.queue_settings for select to authenticated using (false);
create policy "nobody reads queue leases" on private.queue_leases for select to authenticated using (false);

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
    values (take_lease.queue, n, take_lease.holder, now() + make_interval(secs => settings.visibility_seconds))
    on conflict on constraint queue_leases_pkey do update
    set holder = excluded.holder, expires_at = excluded.expires_at
    where l.expires_at < now() or l.holder = excluded.holder;
    if found then
      return settings;
    end if;
  end loop;
  return null;
end;
$$;

comment on function private.take_lease(text, uuid) is 'The queue''s settings if one of its worker slots is free for this holder, else null.';

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
  -- pgmq.metrics() would count the whole queue; this looks at one row.
  execute format('select exists (select 1 from pgmq.%I where vt <= clock_timestamp())', 'q_' || queue) into due;
  -- A lane whose holder died has had its wake-up.
  return due or (queue = 'outbound' and exists (
    select 1 from private.outbound_lanes as l where l.due_at <= now() and l.leased_until between '2000-01-01' and now()
  ));
end;
$$;

comment on function private.is_queue_due(text) is 'Whether a message of the queue is visible.';

-- Delay before attempt n + 1: doubled each time, with jitter, so that failures of one moment do not return together.
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

comment on function private.queue_health() is 'Per queue: waiting messages, age of the oldest in seconds, dead letters.';

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

comment on function private.missing_settings() is 'Secrets of Vault without which cron cannot wake the workers.';

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

comment on function private.wake_queue(text) is 'Calls the queue function for one queue, after commit, through pg_net.';

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

comment on function private.wake_due_queues() is 'Cron''s safety net beside the kicks that webhook and messages give.';

-- intake ------------------------------------------------------------------

create function private.receive_webhook_events(apps text[], bodies text[])
returns table (ord integer, event_id uuid, duplicate boolean)
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  return query
  with input as (
    select i.ord::integer as ord, i.app, i.body::bytea as body, sha256(i.body::bytea) as body_sha256
    from unnest(apps, bodies) with ordinality as i (app, body, ord)
  ),
  stored as (
    insert into public.webhook_events as w (app, body, body_sha256, deliveries)
    select i.app, (array_agg(i.body))[1], i.body_sha256, count(*)
    from input as i
    group by i.app, i.body_sha256
    order by i.body_sha256 -- one order for all writers: no circle of waits
    on conflict on constraint webhook_events_app_body_sha256_key do update
    set deliveries = w.deliveries + excluded.deliveries, last_delivered_at = now()
    returning w.id, w.app, w.body_sha256, w.xmax = 0 as is_new
  ),
  queued as (
    select pgmq.send_batch('inbound', array_agg(jsonb_build_object('event_id', s.id))) as msg_id
    from stored as s
    where s.is_new
    having count(*) > 0
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
  'Stores bodies (hexadecimal bytea literals) and queues the new ones, in one transaction. A body seen before is counted, not stored.';

