-- Answers to Flows: known again by their token, kept once, and a maintenance form's answer makes one request,
-- which is confirmed to the customer. Whatever goes wrong here, the message itself is stored.
-- Writes: a trigger on messages. Confirming stands in confirmations.sql.

-- tables ------------------------------------------------------------------

alter table public.flows
add column purpose text,
add constraint flow_purpose_is_known check (purpose in ('maintenance_request'));

comment on column public.flows.purpose is
  'What an answer starts besides being kept: maintenance_request makes a request.';

grant insert (purpose), update (purpose) on public.flows to authenticated;

alter table public.maintenance_requests
add column confirmation_state text not null default 'none',
add column confirmation_message_id uuid,
add column confirmation_error text,
add column confirmation_attempts integer not null default 0,
add column confirmation_due_at timestamptz,
add constraint request_confirmation_state_is_known
  check (confirmation_state in ('none', 'waiting', 'queued', 'sent', 'failed')),
add constraint waiting_confirmation_has_a_time
  check ((confirmation_state = 'waiting') = (confirmation_due_at is not null)),
add constraint maintenance_requests_confirmation_message_fkey
  foreign key (project_id, confirmation_message_id)
  references public.messages (project_id, id) on delete set null (confirmation_message_id);

create index maintenance_requests_confirmation_message_idx
on public.maintenance_requests (project_id, confirmation_message_id)
where confirmation_message_id is not null;
create index maintenance_requests_confirmation_due_idx on public.maintenance_requests (confirmation_due_at)
where confirmation_state = 'waiting';
create index maintenance_requests_confirmation_queued_idx
on public.maintenance_requests (confirmation_message_id)
where confirmation_state = 'queued';

comment on column public.maintenance_requests.confirmation_state is
  'Whether the customer was told: waiting is tried again at confirmation_due_at, failed has been given up.';
comment on column public.maintenance_requests.confirmation_error is
  'Why the last confirmation could not be sent: a code of ours or of Meta.';

-- Made from the answer each time, so that it cannot differ from it.
create function public.flow_response_fields(project_id uuid, answered_flow_id uuid default null)
returns table (
  response_id uuid, flow_id uuid, contact_id uuid, occurred_at timestamptz, place bigint, name text,
  value jsonb
)
language sql
stable
security invoker
set search_path = ''
as $$
  select r.id, r.flow_id, r.contact_id, r.occurred_at, f.place, f.name, f.value
  from public.flow_responses as r
  cross join lateral jsonb_each(r.data) with ordinality as f (name, value, place)
  where r.project_id = flow_response_fields.project_id
    and (flow_response_fields.answered_flow_id is null or r.flow_id = flow_response_fields.answered_flow_id)
  order by r.occurred_at desc, r.id, f.place;
$$;

comment on function public.flow_response_fields(uuid, uuid) is
  'The fields of answers to Flows, one row each, as far as the caller sees the answers.';
grant execute on function public.flow_response_fields(uuid, uuid) to anon, authenticated, service_role;

-- sending a Flow ------------------------------------------------------------

-- Tokens of the Flows that a message of ours opens: its own button, or the buttons of a template.
create function private.flow_tokens(message public.messages)
returns table (flow_token text, flow_id uuid)
language sql
stable
security definer
set search_path = ''
as $$
  with named as (
    select p.parameters ->> 'flow_token' as token, p.parameters ->> 'flow_id' as meta_id,
      p.parameters ->> 'flow_name' as name
    from (select message.content #> '{action,parameters}' as parameters) as p
    where message.type = 'interactive' and message.content ->> 'type' = 'flow'
    union all
    select c.part #>> '{parameters,0,action,flow_token}',
      b.buttons -> (c.part ->> 'index')::integer ->> 'flow_id',
      b.buttons -> (c.part ->> 'index')::integer ->> 'flow_name'
    from jsonb_array_elements(
      case when message.type = 'template' and jsonb_typeof(message.content -> 'components') = 'array'
        then message.content -> 'components' else '[]' end
    ) as c (part)
    join public.templates as t on t.id = message.template_id
    cross join lateral (
      select k.component -> 'buttons' as buttons
      from jsonb_array_elements(t.components) as k (component)
      where upper(k.component ->> 'type') = 'BUTTONS'
      limit 1
    ) as b
    where lower(c.part ->> 'sub_type') = 'flow' and c.part ->> 'index' ~ '^[0-9]$'
  )
  select distinct on (n.token) n.token, f.id
  from named as n
  join public.whatsapp_numbers as w on w.id = message.whatsapp_number_id
  join public.flows as f on f.business_account_id = w.business_account_id and f.removed_at is null
    and (f.meta_flow_id = n.meta_id or (n.meta_id is null and f.name = n.name))
  where char_length(n.token) >= 16
  order by n.token;
$$;

-- Meta calls every answer "unused" whose button was sent without a token, so each button gets one; and where
-- the maintenance form opens without asking our endpoint, the days that its first screen needs.
create function private.with_flow_tokens(
  template public.templates, content jsonb, project_id uuid, moment timestamptz
)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  buttons constant jsonb := coalesce(private.component_of(template.components, 'BUTTONS') -> 'buttons', '[]');
  components jsonb := coalesce(content -> 'components', '[]');
  button jsonb;
  given jsonb;
  action jsonb;
begin
  for place in 0 .. jsonb_array_length(buttons) - 1 loop
    button := buttons -> place;
    continue when upper(button ->> 'type') <> 'FLOW';
    given := private.component_of(components, 'button', place);
    action := coalesce(given #> '{parameters,0,action}', '{}');
    if coalesce(action ->> 'flow_token', '') in ('', 'unused') then
      action := action
        || jsonb_build_object('flow_token', 'ft_' || replace(gen_random_uuid()::text, '-', ''));
    end if;
    if coalesce(lower(button ->> 'flow_action'), 'navigate') = 'navigate' then
      action := coalesce((
        select jsonb_build_object('flow_action_data', jsonb_build_object(
          'min_date', d.today::text, 'max_date', (d.today + 90)::text
        ))
        from public.projects as p
        cross join lateral (
          select (with_flow_tokens.moment at time zone p.time_zone)::date as today
        ) as d
        where p.id = with_flow_tokens.project_id and exists (
          select 1 from public.flows as f
          where f.business_account_id = template.business_account_id and f.removed_at is null
            and f.purpose = 'maintenance_request'
            and (
              f.meta_flow_id = button ->> 'flow_id'
              or (not button ? 'flow_id' and f.name = button ->> 'flow_name')
            )
        )
      ), '{}') || action;
    end if;
    components := coalesce((
      select jsonb_agg(c.value order by c.ord)
      from jsonb_array_elements(components) with ordinality as c (value, ord)
      where c.value is distinct from given
    ), '[]') || jsonb_build_object(
      'type', 'button', 'sub_type', 'flow', 'index', place::text,
      'parameters', jsonb_build_array(jsonb_build_object('type', 'action', 'action', action))
    );
    content := content || jsonb_build_object('components', components);
  end loop;
  return content;
end;
$$;

comment on function private.with_flow_tokens(public.templates, jsonb, uuid, timestamptz) is
  'What a template is sent with, and a token for each of its buttons that opens a Flow.';
revoke execute on function private.with_flow_tokens(public.templates, jsonb, uuid, timestamptz)
from public, anon, authenticated, service_role;

-- receiving an answer -------------------------------------------------------

create function private.parsed_object(text text)
returns jsonb
language plpgsql
immutable
security invoker
set search_path = ''
as $$
declare
  parsed jsonb;
begin
  parsed := text::jsonb;
  return case when jsonb_typeof(parsed) = 'object' then parsed end;
exception when others then
  return null;
end;
$$;

comment on function private.parsed_object(text) is 'A JSON object out of text; null for anything else.';

create function private.parsed_day(text text)
returns date
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  -- Flow JSON below 5.0 gives milliseconds since 1970.
  return case
    when text ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' then text::date
    when text ~ '^[0-9]{12,14}$' then (to_timestamp(text::bigint / 1000.0) at time zone 'UTC')::date
  end;
exception when others then
  return null;
end;
$$;

create function private.maintenance_problems(data jsonb, today date)
returns jsonb
language sql
immutable
security invoker
set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('field', p.field, 'problem', p.problem)), '[]')
  from (values
    (
      'service_type', 'is not one of the services',
      coalesce(data ->> 'service_type', '')
        not in ('plumbing', 'electrical', 'ac', 'carpentry', 'painting', 'other')
    ),
    ('description', 'is empty', coalesce(btrim(data ->> 'description'), '') = ''),
    (
      'preferred_date', 'is no day',
      coalesce(data ->> 'preferred_date', '') <> '' and private.parsed_day(data ->> 'preferred_date') is null
    ),
    ('preferred_date', 'is in the past', private.parsed_day(data ->> 'preferred_date') < today),
    (
      'preferred_time', 'is not one of the times',
      coalesce(data ->> 'preferred_time', '') not in ('', 'morning', 'afternoon', 'evening')
    )
  ) as p (field, problem, is_wrong)
  where p.is_wrong;
$$;

comment on function private.maintenance_problems(jsonb, date) is
  'What is wrong with an answer to the maintenance form, by field; a day before today is.';

-- Photos of an answer are fetched as those of messages are.
create function private.keep_request_photos(
  request public.maintenance_requests, message public.messages, photos jsonb
)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  ids uuid[];
begin
  if jsonb_typeof(photos) is distinct from 'array' then
    return;
  end if;
  with files as (
    insert into public.media_files (
      project_id, whatsapp_number_id, contact_id, direction, kind, meta_media_id, filename, claimed_mime_type,
      claimed_sha256, expires_at
    )
    select request.project_id, message.whatsapp_number_id, request.contact_id, 'inbound', 'image',
      p.photo ->> 'id', p.photo ->> 'file_name', p.photo ->> 'mime_type', p.photo ->> 'sha256',
      message.occurred_at + interval '7 days'
    from jsonb_array_elements(photos) with ordinality as p (photo, ord)
    where p.photo ->> 'id' ~ '^[0-9]{1,32}$' and p.ord <= 30
    returning id
  )
  select array_agg(f.id) into ids from files as f;
  if ids is null then
    return;
  end if;
  insert into public.maintenance_request_photos (project_id, request_id, media_file_id)
  select request.project_id, request.id, i.id from unnest(ids) as i (id);
  perform private.send_fairly(
    'media', array_agg(request.project_id::text), array_agg(jsonb_build_object('media_file_id', i.id))
  )
  from unnest(ids) as i (id);
end;
$$;

create function private.request_from_answer(response public.flow_responses, message public.messages)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  request public.maintenance_requests;
  data constant jsonb := response.data;
  wrong constant text[] := array(
    select p.problem ->> 'field' from jsonb_array_elements(response.problems) as p (problem)
  );
begin
  if wrong && array['service_type', 'description'] then
    return;
  end if;
  insert into public.maintenance_requests (
    project_id, contact_id, conversation_id, flow_response_id, source, service_type, description, address,
    preferred_date, preferred_time, notes, confirmation_state, confirmation_due_at
  )
  values (
    response.project_id, response.contact_id, response.conversation_id, response.id, 'flow',
    data ->> 'service_type', left(btrim(data ->> 'description'), 4000),
    nullif(left(btrim(data ->> 'address'), 1000), ''),
    case when 'preferred_date' <> all (wrong) then private.parsed_day(data ->> 'preferred_date') end,
    case when 'preferred_time' <> all (wrong) then nullif(data ->> 'preferred_time', '') end,
    nullif(left(btrim(data ->> 'notes'), 2000), ''),
    case message.origin when 'live' then 'waiting' else 'none' end,
    case message.origin when 'live' then now() end
  )
  on conflict on constraint maintenance_requests_flow_response_key do nothing
  returning * into request;
  if request.id is not null then
    perform private.keep_request_photos(request, message, data -> 'photos');
  end if;
end;
$$;

create function private.keep_flow_answer(message public.messages)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  reply constant jsonb := message.content -> 'nfm_reply';
  answer constant jsonb := private.parsed_object(reply ->> 'response_json');
  session public.flow_sessions;
  purpose text;
  problems jsonb := '[]';
  response public.flow_responses;
begin
  -- An address form answers in the same type, without a token: it is no Flow.
  if not coalesce(answer ? 'flow_token', false) and coalesce(reply ->> 'name', 'flow') <> 'flow' then
    return;
  end if;
  select s.* into session from public.flow_sessions as s
  where s.flow_token = answer ->> 'flow_token' and s.project_id = message.project_id
    and s.contact_id = message.contact_id
  for update;
  select f.purpose into purpose from public.flows as f where f.id = session.flow_id;
  if answer is null then
    problems := '[{"field": "response_json", "problem": "is no JSON object"}]';
  elsif session.id is null then
    problems := '[{"field": "flow_token", "problem": "belongs to no Flow that was sent to this person"}]';
  elsif session.state = 'completed' then
    problems := '[{"field": "flow_token", "problem": "was answered before"}]';
    purpose := null;
  elsif purpose = 'maintenance_request' then
    problems := private.maintenance_problems(answer, (
      select (message.occurred_at at time zone p.time_zone)::date from public.projects as p
      where p.id = message.project_id
    ));
  end if;
  insert into public.flow_responses (
    project_id, flow_id, session_id, conversation_id, contact_id, message_id, data, problems, occurred_at
  )
  values (
    message.project_id, session.flow_id, case when session.state <> 'completed' then session.id end,
    message.conversation_id, message.contact_id, message.id, coalesce(answer - 'flow_token', '{}'), problems,
    message.occurred_at
  )
  on conflict do nothing
  returning * into response;
  if response.id is null then
    return;
  end if;
  update public.flow_sessions as s set state = 'completed', completed_at = message.occurred_at
  where s.id = response.session_id and s.state <> 'completed';
  insert into public.events (project_id, type, conversation_id, message_id, contact_id, data)
  values (
    message.project_id, 'flow.answered', message.conversation_id, message.id, message.contact_id,
    jsonb_build_object('response_id', response.id, 'flow_id', response.flow_id)
  );
  if purpose = 'maintenance_request' then
    perform private.request_from_answer(response, message);
  end if;
end;
$$;

comment on function private.keep_flow_answer(public.messages) is
  'Keeps an answer to a Flow once, recognised by its token, and starts what the Flow is for.';

create function private.tg_messages__follow_flows()
returns trigger
language plpgsql
volatile
security definer -- callers write no sessions, answers or requests
set search_path = ''
as $$
declare
  message public.messages;
  reason text;
begin
  if not exists (select 1 from new_messages as n where n.type in ('interactive', 'template')) then
    return null;
  end if;
  for message in
    select n.* from new_messages as n
    where (n.direction = 'outbound' and n.type in ('interactive', 'template') and n.origin = 'live')
      or (n.direction = 'inbound' and n.type = 'interactive' and n.origin in ('live', 'replay')
        and n.content ? 'nfm_reply')
    order by n.project_id, n.id
  loop
    begin
      if message.direction = 'inbound' then
        perform private.keep_flow_answer(message);
      else
        insert into public.flow_sessions (
          project_id, flow_id, conversation_id, contact_id, message_id, flow_token, expires_at
        )
        select message.project_id, t.flow_id, message.conversation_id, message.contact_id, message.id,
          t.flow_token, now() + interval '30 days'
        from private.flow_tokens(message) as t
        on conflict on constraint flow_sessions_flow_token_key do nothing;
      end if;
    -- The message stays whatever happens; what was not done is in the log and can be done again.
    exception when others then
      get stacked diagnostics reason = message_text;
      raise warning 'flow of message % not followed: %', message.id, reason;
      insert into public.events (project_id, type, conversation_id, message_id, contact_id, data)
      values (
        message.project_id, 'flow.failed', message.conversation_id, message.id, message.contact_id,
        jsonb_build_object('reason', left(reason, 300))
      );
    end;
  end loop;
  return null;
end;
$$;

create trigger _500_follow_flows after insert on public.messages
referencing new table as new_messages
for each statement execute function private.tg_messages__follow_flows();
