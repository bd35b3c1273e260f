-- Purging: what has been kept long enough goes each night, per project and kind.
-- Files go as in privacy.sql: what is to be removed is written down, and the media worker removes it.

-- One kind of one project, at most max_rows; the job comes back until nothing is left.
create function private.purge(project uuid, kind text, cutoff timestamptz, max_rows integer)
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  ids uuid[];
  oldest timestamptz;
  purged integer := 0;
  part integer;
begin
  perform set_config('hub.purging', 'on', true);
  case kind
    when 'messages' then
      select min(m.occurred_at) into oldest from public.messages as m where m.project_id = project
        and m.occurred_at < cutoff;
      if oldest is null then
        return 0;
      end if;
      -- Whole hours alone, counted before they go.
      cutoff := date_trunc('hour', least(cutoff, oldest + interval '1 day'), 'utc');
      perform private.roll_up_analytics(date_trunc('hour', oldest, 'utc'), cutoff, project);
      perform private.remove_media(array_agg(f.id), null)
      from public.media_files as f
      join public.messages as m on m.project_id = f.project_id and m.media_file_id = f.id
      where m.project_id = project and m.occurred_at < cutoff and f.deleted_at is null
      having count(*) > 0;
      delete from public.messages as m where m.project_id = project and m.occurred_at < cutoff;
      get diagnostics purged = row_count;
      update public.conversations as c set last_message_text = null
      where c.project_id = project and c.last_message_at < cutoff and c.last_message_text is not null;
    when 'media' then
      select array_agg(f.id) into ids
      from (
        select k.id from public.media_files as k
        where k.project_id = project and k.created_at < cutoff and k.deleted_at is null limit max_rows
      ) as f;
      purged := case when ids is null then 0 else private.remove_media(ids, null) end;
    when 'events' then
      delete from public.events as e where e.id in (
        select k.id from public.events as k where k.project_id = project
          and k.created_at < cutoff limit max_rows
      );
      get diagnostics purged = row_count;
    when 'calls' then
      perform private.remove_media(array_agg(c.recording_media_file_id), null)
      from public.calls as c
      where c.project_id = project and c.started_at < cutoff and c.recording_media_file_id is not null
      having count(*) > 0;
      delete from public.calls as c where c.project_id = project and c.started_at < cutoff;
      get diagnostics purged = row_count;
    when 'notifications' then
      delete from public.notifications as n where n.project_id = project and n.created_at < cutoff;
      get diagnostics purged = row_count;
    when 'deliveries' then
      delete from public.webhook_deliveries as d where d.id in (
        select k.id from public.webhook_deliveries as k
        where k.project_id = project and k.created_at < cutoff and k.state in ('delivered', 'dead',
          'cancelled')
        limit max_rows
      );
      get diagnostics purged = row_count;
    when 'runs' then
      delete from public.workflow_runs as r
      where r.project_id = project and r.finished_at < cutoff;
      get diagnostics purged = row_count;
      delete from public.integration_runs as r where r.project_id = project and r.created_at < cutoff;
      get diagnostics part = row_count;
      purged := purged + part;
      delete from public.custom_function_runs as r where r.project_id = project and r.created_at < cutoff;
      get diagnostics part = row_count;
      purged := purged + part;
      delete from public.ai_runs as r where r.project_id = project and r.created_at < cutoff;
      get diagnostics part = row_count;
      purged := purged + part;
    when 'mail' then
      delete from public.mail as e
      where e.project_id = project and e.created_at < cutoff and e.state in ('sent', 'failed', 'cancelled');
      get diagnostics purged = row_count;
    when 'system_logs' then
      delete from public.system_logs as l where l.id in (
        select k.id from public.system_logs as k where k.project_id = project
          and k.created_at < cutoff limit max_rows
      );
      get diagnostics purged = row_count;
    when 'audit_log' then
      delete from public.audit_log as l where l.id in (
        select k.id from public.audit_log as k where k.project_id = project
          and k.created_at < cutoff limit max_rows
      );
      get diagnostics purged = row_count;
    when 'provider_changes' then
      delete from public.provider_changes as p where p.project_id = project and p.created_at < cutoff;
      get diagnostics purged = row_count;
    when 'dead_letters' then
      delete from public.dead_letters as d where d.project_id = project and d.resolved_at < cutoff;
      get diagnostics purged = row_count;
      delete from public.parked_updates as u where u.project_id = project and u.resolved_at < cutoff;
      get diagnostics part = row_count;
      purged := purged + part;
    else
      raise exception 'no such kind: %', kind;
  end case;
  perform set_config('hub.purging', 'off', true);
  return purged;
end;
$$;

comment on function private.purge(uuid, text, timestamptz, integer) is
  'Removes what is older than the cutoff, in parts. Messages are counted into communication_analytics first.';

create function private.apply_retention(max_rows integer default 20000)
returns bigint
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  rule record;
  purged integer;
  total bigint := 0;
  queue text;
  rounds integer;
begin
  for rule in
    select p.id as project_id, d.kind, now() - make_interval(days => coalesce(s.keep_days,
      d.keep_days)) as cutoff
    from public.projects as p
    cross join private.retention_defaults as d
    left join public.retention_settings as s on s.project_id = p.id and s.kind = d.kind
    where d.is_per_project
      and case when s.kind is not null then s.keep_days else d.keep_days end is not null
    order by p.id, d.kind
  loop
    rounds := 0;
    loop
      purged := private.purge(rule.project_id, rule.kind, rule.cutoff, max_rows);
      total := total + purged;
      rounds := rounds + 1;
      exit when purged = 0 or rounds >= 100; -- the rest waits for the next night
    end loop;
  end loop;

  delete from public.webhook_events as w
  using private.retention_defaults as d
  where d.kind = 'webhook_events' and w.state in ('processed', 'failed', 'parked')
    and w.received_at < now() - make_interval(days => d.keep_days)
    and not exists (select 1 from public.parked_updates as u where u.event_id = w.id
      and u.resolved_at is null);
  get diagnostics purged = row_count;
  total := total + purged;
  for queue in select q.queue_name from pgmq.list_queues() as q loop
    execute format(
      'delete from pgmq.%I as a using private.retention_defaults as d
      where d.kind = %L and a.archived_at < now() - make_interval(days => d.keep_days)',
      'a_' || queue, 'queue_archives'
    );
  end loop;
  delete from public.system_logs as l
  using private.retention_defaults as d
  where d.kind = 'system_logs' and l.project_id is null
    and l.created_at < now() - make_interval(days => d.keep_days);
  if exists (select 1 from private.storage_removals) then
    perform pgmq.send('media', '{"removals": true}'); -- those too that failed before
  end if;
  return total;
end;
$$;

comment on function private.apply_retention(integer) is
  'The nightly purge of every project, by its settings or the defaults.';
revoke execute on function private.purge(uuid, text, timestamptz, integer) from public, anon, authenticated,
  service_role;
revoke execute on function private.apply_retention(integer) from public, anon, authenticated, service_role;
