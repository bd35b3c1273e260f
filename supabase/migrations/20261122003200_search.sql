-- Search: people by name and number, messages by their words.
-- A like is not leakproof, so under row level security Postgres would test it only after the policy, on every row of the
-- project. The inner functions therefore search as definer, over the same scope as the policies, and give ids alone; the
-- outer ones read those rows as the caller.

create index messages_time_idx on public.messages (project_id, occurred_at desc, id desc);

-- functions ---------------------------------------------------------------

-- The secret key reads everything, and so searches everything.
create function private.caller_bypasses_policies()
returns boolean
language sql
stable
security invoker
set search_path = ''
as $$
  select r.rolbypassrls or r.rolsuper
  from pg_catalog.pg_roles as r
  where r.rolname = coalesce(nullif(current_setting('role', true), 'none'), session_user);
$$;

comment on function private.caller_bypasses_policies() is
  'Whether row level security does not bind who is asking, whatever function he asks through.';
grant execute on function private.caller_bypasses_policies() to anon, authenticated, service_role;

create function private.search_contact_ids(project uuid, term text, max_rows integer)
returns table (contact_id uuid, place bigint)
language plpgsql
stable
security definer -- see above
set search_path = ''
set plan_cache_mode = force_custom_plan -- a prefix is an index range only while it is a constant
rows 20
as $$
declare
  words constant text := public.arabic_normalize(coalesce(term, ''));
  prefix constant text := replace(replace(replace(words, '\', '\\'), '%', '\%'), '_', '\_') || '%';
  -- 01…, +20… and 0020… all end in the same digits
  digits constant text := case when words ~ '^[0-9 +().-]+$'
    then regexp_replace(regexp_replace(words, '[^0-9]', '', 'g'), '^0+', '') else '' end;
  sees_all constant boolean := private.caller_bypasses_policies()
    or project = any (array(select private.my_whole_project_ids('viewer', 'contacts:read')));
  sees_some constant boolean := sees_all
    or project = any (array(select private.my_project_ids('viewer', 'contacts:read')));
  sees_numbers constant boolean := private.caller_bypasses_policies()
    or project = any (array(select private.my_project_ids_with('full_numbers', 'contacts:read')));
  visible uuid[];
begin
  if not sees_some or words = '' then
    return;
  end if;
  if not sees_all then
    select array_agg(distinct c.contact_id) into visible
    from public.conversations as c
    where c.project_id = project
      and (
        c.assignee_id = (select auth.uid())
        or c.team_id = any (array(select private.my_team_ids()))
        or c.whatsapp_number_id = any (array(select private.my_key_number_ids('contacts:read')))
      );
  end if;

  return query
  with by_prefix as (
    select c.id, 1 as how, c.search_name
    from public.contacts as c
    where c.project_id = project and c.search_name like prefix and c.merged_into_id is null
      and (sees_all or c.id = any (visible))
    order by c.search_name using operator(pg_catalog.~<~), c.id
    limit max_rows
  ),
  by_name as (
    select c.id, 3 as how, c.search_name
    from public.contacts as c
    where char_length(words) > 2
      and c.project_id = project and c.search_name like '%' || prefix and c.merged_into_id is null
      and (sees_all or c.id = any (visible))
    limit max_rows
  ),
  by_number as (
    select i.contact_id as id, 2 as how, null::text as search_name
    from public.contact_identities as i
    where char_length(digits) > 2 and sees_numbers
      and i.project_id = project and i.valid_to is null and i.value like '%' || digits || '%'
      and i.kind in ('phone', 'wa_id')
      and (sees_all or i.contact_id = any (visible))
    limit max_rows
  ),
  by_first_digits as (
    select i.contact_id as id, 2 as how, null::text as search_name
    from public.contact_identities as i
    where char_length(digits) in (1, 2) and sees_numbers
      and i.project_id = project and i.valid_to is null and i.value like '+' || digits || '%'
      and i.kind = 'phone'
      and (sees_all or i.contact_id = any (visible))
    limit max_rows
  ),
  hits as (
    select * from by_prefix
    union all select * from by_name
    union all select * from by_number
    union all select * from by_first_digits
  ),
  best as (
    select h.id, min(h.how) as how, min(h.search_name) as search_name from hits as h group by h.id
  )
  select b.id, row_number() over (order by b.how, b.search_name, b.id)
  from best as b
  order by 2
  limit max_rows;
end;
$$;

comment on function private.search_contact_ids(uuid, text, integer) is
  'Contacts of the caller''s scope whose name holds the term, or whose number does if he may see numbers. Up to two letters: beginnings alone.';
grant execute on function private.search_contact_ids(uuid, text, integer) to anon, authenticated, service_role;

create function public.search_contacts(project_id uuid, term text, max_rows integer default 20)
returns setof public.contacts
language sql
stable
security invoker
set search_path = ''
rows 20
as $$
  select c.*
  from private.search_contact_ids(project_id, term, least(greatest(coalesce(max_rows, 20), 1), 100)) as h
  join public.contacts as c on c.id = h.contact_id
  order by h.place;
$$;

comment on function public.search_contacts(uuid, text, integer) is
  'Contacts by name or number, best first. The term is text: it has no operators. Up to two letters: beginnings alone.';
grant execute on function public.search_contacts(uuid, text, integer) to anon, authenticated, service_role;

create function private.search_message_ids(
  project uuid, term text, max_rows integer, before_at timestamptz, before_id uuid, conversation uuid
)
returns table (message_id uuid, at timestamptz)
language plpgsql
stable
security definer -- see above
set search_path = ''
set plan_cache_mode = force_custom_plan -- a word in every message and one in twenty need different plans
rows 20
as $$
declare
  pattern constant text := private.like_pattern(coalesce(term, ''));
begin
  if char_length(public.arabic_normalize(coalesce(term, ''))) < 3 then
    return;
  end if;
  if private.caller_bypasses_policies()
    or project = any (array(select private.my_whole_project_ids('viewer', 'messages:read'))) then
    return query
    select m.id, m.occurred_at
    from public.messages as m
    where m.project_id = project
      and m.search_text like pattern
      and (conversation is null or m.conversation_id = conversation)
      and (before_at is null or (m.occurred_at, m.id) < (before_at, coalesce(before_id, '00000000-0000-0000-0000-000000000000')))
    order by m.occurred_at desc, m.id desc
    limit max_rows;
  elsif project = any (array(select private.my_project_ids('viewer', 'messages:read'))) then
    return query
    select m.id, m.occurred_at
    from public.messages as m
    join public.conversations as c on c.project_id = m.project_id and c.id = m.conversation_id
    where m.project_id = project
      and m.search_text like pattern
      and (conversation is null or m.conversation_id = conversation)
      and (before_at is null or (m.occurred_at, m.id) < (before_at, coalesce(before_id, '00000000-0000-0000-0000-000000000000')))
      and (
        c.assignee_id = (select auth.uid())
        or c.team_id = any (array(select private.my_team_ids()))
        or c.whatsapp_number_id = any (array(select private.my_key_number_ids('messages:read')))
      )
    order by m.occurred_at desc, m.id desc
    limit max_rows;
  end if;
end;
$$;

comment on function private.search_message_ids(uuid, text, integer, timestamptz, uuid, uuid) is
  'Messages of the caller''s scope that hold the term, newest first. Terms of one or two letters find none.';
grant execute on function private.search_message_ids(uuid, text, integer, timestamptz, uuid, uuid)
to anon, authenticated, service_role;

create function public.search_messages(
  project_id uuid, term text, max_rows integer default 20, before_at timestamptz default null, before_id uuid default null,
  conversation_id uuid default null
)
returns setof public.messages
language sql
stable
security invoker
set search_path = ''
rows 20
as $$
  select m.*
  from private.search_message_ids(
    project_id, term, least(greatest(coalesce(max_rows, 20), 1), 100), before_at, before_id, conversation_id
  ) as h
  join public.messages as m on m.id = h.message_id
  order by h.at desc, h.message_id desc;
$$;

comment on function public.search_messages(uuid, text, integer, timestamptz, uuid, uuid) is
  'Messages that hold the term, newest first, in the project or one conversation; before_at and before_id of the last one give the next page.';
grant execute on function public.search_messages(uuid, text, integer, timestamptz, uuid, uuid)
to anon, authenticated, service_role;
