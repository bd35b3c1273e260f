-- Pages and embeds: what a project shows to the world.
-- Reads: members; published pages anybody. Writes: admins. An embed's token is stored as a hash alone.

-- tables ------------------------------------------------------------------

create table public.custom_pages (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.projects (id) on delete cascade,
  slug text not null,
  title text not null,
  language text not null default 'ar',
  blocks jsonb not null default '[]',
  is_published boolean not null default false,
  published_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint custom_pages_project_id_slug_key unique (project_id, slug),
  constraint page_slug_is_url_safe check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  constraint page_title_is_not_empty check (char_length(btrim(title)) between 1 and 160),
  constraint page_language_is_known check (language in ('ar', 'en')),
  constraint page_blocks_are_a_list check (jsonb_typeof(blocks) = 'array'),
  constraint published_page_has_a_time check (not is_published or published_at is not null)
);

create index custom_pages_published_idx on public.custom_pages (slug) where is_published;

comment on table public.custom_pages is 'A page that the web app draws for anybody once it is published.';
comment on column public.custom_pages.blocks is 'Typed blocks that the web app draws; never HTML.';

create table public.inbox_embeds (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.projects (id) on delete cascade,
  name text not null,
  kind text not null default 'chat_button',
  whatsapp_number_id uuid,
  allowed_origins text[] not null default '{}',
  settings jsonb not null default '{}',
  token_last4 text,
  disabled_at timestamptz,
  created_by uuid references public.users (id) on delete set null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint inbox_embeds_project_id_name_key unique (project_id, name),
  constraint inbox_embeds_number_fkey foreign key (project_id, whatsapp_number_id)
    references public.whatsapp_numbers (project_id, id) on delete cascade,
  constraint embed_kind_is_known check (kind in ('chat_button', 'inbox')),
  constraint embed_name_is_not_empty check (char_length(btrim(name)) between 1 and 120),
  constraint embed_origins_are_origins
    check (array_to_string(allowed_origins,
      ' ') ~ '^(https?://[A-Za-z0-9.:-]+( https?://[A-Za-z0-9.:-]+)*)?$'),
  constraint embedded_inbox_names_its_origins
    check (kind <> 'inbox' or disabled_at is not null or cardinality(allowed_origins) > 0),
  constraint embed_token_last4_is_four check (char_length(token_last4) = 4)
);

create index inbox_embeds_number_idx on public.inbox_embeds (project_id, whatsapp_number_id)
where whatsapp_number_id is not null;
create index inbox_embeds_created_by_idx on public.inbox_embeds (created_by) where created_by is not null;

comment on table public.inbox_embeds is 'A chat button or an inbox inside another site.';

create table private.inbox_embed_hashes (
  token_hash bytea primary key,
  inbox_embed_id uuid not null unique references public.inbox_embeds (id) on delete cascade
);

comment on table private.inbox_embed_hashes is 'sha256 of each embed''s token.';

-- access ------------------------------------------------------------------

alter table public.custom_pages enable row level security;
alter table public.inbox_embeds enable row level security;
alter table private.inbox_embed_hashes enable row level security;

revoke all on public.custom_pages, public.inbox_embeds from anon, authenticated, service_role;
revoke all on private.inbox_embed_hashes from public, anon, authenticated, service_role;
grant select on public.custom_pages to anon, authenticated; -- anon: API keys
grant select on public.inbox_embeds to authenticated;
grant insert (
  project_id, slug, title, language, blocks, is_published, published_at
) on public.custom_pages to authenticated;
grant update (
  slug, title, language, blocks, is_published, published_at
) on public.custom_pages to authenticated;
grant delete on public.custom_pages to authenticated;
grant insert (
  project_id, name, kind, whatsapp_number_id, allowed_origins, settings, created_by
) on public.inbox_embeds to authenticated;
grant update (
  name, whatsapp_number_id, allowed_origins, settings, disabled_at
) on public.inbox_embeds to authenticated;
grant delete on public.inbox_embeds to authenticated;
grant select, insert, update, delete on public.custom_pages, public.inbox_embeds to service_role;

create policy "anybody can view published pages, members drafts"
on public.custom_pages for select to anon, authenticated
using (
  project_id = any (array(select private.my_project_ids('viewer', 'pages:read')))
  or is_published
);

create policy "admins can add pages"
on public.custom_pages for insert to authenticated
with check (project_id = any (array(select private.my_project_ids('admin'))));

create policy "admins can change pages"
on public.custom_pages for update to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))))
with check (project_id = any (array(select private.my_project_ids('admin'))));

create policy "admins can delete pages"
on public.custom_pages for delete to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))));

create policy "admins can view their project's embeds"
on public.inbox_embeds for select to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))));

create policy "admins can add embeds"
on public.inbox_embeds for insert to authenticated
with check (project_id = any (array(select private.my_project_ids('admin'))));

create policy "admins can change embeds"
on public.inbox_embeds for update to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))))
with check (project_id = any (array(select private.my_project_ids('admin'))));

create policy "admins can delete embeds"
on public.inbox_embeds for delete to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))));

create policy "nobody reads embed hashes"
on private.inbox_embed_hashes for select to authenticated
using (false);

-- triggers ----------------------------------------------------------------

create trigger _100_touch_updated_at before update on public.custom_pages
for each row execute function public.update_updated_at_column();
create trigger _100_touch_updated_at before update on public.inbox_embeds
for each row execute function public.update_updated_at_column();
