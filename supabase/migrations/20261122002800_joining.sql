-- Joining: invitations, projects on offer to a new owner, whom a tenant trusts to join without an invitation,
-- and a user's devices.
-- Reads: admins invitations, owners offers, tenants' owners the allow-list, users their own devices.
-- Writes: the project and auth functions through the definer functions below and in later domains.

-- tables ------------------------------------------------------------------

create table public.magic_links (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.projects (id) on delete cascade,
  purpose text not null default 'invitation',
  email text not null,
  role public.project_role not null,
  scope text not null default 'all',
  switches text[] not null default '{}',
  team_id uuid,
  created_by uuid references public.users (id) on delete set null,
  expires_at timestamptz not null default now() + interval '7 days',
  used_at timestamptz,
  used_by uuid references public.users (id) on delete set null,
  revoked_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint magic_links_team_fkey foreign key (project_id, team_id)
    references public.teams (project_id, id) on delete set null (team_id),
  constraint magic_link_purpose_is_known check (purpose in ('invitation')),
  constraint magic_link_email_looks_like_one check (email ~ '^[^@\s]+@[^@\s]+$' and email = lower(email)),
  constraint magic_link_scope_is_known check (scope in ('all', 'team', 'own')),
  constraint magic_link_switches_are_known
    check (switches <@ array['manage_templates', 'broadcast', 'export', 'full_numbers']),
  constraint invited_admins_see_the_whole_project check (role < 'admin' or scope = 'all'),
  constraint magic_link_ends_after_it_begins check (expires_at > created_at)
);

create index magic_links_list_idx on public.magic_links (project_id, created_at desc);
create unique index magic_links_one_open_per_email_idx
on public.magic_links (project_id, email) where used_at is null and revoked_at is null;
create index magic_links_team_idx on public.magic_links (project_id, team_id) where team_id is not null;
create index magic_links_created_by_idx on public.magic_links (created_by) where created_by is not null;
create index magic_links_used_by_idx on public.magic_links (used_by) where used_by is not null;

comment on table public.magic_links is
  'Single-use links by which somebody joins a project. Signing in is Supabase Auth''s.';

create table private.magic_link_hashes (
  token_hash bytea primary key,
  magic_link_id uuid not null unique references public.magic_links (id) on delete cascade
);

comment on table private.magic_link_hashes is 'sha256 of each link''s token.';

create table public.project_transfers (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.projects (id) on delete cascade,
  email text not null,
  leaves_tenant boolean not null,
  remaining_role public.project_role,
  created_by uuid references public.users (id) on delete set null,
  expires_at timestamptz not null default now() + interval '7 days',
  accepted_at timestamptz,
  accepted_by uuid references public.users (id) on delete set null,
  declined_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint transfer_email_looks_like_one check (email ~ '^[^@\s]+@[^@\s]+$' and email = lower(email)),
  constraint transfer_ends_after_it_begins check (expires_at > created_at),
  constraint transfer_ends_in_one_way check (num_nonnulls(accepted_at, declined_at, revoked_at) <= 1)
);

create index project_transfers_list_idx on public.project_transfers (project_id, created_at desc);
create unique index project_transfers_one_open_per_project_idx
on public.project_transfers (project_id)
where accepted_at is null and declined_at is null and revoked_at is null;
create index project_transfers_offered_idx on public.project_transfers (email)
where accepted_at is null and declined_at is null and revoked_at is null;
create index project_transfers_created_by_idx on public.project_transfers (created_by)
where created_by is not null;
create index project_transfers_accepted_by_idx on public.project_transfers (accepted_by)
where accepted_by is not null;

comment on table public.project_transfers is
  'Projects on offer to a new owner, who takes them with his verified address.';
comment on column public.project_transfers.leaves_tenant is
  'Whether the project moves to a tenant of the new owner, with its business accounts.';
comment on column public.project_transfers.remaining_role is
  'What who offers it is afterwards; null: he leaves.';

create table public.trusted_users (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  kind text not null,
  value text not null,
  project_id uuid,
  role public.project_role not null default 'viewer',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint trusted_users_tenant_id_kind_value_project_key
    unique nulls not distinct (tenant_id, kind, value, project_id),
  constraint trusted_users_project_fkey foreign key (tenant_id, project_id)
    references public.projects (tenant_id, id) on delete cascade,
  constraint trusted_user_kind_is_known check (kind in ('address', 'domain')),
  constraint trusted_user_value_fits_its_kind check (
    value = lower(value)
    and case kind when 'address' then value ~ '^[^@\s]+@[^@\s]+$'
      else value ~ '^[a-z0-9-]+(\.[a-z0-9-]+)+$' end
  ),
  constraint trust_gives_no_power check (role < 'admin')
);

create index trusted_users_project_idx on public.trusted_users (tenant_id, project_id)
  where project_id is not null;

comment on table public.trusted_users is
  'Addresses and domains that may join without an invitation. It signs nobody in by itself.';
comment on column public.trusted_users.project_id is
  'Which project they join; null: any of the tenant that they ask for.';

create table public.user_sessions (
  id uuid primary key,
  user_id uuid not null references public.users (id) on delete cascade,
  device text,
  user_agent text,
  ip inet,
  first_seen_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  revoked_at timestamptz,

  constraint session_device_is_short check (char_length(device) <= 120)
);

create index user_sessions_user_id_idx on public.user_sessions (user_id, last_seen_at desc);

comment on table public.user_sessions is
  'A user''s devices. id is the session of Supabase Auth; touch_session() and revoke_session() write it.';

-- access ------------------------------------------------------------------

alter table public.magic_links enable row level security;
alter table private.magic_link_hashes enable row level security;
alter table public.project_transfers enable row level security;
alter table public.trusted_users enable row level security;
alter table public.user_sessions enable row level security;

revoke all on public.magic_links, public.project_transfers, public.trusted_users, public.user_sessions
from anon, authenticated, service_role;
revoke all on private.magic_link_hashes from public, anon, authenticated, service_role;
grant select on public.magic_links, public.project_transfers, public.trusted_users, public.user_sessions
to authenticated;
grant insert (tenant_id, kind, value, project_id, role) on public.trusted_users to authenticated;
grant update (role, project_id) on public.trusted_users to authenticated;
grant delete on public.trusted_users to authenticated;
grant select, insert, update, delete on public.magic_links, public.project_transfers, public.trusted_users,
public.user_sessions to service_role;

create policy "admins can view invitations to their project"
on public.magic_links for select to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))));

create policy "owners can view to whom their project is offered"
on public.project_transfers for select to authenticated
using (project_id = any (array(select private.my_project_ids('owner'))));

create policy "nobody reads link hashes"
on private.magic_link_hashes for select to authenticated
using (false);

create policy "tenants' owners can view whom they trust"
on public.trusted_users for select to authenticated
using (tenant_id = any (array(select t.id from public.tenants as t where t.owner_id = (select auth.uid()))));

create policy "tenants' owners can trust somebody"
on public.trusted_users for insert to authenticated
with check (
  tenant_id = any (array(select t.id from public.tenants as t where t.owner_id = (select auth.uid())))
);

create policy "tenants' owners can change whom they trust"
on public.trusted_users for update to authenticated
using (tenant_id = any (array(select t.id from public.tenants as t where t.owner_id = (select auth.uid()))))
with check (
  tenant_id = any (array(select t.id from public.tenants as t where t.owner_id = (select auth.uid())))
);

create policy "tenants' owners can stop trusting"
on public.trusted_users for delete to authenticated
using (tenant_id = any (array(select t.id from public.tenants as t where t.owner_id = (select auth.uid()))));

create policy "users can view their own devices"
on public.user_sessions for select to authenticated
using (user_id = (select auth.uid()));

-- functions ---------------------------------------------------------------

create function private.touch_session(device text)
returns public.user_sessions
language plpgsql
volatile
security definer -- a user may not write what his devices are
set search_path = ''
as $$
declare
  session_id constant uuid := (auth.jwt() ->> 'session_id')::uuid;
  address constant text := btrim(split_part(private.request_header('x-forwarded-for'), ',', 1));
  session public.user_sessions;
begin
  if auth.uid() is null or session_id is null then
    raise exception 'this needs a signed-in session' using errcode = 'PT401', hint = 'unauthenticated';
  end if;
  insert into public.user_sessions as s (id, user_id, device, user_agent, ip)
  values (
    session_id, auth.uid(), left(touch_session.device, 120), left(private.request_header('user-agent'), 400),
    case when address ~ '^[0-9a-fA-F.:]+$' then address::inet end
  )
  on conflict on constraint user_sessions_pkey do update
  set last_seen_at = now(), device = coalesce(excluded.device, s.device), user_agent = excluded.user_agent,
    ip = coalesce(excluded.ip, s.ip)
  where s.user_id = excluded.user_id
  returning s.* into session;
  return session;
end;
$$;

create function public.touch_session(device text default null)
returns public.user_sessions
language sql
volatile
security invoker
set search_path = ''
as $$
  select * from private.touch_session(device);
$$;

create function private.revoke_session(session_id uuid)
returns void
language plpgsql
volatile
security definer -- Auth's sessions are closed to users
set search_path = ''
as $$
begin
  update public.user_sessions as s set revoked_at = now()
  where s.id = session_id and s.user_id = auth.uid() and s.revoked_at is null;
  if not found then
    raise exception 'no such device' using errcode = 'PT404', hint = 'not_found';
  end if;
  delete from auth.sessions as s where s.id = session_id and s.user_id = auth.uid();
  perform private.audit('revoke', 'user_sessions', session_id::text, null);
end;
$$;

create function public.revoke_session(session_id uuid)
returns void
language sql
volatile
security invoker
set search_path = ''
as $$
  select private.revoke_session(session_id);
$$;

comment on function public.touch_session(text) is
  'Notes that this device is in use; the web app calls it when it starts.';
comment on function public.revoke_session(uuid) is
  'Signs one of the caller''s devices out: it can no longer renew its token.';
grant execute on function private.touch_session(text) to authenticated;
grant execute on function public.touch_session(text) to authenticated;
grant execute on function private.revoke_session(uuid) to authenticated;
grant execute on function public.revoke_session(uuid) to authenticated;

-- triggers ----------------------------------------------------------------

create trigger _100_touch_updated_at before update on public.magic_links
for each row execute function public.update_updated_at_column();
create trigger _100_touch_updated_at before update on public.project_transfers
for each row execute function public.update_updated_at_column();
create trigger _100_touch_updated_at before update on public.trusted_users
for each row execute function public.update_updated_at_column();
