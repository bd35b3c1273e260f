-- Privacy: erasing a person, and what becomes of files that go.
-- Files: a row of storage.objects must go through Storage's API, or its bytes stay for ever. Erasing and the
-- nightly purge therefore write down what is to be removed; the media worker removes it (claim_removals,
-- settle_removals).

-- tables ------------------------------------------------------------------

create table private.storage_removals (
  object_id uuid primary key,
  bucket_id text not null,
  name text not null,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  created_at timestamptz not null default now()
);

create index storage_removals_due_idx on private.storage_removals (next_attempt_at);

comment on table private.storage_removals is
  'Objects that Storage''s API is to remove. A row goes when its object is gone.';

-- access ------------------------------------------------------------------

alter table private.storage_removals enable row level security;

revoke all on private.storage_removals from public, anon, authenticated, service_role;

create policy "nobody reads what is to be removed"
on private.storage_removals for select to authenticated
using (false);

-- files -------------------------------------------------------------------

-- Takes files out of the bucket, save those whose bytes another message still uses, and leaves their rows as
-- placeholders.
create function private.remove_media(file_ids uuid[], by_user uuid)
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  removed integer;
begin
  with paths as (
    select distinct p.path
    from public.media_files as f
    cross join lateral (values (f.path), (f.thumbnail_path)) as p (path)
    where f.id = any (file_ids) and p.path is not null
      and not exists (
        select 1 from public.media_files as k
        where k.path = p.path and k.id <> all (file_ids) and k.deleted_at is null
      )
  )
  insert into private.storage_removals (object_id, bucket_id, name)
  select o.id, o.bucket_id, o.name
  from storage.objects as o
  join paths as p on o.bucket_id = 'media' and o.name = p.path
  on conflict do nothing;
  if found then
    perform pgmq.send('media', '{"removals": true}');
  end if;

  delete from private.meta_uploads as u
  using public.media_files as f
  where f.id = any (file_ids) and u.whatsapp_number_id = f.whatsapp_number_id and u.path = f.path;
  update public.media_files as f
  set deleted_at = coalesce(f.deleted_at, now()), deleted_by = coalesce(f.deleted_by, by_user), path = null,
    thumbnail_path = null, filename = null, caption = null, meta_media_id = null, sha256 = null,
      claimed_sha256 = null,
    error_details = null, state = case f.state when 'waiting' then 'expired' else f.state end
  where f.id = any (file_ids);
  get diagnostics removed = row_count;
  return removed;
end;
$$;

comment on function private.remove_media(uuid[], uuid) is
  'Removes files and keeps their rows, without name and content, as placeholders.';

create function private.claim_removals(max_rows integer)
returns table (object_id uuid, bucket_id text, name text)
language sql
volatile
security definer
set search_path = ''
as $$
  update private.storage_removals as r
  set attempts = r.attempts + 1, next_attempt_at = now() + least(interval '1 minute' * power(2, r.attempts),
    interval '1 day')
  from (
    select k.object_id from private.storage_removals as k
    where k.next_attempt_at <= now() order by k.next_attempt_at limit max_rows for update skip locked
  ) as due
  where r.object_id = due.object_id
  returning r.object_id, r.bucket_id, r.name;
$$;

create function private.settle_removals(object_ids uuid[])
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  gone integer;
begin
  delete from private.storage_removals as r
  where r.object_id = any (object_ids)
    and not exists (select 1 from storage.objects as o where o.id = r.object_id);
  get diagnostics gone = row_count;
  return gone;
end;
$$;

comment on function private.claim_removals(integer) is
  'Objects to remove now; each returns later, unless it is settled.';
comment on function private.settle_removals(uuid[]) is
  'Forgets removals whose object is gone, and says how many were.';
revoke execute on function private.remove_media(uuid[], uuid) from public, anon, authenticated, service_role;
revoke execute on function private.claim_removals(integer) from public, anon, authenticated, service_role;
revoke execute on function private.settle_removals(uuid[]) from public, anon, authenticated, service_role;

-- erasing -----------------------------------------------------------------

create function private.mentions(value text, needles text[])
returns boolean
language sql
immutable
parallel safe
security invoker
set search_path = ''
as $$
  select exists (select 1 from unnest(needles) as n (needle) where strpos(value, n.needle) > 0);
$$;

-- A stored delivery without whatever names the person: other people's parts stay for replay.
create function private.redact_webhook_body(body bytea, needles text[])
returns bytea
language plpgsql
immutable
security invoker
set search_path = ''
as $$
declare
  document jsonb := convert_from(body, 'utf8')::jsonb;
  entries jsonb := '[]';
  entry jsonb;
  changes jsonb;
  change jsonb;
  list text;
begin
  for entry in select * from jsonb_array_elements(document -> 'entry') loop
    changes := '[]';
    for change in select * from jsonb_array_elements(coalesce(entry -> 'changes', '[]')) loop
      foreach list in array array['contacts', 'messages', 'statuses', 'message_echoes', 'user_preferences',
        'calls'] loop
        if jsonb_typeof(change -> 'value' -> list) = 'array' then
          change := jsonb_set(change, array['value', list], (
            select coalesce(jsonb_agg(e.value order by e.place) filter (
              where not private.mentions(e.value::text, needles)
            ), '[]')
            from jsonb_array_elements(change -> 'value' -> list) with ordinality as e (value, place)
          ));
        end if;
      end loop;
      if not private.mentions(change::text, needles) then
        changes := changes || jsonb_build_array(change);
      end if;
    end loop;
    entries := entries || jsonb_build_array(jsonb_set(entry, '{changes}', changes));
  end loop;
  return convert_to(jsonb_set(document, '{entry}', entries)::text, 'utf8');
exception when others then
  return ''::bytea; -- what cannot be read cannot be redacted: all of it goes
end;
$$;

comment on function private.redact_webhook_body(bytea, text[]) is
  'The body without the parts that hold one of the needles.';

-- He, and everybody who was merged into him or into whom he was merged.
create function private.contact_family(project_id uuid, contact_id uuid)
returns uuid[]
language sql
stable
security definer
set search_path = ''
as $$
  with recursive family (id) as (
    select contact_family.contact_id
    union
    select case c.id when f.id then c.merged_into_id else c.id end
    from family as f
    join public.contacts as c
      on c.project_id = contact_family.project_id and c.merged_into_id is not null
        and f.id in (c.id, c.merged_into_id)
  )
  select array_agg(f.id) from family as f;
$$;

-- The contact, for an owner who may erase him; or the problem that says why not.
create function private.erasable_contact(contact_id uuid)
returns public.contacts
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  contact public.contacts;
begin
  select c.* into contact from public.contacts as c
  where c.id = erasable_contact.contact_id and c.project_id = any (array(select private.my_project_ids()));
  if contact.id is null then
    raise exception 'no contact % for this caller', contact_id using errcode = 'PT404', hint = 'not_found';
  end if;
  if contact.project_id <> all (array(select private.my_project_ids('owner'))) then
    raise exception 'only an owner erases a contact' using errcode = 'PT403', hint = 'forbidden';
  end if;
  return contact;
end;
$$;

create function private.preview_erasure(contact_id uuid)
returns jsonb
language plpgsql
stable
security definer -- counts what the owner would remove, also what members keep to themselves
set search_path = ''
as $$
declare
  contact constant public.contacts := private.erasable_contact(contact_id);
  project constant uuid := contact.project_id;
  ids constant uuid[] := private.contact_family(contact.project_id, contact.id);
begin
  return jsonb_build_object(
    'identities', (
      select count(*) from public.contact_identities as i
      where i.project_id = project and i.contact_id = any (ids)
    ),
    'messages', (
      select count(*) from public.messages as m where m.project_id = project and m.contact_id = any (ids)
    ),
    'media', (
      select count(*) from public.media_files as f
      where f.project_id = project and f.deleted_at is null
        and (
          f.contact_id = any (ids)
          or f.id in (
            select m.media_file_id from public.messages as m
            where m.project_id = project and m.contact_id = any (ids)
          )
        )
    ),
    'notes', (
      select count(*) from public.notes as n where n.project_id = project and n.contact_id = any (ids)
    ),
    'requests', (
      select count(*) from public.maintenance_requests as r
      where r.project_id = project and r.contact_id = any (ids)
    ),
    'merged', cardinality(ids) - 1
  );
end;
$$;

create function public.preview_erasure(contact_id uuid)
returns jsonb
language sql
stable
security invoker
set search_path = ''
as $$
  select private.preview_erasure(contact_id);
$$;

comment on function public.preview_erasure(uuid) is
  'How much erase_contact() would empty or remove: identities, messages, media, notes, maintenance requests; '
  'merged: how many others were joined with him and go as well.';

create function private.erase_contact(contact_id uuid)
returns void
language plpgsql
volatile
security definer -- reaches tables that nobody else may
set search_path = ''
as $$
declare
  contact public.contacts;
  contact_ids uuid[];
  conversation_ids uuid[];
  message_ids uuid[];
  needles text[];
  queue text;
begin
  contact := private.erasable_contact(contact_id);
  contact_ids := private.contact_family(contact.project_id, contact.id);
  perform 1 from public.contacts as c where c.id = any (contact_ids) order by c.id for update;
  select coalesce(array_agg(c.id order by c.id), '{}') into conversation_ids
  from public.conversations as c where c.project_id = contact.project_id and c.contact_id = any (contact_ids);
  perform 1 from public.conversations as c where c.id = any (conversation_ids) order by c.id for update;
  select coalesce(array_agg(m.id), '{}') into message_ids
  from public.messages as m where m.project_id = contact.project_id and m.contact_id = any (contact_ids);

  -- By what raw data know him. Meta's message ids hold the number in base64, so they go as well.
  select coalesce(array_agg(distinct n.needle), '{}') into needles
  from (
    select ltrim(i.value, '+') as needle from public.contact_identities as i
    where i.project_id = contact.project_id and i.contact_id = any (contact_ids)
      and i.kind in ('phone', 'wa_id', 'bsuid', 'parent_bsuid')
    union
    select m.wamid from public.messages as m where m.id = any (message_ids) and m.wamid is not null
  ) as n;

  update public.webhook_events as w set body = private.redact_webhook_body(w.body, needles)
  where w.id in (
      select l.event_id
      from public.webhook_ledger as l
      join public.whatsapp_numbers as n on n.phone_number_id = l.phone_number_id
        and n.project_id = contact.project_id
      union
      select e.id from public.webhook_events as e where e.state in ('received', 'failed')
    )
    and exists (select 1 from unnest(needles) as n (needle) where position(convert_to(n.needle,
      'utf8') in w.body) > 0);
  delete from public.parked_updates as u
  where (u.project_id = contact.project_id or u.project_id is null) and private.mentions(u.update::text,
    needles);
  delete from public.provider_changes as p
  where (p.project_id = contact.project_id or p.project_id is null) and private.mentions(p.value::text,
    needles);
  delete from private.parked_statuses as s using public.whatsapp_numbers as n
  where n.id = s.whatsapp_number_id and n.project_id = contact.project_id
    and (s.wamid = any (needles) or s.bsuid = any (needles));
  update public.dead_letters as d set error = 'erased'
  where (d.project_id = contact.project_id or d.project_id is null) and private.mentions(d.error, needles);
  -- Answers that are kept for repeated requests.
  delete from private.kept_answers as k
  where private.mentions(k.body, needles || contact_ids::text[] || conversation_ids::text[]);
  for queue in select q.queue_name from pgmq.list_queues() as q loop
    execute format('delete from pgmq.%I where private.mentions(message::text, $1)', 'a_' || queue)
      using needles;
    execute format('delete from pgmq.%I where private.mentions(message::text, $1)', 'q_' || queue)
      using needles;
  end loop;
  update public.system_logs as l set message = 'erased', metadata = '{}'
  where (l.project_id = contact.project_id or l.project_id is null)
    and private.mentions(l.message || l.metadata::text, needles);
  update public.contact_jobs as j set problems = '[]'
  where j.project_id = contact.project_id and private.mentions(j.problems::text, needles);

  delete from private.outbox as o where o.conversation_id = any (conversation_ids);
  delete from private.outbound_lanes as l where l.conversation_id = any (conversation_ids);
  perform private.remove_media(array_agg(f.id), auth.uid())
  from public.media_files as f
  where f.project_id = contact.project_id
    and (
      f.contact_id = any (contact_ids)
      or f.id in (select m.media_file_id from public.messages as m where m.id = any (message_ids))
    )
  having count(*) > 0;

  -- The rows stay, empty: so figures by day, number and member do not change.
  update public.messages as m
  set
    text = null, content = '{}', context_wamid = null, callback_data = null,
    wamid = case when m.wamid is not null then 'erased:' || m.id end,
    target_wamid = case when m.target_wamid is not null then 'erased:' || m.id end,
    error_title = null, error_details = null, idempotency_key = null, pricing = null,
    status = case when m.status in ('scheduled', 'queued', 'held') then 'cancelled' else m.status end
  where m.id = any (message_ids);
  update public.message_statuses as s set errors = null
  where s.project_id = contact.project_id and s.message_id = any (message_ids) and s.errors is not null;
  update public.conversations as c set last_message_text = null, unread_count = 0, awaiting_reply_since = null
  where c.id = any (conversation_ids);

  delete from public.notes as n where n.project_id = contact.project_id and n.contact_id = any (contact_ids);
  delete from public.contact_tags as t where t.project_id = contact.project_id
    and t.contact_id = any (contact_ids);
  delete from public.mail as e where e.project_id = contact.project_id and e.contact_id = any (contact_ids);
  delete from public.sandbox_sessions as s where s.project_id = contact.project_id
    and s.contact_id = any (contact_ids);
  update public.consent_entries as e set evidence = 'erased'
  where e.project_id = contact.project_id and e.contact_id = any (contact_ids) and e.evidence is not null;
  update public.calls as c set payload = null, error_title = null, wacid = 'erased:' || c.id
  where c.project_id = contact.project_id and c.contact_id = any (contact_ids);
  update public.broadcast_recipients as r set variables = '{}', error_title = null
  where r.project_id = contact.project_id and r.contact_id = any (contact_ids);
  update public.workflow_run_steps as s set input = '{}', output = '{}', error = null
  from public.workflow_runs as r
  where r.project_id = contact.project_id and r.contact_id = any (contact_ids)
    and s.project_id = r.project_id and s.run_id = r.id;
  update public.workflow_runs as r
  set
    context = '{}', error = null, resume_at = null,
    status = case when r.status in ('running', 'waiting') then 'cancelled' else r.status end,
    finished_at = coalesce(r.finished_at, now())
  where r.project_id = contact.project_id and r.contact_id = any (contact_ids);
  update public.custom_function_runs as f set input = '{}', output = null, log = null, error = null
  where f.project_id = contact.project_id
    and (
      f.run_id in (
        select r.id from public.workflow_runs as r
        where r.project_id = contact.project_id and r.contact_id = any (contact_ids)
      )
      or private.mentions(concat_ws(' ', f.input, f.output, f.log, f.error), needles)
    );
  update public.integration_runs as i set request = '{}', response = null, error = null
  where i.project_id = contact.project_id and private.mentions(concat_ws(' ', i.request, i.response, i.error),
    needles);
  update public.webhook_deliveries as d set response_body = null, error = null
  where d.project_id = contact.project_id
    and (d.conversation_id = any (conversation_ids) or private.mentions(concat_ws(' ', d.response_body,
      d.error), needles));
  update public.ai_runs as a set error = null
  where a.project_id = contact.project_id and a.conversation_id = any (conversation_ids);
  update public.flow_sessions as s set data = '{}'
  where s.project_id = contact.project_id and s.contact_id = any (contact_ids);
  update public.flow_responses as r set data = '{}', problems = '[]'
  where r.project_id = contact.project_id and r.contact_id = any (contact_ids);
  update public.maintenance_request_events as e set note = null
  from public.maintenance_requests as r
  where r.project_id = contact.project_id and r.contact_id = any (contact_ids)
    and e.project_id = r.project_id and e.request_id = r.id;
  update public.maintenance_requests as r
  set description = 'erased', address = null, notes = null,
    cancellation_reason = case when r.status = 'cancelled' then 'erased' end, confirmation_error = null
  where r.project_id = contact.project_id and r.contact_id = any (contact_ids);
  update public.ctwa_clicks as k set ctwa_clid = null
  where k.project_id = contact.project_id and k.contact_id = any (contact_ids);
  update public.contact_merges as m set survivor_before = '{}', survivor_after = '{}',
    joined_conversations = '[]'
  where m.project_id = contact.project_id and (m.survivor_id = any (contact_ids)
    or m.merged_id = any (contact_ids));

  delete from public.contact_identities as i
  where i.project_id = contact.project_id and i.contact_id = any (contact_ids);
  update public.contacts as c
  set display_name = null, profile_name = null, phone_hint = null, email = null, language = null,
    attributes = '{}', erased_at = now()
  where c.id = any (contact_ids);

  -- All else in them are ids and states.
  update public.events as e set data = e.data - array['wamid', 'reason']
  where e.project_id = contact.project_id and e.data ?| array['wamid', 'reason']
    and (e.contact_id = any (contact_ids) or e.conversation_id = any (conversation_ids));
  insert into public.events (project_id, type, contact_id, data)
  values (contact.project_id, 'contact.erased', contact.id, jsonb_build_object('actor_id', auth.uid()));
  perform private.audit(
    'erase', 'contacts', contact.id::text, contact.project_id, null, null,
    jsonb_build_object('messages', cardinality(message_ids), 'conversations', cardinality(conversation_ids))
  );
end;
$$;

create function public.erase_contact(contact_id uuid)
returns void
language sql
volatile
security invoker
set search_path = ''
as $$
  select private.erase_contact(contact_id);
$$;

comment on function public.erase_contact(uuid) is
  'Removes all that tells who a person is and what was said; empty rows stay, so that figures hold. Owners '
  'only; cannot be undone.';
revoke execute on function private.mentions(text, text[]) from public, anon, authenticated, service_role;
revoke execute on function private.redact_webhook_body(bytea, text[]) from public, anon, authenticated,
  service_role;
revoke execute on function private.contact_family(uuid, uuid) from public, anon, authenticated, service_role;
revoke execute on function private.erasable_contact(uuid) from public, anon, authenticated, service_role;
grant execute on function private.preview_erasure(uuid) to authenticated;
grant execute on function public.preview_erasure(uuid) to authenticated;
grant execute on function private.erase_contact(uuid) to authenticated;
grant execute on function public.erase_contact(uuid) to authenticated;
