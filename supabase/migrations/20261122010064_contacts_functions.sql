-- Contacts, the acts: changing, blocking, another number, importing and exporting. Adding, merging, consent
-- and erasing
-- stand with their tables.

-- changing ----------------------------------------------------------------

create function private.update_contact(contact_id uuid, patch jsonb)
returns public.contacts
language plpgsql
volatile
security definer -- API keys may not write the table
set search_path = ''
as $$
declare
  contact public.contacts := private.my_contact_to_act_on(update_contact.contact_id, 'contacts:write');
begin
  update public.contacts as c
  set
    display_name = case when patch ? 'display_name' then nullif(btrim(patch ->> 'display_name'), '')
      else c.display_name end,
    email = case when patch ? 'email' then nullif(btrim(patch ->> 'email'), '') else c.email end,
    language = case when patch ? 'language' then patch ->> 'language' else c.language end,
    -- A key with null goes; what is not named stays.
    attributes = case
      when patch ? 'attributes' then jsonb_strip_nulls(c.attributes || (patch -> 'attributes'))
        else c.attributes
    end,
    blocked_at = case
      when not patch ? 'blocked' then c.blocked_at
      when (patch ->> 'blocked')::boolean then coalesce(c.blocked_at, now())
    end
  where c.id = contact.id
  returning c.* into contact;
  if patch ? 'blocked' then
    perform private.audit(
      case when contact.blocked_at is null then 'unblock' else 'block' end, 'contacts', contact.id::text,
      contact.project_id
    );
  end if;
  return contact;
exception when check_violation then
  raise exception 'name, e-mail or language is not valid' using errcode = 'PT422', hint = 'invalid_request';
end;
$$;

create function public.update_contact(contact_id uuid, patch jsonb)
returns public.contacts
language sql
volatile
security invoker
set search_path = ''
as $$
  select * from private.update_contact(contact_id, patch);
$$;

comment on function public.update_contact(uuid, jsonb) is
  'Changes display_name, email, language, attributes (by key; null removes) and blocked; what is absent '
  'stays.';

create function private.add_contact_phone(contact_id uuid, phone text)
returns void
language plpgsql
volatile
security definer -- identities take no direct writes
set search_path = ''
as $$
declare
  contact constant public.contacts := private.my_contact_to_act_on(add_contact_phone.contact_id,
    'contacts:write');
  number text;
  person private.person;
  holder uuid;
begin
  select private.canonical_phone(phone, p.default_country) into number
  from public.projects as p where p.id = contact.project_id;
  if number is null then
    raise exception 'this is no phone number' using errcode = 'PT422', hint = 'invalid_phone';
  end if;
  person.project_id := contact.project_id;
  person.wa_id := number;
  perform pg_advisory_xact_lock(hashtextextended(contact.project_id::text || 'phone' || number, 0));
  holder := (private.find_contacts(array[person]))[1];
  if holder is not null and holder <> contact.id then
    raise exception 'a contact with this number exists' using errcode = 'PT409', hint = 'contact_exists';
  end if;
  perform private.note_identities(
    array[contact.id], array[person], case when auth.uid() is null then 'api' else 'agent' end
  );
end;
$$;

create function public.add_contact_phone(contact_id uuid, phone text)
returns void
language sql
volatile
security invoker
set search_path = ''
as $$
  select private.add_contact_phone(contact_id, phone);
$$;

comment on function public.add_contact_phone(uuid, text) is
  'Gives a contact a number, written in any way. One that another contact has is refused: merge the two.';

grant execute on function private.update_contact(uuid, jsonb) to anon, authenticated, service_role;
grant execute on function public.update_contact(uuid, jsonb) to anon, authenticated, service_role;
grant execute on function private.add_contact_phone(uuid, text) to anon, authenticated, service_role;
grant execute on function public.add_contact_phone(uuid, text) to anon, authenticated, service_role;

-- importing ---------------------------------------------------------------

create function private.import_contacts(project_id uuid, lines jsonb, job_id uuid)
returns public.contact_jobs
language plpgsql
volatile
security definer -- identities and jobs take no direct writes
set search_path = ''
as $$
declare
  project constant public.projects := private.my_project_to_act_on(project_id, 'admin');
  job public.contact_jobs;
  valid jsonb[];
  people private.person[];
  faults jsonb;
  known uuid[];
  ids uuid[];
begin
  if job_id is null then
    insert into public.contact_jobs (project_id, kind, state, created_by, started_at, total)
    values (project.id, 'import', 'running', auth.uid(), now(), 0)
    returning * into job;
    perform private.audit('import', 'contacts', job.id::text, project.id);
  else
    select j.* into job from public.contact_jobs as j
    where j.id = job_id and j.project_id = project.id and j.kind = 'import'
      and j.state = 'running' for update;
    if job.id is null then
      raise exception 'no import % is under way', job_id using errcode = 'PT404', hint = 'not_found';
    end if;
  end if;

  -- The function has read names and addresses; numbers are read here, where one form per subscriber is known.
  select
    array_agg(l.value order by l.ord) filter (where l.fault is null),
    array_agg(
      row(project.id, l.number, null, null, null, null, now())::private.person order by l.ord
    ) filter (where l.fault is null),
    coalesce(
      jsonb_agg(jsonb_build_object('line', l.value -> 'line', 'code', l.fault) order by l.ord)
        filter (where l.fault is not null), '[]'
    )
  into valid, people, faults
  from (
    select
      v.value, v.ord, p.number,
      coalesce(v.value ->> 'problem', case when p.number is null then 'invalid_phone' end) as fault
    from jsonb_array_elements(lines) with ordinality as v (value, ord)
    cross join lateral (
      select private.canonical_phone(v.value ->> 'phone', project.default_country) as number
    ) as p
  ) as l;

  if valid is not null then
    known := private.find_contacts(people);
    ids := private.resolve_contacts(people, 'import');
    -- Of two lines about one person the later one counts.
    update public.contacts as c
    set
      display_name = coalesce(nullif(btrim(l.line ->> 'display_name'), ''), c.display_name),
      email = coalesce(nullif(btrim(l.line ->> 'email'), ''), c.email),
      language = coalesce(nullif(btrim(l.line ->> 'language'), ''), c.language),
      attributes = c.attributes || coalesce(l.line -> 'attributes', '{}')
    from (
      select distinct on (u.id) u.id, u.line
      from unnest(ids, valid) with ordinality as u (id, line, ord)
      order by u.id, u.ord desc
    ) as l
    where c.id = l.id;

    insert into public.tags (project_id, name)
    select distinct on (public.arabic_normalize(t.name)) project.id, btrim(t.name)
    from unnest(valid) as u (line)
    cross join lateral jsonb_array_elements_text(coalesce(u.line -> 'tags', '[]')) as t (name)
    on conflict do nothing;
    insert into public.contact_tags (project_id, contact_id, tag_id, created_by)
    select distinct project.id, u.id, g.id, auth.uid()
    from unnest(ids, valid) as u (id, line)
    cross join lateral jsonb_array_elements_text(coalesce(u.line -> 'tags', '[]')) as t (name)
    join public.tags as g
      on g.project_id = project.id and public.arabic_normalize(g.name) = public.arabic_normalize(t.name)
    on conflict do nothing;

    select
      job.created + count(distinct u.id) filter (where u.was is null),
      job.updated + count(*) filter (where u.was is not null)
        + count(*) filter (where u.was is null) - count(distinct u.id) filter (where u.was is null)
    into job.created, job.updated
    from unnest(ids, known) as u (id, was);
  end if;

  job.total := job.total + jsonb_array_length(lines);
  job.done := job.total;
  job.failed := job.failed + jsonb_array_length(faults);
  select coalesce(jsonb_agg(f.value order by f.ord), '[]') into job.problems
  from jsonb_array_elements(job.problems || faults) with ordinality as f (value, ord)
  where f.ord <= 1000;

  update public.contact_jobs as j
  set total = job.total, done = job.done, created = job.created, updated = job.updated, failed = job.failed,
    problems = job.problems
  where j.id = job.id
  returning j.* into job;
  return job;
end;
$$;

create function public.import_contacts(project_id uuid, lines jsonb, job_id uuid default null)
returns public.contact_jobs
language sql
volatile
security invoker
set search_path = ''
as $$
  select * from private.import_contacts(project_id, lines, job_id);
$$;

comment on function public.import_contacts(uuid, jsonb, uuid) is
  'Adds or changes the contacts of these lines; wrong ones are reported and the rest goes on. Admins only.';

create function private.finish_contact_job(job_id uuid)
returns public.contact_jobs
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  job public.contact_jobs;
begin
  update public.contact_jobs as j set state = 'finished', finished_at = now()
  where j.id = job_id and j.state = 'running'
    and j.project_id = any (array(select private.my_project_ids('admin')))
  returning j.* into job;
  if job.id is null then
    raise exception 'no job % is under way', job_id using errcode = 'PT404', hint = 'not_found';
  end if;
  return job;
end;
$$;

create function public.finish_contact_job(job_id uuid)
returns public.contact_jobs
language sql
volatile
security invoker
set search_path = ''
as $$
  select * from private.finish_contact_job(job_id);
$$;

comment on function public.finish_contact_job(uuid) is 'Ends an import after its last lines.';
grant execute on function private.import_contacts(uuid, jsonb, uuid) to authenticated;
grant execute on function public.import_contacts(uuid, jsonb, uuid) to authenticated;
grant execute on function private.finish_contact_job(uuid) to authenticated;
grant execute on function public.finish_contact_job(uuid) to authenticated;

-- exporting ---------------------------------------------------------------

create function private.begin_export(project_id uuid, subject text)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  project constant public.projects := private.my_project_to_act_on(project_id, 'agent');
begin
  if project.id <> all (array(select private.my_project_ids_with('export'))) then
    raise exception 'exporting needs the switch export' using errcode = 'PT403', hint = 'forbidden';
  end if;
  perform private.audit('export', subject, project.id::text, project.id);
end;
$$;

create function public.begin_export(project_id uuid, subject text)
returns void
language sql
volatile
security invoker
set search_path = ''
as $$
  select private.begin_export(project_id, subject);
$$;

comment on function public.begin_export(uuid, text) is 'Refuses whoever may not export, and notes who does.';
grant execute on function private.begin_export(uuid, text) to authenticated;
grant execute on function public.begin_export(uuid, text) to authenticated;
