-- Retention, seen before it acts: what is kept how long, and how much a shorter time would remove.
-- Reads: admins. Writes: nobody; retention_settings is written as a table, by owners.

create function private.read_retention(project_id uuid)
returns jsonb
language plpgsql
stable
security definer -- the defaults are closed to users
set search_path = ''
as $$
begin
  if read_retention.project_id <> all (array(select private.my_project_ids('admin'))) then
    raise exception 'no project % of which the caller is admin', project_id
      using errcode = 'PT404', hint = 'not_found';
  end if;
  return (
    select jsonb_agg(jsonb_build_object(
      'kind', d.kind, 'default_days', d.keep_days, 'is_set', s.kind is not null,
      'keep_days', case when s.kind is null then d.keep_days else s.keep_days end
    ) order by d.kind)
    from private.retention_defaults as d
    left join public.retention_settings as s
      on s.project_id = read_retention.project_id and s.kind = d.kind
    where d.is_per_project
  );
end;
$$;

create function public.read_retention(project_id uuid)
returns jsonb
language sql
stable
security invoker
set search_path = ''
as $$
  select private.read_retention(project_id);
$$;

comment on function public.read_retention(uuid) is
  'Each kind that a project keeps: for how many days (null: for ever), the default, and whether it was set.';

-- What private.purge() would remove with a cutoff of so many days; messages go by whole hours.
create function private.count_expired(project_id uuid, kind text, keep_days integer)
returns bigint
language plpgsql
stable
security definer -- counts rows of all members, such as their news
set search_path = ''
as $$
declare
  project constant uuid := project_id;
  cutoff constant timestamptz := now() - make_interval(days => keep_days);
begin
  if project <> all (array(select private.my_project_ids('admin'))) then
    raise exception 'no project % of which the caller is admin', project
      using errcode = 'PT404', hint = 'not_found';
  end if;
  return case count_expired.kind
    when 'messages' then (
      select count(*) from public.messages as m
      where m.project_id = project and m.occurred_at < date_trunc('hour', cutoff, 'utc')
    )
    when 'media' then (
      select count(*) from public.media_files as f
      where f.project_id = project and f.created_at < cutoff and f.deleted_at is null
    )
    when 'events' then (
      select count(*) from public.events as e where e.project_id = project and e.created_at < cutoff
    )
    when 'calls' then (
      select count(*) from public.calls as c where c.project_id = project and c.started_at < cutoff
    )
    when 'notifications' then (
      select count(*) from public.notifications as n
      where n.project_id = project and n.created_at < cutoff
    )
    when 'deliveries' then (
      select count(*) from public.webhook_deliveries as d
      where d.project_id = project and d.created_at < cutoff
        and d.state in ('delivered', 'dead', 'cancelled')
    )
    when 'runs' then (
      (select count(*) from public.workflow_runs as r
        where r.project_id = project and r.finished_at < cutoff)
      + (select count(*) from public.integration_runs as r
        where r.project_id = project and r.created_at < cutoff)
      + (select count(*) from public.custom_function_runs as r
        where r.project_id = project and r.created_at < cutoff)
      + (select count(*) from public.ai_runs as r where r.project_id = project and r.created_at < cutoff)
    )
    when 'mail' then (
      select count(*) from public.mail as e
      where e.project_id = project and e.created_at < cutoff
        and e.state in ('sent', 'failed', 'cancelled')
    )
    when 'system_logs' then (
      select count(*) from public.system_logs as l where l.project_id = project and l.created_at < cutoff
    )
    when 'audit_log' then (
      select count(*) from public.audit_log as l where l.project_id = project and l.created_at < cutoff
    )
    when 'provider_changes' then (
      select count(*) from public.provider_changes as p
      where p.project_id = project and p.created_at < cutoff
    )
    when 'dead_letters' then (
      (select count(*) from public.dead_letters as d
        where d.project_id = project and d.resolved_at < cutoff)
      + (select count(*) from public.parked_updates as u
        where u.project_id = project and u.resolved_at < cutoff)
    )
  end;
end;
$$;

create function public.count_expired(project_id uuid, kind text, keep_days integer)
returns bigint
language sql
stable
security invoker
set search_path = ''
as $$
  select private.count_expired(project_id, kind, keep_days);
$$;

comment on function public.count_expired(uuid, text, integer) is
  'How many rows of a kind the next night would remove, were they kept for so many days; null for no kind.';

grant execute on function private.read_retention(uuid) to authenticated;
grant execute on function public.read_retention(uuid) to authenticated;
grant execute on function private.count_expired(uuid, text, integer) to authenticated;
grant execute on function public.count_expired(uuid, text, integer) to authenticated;
