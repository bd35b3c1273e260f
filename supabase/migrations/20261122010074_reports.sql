-- Reports: figures of a range of whole days in the project's time zone, from the hourly sums. The hours that
-- are not
-- rolled up yet, or whose statuses still come, are rolled up before they are read, so that the figures equal
-- the rows.

create function private.report_range(project_id uuid, first_day date, last_day date)
returns tstzrange
language plpgsql
stable
security definer -- asks whether the caller sees the whole project
set search_path = ''
as $$
declare
  zone text;
begin
  select p.time_zone into zone from public.projects as p
  where p.id = report_range.project_id
    and p.id = any (array(select private.my_project_ids('viewer', 'analytics:read')));
  if zone is null then
    raise exception 'no project % for this caller', project_id using errcode = 'PT404', hint = 'not_found';
  end if;
  if report_range.project_id <> all (
    array(select private.my_whole_project_ids('viewer', 'analytics:read'))) then
    raise exception 'figures are for members who see the whole project' using errcode = 'PT403',
      hint = 'forbidden';
  end if;
  if last_day < first_day or last_day > first_day + 731 then
    raise exception 'a range is at most two years, and begins before it ends'
      using errcode = 'PT422', hint = 'invalid_request';
  end if;
  return tstzrange((first_day + time '00:00') at time zone zone,
    (last_day + 1 + time '00:00') at time zone zone, '[)');
end;
$$;

comment on function private.report_range(uuid, date, date) is
  'From the first midnight to the last in the project''s time zone; 404 or 403 for whom the figures are not.';
revoke execute on function private.report_range(uuid, date, date)
  from public, anon, authenticated, service_role;

create function private.read_analytics(
  project_id uuid, first_day date, last_day date, grain text, whatsapp_number_id uuid
)
returns table (
  bucket text, inbound bigint, outbound bigint, delivered bigint, read bigint, failed bigint, media bigint,
  templates bigint
)
language plpgsql
volatile
security definer -- rolls up, and reads sums that report_range() has allowed
set search_path = ''
as $$
declare
  span constant tstzrange := private.report_range(project_id, first_day, last_day);
  zone text;
  fresh_from timestamptz;
begin
  select p.time_zone into zone from public.projects as p where p.id = read_analytics.project_id;
  fresh_from := greatest(lower(span), date_trunc('hour', now(), 'utc') - interval '3 days');
  if fresh_from < upper(span) then
    perform private.roll_up_analytics(date_trunc('hour', fresh_from, 'utc'), least(upper(span), now()),
      project_id);
  end if;
  return query
    select
      case grain
        when 'day' then to_char(a.hour at time zone zone, 'YYYY-MM-DD')
        when 'hour' then to_char(a.hour at time zone zone, 'YYYY-MM-DD"T"HH24:00')
        when 'hour_of_day' then to_char(a.hour at time zone zone, 'HH24')
        when 'member' then coalesce(a.member_id::text, 'none')
        else a.whatsapp_number_id::text
      end,
      sum(a.inbound), sum(a.outbound), sum(a.delivered), sum(a.read), sum(a.failed), sum(a.media),
        sum(a.templates)
    from public.communication_analytics as a
    where a.project_id = read_analytics.project_id
      and a.hour >= lower(span) and a.hour < upper(span)
      and (read_analytics.whatsapp_number_id is null
        or a.whatsapp_number_id = read_analytics.whatsapp_number_id)
    group by 1
    order by 1;
end;
$$;

create function public.read_analytics(
  project_id uuid, first_day date, last_day date, grain text default 'day',
    whatsapp_number_id uuid default null
)
returns table (
  bucket text, inbound bigint, outbound bigint, delivered bigint, read bigint, failed bigint, media bigint,
  templates bigint
)
language sql
volatile
security invoker
set search_path = ''
as $$
  select * from private.read_analytics(project_id, first_day, last_day, grain, whatsapp_number_id);
$$;

comment on function public.read_analytics(uuid, date, date, text, uuid) is
  'Sums per day, hour, hour_of_day, member or number of a range of days in the project''s time zone.';

create function private.read_stats(project_id uuid, first_day date, last_day date)
returns jsonb
language plpgsql
volatile
security definer
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
        'read', coalesce(sum(a.read), 0), 'failed', coalesce(sum(a.failed), 0)
      )
      from private.read_analytics(project_id, first_day, last_day, 'day', null) as a
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
        'open', count(*) filter (where c.status = 'open'), 'snoozed',
          count(*) filter (where c.status = 'snoozed'),
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
  'Messages, contacts, conversations, numbers and first response of a range of days in the project''s time '
  'zone.';
grant execute on function private.read_analytics(uuid, date, date, text, uuid) to anon, authenticated,
  service_role;
grant execute on function public.read_analytics(uuid, date, date, text, uuid) to anon, authenticated,
  service_role;
grant execute on function private.read_stats(uuid, date, date) to anon, authenticated, service_role;
grant execute on function public.read_stats(uuid, date, date) to anon, authenticated, service_role;
