-- Tenants and transfers, the acts: founding a tenant, what its owner sees of it and hands on, and a project
-- that goes to a new owner, with or without its tenant.

-- tenants -----------------------------------------------------------------

create function private.my_tenant(tenant_id uuid)
returns public.tenants
language plpgsql
stable
security definer -- asked by definer functions for their caller
set search_path = ''
as $$
declare
  tenant public.tenants;
begin
  select t.* into tenant from public.tenants as t
  where t.id = my_tenant.tenant_id and t.owner_id = auth.uid();
  if tenant.id is null then
    raise exception 'no tenant % of this caller', tenant_id using errcode = 'PT404', hint = 'not_found';
  end if;
  return tenant;
end;
$$;

comment on function private.my_tenant(uuid) is
  'The tenant if the caller owns it; 404 for everybody else, who is not told that it exists.';
revoke execute on function private.my_tenant(uuid) from public, anon, authenticated, service_role;

-- An account alone founds nothing: who owns a tenant may found more, and while there is none, the first who
-- asks.
create function private.create_tenant(name text, slug text)
returns public.tenants
language plpgsql
volatile
security definer -- tenants take no direct inserts
set search_path = ''
as $$
declare
  tenant public.tenants;
begin
  perform pg_advisory_xact_lock(hashtext('create_tenant')); -- two first tenants must not both be the first
  if exists (select 1 from public.tenants)
    and not exists (select 1 from public.tenants as t where t.owner_id = auth.uid()) then
    raise exception 'who owns a tenant founds another' using errcode = 'PT403', hint = 'forbidden';
  end if;
  insert into public.tenants (name, slug, owner_id)
  values (btrim(create_tenant.name), create_tenant.slug, auth.uid())
  returning * into tenant;
  return tenant;
exception
  when unique_violation then
    raise exception 'a tenant with this slug exists' using errcode = 'PT409', hint = 'conflict';
  when check_violation then
    raise exception 'name or slug is not valid' using errcode = 'PT422', hint = 'invalid_request';
end;
$$;

create function public.create_tenant(name text, slug text)
returns public.tenants
language sql
volatile
security invoker
set search_path = ''
as $$
  select * from private.create_tenant(name, slug);
$$;

create function private.change_tenant(tenant_id uuid, name text, owner_id uuid)
returns public.tenants
language plpgsql
volatile
security definer -- owner_id takes no direct writes
set search_path = ''
as $$
declare
  tenant public.tenants := private.my_tenant(tenant_id);
begin
  if owner_id <> tenant.owner_id and not exists (
    select 1 from public.project_members as m
    join public.projects as p on p.id = m.project_id
    where p.tenant_id = tenant.id and m.user_id = change_tenant.owner_id and m.disabled_at is null
  ) then
    raise exception 'the new owner is an active member of one of the tenant''s projects'
      using errcode = 'PT422', hint = 'invalid_request';
  end if;
  update public.tenants as t
  set name = coalesce(btrim(change_tenant.name), t.name),
    owner_id = coalesce(change_tenant.owner_id, t.owner_id)
  where t.id = tenant.id and t.owner_id = auth.uid()
  returning t.* into tenant;
  return tenant;
exception when check_violation then
  raise exception 'the name is not valid' using errcode = 'PT422', hint = 'invalid_request';
end;
$$;

create function public.change_tenant(tenant_id uuid, name text default null, owner_id uuid default null)
returns public.tenants
language sql
volatile
security invoker
set search_path = ''
as $$
  select * from private.change_tenant(tenant_id, name, owner_id);
$$;

create function private.tenant_projects(tenant_id uuid)
returns table (
  id uuid, name text, slug text, archived_at timestamptz, created_at timestamptz, members bigint,
  numbers bigint
)
language plpgsql
stable
security definer -- the owner of a tenant need not be a member of its projects
set search_path = ''
as $$
declare
  tenant constant public.tenants := private.my_tenant(tenant_id);
begin
  return query
    select p.id, p.name, p.slug, p.archived_at, p.created_at,
      (
        select count(*) from public.project_members as m
        where m.project_id = p.id and m.disabled_at is null
      ),
      (
        select count(*) from public.whatsapp_numbers as n
        where n.project_id = p.id and n.disabled_at is null
      )
    from public.projects as p
    where p.tenant_id = tenant.id
    order by p.name, p.id;
end;
$$;

create function public.tenant_projects(tenant_id uuid)
returns table (
  id uuid, name text, slug text, archived_at timestamptz, created_at timestamptz, members bigint,
  numbers bigint
)
language sql
stable
security invoker
set search_path = ''
as $$
  select * from private.tenant_projects(tenant_id);
$$;

create function private.tenant_members(tenant_id uuid)
returns table (user_id uuid, full_name text, avatar_url text, email text, projects jsonb)
language plpgsql
stable
security definer -- as tenant_projects
set search_path = ''
as $$
declare
  tenant constant public.tenants := private.my_tenant(tenant_id);
begin
  return query
    select u.id, u.full_name, u.avatar_url, u.email,
      jsonb_agg(jsonb_build_object(
        'project_id', p.id, 'name', p.name, 'role', m.role, 'disabled_at', m.disabled_at
      ) order by p.name, p.id)
    from public.project_members as m
    join public.projects as p on p.id = m.project_id
    join public.users as u on u.id = m.user_id
    where p.tenant_id = tenant.id
    group by u.id
    order by u.full_name, u.id;
end;
$$;

create function public.tenant_members(tenant_id uuid)
returns table (user_id uuid, full_name text, avatar_url text, email text, projects jsonb)
language sql
stable
security invoker
set search_path = ''
as $$
  select * from private.tenant_members(tenant_id);
$$;

comment on function public.create_tenant(text, text) is
  'Founds a tenant of the caller, who owns one already or is the first of all.';
comment on function public.change_tenant(uuid, text, uuid) is
  'Renames a tenant or hands it to another owner, who is a member of one of its projects. Its owner only.';
comment on function public.tenant_projects(uuid) is
  'The projects of a tenant with how many members and numbers each has, by name. Its owner only.';
comment on function public.tenant_members(uuid) is
  'Who is in the projects of a tenant, and as what, by name. Its owner only.';
grant execute on function private.create_tenant(text, text) to authenticated;
grant execute on function public.create_tenant(text, text) to authenticated;
grant execute on function private.change_tenant(uuid, text, uuid) to authenticated;
grant execute on function public.change_tenant(uuid, text, uuid) to authenticated;
grant execute on function private.tenant_projects(uuid) to authenticated;
grant execute on function public.tenant_projects(uuid) to authenticated;
grant execute on function private.tenant_members(uuid) to authenticated;
grant execute on function public.tenant_members(uuid) to authenticated;

-- offering a project ------------------------------------------------------

create function private.offer_project(
  project_id uuid, email text, leaves_tenant boolean, remaining_role public.project_role
)
returns public.project_transfers
language plpgsql
volatile
security definer -- offers take no direct writes
set search_path = ''
as $$
declare
  project constant public.projects := private.my_project_to_act_on(project_id, 'owner');
  offer public.project_transfers;
begin
  -- A newer offer takes the place of an open one.
  perform 1 from public.projects as p where p.id = project.id for update;
  update public.project_transfers as t set revoked_at = now()
  where t.project_id = project.id and t.accepted_at is null and t.declined_at is null
    and t.revoked_at is null;
  insert into public.project_transfers (project_id, email, leaves_tenant, remaining_role, created_by)
  values (
    project.id, lower(btrim(offer_project.email)), offer_project.leaves_tenant, offer_project.remaining_role,
    auth.uid()
  )
  returning * into offer;
  return offer;
exception when check_violation then
  raise exception 'the address is not valid' using errcode = 'PT422', hint = 'invalid_request';
end;
$$;

create function public.offer_project(
  project_id uuid, email text, leaves_tenant boolean, remaining_role public.project_role default null
)
returns public.project_transfers
language sql
volatile
security invoker
set search_path = ''
as $$
  select * from private.offer_project(project_id, email, leaves_tenant, remaining_role);
$$;

create function private.revoke_transfer(transfer_id uuid)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  update public.project_transfers as t set revoked_at = now()
  where t.id = transfer_id and t.accepted_at is null and t.declined_at is null and t.revoked_at is null
    and t.project_id = any (array(select private.my_project_ids('owner')));
  if not found then
    raise exception 'no open offer %', transfer_id using errcode = 'PT404', hint = 'not_found';
  end if;
end;
$$;

create function public.revoke_transfer(transfer_id uuid)
returns void
language sql
volatile
security invoker
set search_path = ''
as $$
  select private.revoke_transfer(transfer_id);
$$;

-- taking it ---------------------------------------------------------------

create function private.transfers_offered_to_me()
returns table (
  id uuid, project_id uuid, project_name text, tenant_name text, offered_by text, leaves_tenant boolean,
  expires_at timestamptz, created_at timestamptz
)
language sql
stable
security definer -- whom a project is offered is no member of it yet
set search_path = ''
as $$
  select t.id, p.id, p.name, n.name, coalesce(u.full_name, u.email), t.leaves_tenant, t.expires_at,
    t.created_at
  from public.project_transfers as t
  join public.projects as p on p.id = t.project_id
  join public.tenants as n on n.id = p.tenant_id
  left join public.users as u on u.id = t.created_by
  where t.email = private.my_verified_address()
    and t.accepted_at is null and t.declined_at is null and t.revoked_at is null and t.expires_at > now()
  order by t.created_at desc;
$$;

create function public.transfers_offered_to_me()
returns table (
  id uuid, project_id uuid, project_name text, tenant_name text, offered_by text, leaves_tenant boolean,
  expires_at timestamptz, created_at timestamptz
)
language sql
stable
security invoker
set search_path = ''
as $$
  select * from private.transfers_offered_to_me();
$$;

-- The row is the lock: of two who answer at once, the second finds it answered.
create function private.transfer_to_answer(transfer_id uuid)
returns public.project_transfers
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  offer public.project_transfers;
begin
  select t.* into offer from public.project_transfers as t
  where t.id = transfer_id and t.email = private.my_verified_address()
    and t.accepted_at is null and t.declined_at is null and t.revoked_at is null and t.expires_at > now()
  for update;
  if offer.id is null then
    raise exception 'no open offer % for this caller', transfer_id using errcode = 'PT404',
      hint = 'not_found';
  end if;
  return offer;
end;
$$;

revoke execute on function private.transfer_to_answer(uuid) from public, anon, authenticated, service_role;

-- Business accounts and Meta apps belong to a tenant, and go along where no other project needs them.
create function private.move_project(project public.projects, tenant_id uuid)
returns public.projects
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  account_ids constant uuid[] := array(
    select l.business_account_id from public.project_business_accounts as l where l.project_id = project.id
  );
  app_ids constant uuid[] := array(
    select distinct a.meta_app_id from public.whatsapp_business_accounts as a
    where a.id = any (account_ids) and a.meta_app_id is not null
  );
  moved public.projects;
  free_slug text := project.slug;
begin
  if exists (
    select 1 from public.project_business_accounts as l
    where l.business_account_id = any (account_ids) and l.project_id <> project.id
  ) or exists (
    select 1 from public.whatsapp_business_accounts as a
    where a.meta_app_id = any (app_ids) and a.id <> all (account_ids)
  ) then
    raise exception 'another project uses its business account or Meta app' using errcode = 'PT409',
      hint = 'account_shared';
  end if;
  for n in 2..1000 loop
    exit when not exists (
      select 1 from public.projects as p where p.tenant_id = move_project.tenant_id and p.slug = free_slug
    );
    free_slug := left(project.slug, 58) || '-' || n;
  end loop;
  delete from public.trusted_users as t where t.project_id = project.id; -- whom the old tenant trusted
  update public.projects as p set tenant_id = move_project.tenant_id, slug = free_slug
  where p.id = project.id
  returning p.* into moved;
  update public.whatsapp_business_accounts as a set tenant_id = move_project.tenant_id
  where a.id = any (account_ids);
  update public.meta_apps as a set tenant_id = move_project.tenant_id where a.id = any (app_ids);
  return moved;
end;
$$;

revoke execute on function private.move_project(public.projects, uuid)
from public, anon, authenticated, service_role;

create function private.accept_transfer(transfer_id uuid, tenant_id uuid)
returns public.projects
language plpgsql
volatile
security definer -- who takes it is no member yet
set search_path = ''
as $$
declare
  offer constant public.project_transfers := private.transfer_to_answer(transfer_id);
  project public.projects;
  old_tenant_id uuid;
begin
  if offer.leaves_tenant <> (tenant_id is not null) then
    raise exception 'a tenant is named exactly when the project leaves its own' using errcode = 'PT422',
      hint = 'invalid_request';
  end if;
  select p.* into project from public.projects as p where p.id = offer.project_id for update;
  old_tenant_id := project.tenant_id;
  -- Who offers it must still be able to.
  if not exists (
    select 1 from public.project_members as m
    where m.project_id = project.id and m.user_id = offer.created_by and m.role = 'owner'
      and m.disabled_at is null
  ) then
    raise exception 'who offered the project owns it no more' using errcode = 'PT404', hint = 'not_found';
  end if;
  if tenant_id is not null then
    perform private.my_tenant(tenant_id);
    if tenant_id <> old_tenant_id then
      project := private.move_project(project, tenant_id);
    end if;
  end if;
  insert into public.project_members as m (project_id, user_id, role, invited_by)
  values (project.id, auth.uid(), 'owner', offer.created_by)
  on conflict on constraint project_members_pkey do update
    set role = 'owner', scope = 'all', disabled_at = null;
  if offer.created_by <> auth.uid() then
    if offer.remaining_role is null then
      delete from public.project_members as m
      where m.project_id = project.id and m.user_id = offer.created_by;
    else
      update public.project_members as m set role = offer.remaining_role
      where m.project_id = project.id and m.user_id = offer.created_by;
    end if;
  end if;
  update public.project_transfers as t set accepted_at = now(), accepted_by = auth.uid()
  where t.id = offer.id;
  -- In the log of the project, and of the tenant that it leaves.
  perform private.audit(
    'transfer', 'projects', project.id::text, project.id, old_tenant_id,
    jsonb_build_object('tenant_id', old_tenant_id, 'owner_id', offer.created_by),
    jsonb_build_object('tenant_id', project.tenant_id, 'owner_id', auth.uid())
  );
  return project;
end;
$$;

create function public.accept_transfer(transfer_id uuid, tenant_id uuid default null)
returns public.projects
language sql
volatile
security invoker
set search_path = ''
as $$
  select * from private.accept_transfer(transfer_id, tenant_id);
$$;

create function private.decline_transfer(transfer_id uuid)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  offer constant public.project_transfers := private.transfer_to_answer(transfer_id);
begin
  update public.project_transfers as t set declined_at = now() where t.id = offer.id;
end;
$$;

create function public.decline_transfer(transfer_id uuid)
returns void
language sql
volatile
security invoker
set search_path = ''
as $$
  select private.decline_transfer(transfer_id);
$$;

comment on function public.offer_project(uuid, text, boolean, public.project_role) is
  'Offers a project to a new owner by his address. Owners only; a newer offer takes the place of an open '
  'one.';
comment on function public.revoke_transfer(uuid) is 'Withdraws an open offer of a project. Owners only.';
comment on function public.transfers_offered_to_me() is
  'Projects that are on offer to the caller''s verified address, newest first.';
comment on function public.accept_transfer(uuid, uuid) is
  'Makes the caller the owner of a project that was offered to him. tenant_id: his own, when it leaves its '
  'tenant.';
comment on function public.decline_transfer(uuid) is 'Refuses a project that was offered to the caller.';
grant execute on function private.offer_project(uuid, text, boolean, public.project_role) to authenticated;
grant execute on function public.offer_project(uuid, text, boolean, public.project_role) to authenticated;
grant execute on function private.revoke_transfer(uuid) to authenticated;
grant execute on function public.revoke_transfer(uuid) to authenticated;
grant execute on function private.transfers_offered_to_me() to authenticated;
grant execute on function public.transfers_offered_to_me() to authenticated;
grant execute on function private.accept_transfer(uuid, uuid) to authenticated;
grant execute on function public.accept_transfer(uuid, uuid) to authenticated;
grant execute on function private.decline_transfer(uuid) to authenticated;
grant execute on function public.decline_transfer(uuid) to authenticated;
