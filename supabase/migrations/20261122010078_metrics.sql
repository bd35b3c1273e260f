-- Metrics: what somebody who watches the hub wants to know, as names and figures without a tenant in them.
-- Reads: the service path, for `health/metrics`. Writes: nobody. Each figure looks at an index or at the last
-- five minutes.

create function private.metrics()
returns table (name text, kind text, help text, labels jsonb, value double precision)
language sql
stable
security definer -- counts over all projects
set search_path = ''
as $$
  select 'hub_queue_depth', 'gauge', 'Jobs in the queue.', jsonb_build_object('queue', q.queue),
    q.depth::double precision
  from private.queue_health() as q
  union all
  select 'hub_queue_oldest_age_seconds', 'gauge', 'Age of the oldest job in the queue.',
    jsonb_build_object('queue', q.queue), q.oldest_age_seconds::double precision
  from private.queue_health() as q
  union all
  select 'hub_queue_dead_letters', 'gauge', 'Jobs that were given up and wait for an admin.',
    jsonb_build_object('queue', q.queue), q.dead::double precision
  from private.queue_health() as q
  union all
  select 'hub_webhook_events_open', 'gauge', 'Stored deliveries of Meta that are not processed.',
    jsonb_build_object('state', s.state), count(e.id)
  from (values ('received'), ('parked'), ('failed')) as s (state)
  left join public.webhook_events as e on e.state = s.state and e.state <> 'processed'
  group by s.state
  union all
  select 'hub_inbound_lag_seconds', 'gauge', 'How long the oldest delivery has waited to be processed.', '{}',
    coalesce(extract(epoch from now() - min(e.received_at)), 0)
  from public.webhook_events as e where e.state = 'received'
  union all
  select 'hub_webhook_events_5m', 'gauge', 'Deliveries of Meta in the last five minutes.', '{}', count(*)
  from public.webhook_events as e where e.received_at > now() - interval '5 minutes'
  union all
  select 'hub_inbound_seconds', 'gauge', 'From stored to processed, of the last five minutes.',
    jsonb_build_object('quantile', p.quantile::text), coalesce(p.seconds, 0)
  from (
    select k.quantile, percentile_cont(k.quantile) within group (
      order by extract(epoch from e.processed_at - e.received_at)
    ) as seconds
    from (values (0.5::double precision), (0.95)) as k (quantile)
    left join public.webhook_events as e
      on e.received_at > now() - interval '5 minutes' and e.processed_at is not null
    group by k.quantile
  ) as p
  union all
  select 'hub_outbound_messages', 'gauge', 'Messages of ours on their way.',
    jsonb_build_object('status', s.status), count(m.id)
  from (values ('scheduled'), ('queued'), ('sending'), ('held'), ('unknown')) as s (status)
  left join public.messages as m
    on m.status = s.status and m.status in ('scheduled', 'queued', 'sending', 'sent', 'unknown', 'held')
    and m.project_id = any (array(select p.id from public.projects as p))
  group by s.status
  union all
  select 'hub_messages_5m', 'gauge', 'Messages that occurred in the last five minutes.',
    jsonb_build_object('direction', d.direction, 'failed', (d.failed)::text), count(m.id)
  from (values ('inbound', false), ('outbound', false), ('outbound', true)) as d (direction, failed)
  left join public.messages as m on m.direction = d.direction and (m.status = 'failed') = d.failed
    and m.occurred_at > now() - interval '5 minutes'
  group by d.direction, d.failed
  union all
  select 'hub_api_calls_5m', 'gauge', 'Calls of API keys in the last five minutes, by class of status.',
    jsonb_build_object('status', c.class), count(l.id)
  from (values ('2'), ('3'), ('4'), ('5')) as c (class)
  left join public.system_logs as l on l.category = 'api_call'
    and l.created_at > now() - interval '5 minutes' and left(l.metadata ->> 'status', 1) = c.class
  group by c.class
  union all
  select 'hub_api_call_seconds', 'gauge', 'How long calls of API keys took, of the last five minutes.',
    jsonb_build_object('quantile', p.quantile::text), coalesce(p.seconds, 0)
  from (
    select k.quantile, percentile_cont(k.quantile) within group (
      order by (l.metadata ->> 'duration_ms')::double precision / 1000
    ) as seconds
    from (values (0.5::double precision), (0.95)) as k (quantile)
    left join public.system_logs as l
      on l.category = 'api_call' and l.created_at > now() - interval '5 minutes'
    group by k.quantile
  ) as p
  union all
  select 'hub_log_entries_5m', 'gauge', 'Entries of the log in the last five minutes.',
    jsonb_build_object('level', v.level), count(l.id)
  from (values ('info'), ('warning'), ('error')) as v (level)
  left join public.system_logs as l on l.level = v.level and l.created_at > now() - interval '5 minutes'
  group by v.level
  union all
  select 'hub_cron_failures_1h', 'gauge', 'Jobs of the clock that failed in the last hour.', '{}', count(*)
  from cron.job_run_details as r
  where r.status = 'failed' and r.start_time > now() - interval '1 hour'
  union all
  select 'hub_database_connections', 'gauge', 'Connections to the database.', '{}', count(*)
  from pg_catalog.pg_stat_activity as a where a.datname = current_database()
  union all
  select 'hub_database_bytes', 'gauge', 'Size of the database.', '{}',
    pg_catalog.pg_database_size(current_database());
$$;

comment on function private.metrics() is
  'Figures over all projects for whoever watches the hub: depth and age, rates, errors, lag.';
revoke execute on function private.metrics() from public, anon, authenticated, service_role;
