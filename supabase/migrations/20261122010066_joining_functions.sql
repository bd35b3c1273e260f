-- Joining, the acts: new projects, invitations that are accepted once by the address they went to, and
-- joining where the
-- tenant trusts an address or its domain.

-- projects ----------------------------------------------------------------

create function private.create_project(tenant_id uuid, name text, slug text, time_zone text,
  default_language text)
returns public.projects
language plpgsql
volatile
security definer -- a project and its first owner are one act
set search_path = ''
as $$
declare
  project public.projects;
begin
  if not exists (
    select 1 from public.tenants as t where t.id = create_project.tenant_id and t.owner_id = auth.uid()
  ) then
    raise exception 'no tenant % of this caller', tenant_id using errcode = 'PT404', hint = 'not_found';
  end if;
  insert into public.projects (tenant_id, name, slug, time_zone, default_language, created_by)
  values (
    create_project.tenant_id, btrim(create_project.name), create_project.slug,
    coalesce(create_project.time_zone, 'Africa/Cairo'), coalesce(create_project.default_language, 'ar'),
      auth.uid()
  )
  returning * into project;
  insert into public.project_members (project_id, user_id, role) values (project.id, auth.uid(), 'owner');
  return project;
exception
  when unique_violation then
    raise exception 'a project with this slug exists' using errcode = 'PT409', hint = 'conflict';
  when check_violation then
    raise exception 'name, slug or language is not valid' using errcode = 'PT422', hint = 'invalid_request';
end;
$$;

create function public.create_project(
  tenant_id uuid, name text, slug text, time_zone text default null, default_language text default null
)
returns public.projects
language sql
volatile
security invoker
set search_path = ''
as $$
  select * from private.create_project(tenant_id, name, slug, time_zone, default_language);
$$;

comment on function public.create_project(uuid, text, text, text, text) is
  'Makes a project, whose owner is the caller: the owner of the tenant.';
grant execute on function private.create_project(uuid, text, text, text, text) to authenticated;
grant execute on function public.create_project(uuid, text, text, text, text) to authenticated;

-- invitations -------------------------------------------------------------

create function private.create_invitation(project_id uuid, invitation jsonb)
returns jsonb
language plpgsql
volatile
security definer -- links and their hashes take no direct writes
set search_path = ''
as $$
declare
  project constant public.projects := private.my_project_to_act_on(project_id, 'admin');
  token constant text := replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
  wanted_role constant public.project_role := (invitation ->> 'role')::public.project_role;
  address constant text := lower(btrim(invitation ->> 'email'));
  link public.magic_links;
begin
  if wanted_role = 'owner' and project.id <> all (array(select private.my_project_ids('owner'))) then
    raise exception 'only an owner invites owners' using errcode = 'PT403', hint = 'forbidden';
  end if;
  if exists (
    select 1 from public.project_members as m
    join public.users as u on u.id = m.user_id
    where m.project_id = project.id and lower(u.email) = address
  ) then
    raise exception 'this address belongs to a member' using errcode = 'PT409', hint = 'conflict';
  end if;
  -- A newer invitation takes the place of an open one.
  update public.magic_links as l set revoked_at = now()
  where l.project_id = project.id and l.email = address and l.used_at is null and l.revoked_at is null;
  insert into public.magic_links (project_id, email, role, scope, switches, team_id, created_by)
  values (
    project.id, address, wanted_role, coalesce(invitation ->> 'scope', 'all'),
    array(select jsonb_array_elements_text(coalesce(invitation -> 'switches', '[]'))),
    (invitation ->> 'team_id')::uuid, auth.uid()
  )
  returning * into link;
  insert into private.magic_link_hashes (token_hash, magic_link_id)
  values (sha256(convert_to(token, 'utf8')), link.id);
  return to_jsonb(link) || jsonb_build_object('token', token);
exception when check_violation or foreign_key_violation then
  raise exception 'address, scope, switches or team of the invitation are not valid'
    using errcode = 'PT422', hint = 'invalid_request';
end;
$$;

create function public.create_invitation(project_id uuid, invitation jsonb)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
as $$
  select private.create_invitation(project_id, invitation);
$$;

comment on function public.create_invitation(uuid, jsonb) is
  'Invites an address: {email, role, scope?, switches?, team_id?}. `token` of the answer is shown this once.';

create function private.revoke_invitation(invitation_id uuid)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  update public.magic_links as l set revoked_at = now()
  where l.id = invitation_id and l.used_at is null and l.revoked_at is null
    and l.project_id = any (array(select private.my_project_ids('admin')));
  if not found then
    raise exception 'no open invitation %', invitation_id using errcode = 'PT404', hint = 'not_found';
  end if;
end;
$$;

create function public.revoke_invitation(invitation_id uuid)
returns void
language sql
volatile
security invoker
set search_path = ''
as $$
  select private.revoke_invitation(invitation_id);
$$;

-- The address that Auth has verified, or null.
create function private.my_verified_address()
returns text
language sql
stable
security definer -- Auth's tables are closed to users
set search_path = ''
as $$
  select lower(u.email) from auth.users as u where u.id = auth.uid() and u.email_confirmed_at is not null;
$$;

revoke execute on function private.my_verified_address() from public, anon, authenticated, service_role;

create function private.accept_invitation(token text)
returns public.project_members
language plpgsql
volatile
security definer -- who is invited is no member yet
set search_path = ''
as $$
declare
  link public.magic_links;
  member public.project_members;
begin
  -- The row is the lock: of two who accept at once, the second finds it used.
  select l.* into link
  from private.magic_link_hashes as h
  join public.magic_links as l on l.id = h.magic_link_id
  where h.token_hash = sha256(convert_to(accept_invitation.token, 'utf8'))
  for update of l;
  if link.id is null or link.used_at is not null or link.revoked_at is not null
    or link.expires_at <= now() then
    raise exception 'this invitation is unknown, used, withdrawn or too old' using errcode = 'PT404',
      hint = 'not_found';
  end if;
  if link.email is distinct from private.my_verified_address() then
    raise exception 'this invitation went to another address' using errcode = 'PT403', hint = 'forbidden';
  end if;
  insert into public.project_members as m (
    project_id, user_id, role, scope, manage_templates, broadcast, export, full_numbers, invited_by
  )
  values (
    link.project_id, auth.uid(), link.role, link.scope, 'manage_templates' = any (link.switches),
    'broadcast' = any (link.switches), 'export' = any (link.switches), 'full_numbers' = any (link.switches),
    link.created_by
  )
  on conflict (project_id, user_id) do nothing;
  if link.team_id is not null then
    insert into public.team_members (project_id, team_id, user_id)
    values (link.project_id, link.team_id, auth.uid())
    on conflict do nothing;
  end if;
  update public.magic_links as l set used_at = now(), used_by = auth.uid() where l.id = link.id;
  select m.* into member from public.project_members as m
  where m.project_id = link.project_id and m.user_id = auth.uid();
  return member;
end;
$$;

create function public.accept_invitation(token text)
returns public.project_members
language sql
volatile
security invoker
set search_path = ''
as $$
  select * from private.accept_invitation(token);
$$;

comment on function public.accept_invitation(text) is
  'Makes the caller a member, when the invitation went to his verified address. It works once.';

create function private.join_project(project_id uuid)
returns public.project_members
language plpgsql
volatile
security definer -- who joins is no member yet
set search_path = ''
as $$
declare
  address constant text := private.my_verified_address();
  member public.project_members;
begin
  insert into public.project_members as m (project_id, user_id, role)
  select p.id, auth.uid(), max(t.role)
  from public.projects as p
  join public.trusted_users as t on t.tenant_id = p.tenant_id
    and (t.project_id is null or t.project_id = p.id)
  where p.id = join_project.project_id
    and p.archived_at is null
    and case t.kind when 'address' then t.value = address else t.value = split_part(address, '@', 2) end
  group by p.id
  on conflict on constraint project_members_pkey do nothing;
  select m.* into member from public.project_members as m
  where m.project_id = join_project.project_id and m.user_id = auth.uid() and m.disabled_at is null;
  if member.user_id is null then
    raise exception 'no project % that this address may join', project_id using errcode = 'PT404',
      hint = 'not_found';
  end if;
  return member;
end;
$$;

create function public.join_project(project_id uuid)
returns public.project_members
language sql
volatile
security invoker
set search_path = ''
as $$
  select * from private.join_project(project_id);
$$;

comment on function public.revoke_invitation(uuid) is 'Withdraws an open invitation. Admins only.';
comment on function public.join_project(uuid) is
  'Makes the caller a member, when his tenant trusts his verified address or its domain.';
grant execute on function private.create_invitation(uuid, jsonb) to authenticated;
grant execute on function public.create_invitation(uuid, jsonb) to authenticated;
grant execute on function private.revoke_invitation(uuid) to authenticated;
grant execute on function public.revoke_invitation(uuid) to authenticated;
grant execute on function private.accept_invitation(text) to authenticated;
grant execute on function public.accept_invitation(text) to authenticated;
grant execute on function private.join_project(uuid) to authenticated;
grant execute on function public.join_project(uuid) to authenticated;

-- teams -------------------------------------------------------------------

create function public.set_team_members(team_id uuid, user_ids uuid[])
returns void
language plpgsql
volatile
security invoker -- the policies of team_members decide
set search_path = ''
as $$
declare
  team public.teams;
begin
  select t.* into team from public.teams as t where t.id = set_team_members.team_id;
  if team.id is null then
    raise exception 'no team % for this caller', team_id using errcode = 'PT404', hint = 'not_found';
  end if;
  delete from public.team_members as m
  where m.project_id = team.project_id and m.team_id = team.id and m.user_id <> all (user_ids);
  insert into public.team_members (project_id, team_id, user_id)
  select team.project_id, team.id, u.id from unnest(user_ids) as u (id)
  on conflict do nothing;
exception when foreign_key_violation then
  raise exception 'a team is made of members of its project' using errcode = 'PT422',
    hint = 'invalid_request';
end;
$$;

comment on function public.set_team_members(uuid, uuid[]) is 'Who is in a team, as a whole.';
grant execute on function public.set_team_members(uuid, uuid[]) to authenticated;
