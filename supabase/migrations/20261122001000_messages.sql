-- Messages: everything said, both ways, and what became of it.
-- Reads: members, within their scope. Writes: the workers, and queue_message() for what a caller sends.

-- tables ------------------------------------------------------------------

create table public.messages (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null,
  conversation_id uuid not null,
  contact_id uuid not null,
  whatsapp_number_id uuid not null,
  wamid text,
  direction text not null,
  type text not null,
  status text not null,
  origin text not null default 'live',
  text text,
  search_text text,
  content jsonb not null default '{}',
  context_wamid text,
  target_wamid text,
  media_file_id uuid,
  template_id uuid,
  sender_id uuid,
  api_key_id uuid,
  idempotency_key text,
  scheduled_for timestamptz,
  retry_of_id uuid,
  occurred_at timestamptz not null default now(),
  accepted_at timestamptz,
  sent_at timestamptz,
  delivered_at timestamptz,
  read_at timestamptz,
  played_at timestamptz,
  failed_at timestamptz,
  edited_at timestamptz,
  revoked_at timestamptz,
  error_code text,
  error_title text,
  error_details text,
  pricing jsonb,
  callback_data text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint messages_project_id_id_key unique (project_id, id), -- target of composite foreign keys
  constraint messages_project_id_whatsapp_number_id_wamid_key unique (project_id, whatsapp_number_id, wamid),
  constraint messages_project_id_idempotency_key_key unique (project_id, idempotency_key),
  constraint messages_conversation_fkey foreign key (project_id, conversation_id)
    references public.conversations (project_id, id) on delete cascade,
  constraint messages_contact_fkey foreign key (project_id, contact_id)
    references public.contacts (project_id, id) on delete cascade,
  constraint messages_number_fkey foreign key (project_id, whatsapp_number_id)
    references public.whatsapp_numbers (project_id, id) on delete cascade,
  constraint messages_media_file_fkey foreign key (project_id, media_file_id)
    references public.media_files (project_id, id) on delete set null (media_file_id),
  constraint messages_retry_of_fkey foreign key (project_id, retry_of_id)
    references public.messages (project_id, id) on delete set null (retry_of_id),
  constraint messages_api_key_fkey foreign key (project_id, api_key_id)
    references public.api_keys (project_id, id) on delete set null (api_key_id),
  constraint messages_sender_fkey foreign key (sender_id) references public.users (id) on delete set null,
  constraint message_direction_is_known check (direction in ('inbound', 'outbound')),
  constraint message_origin_is_known check (origin in ('live', 'echo', 'history', 'replay', 'import')),
  constraint message_status_fits_its_direction check (case direction
    when 'inbound' then status = 'received'
    else status in (
      'scheduled', 'queued', 'sending', 'sent', 'delivered', 'read', 'played', 'failed', 'cancelled',
        'unknown', 'held'
    )
  end),
  constraint inbound_message_has_a_wamid check (direction = 'outbound' or wamid is not null),
  constraint scheduled_message_has_a_time check (status <> 'scheduled' or scheduled_for is not null),
  constraint message_callback_data_is_short check (char_length(callback_data) <= 512),
  constraint message_type_is_a_word check (type ~ '^[a-z][a-z0-9_]{0,63}$'),
  -- members tell annotations by the type: the target is a wamid, which they may not read
  constraint annotation_has_a_target
    check ((type in ('reaction', 'edit', 'revoke')) = (target_wamid is not null))
);

-- The thread. Annotations (reactions, edits, deletions) hang on their target and are not lines of it.
create index messages_thread_idx on public.messages (project_id, conversation_id, occurred_at desc, id desc);
create index messages_contact_idx on public.messages (project_id, contact_id);
create index messages_target_idx on public.messages (whatsapp_number_id, target_wamid)
  where target_wamid is not null;
create index messages_media_file_idx on public.messages (project_id, media_file_id)
  where media_file_id is not null;
create index messages_sender_idx on public.messages (sender_id) where sender_id is not null;
create index messages_api_key_idx on public.messages (project_id, api_key_id) where api_key_id is not null;
create index messages_template_idx on public.messages (template_id) where template_id is not null;
create index messages_on_their_way_idx on public.messages (project_id, status, occurred_at)
where status in ('scheduled', 'queued', 'sending', 'sent', 'unknown', 'held');
create index messages_scheduled_idx on public.messages (scheduled_for) where status = 'scheduled';
create index messages_retry_of_idx on public.messages (project_id, retry_of_id) where retry_of_id is not null;
create index messages_failed_idx on public.messages (project_id, failed_at desc) where status = 'failed';
create index messages_search_idx on public.messages using gin (project_id,
  search_text extensions.gin_trgm_ops);

comment on table public.messages is 'A message, either way. Ordered in its thread by (occurred_at, id).';
comment on column public.messages.wamid is
  'Meta''s id, which holds the customer''s number in base64: for keys, and by message_wamids() for members '
  'who may see numbers. Null while an outbound message has not been accepted.';
comment on column public.messages.type is
  'Meta''s word: text, image, interactive, …; any new one is stored as it comes.';
comment on column public.messages.text is
  'What a person reads: body, caption, button title, emoji of a reaction.';
comment on column public.messages.search_text is
  'text as it is searched, folded by arabic_normalize(). No generated column: those are computed anew at '
  'each change of a row that has a trigger, and a message changes with each of its statuses.';
comment on column public.messages.content is 'Meta''s typed object without ids of persons and messages.';
comment on column public.messages.context_wamid is 'The message that this one answers.';
comment on column public.messages.target_wamid is
  'The message that this reaction, edit or deletion is about; null for lines of the thread.';
comment on column public.messages.retry_of_id is 'The failed message that this one sends again.';
comment on column public.messages.origin is
  'live, or one that starts nothing: echo (sent on the phone), history, replay, import.';
comment on column public.messages.occurred_at is
  'Inbound: Meta''s second, and behind the comma the order in which messages of that second came. '
  'Outbound: when it was queued, or is due.';
comment on column public.messages.accepted_at is
  'When Graph took it from us; sent_at and later ones are Meta''s own times.';
comment on column public.messages.callback_data is
  'What a client of the Cloud-API-compatible door gave as biz_opaque_callback_data: it is given back, and '
  'never goes to Meta, where our own id stands in that place.';
comment on column public.messages.api_key_id is 'The API key that sent it, when no member did.';

create table public.message_statuses (
  project_id uuid not null,
  message_id uuid not null,
  status text not null,
  occurred_at timestamptz not null,
  errors jsonb,
  received_at timestamptz not null default now(),

  primary key (message_id, status, occurred_at),
  constraint message_statuses_message_fkey foreign key (project_id, message_id)
    references public.messages (project_id, id) on delete cascade,
  constraint message_status_is_a_word check (status ~ '^[a-z][a-z_]{0,31}$')
);

create index message_statuses_message_idx on public.message_statuses (project_id, message_id);

comment on table public.message_statuses is
  'Each status that Meta reported, once, with Meta''s time. messages holds what follows from them.';

create table private.parked_statuses (
  whatsapp_number_id uuid not null references public.whatsapp_numbers (id) on delete cascade,
  wamid text not null,
  status text not null,
  occurred_at timestamptz not null,
  errors jsonb,
  pricing jsonb,
  callback_data text,
  free_entry_expires_at timestamptz,
  bsuid text,
  received_at timestamptz not null default now(),

  primary key (whatsapp_number_id, wamid, status, occurred_at)
);

create index parked_statuses_received_at_idx on private.parked_statuses (received_at);

comment on table private.parked_statuses is
  'Statuses that came before their message; applied when it appears.';

-- access ------------------------------------------------------------------

alter table public.messages enable row level security;
alter table public.message_statuses enable row level security;
alter table private.parked_statuses enable row level security;

revoke all on public.messages, public.message_statuses from anon, authenticated, service_role;
revoke all on private.parked_statuses from public, anon, authenticated, service_role;
grant select on public.message_statuses to anon, authenticated;
grant select on public.messages to anon; -- API keys, whose owners know messages by their wamids
-- Without wamid, context_wamid and target_wamid: each holds a number.
grant select (
  id, project_id, conversation_id, contact_id, whatsapp_number_id, direction, type, status, origin, text,
  search_text, content, media_file_id, template_id, sender_id, api_key_id, idempotency_key, scheduled_for,
  retry_of_id, occurred_at, accepted_at, sent_at, delivered_at, read_at, played_at, failed_at, edited_at,
  revoked_at, error_code, error_title, error_details, pricing, callback_data, created_at, updated_at
) on public.messages to authenticated;
grant select, insert, update, delete on public.messages, public.message_statuses to service_role;

create policy "members can view messages within their scope"
on public.messages for select to anon, authenticated
using (
  project_id = any ((select private.my_whole_project_ids('viewer', 'messages:read'))::uuid[])
  or (
    project_id = any (array(select private.my_project_ids('viewer', 'messages:read')))
    and exists (
      select 1 from public.conversations as c
      where c.project_id = messages.project_id and c.id = messages.conversation_id
    )
  )
);

create policy "members can view statuses of messages within their scope"
on public.message_statuses for select to anon, authenticated
using (
  project_id = any (array(select private.my_project_ids('viewer', 'messages:read')))
  and exists (
    select 1 from public.messages as m
    where m.project_id = message_statuses.project_id and m.id = message_statuses.message_id
  )
);

create policy "nobody reads parked statuses"
on private.parked_statuses for select to authenticated
using (false);

-- functions ---------------------------------------------------------------

-- Counters, preview and windows of a conversation from its messages, after messages came or went.
create function private.recount_conversation(conversation_id uuid)
returns void
language sql
volatile
security definer -- counters take no direct writes
set search_path = ''
as $$
  update public.conversations as c
  set
    last_message_id = l.id,
    last_message_at = l.occurred_at,
    last_message_type = l.type,
    last_message_direction = l.direction,
    last_message_status = l.status,
    last_message_kind = l.kind,
    last_message_text = private.preview_text(l.kind, l.content, l.text),
    last_inbound_at = s.last_inbound_at,
    last_outbound_at = s.last_outbound_at,
    service_window_expires_at = date_trunc('second', s.last_inbound_at) + interval '24 hours',
    awaiting_reply_since = case when c.status = 'closed' then null else s.awaiting_since end
  from (select) as one
  left join lateral (
    select m.*, private.preview_kind(m.type, m.content, m.text, m.revoked_at) as kind
    from public.messages as m
    where m.conversation_id = recount_conversation.conversation_id
      and m.project_id = (
        select v.project_id from public.conversations as v where v.id = recount_conversation.conversation_id
      )
      and m.target_wamid is null
      and m.status <> 'scheduled' -- not said yet
    order by m.occurred_at desc, m.id desc
    limit 1
  ) as l on true
  left join lateral (
    select
      max(m.occurred_at) filter (where m.direction = 'inbound') as last_inbound_at,
      max(m.occurred_at) filter (
        where m.direction = 'outbound' and m.status <> 'scheduled'
      ) as last_outbound_at,
      min(m.occurred_at) filter (
        where m.direction = 'inbound' and m.origin = 'live' and m.occurred_at > coalesce(o.last_outbound_at,
          '-infinity')
      ) as awaiting_since
    from public.messages as m
    cross join (
      select max(k.occurred_at) as last_outbound_at from public.messages as k
      where k.conversation_id = recount_conversation.conversation_id
        and k.direction = 'outbound' and k.target_wamid is null and k.status <> 'scheduled'
        and k.project_id = (
          select v.project_id from public.conversations as v where v.id = recount_conversation.conversation_id
        )
    ) as o
    where m.conversation_id = recount_conversation.conversation_id
      and m.project_id = (
        select v.project_id from public.conversations as v where v.id = recount_conversation.conversation_id
      )
      and m.target_wamid is null
  ) as s on true
  where c.id = recount_conversation.conversation_id;
$$;

revoke execute on function private.recount_conversation(uuid) from public, anon, authenticated, service_role;

-- wamids ------------------------------------------------------------------
-- The public functions run as the caller, so that the policy above says which messages are his; what they ask
-- of private reads the columns that he may not.

create function private.message_for_caller(message public.messages)
returns public.messages
language plpgsql
stable
security definer -- as the functions that policies ask
set search_path = ''
as $$
begin
  if private.caller_bypasses_policies() or message.project_id = any (
    array(select private.my_project_ids_with('full_numbers', 'messages:read'))
  ) then
    return message;
  end if;
  message.wamid := null;
  message.context_wamid := null;
  message.target_wamid := null;
  return message;
end;
$$;

comment on function private.message_for_caller(public.messages) is
  'The message as a function may answer it: without its wamids for who may not see numbers.';
revoke execute on function private.message_for_caller(public.messages)
from public, anon, authenticated, service_role;

create function private.message_wamids(message_ids uuid[])
returns table (message_id uuid, wamid text, context_wamid text, target_wamid text)
language plpgsql -- its plan is kept, an sql function's is made at each call
stable
security definer -- members have no grant on these columns
set search_path = ''
rows 50
as $$
begin
  return query
  select m.id, m.wamid, m.context_wamid, m.target_wamid
  from public.messages as m
  where m.id = any (message_ids)
    and m.project_id = any (array(select private.my_project_ids_with('full_numbers', 'messages:read')));
end;
$$;

create function public.message_wamids(message_ids uuid[])
returns table (message_id uuid, wamid text, context_wamid text, target_wamid text)
language plpgsql
stable
security invoker
set search_path = ''
rows 50
as $$
begin
  return query
  select w.message_id, w.wamid, w.context_wamid, w.target_wamid
  from private.message_wamids(
    array(select m.id from public.messages as m where m.id = any (message_wamids.message_ids))
  ) as w;
end;
$$;

comment on function public.message_wamids(uuid[]) is
  'Meta''s ids of messages of the caller''s scope, and of those that they answer or are about. For who may '
  'see numbers, and keys; others get no rows.';

create function private.message_relations(message_ids uuid[])
returns table (message_id uuid, related_id uuid, relation text)
language plpgsql
stable
security definer -- relations are wamids
set search_path = ''
rows 50
as $$
begin
  return query
  with given as materialized (
    select m.id, m.project_id, m.whatsapp_number_id, m.wamid, m.context_wamid, m.target_wamid
    from public.messages as m
    where m.id = any (message_ids)
      and m.project_id = any (array(select private.my_project_ids('viewer', 'messages:read')))
  )
  select g.id, q.id, 'quotes'
  from given as g
  left join public.messages as q
    on q.project_id = g.project_id and q.whatsapp_number_id = g.whatsapp_number_id
      and q.wamid = g.context_wamid
  where g.context_wamid is not null
  union
  select g.id, t.id, 'hangs_on'
  from given as g
  join public.messages as t
    on t.project_id = g.project_id and t.whatsapp_number_id = g.whatsapp_number_id
      and t.wamid = g.target_wamid
  union
  select a.id, g.id, 'hangs_on'
  from given as g
  join public.messages as a
    on a.whatsapp_number_id = g.whatsapp_number_id and a.target_wamid = g.wamid
      and a.project_id = g.project_id;
end;
$$;

create function public.message_relations(message_ids uuid[])
returns table (message_id uuid, related_id uuid, relation text)
language plpgsql
stable
security invoker
set search_path = ''
rows 50
as $$
begin
  return query
  select m.id, o.id, r.relation
  from private.message_relations(
    array(select g.id from public.messages as g where g.id = any (message_relations.message_ids))
  ) as r
  join public.messages as m on m.id = r.message_id
  left join public.messages as o on o.id = r.related_id
  where o.id is not null or r.relation = 'quotes';
end;
$$;

comment on function public.message_relations(uuid[]) is
  'What messages of the caller''s scope have to do with others, by our ids: a message quotes another one '
  '(null when the hub does not know it), an annotation hangs_on its target. An annotation is found from '
  'either side, a quote from the message that quotes.';

grant execute on function private.message_wamids(uuid[]), public.message_wamids(uuid[]),
  private.message_relations(uuid[]), public.message_relations(uuid[]) to anon, authenticated;

-- triggers ----------------------------------------------------------------

create trigger _100_touch_updated_at before update on public.messages
for each row execute function public.update_updated_at_column();

create function private.tg_messages__fold_text()
returns trigger
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  new.search_text := public.arabic_normalize(new.text);
  return new;
end;
$$;

create trigger _200_fold_text before insert or update of text, search_text on public.messages
for each row execute function private.tg_messages__fold_text();
