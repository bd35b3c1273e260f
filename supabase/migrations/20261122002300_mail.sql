-- Mail: the e-mail outbox, what was sent, and through which server.
-- Reads: admins. Writes: the workers; admins the server, through the settings function, which keeps the
-- password in Vault (smtp_password:{project}).

-- tables ------------------------------------------------------------------

create table public.email_settings (
  project_id uuid primary key references public.projects (id) on delete cascade,
  host text not null,
  port integer not null default 587,
  security text not null default 'starttls',
  username text,
  password_last4 text,
  from_address text not null,
  from_name text,
  reply_to text,
  verified_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint email_host_is_a_name check (host ~ '^[A-Za-z0-9.-]{1,253}$'),
  constraint email_port_is_a_port check (port between 1 and 65535),
  constraint email_security_is_known check (security in ('starttls', 'tls', 'none')),
  constraint email_from_looks_like_an_address check (from_address ~ '^[^@\s]+@[^@\s]+$'),
  constraint email_reply_to_looks_like_an_address check (reply_to ~ '^[^@\s]+@[^@\s]+$'),
  constraint email_password_last4_is_four check (char_length(password_last4) = 4)
);

comment on table public.email_settings is 'The project''s SMTP server. Its password lies in Vault.';

create table public.mail (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.projects (id) on delete cascade,
  template_id uuid,
  contact_id uuid,
  to_addresses text[] not null,
  cc_addresses text[] not null default '{}',
  bcc_addresses text[] not null default '{}',
  reply_to text,
  subject text not null,
  text_body text,
  html_body text,
  variables jsonb not null default '{}',
  priority text not null default 'normal',
  state text not null default 'queued',
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  error text,
  idempotency_key text,
  created_by uuid references public.users (id) on delete set null,
  sent_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint mail_project_id_id_key unique (project_id, id), -- target of composite foreign keys
  constraint mail_project_id_idempotency_key_key unique (project_id, idempotency_key),
  constraint mail_template_fkey foreign key (project_id, template_id)
    references public.message_templates (project_id, id) on delete set null (template_id),
  constraint mail_contact_fkey foreign key (project_id, contact_id)
    references public.contacts (project_id, id) on delete cascade,
  constraint mail_goes_to_somebody check (cardinality(to_addresses) between 1 and 50),
  constraint mail_has_a_body check (text_body is not null or html_body is not null),
  constraint mail_subject_is_one_line check (subject !~ '[\r\n]'),
  constraint mail_priority_is_known check (priority in ('low', 'normal', 'high', 'urgent')),
  constraint mail_state_is_known check (state in ('queued', 'sending', 'sent', 'failed', 'cancelled')),
  constraint sent_mail_has_a_time check ((state = 'sent') = (sent_at is not null))
);

create index mail_list_idx on public.mail (project_id, created_at desc, id desc);
create index mail_due_idx on public.mail (next_attempt_at) where state = 'queued';
create index mail_template_idx on public.mail (project_id, template_id) where template_id is not null;
create index mail_contact_idx on public.mail (project_id, contact_id) where contact_id is not null;
create index mail_created_by_idx on public.mail (created_by) where created_by is not null;

comment on table public.mail is 'The e-mail outbox.';

create table public.email_logs (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null,
  mail_id uuid not null,
  recipient text not null,
  status text not null,
  message_id text,
  smtp_response text,
  attempt integer not null default 1,
  created_at timestamptz not null default now(),

  constraint email_logs_mail_fkey foreign key (project_id, mail_id)
    references public.mail (project_id, id) on delete cascade,
  constraint email_log_status_is_known check (status in ('sent', 'failed', 'bounced'))
);

create index email_logs_mail_idx on public.email_logs (project_id, mail_id, created_at);
create index email_logs_list_idx on public.email_logs (project_id, created_at desc);

comment on table public.email_logs is 'What the mail server said of each recipient.';

create table public.email_attachments (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null,
  mail_id uuid not null,
  filename text not null,
  mime_type text not null,
  size_bytes bigint not null,
  path text not null,
  created_at timestamptz not null default now(),

  constraint email_attachments_mail_fkey foreign key (project_id, mail_id)
    references public.mail (project_id, id) on delete cascade,
  constraint email_attachment_path_is_below_its_project check (path like project_id || '/%'),
  constraint email_attachment_size_is_not_negative check (size_bytes >= 0)
);

create index email_attachments_mail_idx on public.email_attachments (project_id, mail_id);

comment on table public.email_attachments is 'Files of an e-mail, in bucket media.';

-- access ------------------------------------------------------------------

alter table public.email_settings enable row level security;
alter table public.mail enable row level security;
alter table public.email_logs enable row level security;
alter table public.email_attachments enable row level security;

revoke all on public.email_settings, public.mail, public.email_logs, public.email_attachments from anon,
authenticated, service_role;
grant select on public.email_settings, public.mail, public.email_logs, public.email_attachments to
authenticated;
grant insert (
  project_id, host, port, security, username, from_address, from_name, reply_to
) on public.email_settings to authenticated;
grant update (
  host, port, security, username, from_address, from_name, reply_to
) on public.email_settings to authenticated;
grant delete on public.email_settings to authenticated;
grant select, insert, update, delete on public.email_settings, public.mail, public.email_logs,
public.email_attachments to service_role;

create policy "admins can view their project's mail server"
on public.email_settings for select to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))));

create policy "admins can set a mail server"
on public.email_settings for insert to authenticated
with check (project_id = any (array(select private.my_project_ids('admin'))));

create policy "admins can change the mail server"
on public.email_settings for update to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))))
with check (project_id = any (array(select private.my_project_ids('admin'))));

create policy "admins can drop the mail server"
on public.email_settings for delete to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))));

create policy "admins can view their project's mail"
on public.mail for select to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))));

create policy "admins can view what became of mail"
on public.email_logs for select to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))));

create policy "admins can view attachments of mail"
on public.email_attachments for select to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))));

-- triggers ----------------------------------------------------------------

create trigger _100_touch_updated_at before update on public.email_settings
for each row execute function public.update_updated_at_column();
create trigger _100_touch_updated_at before update on public.mail
for each row execute function public.update_updated_at_column();
