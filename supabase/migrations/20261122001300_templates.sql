-- Templates: Meta's message templates, per business account, and the project's own reusable texts.
-- Reads: members of a project that uses the account. Writes: members with manage_templates draft; whatever
-- Meta decides comes from the workers.

-- the question for what hangs under a business account ----------------------

create function private.my_business_account_ids(at_least public.project_role default 'viewer',
  key_scope text default null)
returns setof uuid
language sql
stable
security definer -- the links have a policy of their own; this asks it once
set search_path = ''
rows 5
as $$
  select l.business_account_id
  from public.project_business_accounts as l
  where l.project_id = any (array(select private.my_project_ids(at_least, key_scope)));
$$;

create function private.my_business_account_ids_with(switch text, key_scope text default null)
returns setof uuid
language sql
stable
security definer -- as above
set search_path = ''
rows 5
as $$
  select l.business_account_id
  from public.project_business_accounts as l
  where l.project_id = any (array(select private.my_project_ids_with(switch, key_scope)));
$$;

comment on function private.my_business_account_ids(public.project_role, text) is
  'Business accounts that a project uses in which the caller has at least this role, or his key the scope.';
comment on function private.my_business_account_ids_with(text, text) is
  'Business accounts that a project uses in which the caller has this switch.';
grant execute on function private.my_business_account_ids(public.project_role, text) to anon, authenticated,
  service_role;
grant execute on function private.my_business_account_ids_with(text, text) to anon, authenticated,
  service_role;

-- tables ------------------------------------------------------------------

create table public.templates (
  id uuid primary key default gen_random_uuid(),
  business_account_id uuid not null references public.whatsapp_business_accounts (id) on delete cascade,
  name text not null,
  language text not null default 'ar',
  category text not null,
  sub_category text,
  status text not null default 'DRAFT',
  meta_template_id text,
  parameter_format text not null default 'POSITIONAL',
  components jsonb not null,
  quality_score text,
  previous_category text,
  correct_category text,
  rejected_reason text,
  rejection_info jsonb,
  message_send_ttl_seconds integer,
  submitted_at timestamptz,
  status_changed_at timestamptz,
  synced_at timestamptz,
  removed_at timestamptz,
  created_by uuid references public.users (id) on delete set null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint templates_meta_template_id_key unique (meta_template_id),
  constraint template_name_is_lower_case_latin check (name ~ '^[a-z0-9_]+$' and char_length(name) <= 512),
  constraint template_language_is_a_code check (language ~ '^[a-z]{2,3}(_[A-Z]{2,3})?$'),
  constraint template_category_is_known check (category in ('MARKETING', 'UTILITY', 'AUTHENTICATION')),
  constraint template_status_is_a_word_of_meta check (status ~ '^[A-Z][A-Z_]{1,39}$'),
  constraint template_draft_is_unknown_to_meta check ((status = 'DRAFT') = (meta_template_id is null)),
  constraint template_meta_id_is_digits check (meta_template_id ~ '^[0-9]{5,32}$'),
  constraint template_parameter_format_is_known check (parameter_format in ('POSITIONAL', 'NAMED')),
  constraint template_components_are_a_list check (jsonb_typeof(components) = 'array'),
  constraint template_quality_is_known check (quality_score in ('GREEN', 'YELLOW', 'RED', 'UNKNOWN')),
  constraint template_ttl_is_positive
    check (message_send_ttl_seconds = -1 or message_send_ttl_seconds between 30 and 2592000)
);

create unique index templates_one_per_name_and_language_idx
on public.templates (business_account_id, name, language) where removed_at is null;
create index templates_list_idx on public.templates (business_account_id, status, name);
create index templates_created_by_idx on public.templates (created_by) where created_by is not null;

comment on table public.templates is
  'A message template of a business account, in one language, as Meta knows it; DRAFT: not handed in yet.';
comment on column public.templates.status is
  'Meta''s word (PENDING, APPROVED, REJECTED, PAUSED, …), or DRAFT, which is ours.';
comment on column public.templates.components is
  'Header, body, footer and buttons as Meta takes and gives them.';
comment on column public.templates.correct_category is 'The category into which Meta is about to move it.';
comment on column public.templates.removed_at is
  'When a sync no longer found it on Meta. The row stays for the messages that used it.';

create table public.template_events (
  id uuid primary key default gen_random_uuid(),
  template_id uuid not null references public.templates (id) on delete cascade,
  business_account_id uuid not null references public.whatsapp_business_accounts (id) on delete cascade,
  kind text not null,
  before text,
  after text,
  reason text,
  details jsonb not null default '{}',
  occurred_at timestamptz not null default now(),
  arrived_at timestamptz not null default now(),
  position integer not null default 0,

  constraint template_events_template_id_kind_occurred_at_after_key
    unique nulls not distinct (template_id, kind, occurred_at, after),
  constraint template_event_kind_is_known check (kind in ('status', 'quality', 'category', 'components'))
);

create index template_events_business_account_id_idx on public.template_events (business_account_id,
  occurred_at desc);

comment on table public.template_events is
  'What Meta did with a template, once each: status, quality, category, components.';
comment on column public.template_events.arrived_at is
  'When its webhook came, and its place in it: Meta''s times are whole seconds, and of two in one second the '
  'one that came later is the later.';

create table public.message_templates (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.projects (id) on delete cascade,
  kind text not null default 'quick_reply',
  owner_id uuid,
  name text not null,
  shortcut text,
  language text not null default 'ar',
  subject text,
  body text not null,
  body_html text,
  media_file_id uuid,
  use_count integer not null default 0,
  created_by uuid references public.users (id) on delete set null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint message_templates_project_id_id_key unique (project_id, id), -- target of composite foreign keys
  constraint message_templates_shortcut_key unique nulls not distinct (project_id, owner_id, shortcut, name),
  constraint message_templates_owner_fkey foreign key (project_id, owner_id)
    references public.project_members (project_id, user_id) on delete cascade,
  constraint message_templates_media_file_fkey foreign key (project_id, media_file_id)
    references public.media_files (project_id, id) on delete set null (media_file_id),
  constraint message_template_kind_is_known check (kind in ('quick_reply', 'email')),
  constraint message_template_name_is_not_empty check (char_length(btrim(name)) between 1 and 120),
  constraint message_template_shortcut_is_a_word check (shortcut ~ '^[^\s/]{1,40}$'),
  constraint message_template_email_has_a_subject check (kind <> 'email' or subject is not null),
  constraint message_template_quick_reply_fits_a_message
    check (kind <> 'quick_reply' or char_length(body) between 1 and 4096),
  constraint message_template_use_count_is_not_negative check (use_count >= 0)
);

create index message_templates_owner_idx on public.message_templates (project_id, owner_id);
create index message_templates_media_file_idx on public.message_templates (project_id, media_file_id)
where media_file_id is not null;
create index message_templates_created_by_idx on public.message_templates (created_by)
  where created_by is not null;

comment on table public.message_templates is
  'The project''s own texts: quick replies of the inbox and bodies of e-mails. Meta''s templates stand in '
  'templates.';
comment on column public.message_templates.owner_id is 'Whose own quick reply it is; null: everybody''s.';
comment on column public.message_templates.shortcut is 'What is typed after / in the composer.';

alter table public.messages add constraint messages_template_fkey
foreign key (template_id) references public.templates (id) on delete set null;

-- access ------------------------------------------------------------------

alter table public.templates enable row level security;
alter table public.template_events enable row level security;
alter table public.message_templates enable row level security;

revoke all on public.templates, public.template_events, public.message_templates from anon, authenticated,
service_role;
grant select on public.templates, public.template_events to anon, authenticated; -- anon: API keys
grant select on public.message_templates to authenticated;
grant insert (
  business_account_id, name, language, category, parameter_format, components, message_send_ttl_seconds,
  created_by
) on public.templates to authenticated;
grant update (
  name, language, category, parameter_format, components, message_send_ttl_seconds
) on public.templates to authenticated;
grant delete on public.templates to authenticated;
grant insert (
  project_id, kind, owner_id, name, shortcut, language, subject, body, body_html, media_file_id
) on public.message_templates to authenticated;
grant update (
  name, shortcut, language, subject, body, body_html, media_file_id
) on public.message_templates to authenticated;
grant delete on public.message_templates to authenticated;
grant select, insert, update, delete on public.templates, public.template_events, public.message_templates to
service_role;

create policy "members can view templates of the accounts that their projects use"
on public.templates for select to anon, authenticated
using (business_account_id = any (array(select private.my_business_account_ids('viewer', 'templates:read'))));

create policy "members with manage_templates can draft templates"
on public.templates for insert to authenticated
with check (
  business_account_id = any (array(select private.my_business_account_ids_with('manage_templates')))
  and status = 'DRAFT'
  and created_by = (select auth.uid())
);

create policy "members with manage_templates can change drafts"
on public.templates for update to authenticated
using (
  business_account_id = any (array(select private.my_business_account_ids_with('manage_templates')))
  and status = 'DRAFT'
)
with check (
  business_account_id = any (array(select private.my_business_account_ids_with('manage_templates')))
  and status = 'DRAFT'
);

create policy "members with manage_templates can drop drafts"
on public.templates for delete to authenticated
using (
  business_account_id = any (array(select private.my_business_account_ids_with('manage_templates')))
  and status = 'DRAFT'
);

create policy "members can view what Meta did with their templates"
on public.template_events for select to anon, authenticated
using (business_account_id = any (array(select private.my_business_account_ids('viewer', 'templates:read'))));

create policy "members can view shared texts and their own"
on public.message_templates for select to authenticated
using (
  project_id = any (array(select private.my_project_ids()))
  and (owner_id is null or owner_id = (select auth.uid()))
);

create policy "agents can add their own quick replies, admins shared texts"
on public.message_templates for insert to authenticated
with check (
  project_id = any (array(select private.my_project_ids('admin')))
  and (owner_id is null or owner_id = (select auth.uid()))
  or (
    project_id = any (array(select private.my_project_ids('agent')))
    and owner_id = (select auth.uid())
    and kind = 'quick_reply'
  )
);

create policy "agents can change their own quick replies, admins shared texts"
on public.message_templates for update to authenticated
using (
  project_id = any (array(select private.my_project_ids('admin')))
  and owner_id is null
  or (
    project_id = any (array(select private.my_project_ids('agent')))
    and owner_id = (select auth.uid())
  )
)
with check (
  project_id = any (array(select private.my_project_ids('admin')))
  and owner_id is null
  or (
    project_id = any (array(select private.my_project_ids('agent')))
    and owner_id = (select auth.uid())
  )
);

create policy "agents can delete their own quick replies, admins shared texts"
on public.message_templates for delete to authenticated
using (
  project_id = any (array(select private.my_project_ids('admin')))
  and owner_id is null
  or (
    project_id = any (array(select private.my_project_ids('agent')))
    and owner_id = (select auth.uid())
  )
);

-- triggers ----------------------------------------------------------------

create trigger _100_touch_updated_at before update on public.templates
for each row execute function public.update_updated_at_column();
create trigger _100_touch_updated_at before update on public.message_templates
for each row execute function public.update_updated_at_column();
