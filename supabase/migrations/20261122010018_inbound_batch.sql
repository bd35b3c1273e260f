-- Inbound, the batch: what functions/queue read is applied in one transaction with its ledger and the removal
-- of
-- its queue messages.

-- messages of a batch -----------------------------------------------------

create function private.apply_message_updates(updates jsonb)
returns private.fate[]
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  rows private.inbound_message[];
  people private.person[];
  places integer[];
  repeated private.fate[];
  contact_ids uuid[];
  stored_ids uuid[] := '{}';
  fates private.fate[];
begin
  with input as (
    select u.*, n.project_id, n.id as whatsapp_number_id,
      row_number() over (
        partition by n.id, u.wamid collate "C" order by u.occurred_at, u.event_id, u.position
      ) as nth,
      -- People write several messages in a row; each is looked up once, and apart only for the time when
      -- somebody else held his number.
      dense_rank() over (
        -- In the order of their bytes: that of a language costs more, and nobody reads this one.
        order by n.project_id, u.wa_id collate "C", u.bsuid collate "C", u.parent_bsuid collate "C",
          u.username collate "C", u.profile_name collate "C", case
          when exists (
            select 1 from public.contact_identities as h
            where h.project_id = n.project_id and h.kind = 'wa_id' and h.value = u.wa_id
              and h.valid_to is not null and h.valid_to > u.occurred_at
          ) then u.occurred_at
        end
      )::integer as person
    from jsonb_to_recordset(updates) as u (
      event_id uuid, "position" integer, phone_number_id text, wa_id text, bsuid text, parent_bsuid text,
      username text, profile_name text, wamid text, direction text, type text, origin text, text text,
      content jsonb, context_wamid text, target_wamid text, media jsonb, status text, consent text,
      call_permission jsonb, occurred_at timestamptz
    )
    join public.whatsapp_numbers as n on n.phone_number_id = u.phone_number_id
  ),
  senders as (
    select i.person, row(
      i.project_id, i.wa_id, i.bsuid, i.parent_bsuid, i.username, i.profile_name, max(i.occurred_at)
    )::private.person as who
    from input as i
    group by i.person, i.project_id, i.wa_id, i.bsuid, i.parent_bsuid, i.username, i.profile_name
  )
  select
    -- Ids follow from Meta's: whatever comes twice, or again after a restore, is the same row.
    array_agg(row(
      i.event_id, i.position, i.phone_number_id, i.project_id, i.whatsapp_number_id, null, null,
      md5(i.whatsapp_number_id || ' ' || i.wamid)::uuid,
      case when i.media is not null then md5(i.whatsapp_number_id || ' media ' || i.wamid)::uuid end, i.wamid,
      i.direction, i.type, i.origin, i.text, i.content, i.context_wamid, i.target_wamid, i.media, i.status,
      i.consent, i.call_permission, i.occurred_at
    )::private.inbound_message order by i.occurred_at, i.event_id, i.position) filter (where i.nth = 1),
    array_agg(i.person order by i.occurred_at, i.event_id, i.position) filter (where i.nth = 1),
    array_agg(row(i.event_id, i.position, i.phone_number_id, 'duplicate', null, null)::private.fate)
      filter (where i.nth > 1),
    (select array_agg(s.who order by s.person) from senders as s)
  into rows, places, repeated, people
  from input as i;
  if rows is null then
    return '{}';
  end if;

  contact_ids := private.resolve_contacts(people, 'webhook');
  for place in 1 .. cardinality(rows) loop
    rows[place].contact_id := contact_ids[places[place]];
  end loop;
  if exists (select 1 from unnest(rows) as r where r.contact_id is null) then
    select array_agg(row(r.event_id, r.position, r.phone_number_id, 'parked', 'no_sender',
      null)::private.fate)
    into fates
    from unnest(rows) as r where r.contact_id is null;
    select array_agg(r order by r.occurred_at, r.event_id, r.position) into rows
    from unnest(rows) as r where r.contact_id is not null;
  end if;

  if rows is not null then
    stored_ids := private.store_messages(rows);
    if cardinality(stored_ids) < cardinality(rows) then
      perform private.fill_placeholders(rows);
      perform private.settle_order(rows);
    end if;
    if exists (select 1 from unnest(rows) as r where r.direction = 'outbound') then
      perform private.unpark_statuses(array_agg(r.whatsapp_number_id), array_agg(r.wamid))
      from unnest(rows) as r where r.direction = 'outbound' and r.message_id = any (stored_ids);
    end if;
    perform private.apply_annotations(
      array_agg(r.whatsapp_number_id), array_agg(coalesce(r.target_wamid, r.wamid))
    )
    from unnest(rows) as r where r.message_id = any (stored_ids);
    if exists (select 1 from unnest(rows) as r where r.consent is not null) then
      perform private.note_consent_words(rows, stored_ids);
    end if;
    if exists (select 1 from unnest(rows) as r where r.call_permission is not null) then
      perform private.note_call_permissions(rows, stored_ids);
    end if;
    if exists (select 1 from unnest(rows) as r where r.content ? 'referral') then
      perform private.note_ad_clicks(rows, stored_ids);
    end if;
  end if;

  select fates || coalesce(repeated, '{}') || coalesce(array_agg(row(
    r.event_id, r.position, r.phone_number_id,
    case when r.message_id = any (stored_ids) then 'processed' else 'duplicate' end, null, null
  )::private.fate), '{}')
  into fates
  from unnest(rows) as r;
  return fates;
end;
$$;

-- the batch ---------------------------------------------------------------

-- batch: {messages, statuses, changes, identities, preferences, contacts, calls, failed: lists of updates;
-- unknowns: words to count; received: per event and number how many there are}, as functions/queue makes it
-- of bodies.
create function private.apply_inbound(event_ids uuid[], inbound_ids bigint[], status_ids bigint[],
  batch jsonb)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  fates private.fate[] := '{}';
begin
  -- First, as it locks them as well: each event once, whoever else has it in hand.
  update public.webhook_events as w
  set processed_at = now(), error = null, state = 'processed'
  where w.id = any (event_ids);

  if batch ? 'messages' then
    fates := fates || private.apply_message_updates(batch -> 'messages');
  end if;
  if batch ? 'identities' then
    fates := fates || private.apply_identity_updates(batch -> 'identities');
  end if;
  if batch ? 'contacts' then
    fates := fates || private.apply_contact_updates(batch -> 'contacts');
  end if;
  if batch ? 'preferences' then
    fates := fates || private.apply_preference_updates(batch -> 'preferences');
  end if;
  if batch ? 'calls' then
    fates := fates || private.apply_call_updates(batch -> 'calls');
  end if;
  if batch ? 'statuses' then
    fates := fates || private.apply_status_updates(batch -> 'statuses');
  end if;
  if batch ? 'changes' then
    fates := fates || private.apply_change_updates(batch -> 'changes');
  end if;
  if batch ? 'unknowns' then
    perform private.count_unknowns(batch -> 'unknowns', fates);
  end if;
  perform private.write_ledger(batch, fates);

  update public.webhook_events as w
  set state = case when l.failed > 0 then 'failed' else 'parked' end
  from (
    select k.event_id, sum(k.failed) as failed
    from public.webhook_ledger as k
    where k.event_id = any (event_ids) and (k.failed > 0 or k.parked > 0)
    group by k.event_id
  ) as l
  where w.id = l.event_id;

  if cardinality(inbound_ids) > 0 then
    perform pgmq.delete('inbound', inbound_ids);
  end if;
  if cardinality(status_ids) > 0 then
    perform pgmq.delete('statuses', status_ids);
  end if;
end;
$$;

comment on function private.apply_inbound(uuid[], bigint[], bigint[], jsonb) is
  'Applies every update of these events and removes their queue messages, in one transaction.';

-- What is counted has been stored: a duplicate is no second sighting.
create function private.count_unknowns(unknowns jsonb, fates private.fate[])
returns void
language sql
volatile
security definer
set search_path = ''
as $$
  insert into public.webhook_unknowns as k (kind, name, seen)
  select u.kind, u.name, count(*)
  from jsonb_to_recordset(unknowns) as u (event_id uuid, "position" integer, kind text, name text)
  join unnest(fates) as f on f.event_id = u.event_id and f.position = u.position and f.fate = 'processed'
  group by u.kind, u.name
  order by u.kind, u.name
  on conflict on constraint webhook_unknowns_pkey do update
  set seen = k.seen + excluded.seen, last_seen_at = now();
$$;

-- The ledger: every update has exactly one fate. What the parser counted and what was done are counted apart,
-- so a difference would break the constraint ledger_adds_up and with it the batch.
create function private.write_ledger(batch jsonb, fates private.fate[])
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  bad private.fate[];
begin
  -- Updates of numbers that nobody has yet took part in nothing above, and failed ones could not be read.
  if batch ? 'failed' or exists (
    select 1 from jsonb_to_recordset(batch -> 'received') as r (phone_number_id text)
    where not exists (select 1 from public.whatsapp_numbers as n where n.phone_number_id = r.phone_number_id)
  ) then
    select array_agg(row(
      u.event_id, u.position, coalesce(nullif(u.phone_number_id, ''), u.waba_id, ''),
      case when list.key = 'failed' then 'failed' else 'parked' end,
      case when list.key = 'failed' then 'failed' else 'unknown_number' end, u.error
    )::private.fate)
    into bad
    from jsonb_each(batch - 'received' - 'changes' - 'unknowns') as list
    cross join lateral jsonb_to_recordset(list.value) as u (
      event_id uuid, "position" integer, phone_number_id text, waba_id text, error text
    )
    where list.key = 'failed'
      or not exists (select 1 from public.whatsapp_numbers as n where n.phone_number_id = u.phone_number_id);
    fates := fates || coalesce(bad, '{}');
  end if;

  if exists (select 1 from unnest(fates) as f where f.fate in ('parked', 'failed')) then
    insert into public.parked_updates as p (
      project_id, event_id, "position", phone_number_id, waba_id, kind, reason, error, update
    )
    select n.project_id, f.event_id, f.position, f.phone_number_id, u.document ->> 'waba_id',
      u.document ->> 'kind',
      f.reason, f.error, u.document
    from unnest(fates) as f
    join (
      select e.document, (e.document ->> 'event_id')::uuid as event_id,
        (e.document ->> 'position')::integer as position
      from jsonb_each(batch - 'received' - 'unknowns') as list
      cross join lateral jsonb_array_elements(list.value) as e (document)
    ) as u on u.event_id = f.event_id and u.position = f.position
    left join public.whatsapp_numbers as n on n.phone_number_id = f.phone_number_id
    where f.fate in ('parked', 'failed')
    on conflict on constraint parked_updates_event_id_position_key do update
    set reason = excluded.reason, error = excluded.error, update = excluded.update, resolved_at = null,
      project_id = excluded.project_id;
  end if;

  -- What was parked and now found its place.
  update public.parked_updates as p
  set resolved_at = now()
  from unnest(fates) as f
  where p.event_id = f.event_id and p.position = f.position and p.resolved_at is null
    and f.fate in ('processed', 'duplicate');

  insert into public.webhook_ledger as l (
    event_id, phone_number_id, received, processed, duplicate, parked, failed, first_occurred_at, received_at
  )
  select r.event_id, r.phone_number_id, r.received, coalesce(f.processed, 0), coalesce(f.duplicate, 0),
    coalesce(f.parked, 0), coalesce(f.failed, 0), r.first_occurred_at, w.received_at
  from jsonb_to_recordset(batch -> 'received') as r (
    event_id uuid, phone_number_id text, received integer, first_occurred_at timestamptz
  )
  join public.webhook_events as w on w.id = r.event_id
  left join (
    select f.event_id, f.phone_number_id,
      count(*) filter (where f.fate = 'processed') as processed,
      count(*) filter (where f.fate = 'duplicate') as duplicate,
      count(*) filter (where f.fate = 'parked') as parked,
      count(*) filter (where f.fate = 'failed') as failed
    from unnest(fates) as f
    group by f.event_id, f.phone_number_id
  ) as f on f.event_id = r.event_id and f.phone_number_id = r.phone_number_id
  -- A replay finds its own updates done. They stay what they were: only what was parked or failed can move.
  on conflict on constraint webhook_ledger_pkey do update
  set received = excluded.received, parked = excluded.parked, failed = excluded.failed,
    duplicate = least(l.duplicate, excluded.processed + excluded.duplicate),
    processed = excluded.processed + excluded.duplicate
      - least(l.duplicate, excluded.processed + excluded.duplicate);
end;
$$;

-- jobs --------------------------------------------------------------------

create function private.take_inbound(lane text, visibility_seconds integer, batch_size integer)
returns table (queue_id bigint, read_ct integer, event_id uuid, body bytea, received_at timestamptz)
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  ids bigint[];
  counts integer[];
  events uuid[];
begin
  -- Two statements: a job may have been committed after the first one began, and only the next one's snapshot
  -- is sure to hold its event. Joined in one, it would look as if it had been erased, and its job would be
  -- thrown away.
  select array_agg(q.queue_id), array_agg(q.read_ct), array_agg((q.message ->> 'event_id')::uuid)
  into ids, counts, events
  from private.take_jobs(lane, visibility_seconds, batch_size) as q;
  return query
    select k.queue_id, k.read_ct, w.id, w.body, w.received_at
    from unnest(ids, counts, events) as k (queue_id, read_ct, event_id)
    left join public.webhook_events as w on w.id = k.event_id;
end;
$$;

comment on function private.take_inbound(text, integer, integer) is
  'The next webhook events of a lane (inbound, statuses) to apply, hidden from other workers for the time '
  'given.';

create function private.bury_inbound(
  lane text, queue_id bigint, event_id uuid, attempts integer, error text, phone_number_ids text[]
)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  update public.webhook_events as w
  set state = 'failed', error = bury_inbound.error, attempts = bury_inbound.attempts, processed_at = now()
  where w.id = bury_inbound.event_id;
  -- One letter for each project whose number it names, so that its admins see it; else one for the operator.
  insert into public.dead_letters (project_id, queue, subject_id, error, attempts)
  select distinct n.project_id, lane, bury_inbound.event_id, bury_inbound.error, bury_inbound.attempts
  from (select 1) as once
  left join public.whatsapp_numbers as n on n.phone_number_id = any (phone_number_ids);
  perform pgmq.delete(lane, queue_id);
end;
$$;

comment on function private.bury_inbound(text, bigint, uuid, integer, text, text[]) is
  'Gives an event up after its last attempt, visibly.';
