-- Inbound, templates: what Meta says of their status, quality, category and components turns into rows here,
-- without a sync. Called by apply_change() alone.

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

-- Meta's answer and its webhook about the same template may be written at the same moment; whoever writes an
-- account's templates takes this first, before any row of theirs.
create function private.lock_templates(business_account_id uuid)
returns void
language sql
volatile
security definer
set search_path = ''
as $$
  select pg_advisory_xact_lock(hashtextextended('templates ' || business_account_id, 0));
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
  perform private.lock_templates(account);
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

create function private.apply_template_change(change public.provider_changes)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  value constant jsonb := change.value;
  at constant timestamptz := change.occurred_at;
  template_id constant uuid := private.template_of_change(change.waba_id, change.value, change.occurred_at);
  arrived_at constant timestamptz := (
    select w.received_at from public.webhook_events as w where w.id = change.event_id
  );
  change_kind constant text := case
    -- Meta's documentation once showed quality updates under another name: the key decides.
    when value ? 'new_quality_score' then 'quality'
    when change.field = 'message_template_components_update' then 'components'
    when change.field = 'template_category_update' then 'category'
    else 'status'
  end;
  template public.templates;
  newest public.template_events;
begin
  if template_id is null then
    return;
  end if;
  select t.* into template from public.templates as t where t.id = template_id for update;
  insert into public.template_events as e (
    template_id, business_account_id, kind, before, after, reason, details, occurred_at, arrived_at, position
  )
  values (
    template.id, template.business_account_id, change_kind,
    case change_kind when 'quality' then value ->> 'previous_quality_score' when 'category'
      then value ->> 'previous_category'
      when 'status' then template.status end,
    case change_kind when 'quality' then value ->> 'new_quality_score'
      when 'category' then coalesce(value ->> 'correct_category', value ->> 'new_category')
      when 'status' then value ->> 'event' end,
    nullif(value ->> 'reason', 'NONE'), value, at, arrived_at, change.position
  )
  -- Components that changed twice in one second have one row, which says the later.
  on conflict on constraint template_events_template_id_kind_occurred_at_after_key do update
  set details = excluded.details, reason = excluded.reason, arrived_at = excluded.arrived_at,
    position = excluded.position
  where (e.arrived_at, e.position) < (excluded.arrived_at, excluded.position);

  -- The row shows the newest event of the kind, in whatever order they are worked off.
  select e.* into newest from public.template_events as e
  where e.template_id = template.id and e.kind = change_kind
  order by e.occurred_at desc, e.arrived_at desc, e.position desc
  limit 1;
  if (newest.arrived_at, newest.position) is distinct from (arrived_at, change.position) then
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

comment on function private.apply_template_change(public.provider_changes) is
  'Brings a template to what Meta says of its status, quality, category or components; older news change '
  'nothing.';
