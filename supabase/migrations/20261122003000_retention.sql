-- Retention: how long what is kept, per project and kind. The nightly job stands in purging.sql,
-- erase_contact() in privacy.sql.
-- Reads: admins. Writes: owners.

-- tables ------------------------------------------------------------------

create table private.retention_defaults (
  kind text primary key,
  keep_days integer,
  is_per_project boolean not null,
  comment text not null,

  constraint default_keep_days_is_positive check (keep_days >= 1)
);

comment on table private.retention_defaults is
  'What holds where a project says nothing, and for what belongs to no project. Null: for ever.';

insert into private.retention_defaults (kind, keep_days, is_per_project, comment)
values
  ('messages', null, true, 'messages with their statuses and annotations; figures stay'),
  ('media', null, true, 'files in the bucket; the message keeps a placeholder'),
  ('events', 90, true, 'the ordered feed'),
  ('calls', null, true, 'calls and recordings'),
  ('notifications', 90, true, 'members'' news'),
  ('deliveries', 30, true, 'outgoing webhooks'' deliveries'),
  ('runs', 90, true, 'traces of workflows, integrations, functions and AI'),
  ('mail', 180, true, 'the e-mail outbox and its log'),
  ('system_logs', 30, true, 'the machine''s log'),
  ('audit_log', 730, true, 'the audit'),
  ('provider_changes', 90, true, 'Meta''s changes as they came'),
  ('dead_letters', 90, true, 'resolved dead letters and parked updates'),
  ('webhook_events', 30, false, 'raw bodies that Meta posted'),
  ('queue_archives', 7, false, 'archives of pgmq');

create table public.retention_settings (
  project_id uuid not null references public.projects (id) on delete cascade,
  kind text not null references private.retention_defaults (kind) on delete cascade,
  keep_days integer,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  primary key (project_id, kind),
  constraint retention_keep_days_is_positive check (keep_days between 1 and 36500),
  constraint retention_kind_is_per_project check (kind not in ('webhook_events', 'queue_archives'))
);

create index retention_settings_kind_idx on public.retention_settings (kind);

comment on table public.retention_settings is
  'How many days a project keeps a kind; null: for ever. No row: the default.';

-- access ------------------------------------------------------------------

alter table private.retention_defaults enable row level security;
alter table public.retention_settings enable row level security;

revoke all on public.retention_settings from anon, authenticated, service_role;
revoke all on private.retention_defaults from public, anon, authenticated, service_role;
grant select on public.retention_settings to authenticated;
grant insert (project_id, kind, keep_days) on public.retention_settings to authenticated;
grant update (keep_days) on public.retention_settings to authenticated;
grant delete on public.retention_settings to authenticated;
grant select, insert, update, delete on public.retention_settings to service_role;

create policy "nobody reads retention defaults"
on private.retention_defaults for select to authenticated
using (false);

create policy "admins can view what is kept how long"
on public.retention_settings for select to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))));

create policy "owners can set what is kept how long"
on public.retention_settings for insert to authenticated
with check (project_id = any (array(select private.my_project_ids('owner'))));

create policy "owners can change what is kept how long"
on public.retention_settings for update to authenticated
using (project_id = any (array(select private.my_project_ids('owner'))))
with check (project_id = any (array(select private.my_project_ids('owner'))));

create policy "owners can go back to the default"
on public.retention_settings for delete to authenticated
using (project_id = any (array(select private.my_project_ids('owner'))));

-- triggers ----------------------------------------------------------------

create trigger _100_touch_updated_at before update on public.retention_settings
for each row execute function public.update_updated_at_column();
