-- Outbound: how queued messages leave. Each conversation is a lane whose rows go one at a time, first in
-- first out; lanes go side by side, projects by turns, within the limits of each number and each pair,
-- whoever many workers there are.
-- Reads and writes: the choke point (sending.sql) puts in, functions/queue takes out on the service path.
--
-- The outbox is empty at one moment and full at the next, which statistics cannot follow: its rows are looked
-- up by arrays of their keys and never by joins whose order is guessed, and tables are not read through. An
-- array beside a join by the same key is sorted anew for each row: 11 us each.
--
-- Order of locks, so that nobody waits in a circle: conversations by id, lanes, messages. Claiming skips what
-- is locked.

-- tables ------------------------------------------------------------------

create table private.outbox (
  id bigint generated always as identity primary key,
  project_id uuid not null references public.projects (id) on delete cascade,
  conversation_id uuid not null references public.conversations (id) on delete cascade,
  message_id uuid references public.messages (id) on delete cascade,
  kind text not null,
  payload jsonb not null default '{}',
  state text not null default 'waiting',
  lease uuid,
  attempts integer not null default 0,
  last_error text,
  created_at timestamptz not null default now(),

  constraint outbox_kind_is_known check (kind in ('message', 'read')),
  constraint outbox_state_is_known check (state in ('waiting', 'claimed', 'sending')),
  constraint outbox_waiting_is_not_leased check ((state = 'waiting') = (lease is null)),
  constraint outbox_message_is_named check ((kind = 'message') = (message_id is not null))
) with (fillfactor = 60);

create index outbox_conversation_id_idx on private.outbox (conversation_id, id);
create index outbox_message_id_idx on private.outbox (message_id);
create index outbox_project_id_idx on private.outbox (project_id);

comment on table private.outbox is
  'What is to be sent to Meta, in order of id within a conversation. A row goes when its fate is known.';
comment on column private.outbox.state is
  'claimed: a worker has it, and nothing has left. sending: the request may have left; the message itself '
  'stays queued until its fate is known. Found so after a crash, its outcome is unknown, and it is never '
  'sent again by itself.';
comment on column private.outbox.lease is 'Who may send and settle it: one claim, once.';

create table private.outbound_lanes (
  conversation_id uuid primary key references public.conversations (id) on delete cascade,
  whatsapp_number_id uuid not null references public.whatsapp_numbers (id) on delete cascade,
  due_at timestamptz default now(),
  leased_until timestamptz not null default '-infinity',
  pair_paid_until timestamptz not null default '-infinity'
) with (fillfactor = 60);

-- None on due_at alone: of lanes that were looked at while nothing was due, the planner would take it for
-- everything, and each number would read the lanes of all.
create index outbound_lanes_number_due_idx
on private.outbound_lanes (whatsapp_number_id, due_at) where due_at is not null;
create index outbound_lanes_whatsapp_number_id_idx on private.outbound_lanes (whatsapp_number_id);

comment on table private.outbound_lanes is
  'One row per conversation that has ever sent; who holds its lease sends its oldest row.';
comment on column private.outbound_lanes.due_at is
  'When its oldest row may go; null while there is nothing to send.';
comment on column private.outbound_lanes.pair_paid_until is
  'Meta lets a number write to one person once in so many seconds, with a burst: until when past messages '
  'have used that up.';

create table private.number_pace (
  whatsapp_number_id uuid primary key references public.whatsapp_numbers (id) on delete cascade,
  rests_until timestamptz not null default '-infinity',
  pair_seconds numeric not null default 6,
  pair_burst integer not null default 45,

  constraint pace_pair_seconds_are_positive check (pair_seconds > 0),
  constraint pace_pair_burst_is_positive check (pair_burst > 1)
);

comment on table private.number_pace is
  'The lock under which permits of a number are given out, and its limits per person.';
comment on column private.number_pace.rests_until is
  'Meta said that the number is too fast (130429): nothing is sent until then.';

-- What is in it is worth a second; a crash that empties it lets at most one second's worth out too early.
create unlogged table private.send_permits (
  id bigint generated always as identity primary key,
  -- no key: a row lives for a second, and checking it would cost more than writing it
  whatsapp_number_id uuid not null,
  n integer not null,
  free_at timestamptz not null
);

create index send_permits_whatsapp_number_id_idx on private.send_permits (whatsapp_number_id, free_at);

comment on table private.send_permits is
  'Permits of a number that are out. One is free again a second after Meta''s answer, so no second at Meta '
  'holds more than the limit, however late requests arrive.';

create table private.meta_uploads (
  whatsapp_number_id uuid not null references public.whatsapp_numbers (id) on delete cascade,
  path text not null,
  meta_media_id text,
  uploading_until timestamptz not null,
  expires_at timestamptz,

  primary key (whatsapp_number_id, path)
);

create index meta_uploads_expires_at_idx on private.meta_uploads (expires_at);

comment on table private.meta_uploads is
  'Files of bucket media that Meta has, per number: uploaded once, used until Meta forgets them.';

alter table private.outbox enable row level security;
alter table private.outbound_lanes enable row level security;
alter table private.number_pace enable row level security;
alter table private.send_permits enable row level security;
alter table private.meta_uploads enable row level security;
revoke all on private.outbox, private.outbound_lanes, private.number_pace, private.send_permits,
  private.meta_uploads
from public, anon, authenticated, service_role;

create policy "nobody reads the outbox" on private.outbox for select to authenticated using (false);
create policy "nobody reads outbound lanes"
on private.outbound_lanes for select to authenticated
using (false);
create policy "nobody reads the pace of numbers"
on private.number_pace for select to authenticated
using (false);
create policy "nobody reads send permits" on private.send_permits for select to authenticated using (false);
create policy "nobody reads Meta uploads" on private.meta_uploads for select to authenticated using (false);

-- putting in --------------------------------------------------------------

-- The caller holds the conversation's lock, so ids of one conversation are drawn in the order of their
-- commits.
create function private.enqueue_outbound(conversation public.conversations, message_id uuid, kind text,
  payload jsonb)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  insert into private.outbox (project_id, conversation_id, message_id, kind, payload)
  values (conversation.project_id, conversation.id, message_id, kind, coalesce(payload, '{}'));
  insert into private.outbound_lanes as l (conversation_id, whatsapp_number_id)
  values (conversation.id, conversation.whatsapp_number_id)
  on conflict on constraint outbound_lanes_pkey do update set due_at = now() where l.due_at is null;
  if found then
    perform pgmq.send('outbound', jsonb_build_object('conversation_id', conversation.id));
  end if;
end;
$$;

comment on function private.enqueue_outbound(public.conversations, uuid, text, jsonb) is
  'Puts one thing at the end of a conversation''s lane. The caller has locked the conversation.';

-- where the file of a message stands in its content -------------------------

create function private.content_media(type text, content jsonb)
returns table (kind text, place text[])
language plpgsql -- whose plans are kept, which those of language sql are not
immutable
security invoker
set search_path = ''
as $$
declare
  component record;
begin
  if type in ('image', 'video', 'audio', 'document', 'sticker') then
    return query select type, '{}'::text[];
  elsif type = 'interactive' then
    if content -> 'header' ->> 'type' in ('image', 'video', 'document') then
      return query select content -> 'header' ->> 'type', array['header', content -> 'header' ->> 'type'];
    end if;
  elsif type = 'template' and jsonb_typeof(content -> 'components') = 'array' then
    for component in
      select c.value -> 'parameters' -> 0 ->> 'type' as parameter_type, (c.ord - 1)::text as index
      from jsonb_array_elements(content -> 'components') with ordinality as c (value, ord)
      where lower(c.value ->> 'type') = 'header'
    loop
      if component.parameter_type in ('image', 'video', 'document') then
        return query
          select component.parameter_type,
            array['components', component.index, 'parameters', '0', component.parameter_type];
        return;
      end if;
    end loop;
  end if;
end;
$$;

comment on function private.content_media(text, jsonb) is
  'Kind of the file that a message of ours carries, and its place in the typed object; no row without one.';

-- media -------------------------------------------------------------------

create function private.claim_upload(whatsapp_number_id uuid, path text)
returns table (meta_media_id text, is_mine boolean)
language plpgsql
volatile
security definer
set search_path = ''
as $$
#variable_conflict use_column
begin
  return query
    insert into private.meta_uploads as u (whatsapp_number_id, path, uploading_until)
    values (claim_upload.whatsapp_number_id, claim_upload.path, clock_timestamp() + interval '80 seconds')
    on conflict on constraint meta_uploads_pkey do update
    set meta_media_id = null, expires_at = null, uploading_until = excluded.uploading_until
    where u.uploading_until < clock_timestamp() and coalesce(u.expires_at, '-infinity') < clock_timestamp()
    returning u.meta_media_id, true;
  if not found then
    return query
      select u.meta_media_id, false from private.meta_uploads as u
      where u.whatsapp_number_id = claim_upload.whatsapp_number_id and u.path = claim_upload.path;
  end if;
end;
$$;

comment on function private.claim_upload(uuid, text) is
  'Meta''s id of this file on this number. Null and is_mine: the caller uploads it now; null and not: '
  'somebody else is at it.';

create function private.finish_upload(whatsapp_number_id uuid, path text, meta_media_id text)
returns void
language sql
volatile
security definer
set search_path = ''
as $$
  update private.meta_uploads as u
  set meta_media_id = finish_upload.meta_media_id, uploading_until = '-infinity',
    -- Meta keeps an upload for thirty days
    expires_at = case when finish_upload.meta_media_id is not null then now() + interval '29 days' end
  where u.whatsapp_number_id = finish_upload.whatsapp_number_id and u.path = finish_upload.path;
$$;

comment on function private.finish_upload(uuid, text, text) is
  'Keeps Meta''s id of an upload; null gives it up, or forgets an id that Meta no longer knows.';
