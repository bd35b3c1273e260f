-- API keys: how third parties act in one project, through the functions and through PostgREST alike.
-- Reads: admins (never the hash). Writes: the api-keys function through create_api_key(); keys appear once.

-- tables ------------------------------------------------------------------

create table public.api_keys (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.projects (id) on delete cascade,
  name text not null,
  prefix text not null,
  scopes text[] not null,
  whatsapp_number_ids uuid[], -- null: every number of the project
  rate_limit_per_minute integer not null default 600,
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz,
  rotated_from_id uuid references public.api_keys (id) on delete set null,
  created_by uuid references public.users (id) on delete set null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint api_keys_project_id_id_key unique (project_id, id), -- target of composite foreign keys
  constraint api_key_name_is_not_empty check (char_length(btrim(name)) between 1 and 80),
  constraint api_key_has_a_scope check (cardinality(scopes) >= 1),
  constraint api_key_scopes_are_group_and_verb
    check (array_to_string(scopes, ',') ~ '^(\*|[a-z-]+:(\*|read|write))(,(\*|[a-z-]+:(\*|read|write)))*$'),
  constraint api_key_rate_limit_is_positive check (rate_limit_per_minute between 1 and 100000)
);

create index api_keys_created_by_idx on public.api_keys (created_by);
create index api_keys_rotated_from_id_idx on public.api_keys (rotated_from_id);

comment on table public.api_keys is
  'Keys of third parties. The key itself is shown once; its hash stands in private.api_key_hashes.';
comment on column public.api_keys.prefix is
  'The first characters of the key, for a person to tell keys apart.';
comment on column public.api_keys.scopes is 'group:read, group:write, group:* or *.';

-- Beside the table and not in it: a select grant on api_keys must not show hashes.
create table private.api_key_hashes (
  key_hash bytea primary key,
  api_key_id uuid not null unique references public.api_keys (id) on delete cascade
);

comment on table private.api_key_hashes is 'sha256 of each API key.';

-- access ------------------------------------------------------------------

alter table public.api_keys enable row level security;
alter table private.api_key_hashes enable row level security;

revoke all on public.api_keys from anon, authenticated, service_role;
revoke all on private.api_key_hashes from public, anon, authenticated, service_role;
grant select on public.api_keys to authenticated;
grant select, insert, update, delete on public.api_keys to service_role;

create policy "admins can view their project's API keys"
on public.api_keys for select to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))));

create policy "nobody reads hashes"
on private.api_key_hashes for select to authenticated
using (false);

-- functions ---------------------------------------------------------------

create function private.api_key_of_request()
returns setof public.api_keys
language plpgsql -- in sql it would be planned at each call, and each policy calls it
stable
security definer -- the caller is anon and may read neither table
set search_path = ''
rows 1
as $$
begin
  return query
  select k.*
  from private.api_key_hashes as h
  join public.api_keys as k on k.id = h.api_key_id
  where h.key_hash = sha256(convert_to(private.request_header('x-api-key'), 'utf8'))
    and k.revoked_at is null
    and (k.expires_at is null or k.expires_at > now());
end;
$$;

comment on function private.api_key_of_request() is
  'The valid API key in this request''s x-api-key header, or no row.';

-- triggers ----------------------------------------------------------------

create trigger _100_touch_updated_at before update on public.api_keys
for each row execute function public.update_updated_at_column();
