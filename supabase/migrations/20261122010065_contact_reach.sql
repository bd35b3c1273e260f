-- Reach: whether a contact can be written to now and if not why, and what an import would do, before it does
-- it.
-- The answer is the one that sending gives (refuse_unless_sendable), told beforehand.

-- reach -------------------------------------------------------------------

create function private.reach_of(contact public.contacts)
returns text
language plpgsql -- planned once per connection, not for each contact
stable
security definer -- members without full_numbers do not see identities
set search_path = ''
as $$
begin
  if contact.blocked_at is not null then
    return 'blocked';
  end if;
  if not exists (
    select 1 from public.contact_identities as i
    where i.project_id = contact.project_id and i.contact_id = contact.id
      and i.kind in ('wa_id', 'bsuid') and i.valid_to is null
  ) then
    return 'no_identity';
  end if;
  if private.consent_of(contact.id, 'service') = 'withdrawn' then
    return 'opted_out';
  end if;
  if exists (
    select 1 from public.conversations as c
    where c.project_id = contact.project_id and c.contact_id = contact.id
      and c.service_window_expires_at > now()
  ) then
    return 'open';
  end if;
  return case when private.consent_of(contact.id, 'marketing') = 'withdrawn' then 'no_marketing'
    else 'template' end;
end;
$$;

comment on function private.reach_of(public.contacts) is
  'open: anything may be sent. template, no_marketing: templates alone. opted_out, blocked, no_identity: '
  'nothing.';
grant execute on function private.reach_of(public.contacts) to anon, authenticated, service_role;

create function public.contact_reach(contact_ids uuid[])
returns table (contact_id uuid, reach text)
language sql
stable
security invoker
set search_path = ''
rows 50
as $$
  select c.id, private.reach_of(c) from public.contacts as c where c.id = any (contact_ids);
$$;

comment on function public.contact_reach(uuid[]) is
  'Whether these contacts can be written to: open, template, no_marketing, opted_out, blocked or '
  'no_identity.';
grant execute on function public.contact_reach(uuid[]) to anon, authenticated, service_role;

-- All of a project at once, as contact for contact takes seconds where there are many. Nobody's consent is
-- withdrawn without an entry that says so, and those are few: they alone are asked for.
create function private.contact_ids_by_reach(project_id uuid, reach text)
returns setof uuid
language sql
stable
security definer -- as reach_of; contacts_by_reach shows the caller's own contacts alone
set search_path = ''
rows 1000
as $$
  with identified as materialized (
    select distinct i.contact_id from public.contact_identities as i
    where i.project_id = contact_ids_by_reach.project_id and i.kind in ('wa_id', 'bsuid')
      and i.valid_to is null
  ),
  talking as materialized (
    select distinct v.contact_id from public.conversations as v
    where v.project_id = contact_ids_by_reach.project_id and v.service_window_expires_at > now()
  ),
  withdrawn as materialized (
    select distinct e.contact_id from public.consent_entries as e
    where e.project_id = contact_ids_by_reach.project_id and e.channel = 'whatsapp' and e.state = 'withdrawn'
  )
  select c.id
  from public.contacts as c
  left join identified as i on i.contact_id = c.id
  left join talking as t on t.contact_id = c.id
  left join withdrawn as w on w.contact_id = c.id
  where c.project_id = contact_ids_by_reach.project_id and c.merged_into_id is null and c.erased_at is null
    -- Depends on no row, and so is asked before any is read: nobody sets this to work in another's project.
    and (
      private.caller_bypasses_policies()
      or contact_ids_by_reach.project_id
        = any (array(select private.my_project_ids('viewer', 'contacts:read')))
    )
    and case -- in the order of reach_of; a function here would be called for each of them
      when c.blocked_at is not null then 'blocked'
      when i.contact_id is null then 'no_identity'
      when w.contact_id is not null and private.consent_of(c.id, 'service') = 'withdrawn' then 'opted_out'
      when t.contact_id is not null then 'open'
      when w.contact_id is not null and private.consent_of(c.id, 'marketing') = 'withdrawn'
        then 'no_marketing'
      else 'template'
    end = contact_ids_by_reach.reach;
$$;

create function public.contacts_by_reach(project_id uuid, reach text)
returns setof public.contacts
language sql
stable
security invoker
set search_path = ''
as $$
  select c.*
  from public.contacts as c
  where c.project_id = contacts_by_reach.project_id
    and c.id in (select private.contact_ids_by_reach(contacts_by_reach.project_id, contacts_by_reach.reach));
$$;

comment on function public.contacts_by_reach(uuid, text) is 'The contacts of a project with this reach.';
grant execute on function private.contact_ids_by_reach(uuid, text) to anon, authenticated, service_role;
grant execute on function public.contacts_by_reach(uuid, text) to anon, authenticated, service_role;

-- before an import --------------------------------------------------------

create function private.check_contact_lines(project_id uuid, lines jsonb)
returns jsonb
language plpgsql
stable
security definer -- an admin may import without seeing every identity
set search_path = ''
as $$
declare
  project constant public.projects := private.my_project_to_act_on(project_id, 'admin');
begin
  return (
    with read as (
      select
        v.value -> 'line' as line, v.ord, p.number,
        coalesce(v.value ->> 'problem', case when p.number is null then 'invalid_phone' end) as fault
      from jsonb_array_elements(lines) with ordinality as v (value, ord)
      cross join lateral (
        select private.canonical_phone(v.value ->> 'phone', project.default_country) as number
      ) as p
    ),
    people as (
      select r.number, count(*) as times, exists (
        select 1 from public.contact_identities as i
        where i.project_id = project.id and i.kind = 'phone' and i.value = r.number and i.valid_to is null
      ) as is_known
      from read as r
      where r.fault is null
      group by r.number
    )
    select jsonb_build_object(
      'total', jsonb_array_length(lines),
      'created', (select count(*) from people as p where not p.is_known),
      'updated', (
        select coalesce(sum(p.times - case when p.is_known then 0 else 1 end), 0) from people as p
      ),
      'failed', (select count(*) from read as r where r.fault is not null),
      'problems', (
        select coalesce(jsonb_agg(jsonb_build_object('line', f.line, 'code', f.fault) order by f.ord), '[]')
        from (
          select r.* from read as r where r.fault is not null order by r.ord limit 1000
        ) as f
      )
    )
  );
end;
$$;

create function public.check_contact_lines(project_id uuid, lines jsonb)
returns jsonb
language sql
stable
security invoker
set search_path = ''
as $$
  select private.check_contact_lines(project_id, lines);
$$;

comment on function public.check_contact_lines(uuid, jsonb) is
  'What import_contacts() would do with these lines: how many it would add, change and refuse. Admins only.';
grant execute on function private.check_contact_lines(uuid, jsonb) to authenticated;
grant execute on function public.check_contact_lines(uuid, jsonb) to authenticated;
