-- Organising: notes, tags, pins, saved views, segments and the fields that a project gives its contacts.
-- Reads: members, within their scope. Writes: agents; shared things admins.

-- tables ------------------------------------------------------------------

create table public.notes (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null,
  conversation_id uuid,
  contact_id uuid not null,
  author_id uuid references public.users (id) on delete set null,
  body text not null,
  mentioned_user_ids uuid[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint notes_conversation_fkey foreign key (project_id, conversation_id)
    references public.conversations (project_id, id) on delete cascade,
  constraint notes_contact_fkey foreign key (project_id, contact_id)
    references public.contacts (project_id, id) on delete cascade,
  constraint note_body_is_not_empty check (char_length(btrim(body)) between 1 and 8000),
  constraint note_mentions_are_few check (cardinality(mentioned_user_ids) <= 50)
);

create index notes_conversation_idx on public.notes (project_id, conversation_id, created_at desc);
create index notes_contact_idx on public.notes (project_id, contact_id, created_at desc);
create index notes_author_id_idx on public.notes (author_id) where author_id is not null;

comment on table public.notes is
  'What members write about a person or within a conversation; the customer never sees it.';
comment on column public.notes.mentioned_user_ids is
  'Members to notify. Those who cannot see the conversation are left out by the trigger.';

create table public.tags (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.projects (id) on delete cascade,
  name text not null,
  color text not null default 'gray',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint tags_project_id_id_key unique (project_id, id), -- target of composite foreign keys
  constraint tag_name_is_not_empty check (char_length(btrim(name)) between 1 and 60),
  constraint tag_color_is_a_word check (color ~ '^[a-z]{3,20}$')
);

create unique index tags_name_idx on public.tags (project_id, public.arabic_normalize(name));

comment on table public.tags is 'A label for contacts and conversations. Two that read the same are one.';
comment on column public.tags.color is 'A name from the palette of the design tokens.';

create table public.contact_tags (
  project_id uuid not null,
  contact_id uuid not null,
  tag_id uuid not null,
  created_by uuid references public.users (id) on delete set null,
  created_at timestamptz not null default now(),

  primary key (project_id, contact_id, tag_id),
  constraint contact_tags_contact_fkey foreign key (project_id, contact_id)
    references public.contacts (project_id, id) on delete cascade,
  constraint contact_tags_tag_fkey
    foreign key (project_id, tag_id) references public.tags (project_id, id) on delete cascade
);

create index contact_tags_tag_idx on public.contact_tags (project_id, tag_id, contact_id);
create index contact_tags_created_by_idx on public.contact_tags (created_by) where created_by is not null;

comment on table public.contact_tags is 'Which tags a contact bears.';

create table public.conversation_tags (
  project_id uuid not null,
  conversation_id uuid not null,
  tag_id uuid not null,
  created_by uuid references public.users (id) on delete set null,
  created_at timestamptz not null default now(),

  primary key (project_id, conversation_id, tag_id),
  constraint conversation_tags_conversation_fkey foreign key (project_id, conversation_id)
    references public.conversations (project_id, id) on delete cascade,
  constraint conversation_tags_tag_fkey foreign key (project_id, tag_id)
    references public.tags (project_id, id) on delete cascade
);

create index conversation_tags_tag_idx on public.conversation_tags (project_id, tag_id, conversation_id);
create index conversation_tags_created_by_idx on public.conversation_tags (created_by)
  where created_by is not null;

comment on table public.conversation_tags is 'Which tags a conversation bears.';

create table public.conversation_pins (
  project_id uuid not null,
  user_id uuid not null,
  conversation_id uuid not null,
  created_at timestamptz not null default now(),

  primary key (project_id, user_id, conversation_id),
  constraint conversation_pins_member_fkey foreign key (project_id, user_id)
    references public.project_members (project_id, user_id) on delete cascade,
  constraint conversation_pins_conversation_fkey foreign key (project_id, conversation_id)
    references public.conversations (project_id, id) on delete cascade
);

create index conversation_pins_conversation_idx on public.conversation_pins (project_id, conversation_id);

comment on table public.conversation_pins is 'Conversations that a member keeps on top of his own list.';

create table public.contact_fields (
  project_id uuid not null references public.projects (id) on delete cascade,
  key text not null,
  label text not null,
  kind text not null default 'text',
  options jsonb not null default '[]',
  position integer not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  primary key (project_id, key),
  constraint contact_field_key_is_an_identifier check (key ~ '^[a-z][a-z0-9_]{0,39}$'),
  constraint contact_field_label_is_not_empty check (char_length(btrim(label)) between 1 and 80),
  constraint contact_field_kind_is_known
    check (kind in ('text', 'number', 'date', 'boolean', 'choice', 'link')),
  constraint contact_field_options_are_a_list check (jsonb_typeof(options) = 'array')
);

comment on table public.contact_fields is
  'What a project records about contacts: names and kinds of the keys of contacts.attributes.';

create table public.segments (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.projects (id) on delete cascade,
  name text not null,
  description text,
  filter jsonb not null,
  created_by uuid references public.users (id) on delete set null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint segments_project_id_id_key unique (project_id, id), -- target of composite foreign keys
  constraint segments_project_id_name_key unique (project_id, name),
  constraint segment_name_is_not_empty check (char_length(btrim(name)) between 1 and 120),
  constraint segment_filter_is_an_object check (jsonb_typeof(filter) = 'object')
);

create index segments_created_by_idx on public.segments (created_by) where created_by is not null;

comment on table public.segments is
  'A named filter over contacts, evaluated when it is used: never a copied list.';

create table public.saved_views (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.projects (id) on delete cascade,
  user_id uuid,
  screen text not null,
  name text not null,
  settings jsonb not null default '{}',
  position integer not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint saved_views_project_id_user_id_screen_name_key
    unique nulls not distinct (project_id, user_id, screen, name),
  constraint saved_views_member_fkey foreign key (project_id, user_id)
    references public.project_members (project_id, user_id) on delete cascade,
  constraint saved_view_screen_is_a_word check (screen ~ '^[a-z][a-z-]{1,39}$'),
  constraint saved_view_name_is_not_empty check (char_length(btrim(name)) between 1 and 80),
  constraint saved_view_settings_are_an_object check (jsonb_typeof(settings) = 'object')
);

comment on table public.saved_views is
  'Filters, columns and order of a list, kept by a member for himself or by an admin for all.';
comment on column public.saved_views.user_id is 'Whose it is; null: everybody''s.';

create table public.contact_jobs (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.projects (id) on delete cascade,
  kind text not null,
  state text not null default 'waiting',
  path text,
  options jsonb not null default '{}',
  total integer,
  done integer not null default 0,
  created integer not null default 0,
  updated integer not null default 0,
  failed integer not null default 0,
  problems jsonb not null default '[]',
  error text,
  created_by uuid references public.users (id) on delete set null,
  started_at timestamptz,
  finished_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint contact_job_kind_is_known check (kind in ('import', 'export')),
  constraint contact_job_state_is_known
    check (state in ('waiting', 'running', 'finished', 'failed', 'cancelled')),
  constraint contact_job_path_is_below_its_project check (path like project_id || '/%'),
  constraint contact_job_problems_are_a_list check (jsonb_typeof(problems) = 'array'),
  constraint contact_job_finished_has_a_time
    check ((state in ('finished', 'failed', 'cancelled')) = (finished_at is not null))
);

create index contact_jobs_list_idx on public.contact_jobs (project_id, created_at desc, id desc);
create index contact_jobs_open_idx on public.contact_jobs (created_at) where state in ('waiting', 'running');
create index contact_jobs_created_by_idx on public.contact_jobs (created_by) where created_by is not null;

comment on table public.contact_jobs is
  'Imports and exports of contacts: the file in bucket media, progress, and the rows that were refused and '
  'why.';

-- access ------------------------------------------------------------------

alter table public.notes enable row level security;
alter table public.tags enable row level security;
alter table public.contact_tags enable row level security;
alter table public.conversation_tags enable row level security;
alter table public.conversation_pins enable row level security;
alter table public.contact_fields enable row level security;
alter table public.segments enable row level security;
alter table public.saved_views enable row level security;
alter table public.contact_jobs enable row level security;

revoke all on public.notes, public.tags, public.contact_tags, public.conversation_tags,
public.conversation_pins, public.contact_fields, public.segments, public.saved_views, public.contact_jobs from
anon, authenticated, service_role;
grant select on public.notes, public.tags, public.contact_tags, public.conversation_tags,
  public.contact_fields,
public.segments to anon, authenticated;
grant select on public.conversation_pins, public.saved_views, public.contact_jobs to authenticated;
grant insert (
  project_id, conversation_id, contact_id, author_id, body, mentioned_user_ids
) on public.notes to authenticated;
grant update (body, mentioned_user_ids) on public.notes to authenticated;
grant delete on public.notes to authenticated;
grant insert (project_id, name, color) on public.tags to authenticated;
grant update (name, color) on public.tags to authenticated;
grant delete on public.tags to authenticated;
grant insert (project_id, contact_id, tag_id, created_by) on public.contact_tags to authenticated;
grant delete on public.contact_tags to authenticated;
grant insert (project_id, conversation_id, tag_id, created_by) on public.conversation_tags to authenticated;
grant delete on public.conversation_tags to authenticated;
grant insert (project_id, user_id, conversation_id) on public.conversation_pins to authenticated;
grant delete on public.conversation_pins to authenticated;
grant insert (project_id, key, label, kind, options, position) on public.contact_fields to authenticated;
grant update (label, kind, options, position) on public.contact_fields to authenticated;
grant delete on public.contact_fields to authenticated;
grant insert (project_id, name, description, filter, created_by) on public.segments to authenticated;
grant update (name, description, filter) on public.segments to authenticated;
grant delete on public.segments to authenticated;
grant insert (project_id, user_id, screen, name, settings, position) on public.saved_views to authenticated;
grant update (name, settings, position) on public.saved_views to authenticated;
grant delete on public.saved_views to authenticated;
grant select, insert, update, delete on public.notes, public.tags, public.contact_tags,
public.conversation_tags, public.conversation_pins, public.contact_fields, public.segments,
  public.saved_views,
public.contact_jobs to service_role;

create policy "members can view notes within their scope"
on public.notes for select to anon, authenticated
using (
  project_id = any ((select private.my_whole_project_ids('viewer', 'notes:read'))::uuid[])
  or (
    project_id = any (array(select private.my_project_ids('viewer', 'notes:read')))
    and exists (
      select 1 from public.conversations as c
      where c.project_id = notes.project_id
        and c.contact_id = notes.contact_id
        and (notes.conversation_id is null or c.id = notes.conversation_id)
    )
  )
);

create policy "agents can write notes about what they can see"
on public.notes for insert to authenticated
with check (
  author_id = (select auth.uid())
  and project_id = any (array(select private.my_project_ids('agent')))
  and exists (
    select 1 from public.contacts as p
    where p.project_id = notes.project_id and p.id = notes.contact_id
  )
  and (
    conversation_id is null
    or exists (
      select 1 from public.conversations as c
      where c.project_id = notes.project_id and c.id = notes.conversation_id
        and c.contact_id = notes.contact_id
    )
  )
);

create policy "agents can change their own notes"
on public.notes for update to authenticated
using (
  author_id = (select auth.uid())
  and project_id = any (array(select private.my_project_ids('agent')))
)
with check (
  author_id = (select auth.uid())
  and project_id = any (array(select private.my_project_ids('agent')))
);

create policy "agents can delete their own notes, admins any"
on public.notes for delete to authenticated
using (
  project_id = any (array(select private.my_project_ids('admin')))
  or (
    author_id = (select auth.uid())
    and project_id = any (array(select private.my_project_ids('agent')))
  )
);

create policy "members can view their project's tags"
on public.tags for select to anon, authenticated
using (project_id = any (array(select private.my_project_ids('viewer', 'contacts:read'))));

create policy "agents can add tags to their project"
on public.tags for insert to authenticated
with check (project_id = any (array(select private.my_project_ids('agent'))));

create policy "admins can change their project's tags"
on public.tags for update to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))))
with check (project_id = any (array(select private.my_project_ids('admin'))));

create policy "admins can delete their project's tags"
on public.tags for delete to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))));

create policy "members can view tags of contacts within their scope"
on public.contact_tags for select to anon, authenticated
using (
  project_id = any ((select private.my_whole_project_ids('viewer', 'contacts:read'))::uuid[])
  or (
    project_id = any (array(select private.my_project_ids('viewer', 'contacts:read')))
    and exists (
      select 1 from public.conversations as c
      where c.project_id = contact_tags.project_id and c.contact_id = contact_tags.contact_id
    )
  )
);

create policy "agents can tag contacts within their scope"
on public.contact_tags for insert to authenticated
with check (
  created_by = (select auth.uid())
  and project_id = any (array(select private.my_project_ids('agent')))
  and exists (
    select 1 from public.contacts as p
    where p.project_id = contact_tags.project_id and p.id = contact_tags.contact_id
  )
);

create policy "agents can untag contacts within their scope"
on public.contact_tags for delete to authenticated
using (
  project_id = any (array(select private.my_project_ids('agent')))
  and exists (
    select 1 from public.contacts as p
    where p.project_id = contact_tags.project_id and p.id = contact_tags.contact_id
  )
);

create policy "members can view tags of conversations within their scope"
on public.conversation_tags for select to anon, authenticated
using (
  project_id = any ((select private.my_whole_project_ids('viewer', 'conversations:read'))::uuid[])
  or (
    project_id = any (array(select private.my_project_ids('viewer', 'conversations:read')))
    and exists (
      select 1 from public.conversations as c
      where c.project_id = conversation_tags.project_id and c.id = conversation_tags.conversation_id
    )
  )
);

create policy "agents can tag conversations within their scope"
on public.conversation_tags for insert to authenticated
with check (
  created_by = (select auth.uid())
  and project_id = any (array(select private.my_project_ids('agent')))
  and exists (
    select 1 from public.conversations as c
    where c.project_id = conversation_tags.project_id and c.id = conversation_tags.conversation_id
  )
);

create policy "agents can untag conversations within their scope"
on public.conversation_tags for delete to authenticated
using (
  project_id = any (array(select private.my_project_ids('agent')))
  and exists (
    select 1 from public.conversations as c
    where c.project_id = conversation_tags.project_id and c.id = conversation_tags.conversation_id
  )
);

create policy "members can view their own pins"
on public.conversation_pins for select to authenticated
using (
  user_id = (select auth.uid())
  and project_id = any (array(select private.my_project_ids()))
);

create policy "members can pin conversations within their scope"
on public.conversation_pins for insert to authenticated
with check (
  user_id = (select auth.uid())
  and project_id = any (array(select private.my_project_ids()))
  and exists (
    select 1 from public.conversations as c
    where c.project_id = conversation_pins.project_id and c.id = conversation_pins.conversation_id
  )
);

create policy "members can unpin their own pins"
on public.conversation_pins for delete to authenticated
using (
  user_id = (select auth.uid())
  and project_id = any (array(select private.my_project_ids()))
);

create policy "members can view their project's contact fields"
on public.contact_fields for select to anon, authenticated
using (project_id = any (array(select private.my_project_ids('viewer', 'contacts:read'))));

create policy "admins can add contact fields"
on public.contact_fields for insert to authenticated
with check (project_id = any (array(select private.my_project_ids('admin'))));

create policy "admins can change contact fields"
on public.contact_fields for update to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))))
with check (project_id = any (array(select private.my_project_ids('admin'))));

create policy "admins can delete contact fields"
on public.contact_fields for delete to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))));

create policy "members can view their project's segments"
on public.segments for select to anon, authenticated
using (project_id = any (array(select private.my_project_ids('viewer', 'contacts:read'))));

create policy "agents can add segments"
on public.segments for insert to authenticated
with check (
  created_by = (select auth.uid())
  and project_id = any (array(select private.my_project_ids('agent')))
);

create policy "agents can change their own segments, admins any"
on public.segments for update to authenticated
using (
  project_id = any (array(select private.my_project_ids('admin')))
  or (
    created_by = (select auth.uid())
    and project_id = any (array(select private.my_project_ids('agent')))
  )
)
with check (
  project_id = any (array(select private.my_project_ids('admin')))
  or (
    created_by = (select auth.uid())
    and project_id = any (array(select private.my_project_ids('agent')))
  )
);

create policy "agents can delete their own segments, admins any"
on public.segments for delete to authenticated
using (
  project_id = any (array(select private.my_project_ids('admin')))
  or (
    created_by = (select auth.uid())
    and project_id = any (array(select private.my_project_ids('agent')))
  )
);

create policy "members can view shared views and their own"
on public.saved_views for select to authenticated
using (
  project_id = any (array(select private.my_project_ids()))
  and (user_id is null or user_id = (select auth.uid()))
);

create policy "members can keep views of their own, admins shared ones"
on public.saved_views for insert to authenticated
with check (
  user_id = (select auth.uid())
  and project_id = any (array(select private.my_project_ids()))
  or (user_id is null and project_id = any (array(select private.my_project_ids('admin'))))
);

create policy "members can change their own views, admins shared ones"
on public.saved_views for update to authenticated
using (
  user_id = (select auth.uid())
  and project_id = any (array(select private.my_project_ids()))
  or (user_id is null and project_id = any (array(select private.my_project_ids('admin'))))
)
with check (
  user_id = (select auth.uid())
  and project_id = any (array(select private.my_project_ids()))
  or (user_id is null and project_id = any (array(select private.my_project_ids('admin'))))
);

create policy "members can delete their own views, admins shared ones"
on public.saved_views for delete to authenticated
using (
  user_id = (select auth.uid())
  and project_id = any (array(select private.my_project_ids()))
  or (user_id is null and project_id = any (array(select private.my_project_ids('admin'))))
);

create policy "admins can view imports and exports"
on public.contact_jobs for select to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))));

-- triggers ----------------------------------------------------------------

create trigger _100_touch_updated_at before update on public.notes
for each row execute function public.update_updated_at_column();
create trigger _100_touch_updated_at before update on public.tags
for each row execute function public.update_updated_at_column();
create trigger _100_touch_updated_at before update on public.contact_fields
for each row execute function public.update_updated_at_column();
create trigger _100_touch_updated_at before update on public.segments
for each row execute function public.update_updated_at_column();
create trigger _100_touch_updated_at before update on public.saved_views
for each row execute function public.update_updated_at_column();
create trigger _100_touch_updated_at before update on public.contact_jobs
for each row execute function public.update_updated_at_column();
