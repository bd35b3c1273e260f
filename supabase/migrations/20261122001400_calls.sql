-- Calls: voice calls over WhatsApp.
-- Reads: members, within their scope. Writes: the workers.

-- tables ------------------------------------------------------------------

create table public.calls (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null,
  conversation_id uuid,
  contact_id uuid not null,
  whatsapp_number_id uuid not null,
  wacid text not null,
  direction text not null,
  status text not null default 'ringing',
  agent_id uuid references public.users (id) on delete set null,
  started_at timestamptz not null default now(),
  answered_at timestamptz,
  ended_at timestamptz,
  duration_seconds integer,
  recording_media_file_id uuid,
  payload text,
  error_code text,
  error_title text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint calls_project_id_id_key unique (project_id, id), -- target of composite foreign keys
  constraint calls_whatsapp_number_id_wacid_key unique (whatsapp_number_id, wacid),
  constraint calls_conversation_fkey foreign key (project_id, conversation_id)
    references public.conversations (project_id, id) on delete cascade,
  constraint calls_contact_fkey foreign key (project_id, contact_id)
    references public.contacts (project_id, id) on delete cascade,
  constraint calls_number_fkey foreign key (project_id, whatsapp_number_id)
    references public.whatsapp_numbers (project_id, id) on delete cascade,
  constraint calls_recording_fkey foreign key (project_id, recording_media_file_id)
    references public.media_files (project_id, id) on delete set null (recording_media_file_id),
  constraint call_direction_is_known check (direction in ('inbound', 'outbound')),
  constraint call_status_is_known
    check (status in ('ringing', 'answered', 'rejected', 'missed', 'completed', 'failed', 'cancelled')),
  constraint call_answered_has_a_time
    check (status not in ('answered', 'completed') or answered_at is not null),
  constraint call_ends_after_it_begins check (ended_at >= started_at),
  constraint call_duration_is_not_negative check (duration_seconds >= 0)
);

create index calls_list_idx on public.calls (project_id, started_at desc, id desc);
create index calls_conversation_idx on public.calls (project_id, conversation_id, started_at desc);
create index calls_contact_idx on public.calls (project_id, contact_id);
create index calls_number_idx on public.calls (project_id, whatsapp_number_id);
create index calls_missed_idx on public.calls (project_id, started_at desc) where status = 'missed';
create index calls_agent_id_idx on public.calls (agent_id) where agent_id is not null;
create index calls_recording_idx on public.calls (project_id, recording_media_file_id)
where recording_media_file_id is not null;

comment on table public.calls is
  'A voice call with a contact, either way. Permission to call stands on the conversation.';
comment on column public.calls.wacid is
  'Meta''s id of the call. For keys alone: as that of a message, it holds the customer''s number.';
comment on column public.calls.payload is 'What the deep link or the call button carried.';

-- access ------------------------------------------------------------------

alter table public.calls enable row level security;

revoke all on public.calls from anon, authenticated, service_role;
grant select on public.calls to anon; -- API keys
grant select (
  id, project_id, conversation_id, contact_id, whatsapp_number_id, direction, status, agent_id, started_at,
  answered_at, ended_at, duration_seconds, recording_media_file_id, payload, error_code, error_title,
  created_at, updated_at
) on public.calls to authenticated;
grant select, insert, update, delete on public.calls to service_role;

create policy "members can view calls within their scope"
on public.calls for select to anon, authenticated
using (
  project_id = any ((select private.my_whole_project_ids('viewer', 'calls:read'))::uuid[])
  or (
    project_id = any (array(select private.my_project_ids('viewer', 'calls:read')))
    and exists (
      select 1 from public.conversations as c
      where c.project_id = calls.project_id and c.contact_id = calls.contact_id
    )
  )
);

-- triggers ----------------------------------------------------------------

create trigger _100_touch_updated_at before update on public.calls
for each row execute function public.update_updated_at_column();
