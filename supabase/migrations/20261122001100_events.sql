-- Events: the ordered feed of everything that happened. Written in the transaction of the thing itself;
-- Realtime, members and API keys read it by cursor, outgoing webhooks will deliver it.
-- Reads: members, within their scope. Writes: triggers and functions of the domains, through emit_events().

-- tables ------------------------------------------------------------------

create table public.events (
  id bigint generated always as identity primary key,
  xact_id xid8 not null default pg_current_xact_id(),
  project_id uuid not null references public.projects (id) on delete cascade,
  type text not null,
  conversation_id uuid,
  message_id uuid,
  contact_id uuid,
  data jsonb not null default '{}',
  created_at timestamptz not null default now(),

  constraint event_type_is_subject_and_verb check (type ~ '^[a-z_]+\.[a-z_]+$')
);

-- Ids are drawn before commit, so a reader who keeps the highest id misses late committers. The order that
-- cannot change behind a reader is (xact_id, id) below the oldest running transaction.
create index events_feed_idx on public.events (project_id, xact_id, id);
create index events_created_at_idx on public.events (created_at);

comment on table public.events is
  'What happened, in order. Ids and kinds, never text or numbers: a reader fetches the rows he may see.';
comment on column public.events.data is 'Small facts of the kind: status, direction, origin, who acted.';
comment on column public.events.conversation_id is 'Not a key: an event outlives what it is about.';

-- access ------------------------------------------------------------------

alter table public.events enable row level security;

revoke all on public.events from anon, authenticated, service_role;
grant select on public.events to anon, authenticated;
grant select, insert, update, delete on public.events to service_role;

create policy "members can view events within their scope"
on public.events for select to anon, authenticated
using (
  project_id = any ((select private.my_whole_project_ids('viewer', 'events:read'))::uuid[])
  or (
    project_id = any (array(select private.my_project_ids('viewer', 'events:read')))
    and exists (
      select 1 from public.conversations as c
      where c.project_id = events.project_id and c.id = events.conversation_id
    )
  )
);

-- functions ---------------------------------------------------------------

create function public.events_since(project_id uuid, cursor text default null, max_rows integer default 500)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  horizon constant xid8 := pg_snapshot_xmin(pg_current_snapshot());
  after_xact xid8;
  after_id bigint;
  page jsonb;
  page_size constant integer := least(greatest(coalesce(max_rows, 500), 1), 1000);
begin
  if cursor is null then
    return jsonb_build_object('events', '[]'::jsonb, 'cursor', horizon::text || '.0', 'reset', false);
  end if;
  if cursor !~ '^[0-9]{1,20}\.[0-9]{1,19}$' then
    raise exception 'cursor must be one that events_since() gave' using errcode = 'PT422',
      hint = 'invalid_cursor';
  end if;
  after_xact := split_part(cursor, '.', 1)::xid8;
  after_id := split_part(cursor, '.', 2)::bigint;

  select coalesce(jsonb_agg(to_jsonb(e) - 'xact_id' || jsonb_build_object('cursor',
    e.xact_id || '.' || e.id)), '[]')
  into page
  from (
    select * from public.events as e
    where e.project_id = events_since.project_id
      and (e.xact_id, e.id) > (after_xact, after_id)
      and e.xact_id < horizon
    order by e.xact_id, e.id
    limit page_size
  ) as e;

  return jsonb_build_object(
    'events', page,
    'cursor', coalesce(page -> -1 ->> 'cursor', cursor),
    'reset', jsonb_array_length(page) = page_size
  );
end;
$$;

comment on function public.events_since(uuid, text, integer) is
  'Events after the cursor, oldest first, at most 1000. No cursor: only the present one. reset: there is '
  'more than a page.';
grant execute on function public.events_since(uuid, text, integer) to anon, authenticated, service_role;
