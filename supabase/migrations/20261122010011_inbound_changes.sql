-- Inbound, the rest: what Meta says about people, calls, templates, Flows, numbers and accounts turns into
-- rows here, without a sync. Called by apply_inbound() alone.

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

-- templates ---------------------------------------------------------------

-- Meta's word for a template after an event.
create function private.template_status_after(event text)
returns text
language sql
immutable
parallel safe
security invoker
set search_path = ''
as $$
  select case when event in ('REINSTATED', 'UNLOCKED', 'UNARCHIVED', 'UNPAUSED') then 'APPROVED'
    else event end;
$$;

-- The template of a change, found by Meta's id, or by name and language when it was made here and just handed
-- in. One that was never synced is made; the next sync brings its components.
create function private.template_of_change(waba_id text, value jsonb, at timestamptz)
returns uuid
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  account uuid := (select a.id from public.whatsapp_business_accounts as a
    where a.waba_id = template_of_change.waba_id);
  meta_id constant text := value ->> 'message_template_id';
  template_name constant text := value ->> 'message_template_name';
  template_language constant text := replace(value ->> 'message_template_language', '-', '_');
  template_category constant text := upper(coalesce(
    value ->> 'message_template_category', value ->> 'new_category', 'UTILITY'
  ));
  template uuid;
begin
  if account is null or meta_id is null or meta_id !~ '^[0-9]{5,32}$' then
    return null;
  end if;
  select t.id into template from public.templates as t where t.meta_template_id = meta_id;
  if template is not null then
    return template;
  end if;
  update public.templates as t
  set meta_template_id = meta_id, status = case t.status when 'DRAFT' then 'PENDING' else t.status end
  where t.business_account_id = account and t.name = template_name and t.language = template_language
    and t.removed_at is null and t.meta_template_id is null
  returning t.id into template;
  if template is not null or template_name !~ '^[a-z0-9_]+$' or char_length(template_name) > 512
    or template_language !~ '^[a-z]{2,3}(_[A-Z]{2,3})?$'
    or template_category not in ('MARKETING', 'UTILITY', 'AUTHENTICATION') then
    return template;
  end if;
  insert into public.templates (business_account_id, name, language, category, status, meta_template_id,
    components)
  values (account, template_name, template_language, template_category, 'PENDING', meta_id, '[]')
  on conflict do nothing
  returning id into template;
  return template;
end;
$$;

-- The components that an update names, put in place of those that stand there.
create function private.changed_components(components jsonb, value jsonb)
returns jsonb
language sql
immutable
security invoker
set search_path = ''
as $$
  select coalesce(jsonb_agg(
    case c.component ->> 'type'
      when 'HEADER' then case
        when value ? 'message_template_title' and c.component ->> 'format' = 'TEXT'
          then c.component || jsonb_build_object('text', value -> 'message_template_title')
        else c.component
      end
      when 'BODY' then c.component || jsonb_build_object('text', value -> 'message_template_element')
      when 'FOOTER' then case
        when value ? 'message_template_footer'
          then c.component || jsonb_build_object('text', value -> 'message_template_footer')
        else c.component
      end
      else c.component
    end order by c.place
  ), jsonb_build_array(jsonb_build_object('type', 'BODY', 'text', value -> 'message_template_element')))
  from jsonb_array_elements(components) with ordinality as c (component, place);
$$;

create function private.apply_template_change(field text, waba_id text, value jsonb, at timestamptz)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  template_id constant uuid := private.template_of_change(waba_id, value, at);
  change_kind constant text := case
    -- Meta's documentation once showed quality updates under another name: the key decides.
    when value ? 'new_quality_score' then 'quality'
    when field = 'message_template_components_update' then 'components'
    when field = 'template_category_update' then 'category'
    else 'status'
  end;
  template public.templates;
  newest public.template_events;
  is_newest boolean;
begin
  if template_id is null then
    return;
  end if;
  select t.* into template from public.templates as t where t.id = template_id for update;
  insert into public.template_events (
    template_id, business_account_id, kind, before, after, reason, details, occurred_at
  )
  values (
    template.id, template.business_account_id, change_kind,
    case change_kind when 'quality' then value ->> 'previous_quality_score' when 'category'
      then value ->> 'previous_category'
      when 'status' then template.status end,
    case change_kind when 'quality' then value ->> 'new_quality_score'
      when 'category' then coalesce(value ->> 'correct_category', value ->> 'new_category')
      when 'status' then value ->> 'event' end,
    nullif(value ->> 'reason', 'NONE'), value, at
  )
  on conflict do nothing;

  -- The row shows the newest event of the kind, whatever the order of arrival.
  select e.* into newest from public.template_events as e
  where e.template_id = template.id and e.kind = change_kind
  order by e.occurred_at desc, e.after desc nulls last
  limit 1;
  is_newest := newest.details = value;
  if not is_newest then
    return;
  end if;

  case change_kind
    when 'status' then
      update public.templates as t
      set status = private.template_status_after(value ->> 'event'), status_changed_at = at,
        rejected_reason = case when value ->> 'event' = 'REJECTED' then value ->> 'reason' end,
        rejection_info = case
          when value ->> 'event' = 'REJECTED' then value -> 'rejection_info'
          else coalesce(value -> 'other_info', value -> 'disable_info')
        end,
        removed_at = case when value ->> 'event' = 'DELETED' then at else t.removed_at end
      where t.id = template.id and private.template_status_after(value ->> 'event') ~ '^[A-Z][A-Z_]{1,39}$'
        and value ->> 'event' <> 'DRAFT';
      -- Trouble is told by a trigger of notifications; what was waited for is told here.
      if value ->> 'event' = 'APPROVED' and template.status is distinct from 'APPROVED' then
        perform private.notify(
          l.project_id, private.admin_ids(l.project_id), 'template_trouble', '/templates/' || template.id,
            null,
          jsonb_build_object('template_id', template.id, 'status', 'APPROVED')
        )
        from public.project_business_accounts as l where l.business_account_id = template.business_account_id;
      end if;
    when 'quality' then
      update public.templates as t set quality_score = value ->> 'new_quality_score'
      where t.id = template.id and value ->> 'new_quality_score' in ('GREEN', 'YELLOW', 'RED', 'UNKNOWN');
    when 'category' then
      if value ? 'correct_category' then -- a warning, a day ahead
        update public.templates as t set correct_category = value ->> 'correct_category'
          where t.id = template.id;
      else
        update public.templates as t
        set category = value ->> 'new_category', correct_category = null,
          previous_category = coalesce(value ->> 'previous_category', t.category)
        where t.id = template.id and value ->> 'new_category' in ('MARKETING', 'UTILITY', 'AUTHENTICATION');
      end if;
      perform private.notify(
        l.project_id, private.admin_ids(l.project_id), 'template_trouble', '/templates/' || template.id, null,
        jsonb_build_object(
          'template_id', template.id, 'category',
            coalesce(value ->> 'correct_category', value ->> 'new_category')
        )
      )
      from public.project_business_accounts as l where l.business_account_id = template.business_account_id;
    else
      update public.templates as t set components = private.changed_components(t.components, value)
      where t.id = template.id;
  end case;

  insert into public.events (project_id, type, data)
  select l.project_id, 'template.updated',
    jsonb_build_object('template_id', template.id, 'changed', change_kind)
  from public.project_business_accounts as l
  where l.business_account_id = template.business_account_id;
end;
$$;

comment on function private.apply_template_change(text, text, jsonb, timestamptz) is
  'Brings a template to what Meta says of its status, quality, category or components; older news change '
  'nothing.';

-- numbers and accounts ----------------------------------------------------

-- Of several changes of one field about one subject only the newest is shown by the row.
create function private.is_newest_change(field text, waba_id text, phone_number_id text, at timestamptz)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  select not exists (
    select 1 from public.provider_changes as c
    where c.waba_id = is_newest_change.waba_id and c.field = is_newest_change.field
      and c.phone_number_id is not distinct from is_newest_change.phone_number_id
      and c.occurred_at > is_newest_change.at
  );
$$;

create function private.tell_account_admins(waba_id text, data jsonb)
returns void
language sql
volatile
security definer
set search_path = ''
as $$
  select private.notify(
    l.project_id, private.admin_ids(l.project_id), 'number_trouble', '/numbers', null,
      tell_account_admins.data
  )
  from public.whatsapp_business_accounts as a
  join public.project_business_accounts as l on l.business_account_id = a.id
  where a.waba_id = tell_account_admins.waba_id;
$$;

create function private.apply_number_change(number_id uuid, field text, value jsonb)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  limit_now constant text := coalesce(
    value ->> 'max_daily_conversations_per_business', value ->> 'max_daily_conversation_per_phone',
    value ->> 'current_limit'
  );
  project uuid;
begin
  if field = 'phone_number_quality_update' then
    update public.whatsapp_numbers as n
    set
      messaging_limit = coalesce(limit_now, n.messaging_limit),
      throughput_per_second = case
        when value ->> 'event' = 'THROUGHPUT_UPGRADE' and not n.is_coexistence then 1000
        else n.throughput_per_second
      end,
      status = case value ->> 'event' when 'FLAGGED' then 'FLAGGED' when 'UNFLAGGED' then 'CONNECTED'
        else n.status end,
      quality_rating = case
        when value ->> 'current_quality_rating' in ('GREEN', 'YELLOW', 'RED')
          then value ->> 'current_quality_rating'
        when value ->> 'event' = 'FLAGGED' then 'RED'
        when value ->> 'event' = 'UNFLAGGED' then 'GREEN'
        else n.quality_rating
      end
    where n.id = number_id
    returning n.project_id into project;
    if value ->> 'event' = 'DOWNGRADE' then
      perform private.notify(
        project, private.admin_ids(project), 'number_trouble', '/numbers/' || number_id, null,
        jsonb_build_object('number_id', number_id, 'event', 'DOWNGRADE', 'messaging_limit', limit_now)
      );
    end if;
  elsif field = 'phone_number_name_update' then
    update public.whatsapp_numbers as n
    set name_status = value ->> 'decision',
      verified_name = case
        when value ->> 'decision' = 'APPROVED'
          then coalesce(value ->> 'requested_verified_name', n.verified_name)
        else n.verified_name
      end
    where n.id = number_id
    returning n.project_id into project;
    perform private.notify(
      project, private.admin_ids(project), 'number_trouble', '/numbers/' || number_id, null,
      jsonb_build_object(
        'number_id', number_id, 'event', 'NAME_' || coalesce(value ->> 'decision', 'UPDATE'),
        'reason', value ->> 'rejection_reason'
      )
    );
  elsif field = 'business_username_updates' then
    update public.whatsapp_numbers as n
    set profile = n.profile || jsonb_build_object(
      'username', case when value ->> 'status' = 'deleted' then null else value ->> 'username' end,
      'username_status', value ->> 'status'
    )
    where n.id = number_id
    returning n.project_id into project;
  elsif field = 'security' then
    select n.project_id into project from public.whatsapp_numbers as n where n.id = number_id;
    perform private.notify(
      project, private.admin_ids(project), 'number_trouble', '/numbers/' || number_id, null,
      jsonb_build_object('number_id', number_id, 'event', value ->> 'event')
    );
  else
    return;
  end if;
  insert into public.events (project_id, type, data)
  values (project, 'number.updated', jsonb_build_object('number_id', number_id, 'changed', field));
end;
$$;

create function private.apply_account_change(account_waba_id text, field text, value jsonb)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  event constant text := value ->> 'event';
begin
  if field = 'account_review_update' then
    update public.whatsapp_business_accounts as a set account_review_status = value ->> 'decision'
    where a.waba_id = account_waba_id;
    perform private.tell_account_admins(account_waba_id, jsonb_build_object(
      'field', field, 'event', value ->> 'decision'
    ));
  elsif field = 'business_capability_update' then
    update public.whatsapp_numbers as n
    set messaging_limit = coalesce(
      value ->> 'max_daily_conversations_per_business', value ->> 'max_daily_conversation_per_phone',
        n.messaging_limit
    )
    from public.whatsapp_business_accounts as a
    where a.waba_id = account_waba_id and n.business_account_id = a.id;
  elsif field = 'account_alerts' then
    perform private.tell_account_admins(account_waba_id, jsonb_build_object(
      'field', field, 'event', value -> 'alert_info' ->> 'alert_type', 'severity',
        value -> 'alert_info' ->> 'alert_severity'
    ));
  elsif field = 'account_update' then
    -- What stands against the account, one entry per kind.
    update public.whatsapp_business_accounts as a
    set restrictions = case
      when event = 'ACCOUNT_RESTRICTION' then coalesce((
        select jsonb_agg(r.entry) from jsonb_array_elements(a.restrictions) as r (entry)
        where r.entry ->> 'event' is distinct from 'ACCOUNT_RESTRICTION'
      ), '[]') || coalesce((
        select jsonb_agg(r.entry || '{"event": "ACCOUNT_RESTRICTION"}')
        from jsonb_array_elements(value -> 'restriction_info') as r (entry)
      ), '[]')
      when event = 'DISABLED_UPDATE' and value -> 'ban_info' ->> 'waba_ban_state' = 'REINSTATE' then '[]'
      when event in ('DISABLED_UPDATE', 'ACCOUNT_VIOLATION', 'ACCOUNT_DELETED', 'ACCOUNT_OFFBOARDED')
        then coalesce((
        select jsonb_agg(r.entry) from jsonb_array_elements(a.restrictions) as r (entry)
        where r.entry ->> 'event' is distinct from event
      ), '[]') || jsonb_build_array(
        jsonb_build_object('event', event) || coalesce(value -> 'ban_info', value -> 'violation_info', '{}')
      )
      when event = 'ACCOUNT_RECONNECTED' then coalesce((
        select jsonb_agg(r.entry) from jsonb_array_elements(a.restrictions) as r (entry)
        where r.entry ->> 'event' <> 'ACCOUNT_OFFBOARDED'
      ), '[]')
      else a.restrictions
    end
    where a.waba_id = account_waba_id;
    if event in (
      'ACCOUNT_RESTRICTION', 'DISABLED_UPDATE', 'ACCOUNT_VIOLATION', 'ACCOUNT_DELETED', 'ACCOUNT_OFFBOARDED',
      'ACCOUNT_RECONNECTED', 'PARTNER_REMOVED'
    ) then
      perform private.tell_account_admins(account_waba_id,
        jsonb_build_object('field', field, 'event', event));
    end if;
  else
    return;
  end if;
  insert into public.events (project_id, type, data)
  select l.project_id, 'account.updated', jsonb_build_object('business_account_id', a.id, 'changed', field)
  from public.whatsapp_business_accounts as a
  join public.project_business_accounts as l on l.business_account_id = a.id
  where a.waba_id = account_waba_id;
end;
$$;

create function private.apply_flow_change(value jsonb, at timestamptz)
returns void
language sql
volatile
security definer
set search_path = ''
as $$
  update public.flows as f
  set
    status = case
      when value ->> 'event' = 'FLOW_STATUS_CHANGE' and value ->> 'new_status' ~ '^[A-Z][A-Z_]{1,39}$'
        then value ->> 'new_status'
      else f.status
    end,
    health = case
      when value ->> 'event' = 'FLOW_STATUS_CHANGE' then f.health
      else f.health || jsonb_build_object(value ->> 'event',
        (value - 'flow_id') || jsonb_build_object('at', at))
    end
  where f.meta_flow_id = value ->> 'flow_id' and value ? 'event';
$$;

-- changes -----------------------------------------------------------------

create function private.apply_change(change public.provider_changes)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  number_id uuid;
begin
  if change.field like 'message\_template\_%' or change.field = 'template_category_update' then
    perform private.apply_template_change(change.field, change.waba_id, change.value, change.occurred_at);
    return;
  elsif change.field = 'flows' then
    perform private.apply_flow_change(change.value, change.occurred_at);
    return;
  elsif not private.is_newest_change(change.field, change.waba_id, change.phone_number_id,
    change.occurred_at) then
    return;
  end if;
  select n.id into number_id from public.whatsapp_numbers as n
    where n.phone_number_id = change.phone_number_id;
  if number_id is not null then
    perform private.apply_number_change(number_id, change.field, change.value);
  elsif change.waba_id is not null then
    perform private.apply_account_change(change.waba_id, change.field, change.value);
  end if;
end;
$$;

comment on function private.apply_change(public.provider_changes) is
  'Turns what Meta said of a template, Flow, number or account into its row.';

create function private.apply_change_updates(updates jsonb)
returns private.fate[]
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  change public.provider_changes;
  new_keys jsonb := '[]';
  fates private.fate[];
begin
  for change in
    insert into public.provider_changes (
      project_id, event_id, "position", waba_id, phone_number_id, field, is_known, value, fingerprint,
        occurred_at
    )
    select n.project_id, u.event_id, u.position, u.waba_id,
      coalesce(nullif(u.phone_number_id, ''), n.phone_number_id),
      u.field, u.known, u.value, u.fingerprint, u.occurred_at
    from jsonb_to_recordset(updates) as u (
      event_id uuid, "position" integer, waba_id text, phone_number_id text, field text, known boolean,
        value jsonb,
      fingerprint text, display_phone_number text, occurred_at timestamptz
    )
    -- Changes about a number name it as people write it.
    left join public.whatsapp_numbers as n
      on n.phone_number_id = u.phone_number_id
      or (u.phone_number_id = '' and n.display_phone_number = '+'
        || regexp_replace(u.display_phone_number, '[^0-9]', '', 'g'))
    order by u.waba_id, u.field, u.occurred_at, u.event_id, u.position
    on conflict do nothing
    returning *
  loop
    new_keys := new_keys || jsonb_build_object('event_id', change.event_id, 'position', change.position);
    perform private.apply_change(change);
  end loop;

  select coalesce(array_agg(row(
    u.event_id, u.position, coalesce(nullif(u.phone_number_id, ''), u.waba_id, ''),
    case when new_keys @> jsonb_build_array(
      jsonb_build_object('event_id', u.event_id, 'position', u.position))
      then 'processed' else 'duplicate' end, null, null
  )::private.fate), '{}')
  into fates
  from jsonb_to_recordset(updates) as u (event_id uuid, "position" integer, phone_number_id text,
    waba_id text);
  return fates;
end;
$$;
