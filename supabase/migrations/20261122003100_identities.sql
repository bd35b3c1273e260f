-- Identities: who a caller may act on, adding people by a typed number, and what webhooks tell about who is
-- who.
-- Joining two contacts that are one person stands in merging.sql.
-- Reads and writes: the tables of contacts.sql, by the functions below, for agents and for the workers.

-- the caller --------------------------------------------------------------

-- 404 for whom he cannot see, 403 for whom he may only look at: the rule of the policy on contacts.
create function private.my_contact_to_act_on(contact_id uuid, key_scope text)
returns public.contacts
language plpgsql
stable
security definer -- asks before the row is read
set search_path = ''
as $$
declare
  contact public.contacts;
begin
  select c.* into contact
  from public.contacts as c
  where c.id = my_contact_to_act_on.contact_id
    and (
      c.project_id = any ((select private.my_whole_project_ids('viewer', key_scope))::uuid[])
      or exists (
        select 1 from public.conversations as v
        where v.project_id = c.project_id
          and v.contact_id = c.id
          and (private.my_conversation(v.id, key_scope)).id is not null
      )
    );
  if contact.id is null then
    raise exception 'no contact % for this caller', contact_id using errcode = 'PT404', hint = 'not_found';
  end if;
  if contact.project_id <> all (array(select private.my_project_ids('agent', key_scope))) then
    raise exception 'this role may read but not act' using errcode = 'PT403', hint = 'forbidden';
  end if;
  return contact;
end;
$$;

comment on function private.my_contact_to_act_on(uuid, text) is
  'The contact if the caller may act on it; else 404 or 403.';
revoke execute on function private.my_contact_to_act_on(uuid, text) from public, anon, authenticated,
  service_role;

-- adding ------------------------------------------------------------------

create function private.add_contact(
  project_id uuid, phone text, display_name text, email text, language text, attributes jsonb
)
returns public.contacts
language plpgsql
volatile
security definer -- identities take no direct writes
set search_path = ''
as $$
declare
  project public.projects;
  number text;
  contact public.contacts;
  new_id uuid;
  known boolean;
begin
  select p.* into project from public.projects as p
  where p.id = add_contact.project_id and p.id = any (array(select private.my_project_ids('agent',
    'contacts:write')));
  if project.id is null then
    raise exception 'this caller may not add contacts to project %', project_id using errcode = 'PT403',
      hint = 'forbidden';
  end if;
  number := private.canonical_phone(phone, project.default_country);
  if number is null then
    raise exception 'this is no phone number' using errcode = 'PT422', hint = 'invalid_phone';
  end if;

  known := (private.find_contacts(array[
    row(project.id, number, null, null, null, null, null)::private.person
  ]))[1] is not null;
  -- Apart from the select: a statement does not see what a function that it calls writes.
  new_id := (private.resolve_contacts(
    array[row(project.id, number, null, null, null, null, now())::private.person],
    case when auth.uid() is null then 'api' else 'agent' end
  ))[1];
  select c.* into contact from public.contacts as c where c.id = new_id;

  -- Whose number it is stays hidden from a member who may not see numbers, or not this person.
  if known and (
    project.id <> all (array(select private.my_project_ids_with('full_numbers', 'contacts:write')))
    or project.id <> all ((select private.my_whole_project_ids('viewer', 'contacts:write'))::uuid[])
  ) then
    raise exception 'a contact with this number exists' using errcode = 'PT409', hint = 'contact_exists';
  end if;

  -- A name that a member gave stays; only what is empty is filled.
  update public.contacts as c
  set
    display_name = coalesce(c.display_name, nullif(btrim(add_contact.display_name), '')),
    email = coalesce(c.email, nullif(btrim(add_contact.email), '')),
    language = coalesce(c.language, add_contact.language),
    attributes = coalesce(add_contact.attributes, '{}') || c.attributes,
    phone_hint = coalesce(c.phone_hint, private.phone_hint(number))
  where c.id = contact.id
  returning c.* into contact;
  return contact;
exception when check_violation then
  raise exception 'name, e-mail or language is not valid' using errcode = 'PT422', hint = 'invalid_request';
end;
$$;

create function public.add_contact(
  project_id uuid, phone text, display_name text default null, email text default null,
    language text default null,
  attributes jsonb default '{}'
)
returns public.contacts
language sql
volatile
security invoker
set search_path = ''
as $$
  select * from private.add_contact(project_id, phone, display_name, email, language, attributes);
$$;

create function public.find_contact(project_id uuid, phone text)
returns setof public.contacts
language sql
stable
security invoker -- whoever may not see numbers finds nobody by one
set search_path = ''
rows 1
as $$
  select c.*
  from public.projects as p
  join public.contact_identities as i
    on i.project_id = p.id
    and i.kind = 'phone'
    and i.value = private.canonical_phone(find_contact.phone, p.default_country)
    and i.valid_to is null
  join public.contacts as c on c.project_id = i.project_id and c.id = i.contact_id
  where p.id = find_contact.project_id;
$$;

comment on function public.add_contact(uuid, text, text, text, text, jsonb) is
  'Finds or creates the contact with this number, written in any way; fills only what is empty.';
comment on function public.find_contact(uuid, text) is 'The contact with this number, written in any way.';
grant execute on function private.add_contact(uuid, text, text, text, text, jsonb) to anon, authenticated,
  service_role;
grant execute on function public.add_contact(uuid, text, text, text, text, jsonb) to anon, authenticated,
  service_role;
grant execute on function public.find_contact(uuid, text) to anon, authenticated, service_role;

-- what webhooks tell ------------------------------------------------------

-- Two contacts are one person when Meta says so: a BSUID here and its number there. Older ones survive. If
-- the number's holder is known by another BSUID, the number has passed on instead: it is closed there and
-- free for its new owner.
-- A pair that a member took apart is left apart.
create function private.reconcile_person(person private.person)
returns uuid
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  holders uuid[];
  best uuid;
  other uuid;
  survivor uuid;
begin
  select array_agg(f.contact_id order by f.rank) into holders
  from (
    select h.contact_id, min(h.rank) as rank
    from unnest(private.look_up_people(array[person])) as h
    where h.contact_id is not null
    group by h.contact_id
  ) as f;
  best := holders[1];
  foreach other in array coalesce(holders[2:], '{}') loop
    if exists (
      select 1 from public.contact_identities as i
      where i.project_id = person.project_id and i.contact_id = other and i.kind = 'bsuid'
        and i.valid_to is null
        and i.value <> person.bsuid
    ) then
      update public.contact_identities as i
      set valid_to = greatest(coalesce(person.seen_at, now()), i.valid_from)
      where i.project_id = person.project_id
        and i.contact_id = other
        and i.valid_to is null
        and i.valid_from <= coalesce(person.seen_at, now()) -- old news take nothing away
        and (i.kind, i.value) in (select k.kind, k.value from private.identities_of(person) as k
          where k.kind in ('phone', 'wa_id'));
    elsif not exists (
      select 1 from public.contact_merges as m
      where m.project_id = person.project_id
        and m.unmerged_at is not null
        and (m.survivor_id, m.merged_id) in ((best, other), (other, best))
    ) then
      select c.id into survivor from public.contacts as c where c.id in (best, other) order by c.created_at,
        c.id limit 1;
      perform private.merge_contacts(survivor, case when survivor = best then other else best end, 'webhook');
      best := survivor;
    end if;
  end loop;
  return best;
end;
$$;

comment on function private.reconcile_person(private.person) is
  'One person of resolve_contacts() whose identities belong to several contacts; the caller has locked them.';
revoke execute on function private.reconcile_person(private.person) from public, anon, authenticated,
  service_role;

-- A person changed his number, or Meta his BSUID: the old identity is closed, the new one is his. Whoever
-- wrote
-- from the new one since is the same person; whoever wrote from it before is its former owner, who has lost
-- it.
create function private.change_identities(
  contact_id uuid, wa_id text, bsuid text, parent_bsuid text, previous_bsuid text, changed_at timestamptz
)
returns uuid
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  contact public.contacts;
  new_person private.person;
  held uuid := (private.hold_contacts(array[change_identities.contact_id]))[1];
  newcomer uuid;
begin
  select c.* into contact from public.contacts as c where c.id = held;
  if contact.id is null then
    return null;
  end if;
  new_person := row(
    contact.project_id, change_identities.wa_id, change_identities.bsuid, change_identities.parent_bsuid,
      null, null, changed_at
  )::private.person;
  perform pg_advisory_xact_lock(l.key)
  from (
    select hashtextextended(contact.project_id::text || i.kind || i.value, 0) as key
    from private.identities_of(new_person) as i
    order by 1
  ) as l;

  update public.contact_identities as i
  set valid_to = greatest(changed_at, i.valid_from)
  where i.project_id = contact.project_id
    and i.contact_id = held
    and i.valid_to is null
    and i.valid_from <= changed_at
    and (
      (i.kind in ('phone', 'wa_id') and change_identities.wa_id is not null)
      or (i.kind = 'bsuid' and change_identities.bsuid is not null)
      or (i.kind = 'parent_bsuid' and change_identities.parent_bsuid is not null)
    )
    and (i.kind, i.value) not in (select k.kind, k.value from private.identities_of(new_person) as k);

  newcomer := (private.find_contacts(array[new_person]))[1];
  if newcomer <> held and exists (
    select 1 from public.messages as m
    where m.project_id = contact.project_id and m.contact_id = newcomer and m.direction = 'inbound'
      and m.occurred_at < changed_at
  ) then
    update public.contact_identities as i
    set valid_to = greatest(changed_at, i.valid_from)
    where i.project_id = contact.project_id
      and i.contact_id = newcomer
      and i.valid_to is null
      and (i.kind, i.value) in (select k.kind, k.value from private.identities_of(new_person) as k);
  elsif newcomer <> held then
    perform private.merge_contacts(held, newcomer, 'number_change');
  end if;
  perform private.note_identities(array[held], array[new_person], 'webhook');
  if change_identities.wa_id is not null then
    update public.contacts as c set phone_hint = private.phone_hint(change_identities.wa_id)
      where c.id = held;
  end if;
  insert into public.events (project_id, type, contact_id, data)
  values (contact.project_id, 'contact.identity_changed', held, '{}');
  return held;
end;
$$;

comment on function private.change_identities(uuid, text, text, text, text, timestamptz) is
  'Applies a system message of Meta: user_changed_number or user_changed_user_id. What is null did not '
  'change.';
revoke execute on function private.change_identities(uuid, text, text, text, text, timestamptz)
from public, anon, authenticated, service_role;
