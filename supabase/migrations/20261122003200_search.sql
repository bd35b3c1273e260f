-- Search: people by name and number; messages by their words are searched in message_search.sql.
-- A like is not leakproof, so under row level security Postgres would test it only after the policy, on every
-- row of the project. The inner functions therefore search as definer, over the same scope as the policies,
-- and give ids alone; the outer ones read those rows as the caller.

-- tables ------------------------------------------------------------------

-- The names of people by who sees them, in their order: a member who sees a part of the project would pass
-- over everybody else's people to find his own.
create table private.name_scopes (
  project_id uuid not null,
  conversation_id uuid not null,
  scope_id uuid not null,
  contact_id uuid not null,
  search_name text not null,

  primary key (project_id, conversation_id, scope_id),
  constraint name_scopes_conversation_fkey foreign key (project_id, conversation_id)
    references public.conversations (project_id, id) on delete cascade
);

create index name_scopes_names_idx
on private.name_scopes (project_id, scope_id, search_name text_pattern_ops, contact_id);

comment on table private.name_scopes is
  'For each conversation of an assignee or a team: the name of its contact. Kept by triggers.';
comment on column private.name_scopes.scope_id is 'The assignee or the team.';
comment on column private.name_scopes.search_name is 'That of the contact; empty while he has none.';

-- access ------------------------------------------------------------------

alter table private.name_scopes enable row level security;

revoke all on private.name_scopes from public, anon, authenticated, service_role;

create policy "nobody reads names by scope"
on private.name_scopes for select to authenticated
using (false);

-- functions ---------------------------------------------------------------

-- The secret key reads everything, and so searches everything.
create function private.caller_bypasses_policies()
returns boolean
language plpgsql -- in sql it would be planned at each call, which took a fifth of a search
stable
security invoker
set search_path = ''
as $$
begin
  if current_setting('role', true) in ('anon', 'authenticated') then
    return false; -- the rule, without a look into the catalogue
  end if;
  return (
    select r.rolbypassrls or r.rolsuper
    from pg_catalog.pg_roles as r
    where r.rolname = coalesce(nullif(current_setting('role', true), 'none'), session_user)
  );
end;
$$;

comment on function private.caller_bypasses_policies() is
  'Whether row level security does not bind who is asking, whatever function he asks through.';
grant execute on function private.caller_bypasses_policies() to anon, authenticated, service_role;

-- What the caller sees of a project, asked once per search.
create type private.search_scope as (
  sees_some boolean,
  sees_all boolean,
  sees_numbers boolean,
  member_id uuid,
  team_ids uuid[],
  whatsapp_number_ids uuid[]
);

comment on type private.search_scope is
  'Who searches: everything of the project, or what is his, his teams'' or of his key''s numbers.';

create function private.my_search_scope(project uuid, key_scope text)
returns private.search_scope
language plpgsql
stable
-- as the functions that policies ask; a member's row says at once what those are asked for one by one
security definer
set search_path = ''
as $$
declare
  me constant uuid := auth.uid();
  member public.project_members;
  scope private.search_scope;
begin
  scope.sees_some := private.caller_bypasses_policies();
  scope.sees_all := scope.sees_some;
  scope.sees_numbers := scope.sees_some;
  if scope.sees_some then
    return scope;
  end if;

  if me is null then
    scope.sees_all := project = any (private.my_whole_project_ids('viewer', key_scope));
    scope.sees_some := scope.sees_all or project in (select private.my_project_ids('viewer', key_scope));
    scope.sees_numbers := project in (select private.my_project_ids_with('full_numbers', key_scope));
    scope.whatsapp_number_ids := array(select private.my_key_number_ids(key_scope));
    return scope;
  end if;

  select m.* into member from public.project_members as m
  where m.project_id = project and m.user_id = me and m.disabled_at is null;
  scope.sees_some := member.user_id is not null;
  scope.sees_all := coalesce(member.scope = 'all', false);
  scope.sees_numbers := coalesce(member.role >= 'admin' or (member.role = 'agent' and member.full_numbers),
    false);
  scope.member_id := me;
  if member.scope = 'team' then
    scope.team_ids := array(
      select t.team_id from public.team_members as t where t.project_id = project and t.user_id = me
    );
  end if;
  return scope;
end;
$$;

revoke execute on function private.my_search_scope(uuid, text) from public, anon, authenticated, service_role;

-- Along the index of names until enough are found: a plan that sorts all that begin so first would ask for
-- the
-- conversations of each of them.
create function private.match_names_that_begin(
  project uuid, prefix text, max_rows integer, sees_all boolean, number_ids uuid[]
)
returns table (contact_id uuid)
language plpgsql
stable
security definer -- see above
set search_path = ''
set plan_cache_mode = force_custom_plan -- a prefix is an index range only while it is a constant
set enable_bitmapscan = off
rows 20
as $$
begin
  return query
  select c.id
  from public.contacts as c
  where c.project_id = project and c.search_name like prefix and c.merged_into_id is null
    and (sees_all or exists (
      select 1 from public.conversations as v
      where v.project_id = project and v.contact_id = c.id and v.whatsapp_number_id = any (number_ids)
    ))
  order by c.search_name using operator(pg_catalog.~<~), c.id
  limit max_rows;
end;
$$;

-- The same for who sees what is his or his teams': as many from each of those, and the first of them.
create function private.match_names_of_scopes(
  project uuid, prefix text, max_rows integer, scope_ids uuid[]
)
returns table (contact_id uuid)
language plpgsql
stable
security definer -- see above
set search_path = ''
set plan_cache_mode = force_custom_plan -- as above
set enable_bitmapscan = off
rows 20
as $$
begin
  return query
  select f.contact_id
  from (
    select distinct n.search_name, n.contact_id
    from unnest(scope_ids) as s (id)
    cross join lateral (
      -- distinct: a contact of two numbers stands there twice
      select distinct w.search_name, w.contact_id
      from private.name_scopes as w
      where w.project_id = project and w.scope_id = s.id and w.search_name like prefix
      order by w.search_name using operator(pg_catalog.~<~), w.contact_id
      limit max_rows
    ) as n
    order by n.search_name using operator(pg_catalog.~<~), n.contact_id
    limit max_rows
  ) as f;
end;
$$;

-- Every name that holds it by the trigram index; a plan that hopes to find enough on the way reads the
-- project.
create function private.match_names_that_hold(
  project uuid, prefix text, max_rows integer, sees_all boolean, member_id uuid, team_ids uuid[],
  number_ids uuid[]
)
returns table (contact_id uuid)
language sql
stable
security definer -- see above
set search_path = ''
rows 20
as $$
  with hits as materialized (
    select c.id, c.search_name
    from public.contacts as c
    where c.project_id = project and c.search_name like '%' || prefix and c.search_name not like prefix
      and c.merged_into_id is null
  )
  select h.id
  from hits as h
  where (sees_all or (
    select bool_or(v.assignee_id = member_id or v.team_id = any (team_ids)
      or v.whatsapp_number_id = any (number_ids))
    from public.conversations as v where v.project_id = project and v.contact_id = h.id
  ))
  order by h.search_name using operator(pg_catalog.~<~), h.id
  limit max_rows;
$$;

revoke execute on function private.match_names_that_begin(uuid, text, integer, boolean, uuid[])
from public, anon, authenticated, service_role;
revoke execute on function private.match_names_of_scopes(uuid, text, integer, uuid[])
from public, anon, authenticated, service_role;
revoke execute on function private.match_names_that_hold(
  uuid, text, integer, boolean, uuid, uuid[], uuid[]
) from public, anon, authenticated, service_role;

create function private.match_contacts(
  project uuid, words text, max_rows integer, sees_numbers boolean, sees_all boolean, member_id uuid,
    team_ids uuid[],
  number_ids uuid[]
)
returns table (contact_id uuid, place bigint)
language plpgsql
stable
security definer -- see above
set search_path = ''
set plan_cache_mode = force_custom_plan -- a prefix is an index range only while it is a constant
rows 20
as $$
declare
  prefix constant text := replace(replace(replace(words, '\', '\\'), '%', '\%'), '_', '\_') || '%';
  -- 01…, +20… and 0020… all end in the same digits
  digits constant text := case when sees_numbers and words ~ '^[0-9 +().-]+$'
    then regexp_replace(regexp_replace(words, '[^0-9]', '', 'g'), '^0+', '') else '' end;
  found_rows integer;
begin
  -- A whole number, however written, is one look into an index; a part of one needs the trigrams.
  if char_length(digits) >= 7 then
    return query
    select i.contact_id, 1::bigint
    from public.projects as p
    join public.contact_identities as i
      on i.project_id = p.id and i.kind = 'phone' and i.valid_to is null
      and i.value = private.canonical_phone(words, p.default_country)
    where p.id = project
      and (sees_all or (
        select bool_or(v.assignee_id = member_id or v.team_id = any (team_ids)
          or v.whatsapp_number_id = any (number_ids))
        from public.conversations as v where v.project_id = project and v.contact_id = i.contact_id
      ));
    if found then
      return;
    end if;
  end if;
  if char_length(digits) > 2 then
    return query
    select b.id, row_number() over (order by b.id)
    from (
      select distinct i.contact_id as id
      from public.contact_identities as i
      where i.project_id = project and i.valid_to is null and i.value like '%' || digits || '%'
        and i.kind in ('phone', 'wa_id')
        and (sees_all or (
          select bool_or(v.assignee_id = member_id or v.team_id = any (team_ids)
            or v.whatsapp_number_id = any (number_ids))
          from public.conversations as v where v.project_id = project and v.contact_id = i.contact_id
        ))
      limit max_rows
    ) as b;
  elsif char_length(digits) > 0 then
    return query
    select i.contact_id, row_number() over (order by i.value using operator(pg_catalog.~<~))
    from public.contact_identities as i
    where i.project_id = project and i.valid_to is null and i.value like '+' || digits || '%'
      and i.kind = 'phone'
      and (sees_all or (
        select bool_or(v.assignee_id = member_id or v.team_id = any (team_ids)
          or v.whatsapp_number_id = any (number_ids))
        from public.conversations as v where v.project_id = project and v.contact_id = i.contact_id
      ))
    order by i.value using operator(pg_catalog.~<~)
    limit max_rows;
  end if;

  -- Names that begin so, then, if there is room, those that hold it.
  if sees_all or number_ids is not null then
    return query
    select n.contact_id, 1000 + row_number() over ()
    from private.match_names_that_begin(project, prefix, max_rows, sees_all, number_ids) as n;
  else
    return query
    select n.contact_id, 1000 + row_number() over ()
    from private.match_names_of_scopes(
      project, prefix, max_rows, array_append(team_ids, member_id)
    ) as n;
  end if;
  get diagnostics found_rows = row_count;
  if char_length(words) > 2 and found_rows < max_rows then
    return query
    select n.contact_id, 2000 + row_number() over ()
    from private.match_names_that_hold(
      project, prefix, max_rows, sees_all, member_id, team_ids, number_ids
    ) as n;
  end if;
end;
$$;

revoke execute on function private.match_contacts(uuid, text, integer, boolean, boolean, uuid, uuid[], uuid[])
from public, anon, authenticated, service_role;

create function private.search_contact_ids(project uuid, term text, max_rows integer)
returns table (contact_id uuid, place bigint)
language plpgsql
stable
security definer -- see above
set search_path = ''
rows 20
as $$
declare
  words constant text := public.arabic_normalize(coalesce(term, ''));
  scope constant private.search_scope := private.my_search_scope(project, 'contacts:read');
begin
  if not scope.sees_some or words = '' then
    return;
  end if;
  return query
  select m.contact_id, min(m.place)
  from private.match_contacts(
    project, words, max_rows, scope.sees_numbers, scope.sees_all, scope.member_id, scope.team_ids,
    scope.whatsapp_number_ids
  ) as m
  group by m.contact_id
  order by 2
  limit max_rows;
end;
$$;

comment on function private.search_contact_ids(uuid, text, integer) is
  'Contacts of the caller''s scope whose name holds the term, or whose number does if he may see numbers.';
grant execute on function private.search_contact_ids(uuid, text, integer) to anon, authenticated,
  service_role;

create function public.search_contacts(project_id uuid, term text, max_rows integer default 20)
returns setof public.contacts
-- its plan is kept; that of an sql function with the policies in it costs more than the search
language plpgsql
stable
security invoker
set search_path = ''
rows 20
as $$
begin
  return query
  select c.*
  from private.search_contact_ids(project_id, term, least(greatest(coalesce(max_rows, 20), 1), 100)) as h
  join public.contacts as c on c.id = h.contact_id
  order by h.place;
end;
$$;

comment on function public.search_contacts(uuid, text, integer) is
  'Contacts by name or number, best first. The term is text: it has no operators. Up to two letters: '
  'beginnings alone.';
grant execute on function public.search_contacts(uuid, text, integer) to anon, authenticated, service_role;

-- triggers ----------------------------------------------------------------

create function private.tg_conversations__scope_name()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  if tg_op = 'UPDATE' then
    delete from private.name_scopes as n where n.project_id = new.project_id and n.conversation_id = new.id;
  end if;
  insert into private.name_scopes (project_id, conversation_id, scope_id, contact_id, search_name)
  select new.project_id, new.id, s.id, c.id, coalesce(c.search_name, '')
  from public.contacts as c
  cross join (values (new.assignee_id), (new.team_id)) as s (id)
  where c.project_id = new.project_id and c.id = new.contact_id and s.id is not null;
  return null;
end;
$$;

-- His conversations are locked first: one that is being assigned has read the name that goes.
create function private.tg_contacts__scope_name()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  perform 1 from public.conversations as v
  where v.project_id = new.project_id and v.contact_id = new.id order by v.id for no key update;
  update private.name_scopes as n set search_name = coalesce(new.search_name, '')
  from public.conversations as v
  where v.project_id = new.project_id and v.contact_id = new.id
    and n.project_id = v.project_id and n.conversation_id = v.id;
  return null;
end;
$$;

create trigger _300_scope_new_name after insert on public.conversations
for each row when (new.assignee_id is not null or new.team_id is not null)
execute function private.tg_conversations__scope_name();
create trigger _300_scope_name after update of assignee_id, team_id, contact_id on public.conversations
for each row when (
  (old.assignee_id, old.team_id, old.contact_id)
  is distinct from (new.assignee_id, new.team_id, new.contact_id)
)
execute function private.tg_conversations__scope_name();
create trigger _300_scope_name after update of display_name, profile_name on public.contacts
for each row when (old.search_name is distinct from new.search_name)
execute function private.tg_contacts__scope_name();
