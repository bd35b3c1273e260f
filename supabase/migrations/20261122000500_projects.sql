-- Projects: tenants (who owns and pays), projects (what all data hangs under), members, teams, and the one
-- question that every policy asks. Reads: members. Writes: admins and owners.

-- types -------------------------------------------------------------------

create type public.project_role as enum ('viewer', 'agent', 'admin', 'owner'); -- ascending: later may do more

-- tables ------------------------------------------------------------------

create table public.tenants (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  slug text not null,
  owner_id uuid not null references public.users (id) on delete restrict,
  settings jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint tenants_slug_key unique (slug),
  constraint tenant_name_is_not_empty check (char_length(btrim(name)) between 1 and 120),
  constraint tenant_slug_is_url_safe check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$')
);

create index tenants_owner_id_idx on public.tenants (owner_id);

comment on table public.tenants is
  'An organisation: owns projects and WhatsApp business accounts. Its owner operates what belongs to no '
  'project yet.';

create table public.projects (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references public.tenants (id) on delete restrict,
  name text not null,
  slug text not null,
  description text,
  logo_url text,
  website_url text,
  time_zone text not null default 'Africa/Cairo',
  default_language text not null default 'ar',
  default_country text not null default '20', -- calling code for numbers written 01…
  created_by uuid references public.users (id) on delete set null,
  archived_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint projects_tenant_id_slug_key unique (tenant_id, slug),
  constraint projects_tenant_id_id_key unique (tenant_id, id), -- target of composite foreign keys
  constraint project_name_is_not_empty check (char_length(btrim(name)) between 1 and 120),
  constraint project_slug_is_url_safe check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  constraint project_default_language_is_known check (default_language in ('ar', 'en')),
  constraint project_default_country_is_a_calling_code check (default_country ~ '^[1-9][0-9]{0,2}$')
);

create index projects_created_by_idx on public.projects (created_by);

comment on table public.projects is
  'What data hangs under and members belong to: numbers, contacts, conversations, templates in use.';
comment on column public.projects.time_zone is 'IANA name; days, ranges and schedules are reckoned in it.';

create table public.project_members (
  project_id uuid not null references public.projects (id) on delete cascade,
  user_id uuid not null references public.users (id) on delete cascade,
  role public.project_role not null,
  scope text not null default 'all',
  manage_templates boolean not null default false,
  broadcast boolean not null default false,
  export boolean not null default false,
  full_numbers boolean not null default false,
  invited_by uuid references public.users (id) on delete set null,
  disabled_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  primary key (project_id, user_id),
  constraint member_scope_is_known check (scope in ('all', 'team', 'own')),
  constraint admins_see_the_whole_project check (role < 'admin' or scope = 'all')
);

create index project_members_user_id_idx on public.project_members (user_id, project_id) include (role, scope,
  disabled_at);
create index project_members_invited_by_idx on public.project_members (invited_by);

comment on table public.project_members is
  'Who may do what in a project. Switches matter below admin only: admins and owners have them all.';
comment on column public.project_members.scope is
  'Which conversations: all, those of his teams and his own, or his own.';
comment on column public.project_members.full_numbers is
  'Whether phone numbers are shown in full (rows of contact_identities).';

create table public.teams (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.projects (id) on delete cascade,
  name text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint teams_project_id_name_key unique (project_id, name),
  constraint teams_project_id_id_key unique (project_id, id), -- target of composite foreign keys
  constraint team_name_is_not_empty check (char_length(btrim(name)) between 1 and 80)
);

comment on table public.teams is 'A group of members to which conversations can be given.';

create table public.team_members (
  project_id uuid not null,
  team_id uuid not null,
  user_id uuid not null,
  created_at timestamptz not null default now(),

  primary key (project_id, team_id, user_id),
  constraint team_members_team_fkey foreign key (project_id, team_id)
    references public.teams (project_id, id) on delete cascade,
  constraint team_members_member_fkey foreign key (project_id, user_id)
    references public.project_members (project_id, user_id) on delete cascade
);

create index team_members_project_id_user_id_idx on public.team_members (project_id, user_id);
create index team_members_user_id_idx on public.team_members (user_id);

comment on table public.team_members is 'Which members are in which team.';

-- the one question --------------------------------------------------------
-- These take no column of the row under test, so Postgres answers them once per statement. Definer, since the
-- tables they read have policies that call them. plpgsql, since api_keys is created by a later migration.

create function private.my_project_ids(at_least public.project_role default 'viewer',
  key_scope text default null)
returns setof uuid
language plpgsql
stable
security definer
set search_path = ''
rows 5
as $$
declare
  me constant uuid := auth.uid();
begin
  if me is not null then
    return query
      select m.project_id from public.project_members as m
      where m.user_id = me and m.role >= at_least and m.disabled_at is null;
  elsif key_scope is not null then
    return query select k.project_id from private.api_key_of_request() as k
      where private.scope_allows(k.scopes, key_scope);
  end if;
end;
$$;

comment on function private.my_project_ids(public.project_role, text) is
  'Projects where the caller has at least this role, or where his API key carries the scope (group:verb). '
  'No scope: closed to keys.';

-- Every list begins with this question, so it is answered as one array: rows would first be gathered.
create function private.my_whole_project_ids(at_least public.project_role default 'viewer',
  key_scope text default null)
returns uuid[]
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  me constant uuid := auth.uid();
begin
  if me is not null then
    return array(
      select m.project_id from public.project_members as m
      where m.user_id = me and m.role >= at_least and m.scope = 'all' and m.disabled_at is null
    );
  elsif key_scope is not null then
    return array(
      select k.project_id from private.api_key_of_request() as k
      where private.scope_allows(k.scopes, key_scope) and k.whatsapp_number_ids is null
    );
  end if;
  return '{}';
end;
$$;

comment on function private.my_whole_project_ids(public.project_role, text) is
  'As my_project_ids, but only where the caller sees every conversation (scope all, or a key for every '
  'number), and as an array.';

create function private.my_team_ids()
returns setof uuid
language plpgsql -- its plan is kept, an sql function's is made at each call
stable
security definer
set search_path = ''
rows 5
as $$
declare
  me constant uuid := auth.uid();
begin
  return query
    select t.team_id
    from public.team_members as t
    join public.project_members as m using (project_id, user_id)
    where t.user_id = me and m.scope = 'team' and m.disabled_at is null;
end;
$$;

comment on function private.my_team_ids() is
  'Teams whose conversations the caller sees because his scope is team.';

create function private.my_key_number_ids(key_scope text)
returns setof uuid
language plpgsql
stable
security definer
set search_path = ''
rows 5
as $$
begin
  if auth.uid() is null then
    return query
      select unnest(k.whatsapp_number_ids) from private.api_key_of_request() as k
      where private.scope_allows(k.scopes, key_scope);
  end if;
end;
$$;

comment on function private.my_key_number_ids(text) is
  'Numbers to which the API key of this request is limited.';

create function private.my_project_ids_with(switch text, key_scope text default null)
returns setof uuid
language plpgsql
stable
security definer
set search_path = ''
rows 5
as $$
declare
  me constant uuid := auth.uid();
begin
  if me is not null then
    return query
      select m.project_id from public.project_members as m
      where m.user_id = me
        and m.disabled_at is null
        and (
          m.role >= 'admin'
          or (m.role = 'agent' and case switch
            when 'manage_templates' then m.manage_templates
            when 'broadcast' then m.broadcast
            when 'export' then m.export
            when 'full_numbers' then m.full_numbers
            else false
          end)
        );
  elsif key_scope is not null then
    return query select k.project_id from private.api_key_of_request() as k
      where private.scope_allows(k.scopes, key_scope);
  end if;
end;
$$;

comment on function private.my_project_ids_with(text, text) is
  'Projects where the caller is an admin, or an agent with this switch (manage_templates, broadcast, '
  'export, full_numbers).';

create function private.my_colleague_ids()
returns setof uuid
language sql
stable
security definer
set search_path = ''
rows 20
as $$
  select them.user_id
  from public.project_members as mine
  join public.project_members as them using (project_id)
  where mine.user_id = (select auth.uid()) and mine.disabled_at is null
  union
  select (select auth.uid());
$$;

comment on function private.my_colleague_ids() is
  'Users who share a project with the caller, and he himself.';

create function private.scope_allows(scopes text[], wanted text)
returns boolean
language plpgsql -- in sql it would be planned at each call
immutable
parallel safe
security invoker
set search_path = ''
as $$
begin
  -- Who writes is answered with what he wrote, so writing includes reading.
  return scopes && array['*', wanted, split_part(wanted, ':', 1) || ':*',
    regexp_replace(wanted, ':read$', ':write')];
end;
$$;

comment on function private.scope_allows(text[], text) is
  'Whether scopes such as messages:read, contacts:* or * cover the wanted group:verb.';

grant execute on function private.my_project_ids(public.project_role, text) to anon, authenticated,
  service_role;
grant execute on function private.my_whole_project_ids(public.project_role, text) to anon, authenticated,
  service_role;
grant execute on function private.my_team_ids() to anon, authenticated, service_role;
grant execute on function private.my_key_number_ids(text) to anon, authenticated, service_role;
grant execute on function private.my_project_ids_with(text, text) to anon, authenticated, service_role;
grant execute on function private.my_colleague_ids() to anon, authenticated, service_role;
grant execute on function private.scope_allows(text[], text) to anon, authenticated, service_role;

create function public.is_project_member(project_id uuid, user_id uuid)
returns boolean
language sql
stable
security invoker
set search_path = ''
as $$
  select exists (
    select 1 from public.project_members as m
    where m.project_id = is_project_member.project_id
      and m.user_id = is_project_member.user_id
      and m.disabled_at is null
  );
$$;

comment on function public.is_project_member(uuid, uuid) is
  'Whether the user is an active member. Invoker: it tells a caller only what he could read himself.';
grant execute on function public.is_project_member(uuid, uuid) to authenticated, service_role;

-- access ------------------------------------------------------------------

alter table public.tenants enable row level security;
alter table public.projects enable row level security;
alter table public.project_members enable row level security;
alter table public.teams enable row level security;
alter table public.team_members enable row level security;

revoke all on public.tenants, public.projects, public.project_members, public.teams, public.team_members
from anon, authenticated, service_role;

grant select on public.tenants, public.projects, public.project_members, public.teams,
  public.team_members to authenticated;
grant select on public.projects, public.teams to anon; -- API keys
grant update (name, settings) on public.tenants to authenticated;
grant update (name, description, logo_url, website_url, time_zone, default_language, default_country)
on public.projects to authenticated;
grant insert (project_id, user_id, role, scope, manage_templates, broadcast, export, full_numbers)
on public.project_members to authenticated;
grant update (role, scope, manage_templates, broadcast, export, full_numbers, disabled_at)
on public.project_members to authenticated;
grant delete on public.project_members to authenticated;
grant insert (project_id, name) on public.teams to authenticated;
grant update (name) on public.teams to authenticated;
grant delete on public.teams to authenticated;
grant insert (project_id, team_id, user_id) on public.team_members to authenticated;
grant delete on public.team_members to authenticated;
grant select, insert, update, delete on public.tenants, public.projects, public.project_members, public.teams,
public.team_members to service_role;

create policy "users can view themselves and their colleagues"
on public.users for select to authenticated
using (id = any (array(select private.my_colleague_ids())));

create policy "users can change themselves"
on public.users for update to authenticated
using (id = (select auth.uid()))
with check (id = (select auth.uid()));

create policy "owners and members can view their tenant"
on public.tenants for select to authenticated
using (
  owner_id = (select auth.uid())
  or id = any (array(select p.tenant_id from public.projects as p
    where p.id = any (array(select private.my_project_ids()))))
);

create policy "owners can change their tenant"
on public.tenants for update to authenticated
using (owner_id = (select auth.uid()))
with check (owner_id = (select auth.uid()));

create policy "members can view their projects"
on public.projects for select to anon, authenticated
using (id = any (array(select private.my_project_ids('viewer', 'project:read'))));

create policy "admins can change their projects"
on public.projects for update to authenticated
using (id = any (array(select private.my_project_ids('admin'))))
with check (id = any (array(select private.my_project_ids('admin'))));

create policy "members can view who else is in their projects"
on public.project_members for select to authenticated
using (project_id = any (array(select private.my_project_ids())));

create policy "admins can add members below owner, owners anyone"
on public.project_members for insert to authenticated
with check (
  (project_id = any (array(select private.my_project_ids('admin'))) and role < 'owner')
  or project_id = any (array(select private.my_project_ids('owner')))
);

create policy "admins can change members below owner, owners anyone"
on public.project_members for update to authenticated
using (
  (project_id = any (array(select private.my_project_ids('admin'))) and role < 'owner')
  or project_id = any (array(select private.my_project_ids('owner')))
)
with check (
  (project_id = any (array(select private.my_project_ids('admin'))) and role < 'owner')
  or project_id = any (array(select private.my_project_ids('owner')))
);

create policy "members can leave, admins remove below owner, owners anyone"
on public.project_members for delete to authenticated
using (
  user_id = (select auth.uid())
  or (project_id = any (array(select private.my_project_ids('admin'))) and role < 'owner')
  or project_id = any (array(select private.my_project_ids('owner')))
);

create policy "members can view their project's teams"
on public.teams for select to anon, authenticated
using (project_id = any (array(select private.my_project_ids('viewer', 'project:read'))));

create policy "admins can add teams to their project"
on public.teams for insert to authenticated
with check (project_id = any (array(select private.my_project_ids('admin'))));

create policy "admins can rename their project's teams"
on public.teams for update to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))))
with check (project_id = any (array(select private.my_project_ids('admin'))));

create policy "admins can delete their project's teams"
on public.teams for delete to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))));

create policy "members can view who is in their project's teams"
on public.team_members for select to authenticated
using (project_id = any (array(select private.my_project_ids())));

create policy "admins can put members into teams"
on public.team_members for insert to authenticated
with check (project_id = any (array(select private.my_project_ids('admin'))));

create policy "admins can take members out of teams"
on public.team_members for delete to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))));

-- triggers ----------------------------------------------------------------

create function private.tg_projects__check_time_zone()
returns trigger
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  perform now() at time zone new.time_zone;
  return new;
exception when invalid_parameter_value then
  raise exception 'unknown time zone %', new.time_zone
    using errcode = 'PT422', hint = 'invalid_time_zone';
end;
$$;

-- Two owners who leave at once must not both succeed: the project's row is the lock.
create function private.tg_project_members__keep_an_owner()
returns trigger
language plpgsql
volatile
security definer -- the leaving owner may not lock the project's row himself
set search_path = ''
as $$
begin
  if old.role <> 'owner' or old.disabled_at is not null then
    return coalesce(new, old);
  end if;
  if tg_op = 'UPDATE' and new.role = 'owner' and new.disabled_at is null then
    return new;
  end if;
  perform 1 from public.projects as p where p.id = old.project_id for update;
  if found and not exists (
    select 1 from public.project_members as m
    where m.project_id = old.project_id and m.user_id <> old.user_id and m.role = 'owner'
      and m.disabled_at is null
  ) then
    raise exception 'the last owner of a project cannot leave, be removed, disabled or lowered'
      using errcode = 'PT409', hint = 'last_owner';
  end if;
  return coalesce(new, old);
end;
$$;

create trigger _100_touch_updated_at before update on public.tenants
for each row execute function public.update_updated_at_column();
create trigger _100_touch_updated_at before update on public.projects
for each row execute function public.update_updated_at_column();
create trigger _200_check_time_zone before insert or update of time_zone on public.projects
for each row execute function private.tg_projects__check_time_zone();
create trigger _100_touch_updated_at before update on public.project_members
for each row execute function public.update_updated_at_column();
create trigger _200_keep_an_owner before update or delete on public.project_members
for each row execute function private.tg_project_members__keep_an_owner();
create trigger _100_touch_updated_at before update on public.teams
for each row execute function public.update_updated_at_column();
