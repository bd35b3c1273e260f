-- Analytics: hourly sums, so that reports need not read messages, and outlive them.
-- Reads: members who see the whole project. Writes: roll_up_analytics(), by the clock and before anything is
-- purged.

-- tables ------------------------------------------------------------------

create table public.communication_analytics (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.projects (id) on delete cascade,
  whatsapp_number_id uuid not null,
  member_id uuid,
  template_id uuid,
  hour timestamptz not null,
  inbound integer not null default 0,
  outbound integer not null default 0,
  delivered integer not null default 0,
  read integer not null default 0,
  failed integer not null default 0,
  media integer not null default 0,
  templates integer not null default 0,
  contacts integer not null default 0,
  updated_at timestamptz not null default now(),

  constraint communication_analytics_key
    unique nulls not distinct (project_id, whatsapp_number_id, hour, member_id, template_id),
  constraint communication_analytics_number_fkey foreign key (project_id, whatsapp_number_id)
    references public.whatsapp_numbers (project_id, id) on delete cascade,
  constraint analytics_hour_is_whole check (hour = date_trunc('hour', hour, 'utc'))
);

create index communication_analytics_range_idx on public.communication_analytics (project_id, hour);

comment on table public.communication_analytics is
  'Sums per hour, number and member of messages that occurred in it. The same as counting the messages, '
  'while they exist.';
comment on column public.communication_analytics.member_id is
  'Who sent what was sent; null: inbound, API keys and automations. Not a key: figures outlive a member.';
comment on column public.communication_analytics.template_id is
  'Of which template; null: none. Not a key: figures outlive a template.';
comment on column public.communication_analytics.contacts is 'People from whom something came in this hour.';

-- access ------------------------------------------------------------------

alter table public.communication_analytics enable row level security;

revoke all on public.communication_analytics from anon, authenticated, service_role;
grant select on public.communication_analytics to anon, authenticated; -- anon: API keys
grant select, insert, update, delete on public.communication_analytics to service_role;

create policy "members who see the whole project can view its figures"
on public.communication_analytics for select to anon, authenticated
using (project_id = any ((select private.my_whole_project_ids('viewer', 'analytics:read'))::uuid[]));

-- functions ---------------------------------------------------------------

create function private.roll_up_analytics(
  from_hour timestamptz, to_hour timestamptz, only_project uuid default null,
  only_hours timestamptz[] default null
)
returns void
language plpgsql
volatile
security definer -- cron and the purge call it
set search_path = ''
as $$
begin
  with sums as materialized (
    select
      m.project_id, m.whatsapp_number_id, m.sender_id as member_id, m.template_id,
      date_trunc('hour', m.occurred_at, 'utc') as hour,
      count(*) filter (where m.direction = 'inbound') as inbound,
      count(*) filter (where m.direction = 'outbound') as outbound,
      count(*) filter (where m.delivered_at is not null or m.read_at is not null
        or m.played_at is not null) as delivered,
      count(*) filter (where m.read_at is not null or m.played_at is not null) as read,
      count(*) filter (where m.status = 'failed') as failed,
      count(*) filter (where m.media_file_id is not null) as media,
      count(*) filter (where m.type = 'template') as templates,
      count(distinct m.contact_id) filter (where m.direction = 'inbound') as contacts
    from public.messages as m
    where m.project_id = any (
        case when only_project is null then array(select p.id from public.projects as p)
          else array[only_project] end
      )
      and m.occurred_at >= from_hour
      and m.occurred_at < to_hour
      and (only_hours is null or date_trunc('hour', m.occurred_at, 'utc') = any (only_hours))
      and m.target_wamid is null
    group by 1, 2, 3, 4, 5
  ), gone as (
    -- A member or a template that is deleted leaves its messages, which are nobody's from then on.
    delete from public.communication_analytics as a
    using (select distinct s.project_id, s.whatsapp_number_id, s.hour from sums as s) as h
    where a.project_id = h.project_id and a.whatsapp_number_id = h.whatsapp_number_id and a.hour = h.hour
      and not exists (
        select 1 from sums as s
        where s.project_id = a.project_id and s.whatsapp_number_id = a.whatsapp_number_id
          and s.hour = a.hour and s.member_id is not distinct from a.member_id
          and s.template_id is not distinct from a.template_id
      )
  )
  insert into public.communication_analytics as a (
    project_id, whatsapp_number_id, member_id, template_id, hour, inbound, outbound, delivered, read, failed,
    media, templates, contacts
  )
  select s.project_id, s.whatsapp_number_id, s.member_id, s.template_id, s.hour, s.inbound, s.outbound,
    s.delivered, s.read, s.failed, s.media, s.templates, s.contacts
  from sums as s
  on conflict on constraint communication_analytics_key do update
  set inbound = excluded.inbound, outbound = excluded.outbound, delivered = excluded.delivered,
    read = excluded.read, failed = excluded.failed, media = excluded.media, templates = excluded.templates,
    contacts = excluded.contacts, updated_at = now()
  where (a.inbound, a.outbound, a.delivered, a.read, a.failed, a.media, a.templates, a.contacts)
    is distinct from (
      excluded.inbound, excluded.outbound, excluded.delivered, excluded.read, excluded.failed, excluded.media,
      excluded.templates, excluded.contacts
    );
end;
$$;

comment on function private.roll_up_analytics(timestamptz, timestamptz, uuid, timestamptz[]) is
  'Counts the messages of these hours anew. Hours whose messages were purged are left as they are.';
revoke execute on function private.roll_up_analytics(timestamptz, timestamptz, uuid, timestamptz[])
from public, anon, authenticated, service_role;
