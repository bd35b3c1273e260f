-- Inbound, people: who somebody is now, what he chose in WhatsApp's own settings, and his calls. Called by
-- apply_inbound() alone.

-- people ------------------------------------------------------------------

-- Somebody has a new number, and with it a new business-scoped id. The contact stays one.
create function private.apply_identity_updates(updates jsonb)
returns private.fate[]
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  u record;
  fates private.fate[] := '{}';
  contact uuid;
begin
  for u in
    select r.*, n.project_id
    from jsonb_to_recordset(updates) as r (
      event_id uuid, "position" integer, phone_number_id text, old_wa_id text, old_bsuid text, new_wa_id text,
      new_bsuid text, new_parent_bsuid text, occurred_at timestamptz
    )
    join public.whatsapp_numbers as n on n.phone_number_id = r.phone_number_id
    order by r.occurred_at, r.event_id, r.position
  loop
    contact := (private.find_contacts(array[row(
      u.project_id, u.old_wa_id, u.old_bsuid, null, null, null, u.occurred_at
    )::private.person]))[1];
    if contact is not null then
      contact := private.change_identities(
        contact, u.new_wa_id, u.new_bsuid, u.new_parent_bsuid, u.old_bsuid, u.occurred_at
      );
    else
      -- The old one was never heard of, or was closed before: what counts is who he is now.
      contact := (private.resolve_contacts(array[row(
        u.project_id, u.new_wa_id, u.new_bsuid, u.new_parent_bsuid, null, null, u.occurred_at
      )::private.person], 'webhook'))[1];
    end if;
    fates := fates || row(
      u.event_id, u.position, u.phone_number_id, case when contact is null then 'parked' else 'processed' end,
      case when contact is null then 'no_sender' end, null
    )::private.fate;
  end loop;
  return fates;
end;
$$;

-- The phone's contact book names people whom nobody here has named. Taking somebody out of it takes nothing
-- from us.
create function private.apply_contact_updates(updates jsonb)
returns private.fate[]
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  u record;
  fates private.fate[] := '{}';
  contact uuid;
  person private.person;
begin
  for u in
    select r.*, n.project_id
    from jsonb_to_recordset(updates) as r (
      event_id uuid, "position" integer, phone_number_id text, wa_id text, bsuid text, parent_bsuid text,
        username text,
      action text, full_name text, occurred_at timestamptz
    )
    join public.whatsapp_numbers as n on n.phone_number_id = r.phone_number_id
    order by r.occurred_at, r.event_id, r.position
  loop
    person := row(
      u.project_id, u.wa_id, u.bsuid, u.parent_bsuid, u.username, null, u.occurred_at
    )::private.person;
    if u.action = 'remove' then
      contact := (private.find_contacts(array[person]))[1];
    else
      contact := (private.resolve_contacts(array[person], 'webhook'))[1];
      update public.contacts as c set display_name = left(btrim(u.full_name), 200)
      where c.id = contact and c.name is null and btrim(u.full_name) <> '';
    end if;
    fates := fates || row(
      u.event_id, u.position, u.phone_number_id,
      case when contact is null and u.action <> 'remove' then 'parked' else 'processed' end,
      case when contact is null and u.action <> 'remove' then 'no_sender' end, null
    )::private.fate;
  end loop;
  return fates;
end;
$$;

-- What somebody chose in WhatsApp's own settings. Kept apart from our words by its source.
create function private.apply_preference_updates(updates jsonb)
returns private.fate[]
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  u record;
  fates private.fate[] := '{}';
  contact uuid;
  new_state text;
  new_category text;
begin
  for u in
    select r.*, n.project_id
    from jsonb_to_recordset(updates) as r (
      event_id uuid, "position" integer, phone_number_id text, wa_id text, bsuid text, parent_bsuid text,
        username text,
      profile_name text, category text, value text, detail text, occurred_at timestamptz
    )
    join public.whatsapp_numbers as n on n.phone_number_id = r.phone_number_id
    order by r.occurred_at, r.event_id, r.position
  loop
    new_state := case u.value when 'stop' then 'withdrawn' when 'resume' then 'granted' when 'signup'
      then 'granted' end;
    new_category := case u.category when 'marketing_messages' then 'marketing' else u.category end;
    if new_state is null or new_category not in ('all', 'marketing', 'utility', 'authentication', 'service',
      'calls') then
      fates := fates || row(
        u.event_id, u.position, u.phone_number_id, 'failed', 'failed',
        format('preference %s of %s is not known', u.value, u.category)
      )::private.fate;
      continue;
    end if;
    contact := (private.resolve_contacts(array[row(
      u.project_id, u.wa_id, u.bsuid, u.parent_bsuid, u.username, u.profile_name, u.occurred_at
    )::private.person], 'webhook'))[1];
    if contact is null then
      fates := fates || row(
        u.event_id, u.position, u.phone_number_id, 'parked', 'no_sender', null
      )::private.fate;
      continue;
    end if;
    insert into public.consent_entries (project_id, contact_id, category, state, source, evidence,
      occurred_at)
    select u.project_id, contact, new_category, new_state, 'meta', left(u.detail, 500), u.occurred_at
    where not exists (
      select 1 from public.consent_entries as e
      where e.project_id = u.project_id and e.contact_id = contact and e.channel = 'whatsapp'
        and e.category = new_category and e.state = new_state and e.source = 'meta'
          and e.occurred_at = u.occurred_at
    );
    fates := fates || row(
      u.event_id, u.position, u.phone_number_id, case when found then 'processed' else 'duplicate' end, null,
        null
    )::private.fate;
    if found then
      insert into public.events (project_id, type, contact_id, data)
      values (
        u.project_id, 'contact.consent', contact,
        jsonb_build_object('category', new_category, 'state', new_state, 'source', 'meta')
      );
    end if;
  end loop;
  return fates;
end;
$$;

-- calls -------------------------------------------------------------------

create function private.call_rank(status text)
returns integer
language sql
immutable
parallel safe
security invoker
set search_path = ''
as $$
  select case status when 'ringing' then 0 when 'answered' then 1 else 2 end;
$$;

create function private.apply_call_updates(updates jsonb)
returns private.fate[]
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  u record;
  fates private.fate[] := '{}';
  contact uuid;
  conversation uuid;
  call_state text;
  answered timestamptz;
  ended timestamptz;
  before public.calls;
  after public.calls;
begin
  for u in
    select r.*, n.project_id, n.id as number_id
    from jsonb_to_recordset(updates) as r (
      event_id uuid, "position" integer, phone_number_id text, wa_id text, bsuid text, parent_bsuid text,
        username text,
      profile_name text, call_id text, event text, direction text, opens_window boolean, value jsonb,
      occurred_at timestamptz
    )
    join public.whatsapp_numbers as n on n.phone_number_id = r.phone_number_id
    order by r.occurred_at, r.event_id, r.position
  loop
    select k.* into before from public.calls as k
      where k.whatsapp_number_id = u.number_id and k.wacid = u.call_id;
    contact := coalesce(before.contact_id, (private.resolve_contacts(array[row(
      u.project_id, u.wa_id, u.bsuid, u.parent_bsuid, u.username, u.profile_name, u.occurred_at
    )::private.person], 'webhook'))[1]);
    if contact is null then
      fates := fates || row(
        u.event_id, u.position, u.phone_number_id, 'parked', 'no_sender', null
      )::private.fate;
      continue;
    end if;
    insert into public.conversations (project_id, whatsapp_number_id, contact_id)
    values (u.project_id, u.number_id, contact)
    on conflict on constraint conversations_whatsapp_number_id_contact_id_key do nothing;
    select c.id into conversation from public.conversations as c
    where c.whatsapp_number_id = u.number_id and c.contact_id = contact
    for no key update;

    answered := to_timestamp(case when u.value ->> 'start_time' ~ '^\d{1,11}$'
      then (u.value ->> 'start_time')::bigint end);
    ended := case when u.event = 'terminate' then coalesce(
      to_timestamp(case when u.value ->> 'end_time' ~ '^\d{1,11}$' then (u.value ->> 'end_time')::bigint end),
        u.occurred_at
    ) end;
    call_state := case
      when u.event = 'terminate' and u.value ->> 'status' = 'FAILED' then 'failed'
      when u.event = 'terminate' and answered is not null then 'completed'
      when u.event = 'terminate' and u.direction = 'inbound' then 'missed'
      when u.event = 'terminate' then 'cancelled'
      when u.event = 'accepted' then 'answered'
      when u.event = 'rejected' then 'rejected'
      else 'ringing'
    end;
    insert into public.calls as k (
      project_id, conversation_id, contact_id, whatsapp_number_id, wacid, direction, status, started_at,
        answered_at,
      ended_at, duration_seconds, payload, error_code, error_title
    )
    values (
      u.project_id, conversation, contact, u.number_id, u.call_id, u.direction, call_state,
      least(u.occurred_at, answered, ended),
        coalesce(answered, case when call_state = 'answered' then u.occurred_at end),
      ended, case when u.value ->> 'duration' ~ '^\d{1,9}$' then (u.value ->> 'duration')::integer end,
      coalesce(u.value ->> 'deeplink_payload', u.value ->> 'cta_payload',
        u.value ->> 'biz_opaque_callback_data'),
      u.value -> 'errors' -> 0 ->> 'code', u.value -> 'errors' -> 0 ->> 'title'
    )
    on conflict on constraint calls_whatsapp_number_id_wacid_key do update
    set
      -- A rejected call ends as well; of two ends the one that says more counts.
      status = case
        when k.status = 'rejected' or excluded.status = 'rejected' then 'rejected'
        when private.call_rank(excluded.status) > private.call_rank(k.status) then excluded.status
        else k.status
      end,
      started_at = least(k.started_at, excluded.started_at),
      answered_at = least(k.answered_at, excluded.answered_at),
      ended_at = greatest(k.ended_at, excluded.ended_at),
      duration_seconds = coalesce(k.duration_seconds, excluded.duration_seconds),
      payload = coalesce(k.payload, excluded.payload),
      error_code = coalesce(k.error_code, excluded.error_code),
      error_title = coalesce(k.error_title, excluded.error_title)
    returning k.* into after;

    if u.opens_window then
      update public.conversations as c
      set service_window_expires_at = greatest(c.service_window_expires_at,
        u.occurred_at + interval '24 hours')
      where c.id = conversation;
    end if;
    if to_jsonb(before) - 'updated_at' is distinct from to_jsonb(after) - 'updated_at' then
      insert into public.events (project_id, type, conversation_id, contact_id, data)
      values (
        u.project_id, 'call.updated', conversation, contact,
        jsonb_build_object('call_id', after.id, 'status', after.status, 'direction', after.direction)
      );
    end if;
    fates := fates || row(
      u.event_id, u.position, u.phone_number_id,
      case when to_jsonb(before) - 'updated_at' is distinct from to_jsonb(after) - 'updated_at'
        then 'processed' else 'duplicate' end, null, null
    )::private.fate;
  end loop;
  return fates;
end;
$$;
