-- Templates as they are sent: which parameters a template wants, whether a send brings exactly these, and
-- what the customer will read. The choke point asks before it queues, the preview shows the same rendering.

create function private.template_variables(value text)
returns text[]
language sql
immutable
security invoker
set search_path = ''
as $$
  select coalesce(array_agg(m.name[1] order by m.ord), '{}')
  from regexp_matches(coalesce(value, ''), '\{\{\s*(\w+)\s*\}\}', 'g') with ordinality as m (name, ord);
$$;

comment on function private.template_variables(text) is
  'Names between double braces, in order, as often as they occur.';

create function private.parameter_text(parameter jsonb)
returns text
language sql
immutable
security invoker
set search_path = ''
as $$
  select coalesce(
    parameter ->> 'text', parameter -> 'currency' ->> 'fallback_value',
      parameter -> 'date_time' ->> 'fallback_value'
  );
$$;

create function private.fill_template(value text, parameters jsonb)
returns text
language plpgsql
immutable
security invoker
set search_path = ''
as $$
declare
  names constant text[] := private.template_variables(value);
  literals constant text[] := regexp_split_to_array(coalesce(value, ''), '\{\{\s*\w+\s*\}\}');
  filled text := literals[1];
begin
  -- Piece by piece: what a value holds is never taken for a variable.
  for n in 1 .. cardinality(names) loop
    filled := filled || coalesce(private.parameter_text(coalesce(
      (
        select p.value from jsonb_array_elements(coalesce(parameters, '[]')) as p (value)
        where p.value ->> 'parameter_name' = names[n] limit 1
      ),
      case when names[n] ~ '^[0-9]{1,3}$' then parameters -> (names[n]::integer - 1) end
    )), '') || literals[n + 1];
  end loop;
  return filled;
end;
$$;

comment on function private.fill_template(text, jsonb) is
  'The text with its variables replaced by the parameters, by position or by parameter_name.';

create function private.text_parameter_fault(part text, value text, parameters jsonb, format text)
returns text
language plpgsql
immutable
security invoker
set search_path = ''
as $$
declare
  wanted constant text[] := array(select distinct v from unnest(private.template_variables(value)) as v
    order by v);
  given constant integer := case jsonb_typeof(parameters) when 'array' then jsonb_array_length(parameters)
    else 0 end;
  names text[];
  parameter jsonb;
begin
  if given <> cardinality(wanted) then
    return format('%s wants %s parameters, got %s', part, cardinality(wanted), given);
  end if;
  if given = 0 then
    return null;
  end if;
  names := array(select p.value ->> 'parameter_name' from jsonb_array_elements(parameters) as p (value)
    order by 1);
  if text_parameter_fault.format <> 'NAMED' and array_remove(names, null) <> '{}' then
    return format('%s has no named parameters', part);
  end if;
  if text_parameter_fault.format = 'NAMED' and names is distinct from wanted then
    return format('%s wants the parameters %s', part, array_to_string(wanted, ', '));
  end if;
  for parameter in select p.value from jsonb_array_elements(parameters) as p (value) loop
    if coalesce(parameter ->> 'type', '') not in ('text', 'currency', 'date_time') then
      return format('a parameter of %s must be text', part);
    end if;
    if coalesce(btrim(private.parameter_text(parameter)), '') = '' then
      return format('a parameter of %s is empty', part);
    end if;
    if private.parameter_text(parameter) ~ '[\n\r\t]| {5}' then
      return format('a parameter of %s has a line break, a tab or more than four spaces in a row', part);
    end if;
  end loop;
  return null;
end;
$$;

create function private.component_of(components jsonb, type text, index integer default null)
returns jsonb
language sql
immutable
security invoker
set search_path = ''
as $$
  select c.value
  from jsonb_array_elements(case jsonb_typeof(components) when 'array' then components
    else '[]' end) as c (value)
  where upper(c.value ->> 'type') = upper(component_of.type)
    and (component_of.index is null or c.value ->> 'index' = component_of.index::text)
  limit 1;
$$;

-- Meta writes the text of authentication templates itself.
create function private.body_text(template public.templates)
returns text
language sql
immutable
security invoker
set search_path = ''
as $$
  select coalesce(b.body ->> 'text', case when template.category = 'AUTHENTICATION' then
    case when template.language like 'ar%' then 'رمز التحقق الخاص بك هو *{{1}}*.'
      else '*{{1}}* is your verification code.' end
    || case when b.body -> 'add_security_recommendation' = 'true' then
      case when template.language like 'ar%' then ' للحفاظ على أمانك، لا تشارك هذا الرمز.'
        else ' For your security, do not share this code.' end
      else '' end
  end)
  from (select private.component_of(template.components, 'BODY') as body) as b;
$$;

create function private.button_fault(button jsonb, place integer, given jsonb)
returns text
language plpgsql
immutable
security invoker
set search_path = ''
as $$
declare
  kind constant text := upper(button ->> 'type');
  sub_type constant text := lower(given ->> 'sub_type');
  value constant text := given -> 'parameters' -> 0 ->> 'text';
begin
  if kind = 'OTP' or (kind = 'URL' and private.template_variables(button ->> 'url') <> '{}') then
    if sub_type is distinct from 'url' or coalesce(btrim(value), '') = '' then
      return format('button %s wants the end of its address as text', place);
    end if;
    if value ~ '\s' or char_length(value) > 2000 then
      return format('the end of the address of button %s has white space or is too long', place);
    end if;
  elsif kind = 'COPY_CODE' then
    if sub_type is distinct from 'copy_code'
      or coalesce(given -> 'parameters' -> 0 ->> 'coupon_code', '') !~ '^\S{1,20}$' then
      return format('button %s wants a code of 1 to 20 characters', place);
    end if;
  elsif kind = 'MPM' then
    if sub_type is distinct from 'mpm' then
      return format('button %s wants its products', place);
    end if;
  elsif given is not null and sub_type is distinct from (case kind
    when 'QUICK_REPLY' then 'quick_reply' when 'FLOW' then 'flow' when 'CATALOG' then 'catalog'
    when 'VOICE_CALL' then 'voice_call' end) then
    return format('button %s takes no such parameters', place);
  end if;
  return null;
end;
$$;

create function private.template_fault(template public.templates, components jsonb)
returns text
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  -- Cards and offers have components of their own; Meta checks those.
  is_plain constant boolean := private.component_of(template.components, 'CAROUSEL') is null
    and private.component_of(template.components, 'LIMITED_TIME_OFFER') is null;
  header constant jsonb := private.component_of(template.components, 'HEADER');
  header_kind constant text := lower(coalesce(header ->> 'format', 'TEXT'));
  buttons constant jsonb := coalesce(private.component_of(template.components, 'BUTTONS') -> 'buttons', '[]');
  given jsonb;
  fault text;
begin
  if components is not null and jsonb_typeof(components) <> 'array' then
    return 'components must be a list';
  end if;
  given := private.component_of(components, 'header') -> 'parameters';
  if header is null or header_kind = 'text' then
    fault := private.text_parameter_fault('the header', header ->> 'text', given, template.parameter_format);
  elsif header_kind in ('image', 'video', 'document', 'gif', 'location', 'product') then
    if jsonb_array_length(coalesce(given, '[]')) <> 1 or lower(given -> 0 ->> 'type') is distinct
      from header_kind
      or (
        header_kind in ('image', 'video', 'document', 'gif')
        and not coalesce(given -> 0 -> header_kind ?| array['path', 'id', 'link', 'media_file_id'], false)
      ) then
      fault := format('the header wants one %s', header_kind);
    end if;
  end if;
  fault := coalesce(fault, private.text_parameter_fault(
    'the body', private.body_text(template),
    private.component_of(components, 'body') -> 'parameters', template.parameter_format
  ));
  for place in 0 .. jsonb_array_length(buttons) - 1 loop
    fault := coalesce(fault, private.button_fault(
      buttons -> place, place, private.component_of(components, 'button', place)
    ));
  end loop;
  if fault is null and is_plain then
    select format('the template has no %s %s', c.value ->> 'type', c.value ->> 'index') into fault
    from jsonb_array_elements(coalesce(components, '[]')) as c (value)
    where lower(coalesce(c.value ->> 'type', '')) not in ('header', 'body', 'button',
      'tap_target_configuration')
      or (
        lower(c.value ->> 'type') = 'button'
        and not coalesce((c.value ->> 'index') ~ '^\d{1,2}$', false)
      )
      or (
        lower(c.value ->> 'type') = 'button'
        and (c.value ->> 'index')::integer >= jsonb_array_length(buttons)
      )
    limit 1;
  end if;
  return fault;
end;
$$;

comment on function private.template_fault(public.templates, jsonb) is
  'Why these components do not fill the template, in a sentence for the caller; null when they do, exactly.';

create function private.render_template(template public.templates, components jsonb)
returns jsonb
language sql
stable
security invoker
set search_path = ''
as $$
  select jsonb_strip_nulls(jsonb_build_object(
    'header', case when t.header is not null then jsonb_strip_nulls(jsonb_build_object(
      'format', upper(coalesce(t.header ->> 'format', 'TEXT')),
      'text', case when t.header ->> 'text' is not null then private.fill_template(
        t.header ->> 'text', private.component_of(render_template.components, 'header') -> 'parameters'
      ) end
    )) end,
    'body', private.fill_template(
      private.body_text(template), private.component_of(render_template.components, 'body') -> 'parameters'
    ),
    'footer', private.component_of(template.components, 'FOOTER') ->> 'text',
    'buttons', (
      select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
        'type', upper(b.button ->> 'type'),
        'text', coalesce(b.button ->> 'text', case upper(b.button ->> 'type') when 'COPY_CODE'
          then 'Copy offer code' end),
        'url', case when b.button ->> 'url' is not null then private.fill_template(
          b.button ->> 'url',
          private.component_of(render_template.components, 'button', (b.ord - 1)::integer) -> 'parameters'
        ) end,
        'phone_number', b.button ->> 'phone_number',
        'code', private.component_of(render_template.components, 'button', (b.ord - 1)::integer)
          -> 'parameters' -> 0 ->> case upper(b.button ->> 'type') when 'OTP' then 'text'
            else 'coupon_code' end
      )) order by b.ord)
      from jsonb_array_elements(private.component_of(template.components,
        'BUTTONS') -> 'buttons') with ordinality
        as b (button, ord)
    )
  ))
  from (select private.component_of(template.components, 'HEADER') as header) as t;
$$;

comment on function private.render_template(public.templates, jsonb) is
  'What the customer reads: header, body, footer and buttons with every variable filled in.';

create function private.template_for_sending(business_account_id uuid, content jsonb)
returns public.templates
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  template public.templates;
  fault text;
begin
  select t.* into template from public.templates as t
  where t.business_account_id = template_for_sending.business_account_id and t.name = content ->> 'name'
    and t.language = coalesce(content -> 'language' ->> 'code', content ->> 'language')
  order by t.removed_at is null desc, t.created_at desc
  limit 1;
  if template.id is null then
    raise exception 'this account has no template % in %', content ->> 'name',
      content -> 'language' ->> 'code'
      using errcode = 'PT422', hint = 'template_not_found';
  end if;
  if template.status <> 'APPROVED' or template.removed_at is not null then
    raise exception 'the template is %', case when template.removed_at is null then template.status
      else 'removed at Meta' end
      using errcode = 'PT409', hint = 'template_not_approved';
  end if;
  fault := private.template_fault(template, content -> 'components');
  if fault is not null then
    raise exception '%', fault using errcode = 'PT422', hint = 'template_parameters_wrong';
  end if;
  return template;
end;
$$;

comment on function private.template_for_sending(uuid, jsonb) is
  'The approved template that this content names, when its parameters are right; raises why not.';
