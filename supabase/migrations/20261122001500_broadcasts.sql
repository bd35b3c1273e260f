-- Broadcasts: one template to many contacts, each of whom has his own row, message and fate.
-- Reads: members; recipients within their scope. Writes: members with broadcast prepare; the workers send and
-- count.

-- tables ------------------------------------------------------------------

create table public.broadcasts (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.projects (id) on delete cascade,
  whatsapp_number_id uuid not null,
  template_id uuid references public.templates (id) on delete restrict,
  segment_id uuid,
  name text not null,
  status text not null default 'draft',
  audience jsonb not null default '{}',
  variables jsonb not null default '{}',
  messages_per_minute integer,
  scheduled_for timestamptz,
  audience_frozen_at timestamptz,
  started_at timestamptz,
  paused_at timestamptz,
  pause_reason text,
  finished_at timestamptz,
  created_by uuid references public.users (id) on delete set null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint broadcasts_project_id_id_key unique (project_id, id), -- target of composite foreign keys
  constraint broadcasts_number_fkey foreign key (project_id, whatsapp_number_id)
    references public.whatsapp_numbers (project_id, id) on delete restrict,
  constraint broadcasts_segment_fkey foreign key (project_id, segment_id)
    references public.segments (project_id, id) on delete set null (segment_id),
  constraint broadcast_name_is_not_empty check (char_length(btrim(name)) between 1 and 120),
  constraint broadcast_status_is_known
    check (status in ('draft', 'scheduled', 'sending', 'paused', 'completed', 'cancelled', 'failed')),
  constraint broadcast_leaves_draft_with_a_template
    check (status in ('draft', 'cancelled') or template_id is not null),
  constraint broadcast_scheduled_has_a_time check (status <> 'scheduled' or scheduled_for is not null),
  constraint broadcast_sending_has_begun
    check (status not in ('sending', 'paused', 'completed') or started_at is not null),
  constraint broadcast_paused_has_a_time check ((status = 'paused') = (paused_at is not null)),
  constraint broadcast_end_has_a_time
    check ((status in ('completed', 'cancelled', 'failed')) = (finished_at is not null)),
  constraint broadcast_pace_is_positive check (messages_per_minute between 1 and 60000),
  constraint broadcast_audience_is_an_object check (jsonb_typeof(audience) = 'object'),
  constraint broadcast_variables_are_an_object check (jsonb_typeof(variables) = 'object')
);

create index broadcasts_list_idx on public.broadcasts (project_id, created_at desc, id desc);
create index broadcasts_due_idx on public.broadcasts (scheduled_for) where status = 'scheduled';
create index broadcasts_running_idx on public.broadcasts (started_at) where status = 'sending';
create index broadcasts_number_idx on public.broadcasts (project_id, whatsapp_number_id);
create index broadcasts_segment_idx on public.broadcasts (project_id, segment_id)
  where segment_id is not null;
create index broadcasts_template_id_idx on public.broadcasts (template_id) where template_id is not null;
create index broadcasts_created_by_idx on public.broadcasts (created_by) where created_by is not null;

comment on table public.broadcasts is
  'A template sent to many contacts. Its figures are counts of its recipients, never kept apart.';
comment on column public.broadcasts.audience is 'Who, beside the segment: tags, contact ids, exclusions.';
comment on column public.broadcasts.variables is
  'What each variable of the template is filled with: a constant or a field of the contact.';
comment on column public.broadcasts.audience_frozen_at is
  'When the recipients were written; nobody is added afterwards.';

create table public.broadcast_recipients (
  project_id uuid not null,
  broadcast_id uuid not null,
  contact_id uuid not null,
  status text not null default 'pending',
  skip_reason text,
  message_id uuid,
  variables jsonb not null default '{}',
  error_code text,
  error_title text,
  queued_at timestamptz,
  sent_at timestamptz,
  delivered_at timestamptz,
  read_at timestamptz,
  failed_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  primary key (project_id, broadcast_id, contact_id), -- nobody twice
  constraint broadcast_recipients_broadcast_fkey foreign key (project_id, broadcast_id)
    references public.broadcasts (project_id, id) on delete cascade,
  constraint broadcast_recipients_contact_fkey foreign key (project_id, contact_id)
    references public.contacts (project_id, id) on delete cascade,
  constraint broadcast_recipients_message_fkey foreign key (project_id, message_id)
    references public.messages (project_id, id) on delete set null (message_id),
  constraint recipient_status_is_known check (
    status in ('pending', 'skipped', 'queued', 'sent', 'delivered', 'read', 'failed', 'unknown', 'cancelled')
  ),
  constraint skipped_recipient_has_a_reason check ((status = 'skipped') = (skip_reason is not null)),
  constraint recipient_skip_reason_is_known
    check (skip_reason in ('opted_out', 'blocked', 'duplicate', 'no_identity', 'missing_variable', 'erased')),
  constraint failed_recipient_has_a_time check ((status = 'failed') = (failed_at is not null))
);

create unique index broadcast_recipients_message_idx
on public.broadcast_recipients (project_id, message_id) where message_id is not null;
create index broadcast_recipients_status_idx on public.broadcast_recipients (project_id, broadcast_id, status,
  contact_id);
create index broadcast_recipients_contact_idx on public.broadcast_recipients (project_id, contact_id);

comment on table public.broadcast_recipients is
  'Each contact of a broadcast, once, and what became of his message.';

-- access ------------------------------------------------------------------

alter table public.broadcasts enable row level security;
alter table public.broadcast_recipients enable row level security;

revoke all on public.broadcasts, public.broadcast_recipients from anon, authenticated, service_role;
grant select on public.broadcasts, public.broadcast_recipients to anon, authenticated; -- anon: API keys
grant insert (
  project_id, whatsapp_number_id, template_id, segment_id, name, audience, variables, messages_per_minute,
  scheduled_for, created_by
) on public.broadcasts to authenticated;
grant update (
  whatsapp_number_id, template_id, segment_id, name, audience, variables, messages_per_minute, scheduled_for
) on public.broadcasts to authenticated;
grant delete on public.broadcasts to authenticated;
grant select, insert, update, delete on public.broadcasts, public.broadcast_recipients to service_role;

create policy "members can view their project's broadcasts"
on public.broadcasts for select to anon, authenticated
using (project_id = any (array(select private.my_project_ids('viewer', 'broadcasts:read'))));

create policy "members with broadcast can prepare broadcasts"
on public.broadcasts for insert to authenticated
with check (
  project_id = any (array(select private.my_project_ids_with('broadcast')))
  and status = 'draft'
  and created_by = (select auth.uid())
);

create policy "members with broadcast can change drafts"
on public.broadcasts for update to authenticated
using (
  project_id = any (array(select private.my_project_ids_with('broadcast')))
  and status = 'draft'
)
with check (
  project_id = any (array(select private.my_project_ids_with('broadcast')))
  and status = 'draft'
);

create policy "members with broadcast can drop drafts"
on public.broadcasts for delete to authenticated
using (
  project_id = any (array(select private.my_project_ids_with('broadcast')))
  and status = 'draft'
);

create policy "members can view recipients within their scope"
on public.broadcast_recipients for select to anon, authenticated
using (
  project_id = any ((select private.my_whole_project_ids('viewer', 'broadcasts:read'))::uuid[])
  or (
    project_id = any (array(select private.my_project_ids('viewer', 'broadcasts:read')))
    and exists (
      select 1 from public.conversations as c
      where c.project_id = broadcast_recipients.project_id and c.contact_id = broadcast_recipients.contact_id
    )
  )
);

-- triggers ----------------------------------------------------------------

create trigger _100_touch_updated_at before update on public.broadcasts
for each row execute function public.update_updated_at_column();
create trigger _100_touch_updated_at before update on public.broadcast_recipients
for each row execute function public.update_updated_at_column();
