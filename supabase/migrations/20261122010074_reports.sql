-- Reports: figures of a range of whole days in the project's time zone, from the hourly sums. Hours that are
-- not rolled
-- up yet, or of which something changed since, are rolled up before they are read, so that figures equal the
-- rows.
-- Reads: members who see the whole project, and keys with analytics:read. Writes: the sums alone.

-- hours that changed late -------------------------------------------------

-- The last three days are summed anew whenever they are read. What comes later (history, a late status, a
-- member who
-- is deleted) leaves its hour here. No key but its own: two writers never wait for each other.
create table private.stale_hours (
  id bigint generated always as identity primary key,
  project_id uuid not null references public.projects (id) on delete cascade,
  hour timestamptz not null
);

create index stale_hours_project_id_idx on private.stale_hours (project_id, hour);

comment on table private.stale_hours is 'Hours older than three days of which messages came or changed.';

alter table private.stale_hours enable row level security;
revoke all on private.stale_hours from public, anon, authenticated, service_role;

create policy "nobody reads stale hours"
on private.stale_hours for select to authenticated
using (false);

-- Rows lie about as they happened, so a summary of their times is enough and costs an insert next to nothing.
create index messages_occurred_at_idx on public.messages using brin (occurred_at)
with (pages_per_range = 32, autosummarize = on);

create function private.tg_messages__mark_hour()
returns trigger
language plpgsql
volatile
security definer -- nobody writes the table
set search_path = ''
as $$
begin
  insert into private.stale_hours (project_id, hour)
  values (new.project_id, date_trunc('hour', new.occurred_at, 'utc'));
  return null;
end;
$$;

create trigger _300_mark_hour_of_late
after insert on public.messages
for each row when (new.occurred_at < now() - interval '3 days')
execute function private.tg_messages__mark_hour();

create trigger _300_mark_hour_of_change
after update of status, delivered_at, read_at, played_at, media_file_id, sender_id, template_id
on public.messages
for each row when (
  new.occurred_at < now() - interval '3 days'
  and (old.status, old.delivered_at, old.read_at, old.played_at, old.media_file_id, old.sender_id,
    old.template_id)
    is distinct from (new.status, new.delivered_at, new.read_at, new.played_at, new.media_file_id,
      new.sender_id, new.template_id)
)
execute function private.tg_messages__mark_hour();

create function private.roll_up_stale_hours(project_id uuid)
returns void
language plpgsql
volatile
security definer -- cron and reports call it
set search_path = ''
as $$
declare
  hours timestamptz[];
begin
  with gone as (
    delete from private.stale_hours as s where s.project_id = roll_up_stale_hours.project_id returning s.hour
  )
  select array_agg(distinct g.hour) into hours from gone as g;
  if hours is not null then
    perform private.roll_up_analytics(
      (select min(h) from unnest(hours) as h), (select max(h) + interval '1 hour' from unnest(hours) as h),
      roll_up_stale_hours.project_id, hours
    );
  end if;
end;
$$;

comment on function private.roll_up_stale_hours(uuid) is 'Sums the hours anew that changed late.';
revoke execute on function private.roll_up_stale_hours(uuid) from public, anon, authenticated, service_role;

-- ranges ------------------------------------------------------------------

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
    (select private.my_whole_project_ids('viewer', 'analytics:read'))::uuid[]) then
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

-- The name of the bucket that a moment falls into, where the zone is.
create function private.time_bucket(moment timestamptz, zone text, grain text)
returns text
language sql
stable
security invoker
set search_path = ''
as $$
  select case grain
    when 'day' then to_char(moment at time zone zone, 'YYYY-MM-DD')
    when 'hour' then to_char(moment at time zone zone, 'YYYY-MM-DD"T"HH24:00')
    when 'hour_of_day' then to_char(moment at time zone zone, 'HH24')
    when 'weekday' then to_char(moment at time zone zone, 'ID')
  end;
$$;

comment on function private.time_bucket(timestamptz, text, text) is
  'day, hour, hour_of_day or weekday (1 Monday to 7 Sunday) of a moment; null for another grain.';
revoke execute on function private.time_bucket(timestamptz, text, text)
  from public, anon, authenticated, service_role;

-- messages ----------------------------------------------------------------

-- Zones that are not whole hours from UTC cut hours in two, and a type is not kept in the sums: then rows are
-- counted.
create function private.count_messages(
  project_id uuid, span tstzrange, zone text, grain text, whatsapp_number_id uuid, member_id uuid
)
returns table (
  bucket text, inbound bigint, outbound bigint, delivered bigint, read bigint, failed bigint, media bigint,
  templates bigint
)
language sql
stable
security definer -- report_range() has allowed it
set search_path = ''
as $$
  select
    case grain
      when 'member' then coalesce(m.sender_id::text, 'none')
      when 'number' then m.whatsapp_number_id::text
      when 'template' then coalesce(m.template_id::text, 'none')
      when 'type' then m.type
      else private.time_bucket(m.occurred_at, zone, grain)
    end,
    count(*) filter (where m.direction = 'inbound'),
    count(*) filter (where m.direction = 'outbound'),
    count(*) filter (where m.delivered_at is not null or m.read_at is not null or m.played_at is not null),
    count(*) filter (where m.read_at is not null or m.played_at is not null),
    count(*) filter (where m.status = 'failed'),
    count(*) filter (where m.media_file_id is not null),
    count(*) filter (where m.type = 'template')
  from public.messages as m
  where m.project_id = count_messages.project_id
    and m.occurred_at >= lower(span) and m.occurred_at < least(upper(span), now())
    and m.target_wamid is null
    and (count_messages.whatsapp_number_id is null
      or m.whatsapp_number_id = count_messages.whatsapp_number_id)
    and (count_messages.member_id is null or m.sender_id = count_messages.member_id)
  group by 1
  order by 1;
$$;

revoke execute on function private.count_messages(uuid, tstzrange, text, text, uuid, uuid)
from public, anon, authenticated, service_role;

create function private.read_analytics(
  project_id uuid, first_day date, last_day date, grain text, whatsapp_number_id uuid, member_id uuid
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
  if grain = 'type' or exists (
    select 1 from unnest(array[lower(span), upper(span)]) as edge (at)
    where edge.at <> date_trunc('hour', edge.at, 'utc')
  ) then
    return query select c.* from private.count_messages(
      read_analytics.project_id, span, zone, grain, read_analytics.whatsapp_number_id,
      read_analytics.member_id) as c;
    return;
  end if;
  perform private.roll_up_stale_hours(project_id);
  fresh_from := greatest(lower(span), date_trunc('hour', now(), 'utc') - interval '3 days');
  if fresh_from < upper(span) then
    perform private.roll_up_analytics(fresh_from, least(upper(span), now()), project_id);
  end if;
  return query
    select
      case grain
        when 'member' then coalesce(a.member_id::text, 'none')
        when 'number' then a.whatsapp_number_id::text
        when 'template' then coalesce(a.template_id::text, 'none')
        else private.time_bucket(a.hour, zone, grain)
      end,
      sum(a.inbound), sum(a.outbound), sum(a.delivered), sum(a.read), sum(a.failed), sum(a.media),
      sum(a.templates)
    from public.communication_analytics as a
    where a.project_id = read_analytics.project_id
      and a.hour >= lower(span) and a.hour < upper(span)
      and (read_analytics.whatsapp_number_id is null
        or a.whatsapp_number_id = read_analytics.whatsapp_number_id)
      and (read_analytics.member_id is null or a.member_id = read_analytics.member_id)
    group by 1
    order by 1;
end;
$$;

create function public.read_analytics(
  project_id uuid, first_day date, last_day date, grain text default 'day',
  whatsapp_number_id uuid default null, member_id uuid default null
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
  select * from private.read_analytics(
    project_id, first_day, last_day, grain, whatsapp_number_id, member_id);
$$;

comment on function public.read_analytics(uuid, date, date, text, uuid, uuid) is
  'Messages per day, hour, hour_of_day, weekday, member, number, template or type of a range of days in the '
  'project''s time zone; of a member: what he sent.';

-- answers -----------------------------------------------------------------

-- A turn begins with the first message of a customer that nobody has answered, and ends with our next that
-- went out. It
-- counts when it was answered, for him who answered. What waits for more than 30 days is no answer to it.
create function private.answers_within(project_id uuid, span tstzrange)
returns table (
  answered_at timestamptz, seconds double precision, sender_id uuid, whatsapp_number_id uuid
)
language sql
stable
security definer -- report_range() has allowed it
set search_path = ''
as $$
  with said as (
    select m.conversation_id, m.whatsapp_number_id, m.occurred_at, m.id, m.direction, m.sender_id,
      lag(m.direction) over w as before
    from public.messages as m
    where m.project_id = answers_within.project_id
      and m.occurred_at >= lower(span) - interval '30 days' and m.occurred_at < upper(span)
      and m.target_wamid is null
      and (m.direction = 'inbound' or m.status in ('sent', 'delivered', 'read', 'played'))
    window w as (partition by m.conversation_id order by m.occurred_at, m.id)
  ), turns as (
    select s.*,
      max(s.occurred_at) filter (where s.direction = 'inbound' and s.before is distinct from 'inbound')
        over (partition by s.conversation_id order by s.occurred_at, s.id) as began_at
    from said as s
  )
  select t.occurred_at, extract(epoch from t.occurred_at - t.began_at)::double precision, t.sender_id,
    t.whatsapp_number_id
  from turns as t
  where t.direction = 'outbound' and t.before = 'inbound' and t.began_at is not null
    and t.occurred_at >= lower(span);
$$;

comment on function private.answers_within(uuid, tstzrange) is
  'Each answer of a range: when, how long the customer had waited, who gave it, on which number.';
revoke execute on function private.answers_within(uuid, tstzrange)
from public, anon, authenticated, service_role;

create function private.read_response_times(
  project_id uuid, first_day date, last_day date, grain text, whatsapp_number_id uuid, member_id uuid
)
returns table (
  bucket text, answers bigint, median_seconds double precision, average_seconds double precision,
  slowest_tenth_seconds double precision
)
language plpgsql
stable
security definer -- reads rows that report_range() has allowed
set search_path = ''
as $$
declare
  span constant tstzrange := private.report_range(project_id, first_day, last_day);
  zone text;
begin
  select p.time_zone into zone from public.projects as p where p.id = read_response_times.project_id;
  return query
    select
      case grain
        when 'member' then coalesce(a.sender_id::text, 'none')
        when 'number' then a.whatsapp_number_id::text
        else private.time_bucket(a.answered_at, zone, grain)
      end,
      count(*), percentile_cont(0.5) within group (order by a.seconds), avg(a.seconds),
      percentile_cont(0.9) within group (order by a.seconds)
    from private.answers_within(read_response_times.project_id, span) as a
    where (read_response_times.whatsapp_number_id is null
        or a.whatsapp_number_id = read_response_times.whatsapp_number_id)
      and (read_response_times.member_id is null or a.sender_id = read_response_times.member_id)
    group by 1
    order by 1;
end;
$$;

create function public.read_response_times(
  project_id uuid, first_day date, last_day date, grain text default 'day',
  whatsapp_number_id uuid default null, member_id uuid default null
)
returns table (
  bucket text, answers bigint, median_seconds double precision, average_seconds double precision,
  slowest_tenth_seconds double precision
)
language sql
stable
security invoker
set search_path = ''
as $$
  select * from private.read_response_times(
    project_id, first_day, last_day, grain, whatsapp_number_id, member_id);
$$;

comment on function public.read_response_times(uuid, date, date, text, uuid, uuid) is
  'How long customers waited for an answer, per day, hour, hour_of_day, weekday, member or number.';

grant execute on function private.read_analytics(uuid, date, date, text, uuid, uuid)
to anon, authenticated, service_role;
grant execute on function public.read_analytics(uuid, date, date, text, uuid, uuid)
to anon, authenticated, service_role;
grant execute on function private.read_response_times(uuid, date, date, text, uuid, uuid)
to anon, authenticated, service_role;
grant execute on function public.read_response_times(uuid, date, date, text, uuid, uuid)
to anon, authenticated, service_role;
