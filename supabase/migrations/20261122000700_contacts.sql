-- Contacts: the people a project talks to, and the identities by which WhatsApp knows them.
-- Reads: members, within their scope; identities hold the digits and need full_numbers.
-- Writes: agents the person's own columns; identities come from Meta, imports and the contacts function.

-- tables ------------------------------------------------------------------

create table public.contacts (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.projects (id) on delete cascade,
  display_name text,
  profile_name text,
  name text generated always as (coalesce(display_name, profile_name)) stored,
  search_name text generated always as (public.arabic_normalize(coalesce(display_name, profile_name))) stored,
  profile_name_at timestamptz not null default '-infinity',
  phone_hint text,
  email text,
  language text,
  attributes jsonb not null default '{}',
  blocked_at timestamptz,
  merged_into_id uuid,
  erased_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint contacts_project_id_id_key unique (project_id, id), -- target of composite foreign keys
  constraint contacts_merged_into_fkey foreign key (project_id, merged_into_id)
    references public.contacts (project_id, id) on delete cascade,
  constraint contact_is_not_merged_into_itself check (merged_into_id <> id),
  constraint contact_display_name_is_short check (char_length(display_name) between 1 and 200),
  constraint contact_email_looks_like_one check (email ~ '^[^@\s]+@[^@\s]+$')
);

create index contacts_list_idx on public.contacts (project_id, created_at desc, id desc)
  where merged_into_id is null;
create index contacts_name_idx on public.contacts (project_id, search_name text_pattern_ops);
create index contacts_search_idx on public.contacts using gin (project_id,
  search_name extensions.gin_trgm_ops);
create index contacts_merged_into_idx on public.contacts (project_id, merged_into_id)
  where merged_into_id is not null;

comment on table public.contacts is
  'A person that a project talks to. How WhatsApp knows him stands in contact_identities.';
comment on column public.contacts.display_name is 'Set by a member; never overwritten by WhatsApp.';
comment on column public.contacts.profile_name is
  'The name the person shows on WhatsApp, kept current from webhooks.';
comment on column public.contacts.name is
  'What to show: the member''s name for him, else his own. Null: show phone_hint.';
comment on column public.contacts.phone_hint is
  'Country code and last two digits, for members who may not see the number.';
comment on column public.contacts.merged_into_id is
  'Set while this row is merged into another; it then has no identities and no conversations.';

create table public.contact_identities (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null,
  contact_id uuid not null,
  kind text not null,
  value text not null,
  source text not null,
  valid_from timestamptz not null default now(),
  valid_to timestamptz,
  created_at timestamptz not null default now(),

  constraint contact_identities_contact_fkey foreign key (project_id, contact_id)
    references public.contacts (project_id, id) on delete cascade,
  constraint identity_kind_is_known check (kind in ('phone', 'wa_id', 'bsuid', 'parent_bsuid', 'username')),
  constraint identity_source_is_known
    check (source in ('webhook', 'agent', 'api', 'import', 'merge', 'seed')),
  constraint identity_value_fits_its_kind check (case kind
    when 'phone' then value ~ '^\+[1-9][0-9]{6,14}$'
    when 'wa_id' then value ~ '^[0-9]{5,20}$'
    when 'bsuid' then value ~ '^[A-Z]{2}\.[A-Za-z0-9]{1,128}$'
    when 'parent_bsuid' then value ~ '^[A-Z]{2}\.ENT\.[A-Za-z0-9]{1,128}$'
    else char_length(value) between 1 and 128
  end),
  constraint identity_ends_after_it_begins check (valid_to >= valid_from)
);

create unique index contact_identities_current_idx
on public.contact_identities (project_id, kind, value) where valid_to is null;
-- Who held it before: messages arrive late.
create index contact_identities_past_idx
on public.contact_identities (project_id, kind, value, valid_to) where valid_to is not null;
create index contact_identities_contact_idx on public.contact_identities (project_id, contact_id);
create index contact_identities_prefix_idx
on public.contact_identities (project_id, value text_pattern_ops) where valid_to is null;
create index contact_identities_search_idx
on public.contact_identities using gin (project_id, value extensions.gin_trgm_ops) where valid_to is null;

comment on table public.contact_identities is
  'By what a contact is or was known: E.164 phone, wa_id, BSUID, parent BSUID, username; with validity and '
  'source.';
comment on column public.contact_identities.value is
  'phone: canonical E.164 with +. wa_id: as Meta wrote it, what a send goes to. Others verbatim.';
comment on column public.contact_identities.valid_to is
  'Null while current. A person who changed his number keeps the old row, closed.';

-- access ------------------------------------------------------------------

alter table public.contacts enable row level security;
alter table public.contact_identities enable row level security;

revoke all on public.contacts, public.contact_identities from anon, authenticated, service_role;
grant select on public.contacts, public.contact_identities to anon, authenticated;
grant update (display_name, email, language, attributes) on public.contacts to authenticated;
grant delete on public.contacts to authenticated;
grant select, insert, update, delete on public.contacts, public.contact_identities to service_role;

-- The policies that ask for conversations stand in conversations.sql.

create policy "agents can change their project's contacts"
on public.contacts for update to authenticated
using (project_id = any (array(select private.my_project_ids('agent'))))
with check (project_id = any (array(select private.my_project_ids('agent'))));

create policy "admins can delete their project's contacts"
on public.contacts for delete to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))));

-- functions ---------------------------------------------------------------

create type private.person as (
  project_id uuid,
  wa_id text,
  bsuid text,
  parent_bsuid text,
  username text,
  profile_name text,
  seen_at timestamptz
);

comment on type private.person is 'How a webhook or a request names somebody; what is unknown is null.';

create type private.known_identity as (
  place integer,
  project_id uuid,
  rank integer,
  kind text,
  value text,
  seen_at timestamptz,
  contact_id uuid
);

comment on type private.known_identity is 'An identity of the person at a place, and whose it is.';

create function private.identities_of(person private.person)
returns table (rank integer, kind text, value text)
language sql
immutable
security invoker
set search_path = ''
rows 3 -- or the planner expects a thousand, and reads all of a project's identities for each person
as $$
  -- BSUID before phone: a phone number can pass to somebody else. A username is no proof: it is kept, never
  -- matched.
  select i.rank, i.kind, i.value
  from (values
    (1, 'bsuid', (person).bsuid),
    (2, 'parent_bsuid', (person).parent_bsuid),
    (3, 'phone', private.canonical_phone((person).wa_id)),
    (4, 'wa_id', nullif(regexp_replace((person).wa_id, '[^0-9]', '', 'g'), ''))
  ) as i (rank, kind, value)
  where i.value is not null;
$$;

create function private.phone_hint(phone text)
returns text
language sql
immutable
security invoker
set search_path = ''
as $$
  select case when p.value is not null then '+' || substr(p.value, 2, 2) || ' ••• ' || right(p.value, 2) end
  from (select private.canonical_phone(phone) as value) as p;
$$;

comment on function private.phone_hint(text) is 'What a member without full_numbers sees of a number.';

-- Adds what a person is newly known by, and keeps his profile name current by Meta's time, not by arrival.
create function private.note_identities(
  contact_ids uuid[], people private.person[], source text, known private.known_identity[] default null
)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  -- Known people are the rule, and nothing is written about them.
  insert into public.contact_identities (project_id, contact_id, kind, value, source, valid_from)
  select distinct on (k.project_id, k.kind, k.value)
    k.project_id, contact_ids[k.place], k.kind, k.value, note_identities.source, coalesce(k.seen_at, now())
  from unnest(coalesce(known, private.look_up_people(people))) as k
  where k.contact_id is null and contact_ids[k.place] is not null
  order by k.project_id, k.kind, k.value, k.place
  on conflict do nothing;

  update public.contacts as t
  set profile_name = latest.profile_name, profile_name_at = latest.seen_at
  from (
    select distinct on (c.contact_id)
      c.contact_id, left(p.profile_name, 200) as profile_name, coalesce(p.seen_at, now()) as seen_at
    from unnest(people) with ordinality
      as p (project_id, wa_id, bsuid, parent_bsuid, username, profile_name, seen_at, ord)
    join unnest(contact_ids) with ordinality as c (contact_id, ord) using (ord)
    where p.profile_name <> ''
    order by c.contact_id, p.seen_at desc nulls last, p.ord desc
  ) as latest
  where t.id = latest.contact_id
    and latest.seen_at >= t.profile_name_at
    and t.profile_name is distinct from latest.profile_name;

  update public.contacts as t set phone_hint = private.phone_hint(p.wa_id)
  from unnest(people) with ordinality
    as p (project_id, wa_id, bsuid, parent_bsuid, username, profile_name, seen_at, ord)
  join unnest(contact_ids) with ordinality as c (contact_id, ord) using (ord)
  where t.id = c.contact_id and t.phone_hint is null and private.phone_hint(p.wa_id) is not null;

  perform private.note_username(c.contact_id, p.project_id, p.username, coalesce(p.seen_at, now()),
    note_identities.source)
  from unnest(people) with ordinality
    as p (project_id, wa_id, bsuid, parent_bsuid, username, profile_name, seen_at, ord)
  join unnest(contact_ids) with ordinality as c (contact_id, ord) using (ord)
  where p.username <> '' and c.contact_id is not null
  order by p.ord;
end;
$$;

create function private.note_username(
  contact_id uuid, project_id uuid, username text, seen_at timestamptz, source text
)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  if exists (
    select 1 from public.contact_identities as i
    where i.project_id = note_username.project_id and i.kind = 'username' and i.value = note_username.username
      and i.contact_id = note_username.contact_id and i.valid_to is null
  ) then
    return;
  end if;
  -- A username passes on: it has one holder, and a holder has one username.
  update public.contact_identities as i
  set valid_to = greatest(note_username.seen_at, i.valid_from)
  where i.project_id = note_username.project_id and i.kind = 'username' and i.valid_to is null
    and (i.value = note_username.username or i.contact_id = note_username.contact_id);
  insert into public.contact_identities (project_id, contact_id, kind, value, source, valid_from)
  values (project_id, contact_id, 'username', username, source, seen_at)
  on conflict do nothing;
end;
$$;

-- Whose the identities of people were when they were seen. Of several holders of a number, one after the
-- other,
-- it is the first whose time had not ended then: when a validity begins is only when we heard of it, and an
-- older message of the first holder is his as well. All of a batch at once: this is asked for every sender.
create function private.look_up_people(people private.person[])
returns private.known_identity[]
language plpgsql -- planned once per connection, not at each call
stable
security definer
set search_path = ''
set enable_bitmapscan = off -- the index for searching could answer as well, a thousand times slower
as $$
begin
  return (
    select array_agg(row(
      p.ord, p.project_id, i.rank, i.kind, i.value, p.seen_at, coalesce(
        (
          select h.contact_id
          from public.contact_identities as h
          where h.project_id = p.project_id and h.kind = i.kind and h.value = i.value
            and h.valid_to is not null and h.valid_to > coalesce(p.seen_at, now())
          order by h.valid_to
          limit 1
        ),
        (
          select c.contact_id
          from public.contact_identities as c
          where c.project_id = p.project_id and c.kind = i.kind and c.value = i.value and c.valid_to is null
        )
      )
    )::private.known_identity order by p.ord, i.rank)
    from unnest(people) with ordinality
      as p (project_id, wa_id, bsuid, parent_bsuid, username, profile_name, seen_at, ord)
    -- As in identities_of(), which would be a call for each.
    cross join lateral (values
      (1, 'bsuid', p.bsuid),
      (2, 'parent_bsuid', p.parent_bsuid),
      (3, 'phone', private.canonical_phone(p.wa_id)),
      (4, 'wa_id', nullif(regexp_replace(p.wa_id, '[^0-9]', '', 'g'), ''))
    ) as i (rank, kind, value)
    where i.value is not null
  );
end;
$$;

comment on function private.look_up_people(private.person[]) is
  'Each identity of each person with the contact that held it when the person was seen; null: news.';
revoke execute on function private.look_up_people(private.person[])
from public, anon, authenticated, service_role;

-- The contact of each place, by the best identity that is known; null where none is.
create function private.contacts_of(known private.known_identity[], count integer)
returns uuid[]
language plpgsql -- planned once per connection, not at each call
immutable
security definer
set search_path = ''
as $$
begin
  return (
    select array_agg(f.contact_id order by o.place)
    from generate_series(1, count) as o (place)
    left join (
      select distinct on (k.place) k.place, k.contact_id
      from unnest(known) as k
      where k.contact_id is not null
      order by k.place, k.rank
    ) as f on f.place = o.place
  );
end;
$$;

revoke execute on function private.contacts_of(private.known_identity[], integer)
from public, anon, authenticated, service_role;

-- The contacts of people, in their order; null where nobody is known by these identities.
create function private.find_contacts(people private.person[])
returns uuid[]
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return private.contacts_of(private.look_up_people(people), cardinality(people));
end;
$$;

comment on function private.find_contacts(private.person[]) is
  'The contact that each person was when he was seen, in order; null where unknown.';

-- Finds or creates the contact of each person, in order. Safe under concurrency: whoever would create or join
-- somebody holds a lock on his identities until the end of the transaction, and looks again once he has it.
-- The contacts found stay locked as well, so that a merge waits for what is being stored, or is followed.
create function private.resolve_contacts(people private.person[], source text)
returns uuid[]
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  known private.known_identity[] := private.look_up_people(people);
  ids uuid[] := private.contacts_of(known, cardinality(people));
  -- Places of people who carry identities of two contacts: a BSUID here, a number there. A number alone
  -- belongs
  -- to one contact.
  torn constant integer[] := (
    select array_agg(t.place order by t.place)
    from (
      select k.place from unnest(known) as k
      group by k.place
      having count(distinct k.contact_id) > 1 and bool_or(k.kind = 'bsuid')
    ) as t
  );
  person private.person;
begin
  if array_position(ids, null) is not null or torn is not null then
    -- All locks at once and sorted, so that two batches cannot wait for each other in a circle.
    perform pg_advisory_xact_lock(l.key)
    from (
      select distinct hashtextextended(p.project_id::text || i.kind || i.value, 0) as key
      from unnest(people) with ordinality
        as p (project_id, wa_id, bsuid, parent_bsuid, username, profile_name, seen_at, ord)
      cross join lateral private.identities_of(
        row(p.project_id, p.wa_id, p.bsuid, p.parent_bsuid, p.username, p.profile_name,
          p.seen_at)::private.person
      ) as i
      where ids[p.ord] is null or p.ord = any (torn)
      order by 1
    ) as l;

    for place in 1 .. cardinality(people) loop
      person := people[place];
      if ids[place] is null then
        ids[place] := private.find_or_create_contact(person, source);
      elsif place = any (torn) then
        ids[place] := private.reconcile_person(person);
      end if;
    end loop;
    known := null; -- what was known has changed
  end if;
  ids := private.hold_contacts(ids);
  perform private.note_identities(ids, people, source, known);
  return ids;
end;
$$;

comment on function private.resolve_contacts(private.person[], text) is
  'Finds or creates the contact of each person and notes what is new about him. No identity: null.';

-- Locks contacts until the end of the transaction, in one order, and follows those that were merged
-- meanwhile.
create function private.hold_contacts(ids uuid[])
returns uuid[]
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  loop
    perform 1 from public.contacts as c where c.id = any (ids) order by c.id for no key update;
    exit when not exists (
      select 1 from public.contacts as c where c.id = any (ids) and c.merged_into_id is not null
    );
    select array_agg(coalesce(c.merged_into_id, i.id) order by i.place) into ids
    from unnest(ids) with ordinality as i (id, place)
    left join public.contacts as c on c.id = i.id;
  end loop;
  return ids;
end;
$$;

comment on function private.hold_contacts(uuid[]) is
  'The contacts that these are now, locked against merging until the transaction ends.';

create function private.find_or_create_contact(person private.person, source text)
returns uuid
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  contact_id uuid := (private.find_contacts(array[person]))[1];
begin
  if contact_id is not null or not exists (select 1 from private.identities_of(person)) then
    return contact_id;
  end if;
  insert into public.contacts (project_id, profile_name, profile_name_at, phone_hint)
  values (
    person.project_id, nullif(left(person.profile_name, 200), ''),
    -- Who came without a name has none yet: an older message may bring it.
    case when person.profile_name <> '' then coalesce(person.seen_at, now()) else '-infinity' end,
    private.phone_hint(person.wa_id)
  )
  returning id into contact_id;
  insert into public.contact_identities (project_id, contact_id, kind, value, source, valid_from)
  select person.project_id, contact_id, i.kind, i.value, find_or_create_contact.source,
    coalesce(person.seen_at, now())
  from private.identities_of(person) as i
  on conflict do nothing;
  return contact_id;
end;
$$;

comment on function private.find_or_create_contact(private.person, text) is
  'One person of resolve_contacts(), whose identities the caller has locked.';

-- triggers ----------------------------------------------------------------

create trigger _100_touch_updated_at before update on public.contacts
for each row execute function public.update_updated_at_column();
