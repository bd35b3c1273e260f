-- Media: files of messages, in a private bucket, fetched from Meta by id or uploaded by members.
-- Reads: members. Writes: the workers; members upload objects below their project's folder and delete with
-- the media function.

-- tables ------------------------------------------------------------------

create table public.media_files (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.projects (id) on delete cascade,
  whatsapp_number_id uuid,
  contact_id uuid,
  direction text not null,
  kind text not null,
  state text not null default 'waiting',
  meta_media_id text,
  path text,
  thumbnail_path text,
  filename text,
  caption text,
  mime_type text,
  claimed_mime_type text,
  size_bytes bigint,
  sha256 text,
  claimed_sha256 text,
  width integer,
  height integer,
  duration_ms integer,
  is_voice boolean not null default false,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  expires_at timestamptz,
  error_code text,
  error_details text,
  stored_at timestamptz,
  deleted_at timestamptz,
  deleted_by uuid references public.users (id) on delete set null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint media_files_project_id_id_key unique (project_id, id), -- target of composite foreign keys
  constraint media_files_number_fkey foreign key (project_id, whatsapp_number_id)
    references public.whatsapp_numbers (project_id, id) on delete set null (whatsapp_number_id),
  constraint media_files_contact_fkey foreign key (project_id, contact_id)
    references public.contacts (project_id, id) on delete set null (contact_id),
  constraint media_direction_is_known check (direction in ('inbound', 'outbound')),
  constraint media_kind_is_known check (kind in ('image', 'video', 'audio', 'document', 'sticker')),
  constraint media_state_is_known check (state in ('waiting', 'stored', 'expired', 'refused', 'failed')),
  constraint stored_media_has_a_path check (state <> 'stored' or path is not null or deleted_at is not null),
  constraint media_path_is_below_its_project check (path like project_id || '/%'),
  constraint media_thumbnail_path_is_below_its_project check (thumbnail_path like project_id || '/%'),
  constraint media_size_is_not_negative check (size_bytes >= 0)
);

create index media_files_project_id_created_at_idx on public.media_files (project_id, created_at desc,
  id desc);
create index media_files_contact_idx on public.media_files (project_id, contact_id, created_at desc);
create index media_files_number_idx on public.media_files (project_id, whatsapp_number_id);
create index media_files_path_idx on public.media_files (path);
create index media_files_thumbnail_path_idx on public.media_files (thumbnail_path);
create index media_files_sha256_idx on public.media_files (project_id, sha256) where state = 'stored';
create index media_files_waiting_idx on public.media_files (next_attempt_at) where state = 'waiting';
create index media_files_deleted_by_idx on public.media_files (deleted_by) where deleted_by is not null;

comment on table public.media_files is 'A photo, video, voice note, document or sticker of a message.';
comment on column public.media_files.state is
  'waiting: to be fetched. stored: in the bucket. expired: Meta no longer has it. refused: too large or of '
  'a wrong kind. failed: gave up.';
comment on column public.media_files.path is
  'Object in bucket media: {project_id}/…; equal files of a project share one object.';
comment on column public.media_files.claimed_mime_type is 'What Meta said; mime_type is what the bytes are.';
comment on column public.media_files.sha256 is 'Hexadecimal, of the stored bytes.';

-- access ------------------------------------------------------------------

alter table public.media_files enable row level security;

revoke all on public.media_files from anon, authenticated, service_role;
grant select on public.media_files to anon, authenticated;
grant select, insert, update, delete on public.media_files to service_role;

create policy "members can view media within their scope"
on public.media_files for select to anon, authenticated
using (
  project_id = any ((select private.my_whole_project_ids('viewer', 'media:read'))::uuid[])
  or (
    project_id = any (array(select private.my_project_ids('viewer', 'media:read')))
    and exists (
      select 1 from public.conversations as c
      where c.project_id = media_files.project_id and c.contact_id = media_files.contact_id
    )
  )
);

-- storage -----------------------------------------------------------------

-- Definer: an object is in use even if the caller may not see the row.
create function private.media_object_is_used(object_name text)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  select exists (
    select 1 from public.media_files as f where f.path = object_name or f.thumbnail_path = object_name
  );
$$;

comment on function private.media_object_is_used(text) is
  'Whether a message''s file lies at this path of bucket media.';
grant execute on function private.media_object_is_used(text) to authenticated, service_role;

insert into storage.buckets (id, name, public)
values ('media', 'media', false)
on conflict (id) do nothing;

-- Reading an object asks its row, so scope holds for files as it does for messages. A file that its uploader
-- has not sent yet has no row; he sees it as its owner.
create policy "members can read their project's media objects"
on storage.objects for select to anon, authenticated
using (
  bucket_id = 'media'
  and (
    owner_id = (select auth.uid())::text
    or exists (
      select 1 from public.media_files as f
      where f.deleted_at is null and (f.path = objects.name or f.thumbnail_path = objects.name)
    )
  )
);

create policy "agents can upload media objects below their project's folder"
on storage.objects for insert to authenticated
with check (
  bucket_id = 'media'
  and (storage.foldername(name))[1] = any (array(select p::text from private.my_project_ids('agent') as p))
);

create policy "uploaders can remove media objects that no message uses"
on storage.objects for delete to authenticated
using (
  bucket_id = 'media'
  and owner_id = (select auth.uid())::text
  and not private.media_object_is_used(name)
);

-- triggers ----------------------------------------------------------------

create trigger _100_touch_updated_at before update on public.media_files
for each row execute function public.update_updated_at_column();
