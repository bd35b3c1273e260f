-- Templates of a business account as Meta has them: who may change them, and how what Meta said is written
-- down. Calls to Meta are made by functions/templates; nothing changes here before Meta has confirmed it.

create function private.my_template_account(project_id uuid, business_account_id uuid, for_change boolean)
returns public.whatsapp_business_accounts
language plpgsql
stable
security definer -- callers see no more of an account than its policy shows
set search_path = ''
as $$
declare
  account public.whatsapp_business_accounts;
begin
  if project_id <> all (array(select private.my_project_ids('viewer', 'templates:read'))) then
    raise exception 'no such project for this caller' using errcode = 'PT404', hint = 'not_found';
  end if;
  if for_change and project_id <> all (array(
    select private.my_project_ids_with('manage_templates', 'templates:write')
  )) then
    raise exception 'this member may not manage templates' using errcode = 'PT403', hint = 'forbidden';
  end if;
  select a.* into account
  from public.project_business_accounts as l
  join public.whatsapp_business_accounts as a on a.id = l.business_account_id
  where l.project_id = my_template_account.project_id
    and (my_template_account.business_account_id is null or a.id = my_template_account.business_account_id)
  order by l.created_at, a.id
  limit 1;
  if account.id is null then
    raise exception 'the project uses no such business account'
      using errcode = 'PT404', hint = 'business_account_not_found';
  end if;
  return account;
end;
$$;

create function public.my_template_account(
  project_id uuid, business_account_id uuid default null, for_change boolean default true
)
returns table (id uuid, waba_id text)
language sql
stable
security invoker
set search_path = ''
as $$
  select a.id, a.waba_id from private.my_template_account(project_id, business_account_id, for_change) as a;
$$;

comment on function public.my_template_account(uuid, uuid, boolean) is
  'The business account whose templates the caller wants to see or change, by a project that uses it; '
  'raises when he may not.';
grant execute on function private.my_template_account(uuid, uuid, boolean) to anon, authenticated,
  service_role;
grant execute on function public.my_template_account(uuid, uuid, boolean) to anon, authenticated,
  service_role;

-- One template as Meta gave it. A draft of the same name and language becomes this one. Webhooks that came
-- since Meta was asked know better than its answer.
create function private.write_template(
  business_account_id uuid, template jsonb, created_by uuid, asked_ms_ago double precision
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  known public.templates;
  fresh public.templates;
  told text[];
begin
  perform private.lock_templates(business_account_id);
  select t.* into known from public.templates as t
  where t.business_account_id = write_template.business_account_id
    and (
      t.meta_template_id = template ->> 'id'
      or (
        t.name = template ->> 'name' and t.language = template ->> 'language' and t.removed_at is null
      )
    )
  order by t.meta_template_id = template ->> 'id' desc nulls last
  limit 1
  for update;
  told := array(
    select e.kind from public.template_events as e
    where e.template_id = known.id
      and e.arrived_at > clock_timestamp() - asked_ms_ago * interval '1 millisecond'
  );

  fresh := known;
  fresh.meta_template_id := template ->> 'id';
  fresh.name := coalesce(template ->> 'name', known.name);
  fresh.language := coalesce(template ->> 'language', known.language);
  fresh.category := coalesce(template ->> 'category', known.category);
  fresh.sub_category := coalesce(template ->> 'sub_category', known.sub_category);
  fresh.status := coalesce(template ->> 'status', known.status);
  fresh.parameter_format := coalesce(template ->> 'parameter_format', known.parameter_format, 'POSITIONAL');
  fresh.components := coalesce(template -> 'components', known.components);
  fresh.quality_score := coalesce(template -> 'quality_score' ->> 'score', known.quality_score);
  fresh.previous_category := coalesce(template ->> 'previous_category', known.previous_category);
  fresh.correct_category := template ->> 'correct_category';
  fresh.rejected_reason := coalesce(template ->> 'rejected_reason', known.rejected_reason);
  fresh.message_send_ttl_seconds := coalesce(
    (template ->> 'message_send_ttl_seconds')::integer, known.message_send_ttl_seconds
  );
  fresh.removed_at := null;
  if 'status' = any (told) then
    fresh.status := known.status;
    fresh.rejected_reason := known.rejected_reason;
    fresh.removed_at := known.removed_at;
  end if;
  if 'category' = any (told) then
    fresh.category := known.category;
    fresh.correct_category := known.correct_category;
    fresh.previous_category := known.previous_category;
  end if;
  if 'quality' = any (told) then
    fresh.quality_score := known.quality_score;
  end if;

  if known.id is null then
    insert into public.templates (
      business_account_id, name, language, category, sub_category, status, meta_template_id, parameter_format,
      components, quality_score, previous_category, correct_category, rejected_reason,
        message_send_ttl_seconds,
      submitted_at, synced_at, created_by
    )
    values (
      write_template.business_account_id, fresh.name, fresh.language, fresh.category, fresh.sub_category,
        fresh.status,
      fresh.meta_template_id, fresh.parameter_format, fresh.components, fresh.quality_score,
        fresh.previous_category,
      fresh.correct_category, fresh.rejected_reason, fresh.message_send_ttl_seconds,
      case when write_template.created_by is not null then now() end, now(), write_template.created_by
    );
    return 'added';
  end if;
  update public.templates as t
  set
    name = fresh.name, language = fresh.language, category = fresh.category,
      sub_category = fresh.sub_category,
    status = fresh.status, meta_template_id = fresh.meta_template_id,
      parameter_format = fresh.parameter_format,
    components = fresh.components, quality_score = fresh.quality_score,
      previous_category = fresh.previous_category,
    correct_category = fresh.correct_category, rejected_reason = fresh.rejected_reason,
    message_send_ttl_seconds = fresh.message_send_ttl_seconds, removed_at = fresh.removed_at,
    synced_at = now(),
    status_changed_at = case when t.status = fresh.status then t.status_changed_at else now() end,
    submitted_at = case when write_template.created_by is not null then now() else t.submitted_at end
  where t.id = known.id;
  return case when fresh is distinct from known then 'updated' else 'unchanged' end;
end;
$$;

comment on function private.write_template(uuid, jsonb, uuid, double precision) is
  'Writes a template as Meta gave or took it: added, updated or unchanged.';

create function private.apply_template_sync(
  business_account_id uuid, templates jsonb, asked_ms_ago double precision
)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  report jsonb;
  removed integer;
begin
  perform private.lock_templates(business_account_id);
  with written as (
    select private.write_template(apply_template_sync.business_account_id, t.value, null, asked_ms_ago)
      as outcome
    from jsonb_array_elements(templates) as t (value)
  )
  select jsonb_build_object(
    'added', count(*) filter (where w.outcome = 'added'), 'updated',
      count(*) filter (where w.outcome = 'updated'),
    'unchanged', count(*) filter (where w.outcome = 'unchanged')
  ) into report
  from written as w;
  update public.templates as t set removed_at = now()
  where t.business_account_id = apply_template_sync.business_account_id and t.removed_at is null
    and t.meta_template_id is not null
    and t.meta_template_id not in (select x.value ->> 'id' from jsonb_array_elements(templates) as x (value))
    -- handed in while Meta was listing
    and greatest(t.created_at, t.submitted_at) < clock_timestamp() - asked_ms_ago * interval '1 millisecond';
  get diagnostics removed = row_count;
  return report || jsonb_build_object('removed', removed);
end;
$$;

comment on function private.apply_template_sync(uuid, jsonb, double precision) is
  'Brings an account''s templates to what Meta listed, all pages of it. What is missing there is marked '
  'removed. Returns counts.';

create function private.remove_template(template_id uuid)
returns void
language sql
volatile
security definer
set search_path = ''
as $$
  update public.templates as t set removed_at = now(), status = 'DELETED' where t.id = template_id;
$$;

revoke execute on function private.write_template(uuid, jsonb, uuid, double precision)
  from public, anon, authenticated, service_role;
revoke execute on function private.apply_template_sync(uuid, jsonb, double precision)
  from public, anon, authenticated, service_role;
revoke execute on function private.remove_template(uuid) from public, anon, authenticated, service_role;

create function public.preview_template(template_id uuid, components jsonb default '[]')
returns jsonb
language plpgsql
stable
security invoker -- the caller sees the template or he does not
set search_path = ''
as $$
declare
  template public.templates;
begin
  select t.* into template from public.templates as t where t.id = template_id;
  if template.id is null then
    raise exception 'no such template for this caller' using errcode = 'PT404', hint = 'not_found';
  end if;
  return private.render_template(template, components)
    || jsonb_build_object('fault', private.template_fault(template, components));
end;
$$;

comment on function public.preview_template(uuid, jsonb) is
  'What the customer would read, by the rendering that is sent; fault says what is missing, null when it '
  'may go.';
grant execute on function public.preview_template(uuid, jsonb) to anon, authenticated, service_role;
grant execute on function private.render_template(public.templates, jsonb) to anon, authenticated,
  service_role;
grant execute on function private.template_fault(public.templates, jsonb) to anon, authenticated,
  service_role;
grant execute on function private.template_variables(text) to anon, authenticated, service_role;
grant execute on function private.parameter_text(jsonb) to anon, authenticated, service_role;
grant execute on function private.fill_template(text, jsonb) to anon, authenticated, service_role;
grant execute on function private.text_parameter_fault(text, text, jsonb, text) to anon, authenticated,
  service_role;
grant execute on function private.component_of(jsonb, text, integer) to anon, authenticated, service_role;
grant execute on function private.body_text(public.templates) to anon, authenticated, service_role;
grant execute on function private.button_fault(jsonb, integer, jsonb) to anon, authenticated, service_role;
