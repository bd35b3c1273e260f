-- Inbound, numbers, accounts and Flows: what Meta says of them turns into rows here, without a sync. Called
-- by
-- apply_inbound() alone.

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
    published_at = case
      when value ->> 'event' = 'FLOW_STATUS_CHANGE' and value ->> 'new_status' = 'PUBLISHED'
        then coalesce(f.published_at, at)
      else f.published_at
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
    perform private.apply_template_change(change);
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
