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
  constraint message_type_is_a_word check (type ~ '^[a-z][a-z0-9_]{0,63}$')
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
  'Meta''s id. Null while an outbound message has not been accepted.';
comment on column public.messages.type is
  'Meta''s word: text, image, interactive, …; any new one is stored as it comes.';
comment on column public.messages.text is
  'What a person reads: body, caption, button title, emoji of a reaction.';
comment on column public.messages.search_text is
  'text as it is searched, folded by arabic_normalize(). No generated column: those are computed anew at '
  'each change of a row that has a trigger, and a message changes with each of its statuses.';
comment on column public.messages.content is 'Meta''s typed object without ids of persons.';
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
grant select on public.messages, public.message_statuses to anon, authenticated;
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
