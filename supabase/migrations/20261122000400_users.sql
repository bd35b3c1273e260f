-- Users: the profile of each login of Supabase Auth.
-- Reads: the user himself and his colleagues. Writes: the user himself; rows appear with the login.

-- tables ------------------------------------------------------------------

create table public.users (
  id uuid primary key references auth.users (id) on delete cascade,
  email text, -- a copy for colleagues to see; Auth's is the one that signs in
  full_name text,
  avatar_url text,
  locale text not null default 'ar',
  time_zone text, -- null: the project's
  last_seen_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint user_locale_is_known check (locale in ('ar', 'en')),
  constraint user_full_name_is_short check (char_length(full_name) <= 120)
);

comment on table public.users is 'The profile of a login. Row and e-mail follow auth.users.';

-- access ------------------------------------------------------------------

alter table public.users enable row level security;

revoke all on public.users from anon, authenticated, service_role;
grant select on public.users to authenticated;
grant update (full_name, avatar_url, locale, time_zone, last_seen_at) on public.users to authenticated;
grant select, insert, update, delete on public.users to service_role;

-- The policies need memberships: they stand in projects.sql.

-- triggers ----------------------------------------------------------------

create trigger _100_touch_updated_at
before update on public.users
for each row execute function public.update_updated_at_column();

-- Definer: Auth's own role inserts the login and may not write here. It never raises: a profile must not
-- block a sign-up.
create function private.tg_auth_users__copy_profile()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  insert into public.users (id, email, full_name, avatar_url)
  values (
    new.id,
    new.email,
    left(coalesce(new.raw_user_meta_data ->> 'full_name', new.raw_user_meta_data ->> 'name'), 120),
    new.raw_user_meta_data ->> 'avatar_url'
  )
  on conflict (id) do update set email = excluded.email;
  return null;
exception when others then
  raise warning 'profile of % was not written: %', new.id, sqlerrm;
  return null;
end;
$$;

create trigger _100_copy_profile
after insert or update of email on auth.users
for each row execute function private.tg_auth_users__copy_profile();
