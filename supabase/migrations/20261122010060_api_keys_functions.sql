-- API keys, the acts: making one (it is shown once), renewing it with an overlap, revoking it; and the one
-- call with which
-- the functions admit a key. PostgREST asks api_key_of_request() through the policies and notes nothing.

-- the caller --------------------------------------------------------------

-- 404 for a project he is not in, 403 when his role is too low: every act on a project begins with it.
create function private.my_project_to_act_on(project_id uuid, at_least public.project_role,
  key_scope text default null)
returns public.projects
language plpgsql
stable
security definer -- asks before the row is read
set search_path = ''
as $$
declare
  project public.projects;
begin
  select p.* into project from public.projects as p
  where p.id = my_project_to_act_on.project_id
    and (
      p.id = any (array(select private.my_project_ids('viewer', key_scope)))
      or (auth.uid() is null and p.id in (select k.project_id from private.api_key_of_request() as k))
    );
  if project.id is null then
    raise exception 'no project % for this caller', project_id using errcode = 'PT404', hint = 'not_found';
  end if;
  if project.id <> all (array(select private.my_project_ids(at_least, key_scope))) then
    raise exception 'this needs the role % or a key with the scope', at_least using errcode = 'PT403',
      hint = 'forbidden';
  end if;
  return project;
end;
$$;

comment on function private.my_project_to_act_on(uuid, public.project_role, text) is
  'The project if the caller may act in it; else 404 or 403.';
revoke execute on function private.my_project_to_act_on(uuid, public.project_role, text)
from public, anon, authenticated, service_role;

create function private.my_api_key_to_act_on(api_key_id uuid)
returns public.api_keys
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  api_key public.api_keys;
begin
  select k.* into api_key from public.api_keys as k
  where k.id = my_api_key_to_act_on.api_key_id
    and k.project_id = any (array(select private.my_project_ids('viewer')))
  for update;
  if api_key.id is null then
    raise exception 'no API key % for this caller', api_key_id using errcode = 'PT404', hint = 'not_found';
  end if;
  perform private.my_project_to_act_on(api_key.project_id, 'admin');
  return api_key;
end;
$$;

revoke execute on function private.my_api_key_to_act_on(uuid) from public, anon, authenticated, service_role;

-- making ------------------------------------------------------------------

-- 244 random bits: there is nothing to guess, so a plain sha256 is as good as a slow hash.
create function private.issue_api_key(api_key public.api_keys)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  secret constant text := 'hub_' || replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
  made public.api_keys;
begin
  insert into public.api_keys (
    project_id, name, prefix, scopes, whatsapp_number_ids, rate_limit_per_minute, expires_at, rotated_from_id,
      created_by
  )
  values (
    (api_key).project_id, (api_key).name, left(secret, 12), (api_key).scopes, (api_key).whatsapp_number_ids,
    (api_key).rate_limit_per_minute, (api_key).expires_at, (api_key).rotated_from_id, auth.uid()
  )
  returning * into made;
  insert into private.api_key_hashes (key_hash, api_key_id)
  values (sha256(convert_to(secret, 'utf8')), made.id);
  return to_jsonb(made) || jsonb_build_object('key', secret);
exception when check_violation or not_null_violation then
  raise exception 'name, scopes or limit of the key are not valid' using errcode = 'PT422',
    hint = 'invalid_request';
end;
$$;

revoke execute on function private.issue_api_key(public.api_keys)
  from public, anon, authenticated, service_role;

create function private.create_api_key(
  project_id uuid, name text, scopes text[], whatsapp_number_ids uuid[], expires_at timestamptz,
  rate_limit_per_minute integer
)
returns jsonb
language plpgsql
volatile
security definer -- hashes and keys take no direct writes
set search_path = ''
as $$
declare
  project constant public.projects := private.my_project_to_act_on(project_id, 'admin');
  wanted public.api_keys;
begin
  if expires_at <= now() then
    raise exception 'a key must end in the future' using errcode = 'PT422', hint = 'invalid_request';
  end if;
  if exists (
    select 1 from unnest(whatsapp_number_ids) as n (id)
    where not exists (
      select 1 from public.whatsapp_numbers as w where w.id = n.id and w.project_id = project.id
    )
  ) then
    raise exception 'a number of the list is not in this project' using errcode = 'PT422',
      hint = 'invalid_request';
  end if;
  wanted.project_id := project.id;
  wanted.name := create_api_key.name;
  wanted.scopes := array(select distinct s from unnest(create_api_key.scopes) as s order by s);
  -- An empty list would be a key for no number; null is every number.
  wanted.whatsapp_number_ids := nullif(create_api_key.whatsapp_number_ids, '{}');
  wanted.expires_at := create_api_key.expires_at;
  wanted.rate_limit_per_minute := coalesce(create_api_key.rate_limit_per_minute, 600);
  return private.issue_api_key(wanted);
end;
$$;

create function public.create_api_key(
  project_id uuid, name text, scopes text[], whatsapp_number_ids uuid[] default null,
    expires_at timestamptz default null,
  rate_limit_per_minute integer default 600
)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
as $$
  select private.create_api_key(project_id, name, scopes, whatsapp_number_ids, expires_at,
    rate_limit_per_minute);
$$;

comment on function public.create_api_key(uuid, text, text[], uuid[], timestamptz, integer) is
  'Makes an API key; `key` of the answer is shown this once. Admins only.';
grant execute on function private.create_api_key(uuid, text, text[], uuid[], timestamptz,
  integer) to authenticated;
grant execute on function public.create_api_key(uuid, text, text[], uuid[], timestamptz,
  integer) to authenticated;

-- renewing and revoking ---------------------------------------------------

create function private.rotate_api_key(api_key_id uuid, overlap_seconds integer, expires_at timestamptz)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  old_key public.api_keys := private.my_api_key_to_act_on(api_key_id);
  wanted public.api_keys := old_key;
begin
  if old_key.revoked_at is not null or old_key.expires_at <= now() then
    raise exception 'this key has ended; make a new one' using errcode = 'PT409', hint = 'conflict';
  end if;
  if overlap_seconds not between 0 and 30 * 86400 then
    raise exception 'the overlap is at most 30 days' using errcode = 'PT422', hint = 'invalid_request';
  end if;
  if rotate_api_key.expires_at <= now() then
    raise exception 'a key must end in the future' using errcode = 'PT422', hint = 'invalid_request';
  end if;
  wanted.rotated_from_id := old_key.id;
  wanted.expires_at := rotate_api_key.expires_at;
  update public.api_keys as k
  set expires_at = least(k.expires_at, now() + make_interval(secs => overlap_seconds)),
    revoked_at = case when overlap_seconds = 0 then now() end
  where k.id = old_key.id;
  return private.issue_api_key(wanted);
end;
$$;

create function public.rotate_api_key(
  api_key_id uuid, overlap_seconds integer default 86400, expires_at timestamptz default null
)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
as $$
  select private.rotate_api_key(api_key_id, overlap_seconds, expires_at);
$$;

comment on function public.rotate_api_key(uuid, integer, timestamptz) is
  'Makes a key with the same rights; the old one goes on for the overlap and then ends. Admins only.';

create function private.revoke_api_key(api_key_id uuid)
returns public.api_keys
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  api_key public.api_keys := private.my_api_key_to_act_on(api_key_id);
begin
  update public.api_keys as k set revoked_at = coalesce(k.revoked_at, now())
  where k.id = api_key.id
  returning k.* into api_key;
  return api_key;
end;
$$;

create function public.revoke_api_key(api_key_id uuid)
returns public.api_keys
language sql
volatile
security invoker
set search_path = ''
as $$
  select * from private.revoke_api_key(api_key_id);
$$;

comment on function public.revoke_api_key(uuid) is
  'Ends a key for good: the next request with it is refused. Admins only.';
grant execute on function private.rotate_api_key(uuid, integer, timestamptz) to authenticated;
grant execute on function public.rotate_api_key(uuid, integer, timestamptz) to authenticated;
grant execute on function private.revoke_api_key(uuid) to authenticated;
grant execute on function public.revoke_api_key(uuid) to authenticated;
