-- Confirmations: the customer is told the number of his request; what cannot be sent shows why, and is tried
-- again.
-- Writes: cron, through the same choke point as everybody.

create function private.queue_own_message(
  conversation_id uuid, type text, content jsonb, idempotency_key text
)
returns public.messages
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  conversation public.conversations;
  message public.messages;
  template public.templates;
begin
  select c.* into conversation from public.conversations as c where c.id = conversation_id for no key update;
  select m.* into message from public.messages as m
  where m.project_id = conversation.project_id and m.idempotency_key = queue_own_message.idempotency_key;
  if message.id is not null then
    return message;
  end if;
  template := private.refuse_unless_sendable(conversation, type, content, now(), '{}');
  message.id := gen_random_uuid();
  message.type := queue_own_message.type;
  message.content := queue_own_message.content;
  message.idempotency_key := queue_own_message.idempotency_key;
  return private.write_outbound(conversation, message, template);
end;
$$;

comment on function private.queue_own_message(uuid, text, jsonb, text) is
  'What the hub says by itself: through the same checks and rows as everybody''s messages, with nobody as '
  'its sender.';
revoke execute on function private.queue_own_message(uuid, text, jsonb, text)
from public, anon, authenticated, service_role;

create function private.confirmation_text(reference text, language text)
returns text
language sql
immutable
security invoker
set search_path = ''
as $$
  select case language
    when 'en' then 'We have received your request. Its number is ' || reference
      || '. We will contact you to arrange the visit.'
    else 'تم استلام طلبك، ورقمه ' || reference || '. سنتواصل معك لتحديد موعد الزيارة.'
  end;
$$;

-- Outside the window only a template may go: the account's approved request_received, if it takes the number
-- alone.
create function private.confirmation_template(conversation_id uuid, reference text, language text)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select jsonb_build_object(
    'name', t.name, 'language', jsonb_build_object('code', t.language),
    'components', (
      select coalesce(jsonb_agg(c.component), '[]') from (
        select jsonb_build_object('type', 'body', 'parameters', jsonb_build_array(p.parameter)) as component
        where private.body_text(t) ~ '\{\{'
        union all
        select jsonb_build_object(
          'type', 'button', 'sub_type', 'url', 'index', (b.place - 1)::text,
          'parameters', jsonb_build_array(p.parameter)
        )
        from jsonb_array_elements(private.component_of(t.components, 'BUTTONS') -> 'buttons')
          with ordinality as b (button, place)
        where b.button ->> 'url' ~ '\{\{'
      ) as c
    )
  )
  from public.conversations as v
  join public.whatsapp_numbers as n on n.id = v.whatsapp_number_id
  join public.templates as t on t.business_account_id = n.business_account_id
  cross join lateral (
    select jsonb_build_object('type', 'text', 'text', confirmation_template.reference) as parameter
  ) as p
  where v.id = confirmation_template.conversation_id
    and t.name = 'request_received' and t.status = 'APPROVED' and t.removed_at is null
    and t.parameter_format = 'POSITIONAL'
    and private.body_text(t) !~ '\{\{2\}\}'
  order by t.language <> confirmation_template.language, t.created_at
  limit 1;
$$;

comment on function private.confirmation_template(uuid, text, text) is
  'The template that confirms a request outside the window, filled in; null when there is none.';
revoke execute on function private.confirmation_template(uuid, text, text)
from public, anon, authenticated, service_role;

create function private.queue_confirmation(request public.maintenance_requests)
returns public.messages
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  language constant text := (
    select p.default_language from public.projects as p where p.id = request.project_id
  );
  key constant text := 'confirmation:' || request.id || ':' || request.confirmation_attempts;
  template jsonb;
  code text;
begin
  return private.queue_own_message(
    request.conversation_id, 'text',
    jsonb_build_object('body', private.confirmation_text(request.reference, language)), key
  );
exception when others then
  get stacked diagnostics code = pg_exception_hint;
  if code = 'window_closed' then
    template := private.confirmation_template(request.conversation_id, request.reference, language);
  end if;
  if template is null then
    raise;
  end if;
  return private.queue_own_message(request.conversation_id, 'template', template, key || ':template');
end;
$$;

comment on function private.queue_confirmation(public.maintenance_requests) is
  'Tells the customer his number: as text, or as a template when the window is closed.';
revoke execute on function private.queue_confirmation(public.maintenance_requests)
from public, anon, authenticated, service_role;

-- A confirmation that failed: again after 30 seconds, two minutes, eight …, until it is given up after six.
create function private.put_confirmation_off(request public.maintenance_requests, code text)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  update public.maintenance_requests as r
  set
    confirmation_state = case when request.confirmation_attempts >= 6 then 'failed' else 'waiting' end,
    confirmation_error = code,
    confirmation_due_at = case when request.confirmation_attempts < 6
      then now() + interval '30 seconds' * 4 ^ greatest(request.confirmation_attempts - 1, 0) end
  where r.id = request.id;
  insert into public.maintenance_request_events (
    project_id, request_id, from_status, to_status, note, message_id
  )
  values (
    request.project_id, request.id, request.status, request.status, 'confirmation_failed: ' || code,
    request.confirmation_message_id
  );
  insert into public.events (project_id, type, conversation_id, contact_id, data)
  values (
    request.project_id, 'request.confirmation_failed', request.conversation_id, request.contact_id,
    jsonb_build_object('request_id', request.id, 'code', code)
  );
end;
$$;

create function private.confirm_requests(max_rows integer default 100)
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  request public.maintenance_requests;
  message public.messages;
  code text;
  queued integer := 0;
begin
  -- What became of those that were queued before.
  for request in
    select r.* from public.maintenance_requests as r
    join public.messages as m on m.project_id = r.project_id and m.id = r.confirmation_message_id
    where r.confirmation_state = 'queued' and m.status not in ('queued', 'sending', 'held', 'unknown')
    order by r.id limit max_rows for update of r skip locked
  loop
    select m.* into message from public.messages as m where m.id = request.confirmation_message_id;
    if message.status in ('failed', 'cancelled') then
      perform private.put_confirmation_off(request, coalesce(message.error_code, message.status));
    else
      update public.maintenance_requests as r set confirmation_state = 'sent', confirmation_error = null
      where r.id = request.id;
    end if;
  end loop;

  for request in
    select r.* from public.maintenance_requests as r
    where r.confirmation_state = 'waiting' and r.confirmation_due_at <= now()
    order by r.confirmation_due_at limit max_rows for update of r skip locked
  loop
    request.confirmation_attempts := request.confirmation_attempts + 1;
    update public.maintenance_requests as r set confirmation_attempts = request.confirmation_attempts
    where r.id = request.id;
    begin
      message := private.queue_confirmation(request);
      update public.maintenance_requests as r
      set confirmation_state = 'queued', confirmation_due_at = null, confirmation_message_id = message.id
      where r.id = request.id;
      insert into public.maintenance_request_events (
        project_id, request_id, from_status, to_status, note, message_id
      )
      values (
        request.project_id, request.id, request.status, request.status, 'confirmation_queued', message.id
      );
      queued := queued + 1;
    exception when others then
      get stacked diagnostics code = pg_exception_hint;
      perform private.put_confirmation_off(request, coalesce(nullif(code, ''), sqlstate));
    end;
  end loop;
  return queued;
end;
$$;

comment on function private.confirm_requests(integer) is
  'Tells customers the numbers of their requests, and tries again what could not be sent. Returns how many '
  'were queued.';
revoke execute on function private.confirm_requests(integer) from public, anon, authenticated, service_role;

select cron.schedule(
  'confirm_requests', '3 seconds',
  $$select private.wake_queue('outbound') where private.confirm_requests() > 0$$
);
