-- The overview of a project: what the first page shows. Figures of a range of days, and what there is now.
-- Reads: members who see the whole project, and keys with analytics:read. Writes: nobody.

create function private.read_stats(project_id uuid, first_day date, last_day date)
returns jsonb
language plpgsql
volatile -- reads the sums, which are rolled up then
security definer -- counts what report_range() has allowed
set search_path = ''
as $$
declare
  span constant tstzrange := private.report_range(project_id, first_day, last_day);
  stats jsonb;
begin
  select jsonb_build_object(
    'messages', (
      select jsonb_build_object(
        'total', coalesce(sum(a.inbound + a.outbound), 0), 'inbound', coalesce(sum(a.inbound), 0),
        'outbound', coalesce(sum(a.outbound), 0), 'delivered', coalesce(sum(a.delivered), 0),
        'read', coalesce(sum(a.read), 0), 'failed', coalesce(sum(a.failed), 0),
        'media', coalesce(sum(a.media), 0), 'templates', coalesce(sum(a.templates), 0)
      )
      from private.read_analytics(project_id, first_day, last_day, 'day', null, null) as a
    ),
    'contacts', (
      select jsonb_build_object(
        'total', count(*),
        'new', count(*) filter (where c.created_at >= lower(span) and c.created_at < upper(span))
      )
      from public.contacts as c
      where c.project_id = read_stats.project_id and c.merged_into_id is null and c.erased_at is null
    ),
    'conversations', (
      select jsonb_build_object(
        'open', count(*) filter (where c.status = 'open'),
        'snoozed', count(*) filter (where c.status = 'snoozed'),
        'closed', count(*) filter (where c.status = 'closed'),
        'unassigned', count(*) filter (where c.status = 'open' and c.assignee_id is null),
        'awaiting_reply', count(*) filter (where c.awaiting_reply_since is not null)
      )
      from public.conversations as c where c.project_id = read_stats.project_id
    ),
    'numbers', (
      select jsonb_build_object('total', count(*), 'connected',
        count(*) filter (where n.status = 'CONNECTED'))
      from public.whatsapp_numbers as n where n.project_id = read_stats.project_id
    ),
    'templates', (
      select jsonb_build_object(
        'total', count(*), 'approved', count(*) filter (where t.status = 'APPROVED'),
        'pending', count(*) filter (where t.status = 'PENDING'),
        'rejected', count(*) filter (where t.status = 'REJECTED')
      )
      from public.templates as t
      where t.business_account_id in (
        select l.business_account_id from public.project_business_accounts as l
        where l.project_id = read_stats.project_id
      )
    ),
    'media', (
      select jsonb_build_object('files', count(*), 'bytes', coalesce(sum(f.size_bytes), 0))
      from public.media_files as f
      where f.project_id = read_stats.project_id and f.state = 'stored' and f.deleted_at is null
    ),
    'workflows', (
      select jsonb_build_object('total', count(*), 'active', count(*) filter (where w.status = 'active'))
      from public.workflows as w where w.project_id = read_stats.project_id
    ),
    'broadcasts', (
      select jsonb_build_object('total', count(*), 'drafts', count(*) filter (where b.status = 'draft'))
      from public.broadcasts as b where b.project_id = read_stats.project_id
    ),
    -- Logs are for admins.
    'logs', (
      select jsonb_build_object('total', count(*), 'errors', count(*) filter (where l.level = 'error'))
      from public.system_logs as l
      where l.project_id = read_stats.project_id and l.created_at >= lower(span)
        and l.created_at < upper(span)
      having read_stats.project_id = any (array(select private.my_project_ids('admin')))
    ),
    'first_response_seconds', (
      -- Of conversations that began in the range and were answered: from the first inbound message to our
      -- first.
      select jsonb_build_object(
        'median', percentile_cont(0.5) within group (order by r.seconds), 'average', avg(r.seconds),
        'answered', count(*)
      )
      from (
        select extract(epoch from c.first_response_at - m.began_at) as seconds
        from public.conversations as c
        cross join lateral (
          select min(i.occurred_at) as began_at from public.messages as i
          where i.project_id = c.project_id and i.conversation_id = c.id and i.direction = 'inbound'
            and i.target_wamid is null
        ) as m
        where c.project_id = read_stats.project_id and c.first_response_at >= m.began_at
          and m.began_at >= lower(span) and m.began_at < upper(span)
      ) as r
    ),
    'response_seconds', (
      select jsonb_build_object(
        'median', percentile_cont(0.5) within group (order by a.seconds), 'average', avg(a.seconds),
        'answered', count(*)
      )
      from private.answers_within(project_id, span) as a
    )
  ) into stats;
  return stats;
end;
$$;

create function public.read_stats(project_id uuid, first_day date, last_day date)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
as $$
  select private.read_stats(project_id, first_day, last_day);
$$;

comment on function public.read_stats(uuid, date, date) is
  'Messages, answers, contacts and logs of a range of days in the project''s time zone; conversations, '
  'numbers, templates, media, workflows and broadcasts as they are now.';
grant execute on function private.read_stats(uuid, date, date) to anon, authenticated, service_role;
grant execute on function public.read_stats(uuid, date, date) to anon, authenticated, service_role;
