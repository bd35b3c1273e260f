-- Sending, acts on messages: schedule and reschedule, cancel, send again, show that somebody is typing.
-- Reads and writes: members and API keys through these functions; cron releases what is due.

-- schedule, cancel, retry -------------------------------------------------

-- What its sender gave, for asking again whether it may go: the file that is kept beside it stands in its
-- place.
create function private.content_as_given(message public.messages)
returns jsonb
language sql
immutable
security invoker
set search_path = ''
as $$
  select coalesce(
    (
      select jsonb_set(message.content, c.place || '{media_file_id}'::text[], to_jsonb(message.media_file_id))
      from private.content_media(message.type, message.content) as c
      where message.media_file_id is not null
    ),
    message.content
  ) - 'rendered';
$$;

create function private.release_scheduled(max_rows integer default 200)
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  due record;
  conversation public.conversations;
  message public.messages;
  refusal text;
  reason text;
  released integer := 0;
begin
  for due in
    select m.id, m.conversation_id
    from (
      select m.id, m.conversation_id, m.scheduled_for from public.messages as m
      where m.status = 'scheduled' and m.scheduled_for <= now()
      order by m.scheduled_for limit max_rows
    ) as m
    order by m.conversation_id, m.scheduled_for, m.id
  loop
    select c.* into conversation from public.conversations as c
    where c.id = due.conversation_id for no key update skip locked;
    continue when conversation.id is null;
    select m.* into message from public.messages as m
      where m.id = due.id and m.status = 'scheduled' for update;
    continue when message.id is null;
    refusal := null;
    begin
      perform private.refuse_unless_sendable(
        conversation, message.type, private.content_as_given(message), now(), '{}'
      );
    exception when sqlstate 'PT409' or sqlstate 'PT422' then
      get stacked diagnostics refusal = pg_exception_hint, reason = message_text;
    end;
    update public.messages as m
    set
      status = case when refusal is null then 'queued' else 'failed' end,
      occurred_at = greatest(clock_timestamp(), conversation.last_message_at + interval '1 microsecond'),
      error_code = refusal, error_title = case when refusal is not null then reason end,
      failed_at = case when refusal is not null then now() end
    where m.id = message.id
    returning m.* into message;
    if refusal is null then
      perform private.dispatch_outbound(conversation, message);
      released := released + 1;
    else
      insert into public.events (project_id, type, conversation_id, message_id, contact_id, data)
      values (
        message.project_id, 'message.status', message.conversation_id, message.id, message.contact_id,
        jsonb_build_object('status', 'failed', 'code', refusal)
      );
    end if;
  end loop;
  return released;
end;
$$;

comment on function private.release_scheduled(integer) is
  'Moves scheduled messages that are due into their lanes, or fails them with the code why they may not go '
  'any more.';

create function private.my_message_to_act_on(message_id uuid)
returns public.messages
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  message public.messages;
begin
  select m.* into message from public.messages as m where m.id = message_id;
  if message.id is null then
    raise exception 'no message % for this caller', message_id using errcode = 'PT404', hint = 'not_found';
  end if;
  perform private.my_conversation_to_act_on(message.conversation_id, 'messages:write');
  perform 1 from public.conversations as c where c.id = message.conversation_id for no key update;
  perform 1 from private.outbound_lanes as l where l.conversation_id = message.conversation_id for update;
  select m.* into message from public.messages as m
    where m.id = message_id and m.direction = 'outbound' for update;
  if message.id is null then
    raise exception 'only messages of ours can be acted on' using errcode = 'PT404', hint = 'not_found';
  end if;
  return message;
end;
$$;

create function private.reschedule_message(message_id uuid, scheduled_for timestamptz)
returns public.messages
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  message public.messages := private.my_message_to_act_on(message_id);
  conversation public.conversations;
begin
  if message.status <> 'scheduled' then
    raise exception 'the message is %', message.status using errcode = 'PT409',
      hint = 'message_not_scheduled';
  end if;
  perform private.refuse_out_of_range(scheduled_for);
  select c.* into conversation from public.conversations as c where c.id = message.conversation_id;
  perform private.refuse_unless_sendable(
    conversation, message.type, private.content_as_given(message), scheduled_for, '{}'
  );
  update public.messages as m
  set scheduled_for = reschedule_message.scheduled_for, occurred_at = reschedule_message.scheduled_for
  where m.id = message.id
  returning m.* into message;
  insert into public.events (project_id, type, conversation_id, message_id, contact_id, data)
  values (
    message.project_id, 'message.scheduled', message.conversation_id, message.id, message.contact_id,
    jsonb_build_object('type', message.type, 'scheduled_for', message.scheduled_for, 'actor_id', auth.uid())
  );
  return private.message_for_caller(message);
end;
$$;

create function public.reschedule_message(message_id uuid, scheduled_for timestamptz)
returns public.messages
language sql
volatile
security invoker
set search_path = ''
as $$
  select * from private.reschedule_message(message_id, scheduled_for);
$$;

comment on function public.reschedule_message(uuid, timestamptz) is
  'Gives a scheduled message another time, if it may go then.';

create function private.cancel_message(message_id uuid)
returns public.messages
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  message public.messages := private.my_message_to_act_on(message_id);
begin
  if message.status = 'cancelled' then
    return private.message_for_caller(message);
  end if;
  delete from private.outbox as o where o.message_id = message.id and o.state = 'waiting';
  if not found and message.status <> 'scheduled' then
    raise exception 'the message is % already', message.status using errcode = 'PT409',
      hint = 'message_not_cancellable';
  end if;
  update public.messages as m set status = 'cancelled' where m.id = message.id returning m.* into message;
  update public.conversations as c set last_message_status = 'cancelled'
  where c.id = message.conversation_id and c.last_message_id = message.id;
  insert into public.events (project_id, type, conversation_id, message_id, contact_id, data)
  values (
    message.project_id, 'message.status', message.conversation_id, message.id, message.contact_id,
    jsonb_build_object('status', 'cancelled', 'actor_id', auth.uid())
  );
  return private.message_for_caller(message);
end;
$$;

create function public.cancel_message(message_id uuid)
returns public.messages
language sql
volatile
security invoker
set search_path = ''
as $$
  select * from private.cancel_message(message_id);
$$;

comment on function public.cancel_message(uuid) is
  'Takes back a message that is scheduled, or queued and not on its way yet.';

create function private.retry_message(message_id uuid, idempotency_key text)
returns public.messages
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  failed public.messages := private.my_message_to_act_on(message_id);
  conversation public.conversations;
  message public.messages;
  template public.templates;
begin
  -- A second click, or another member: what has been sent again is not sent a third time.
  select m.* into message from public.messages as m
  where m.retry_of_id = failed.id and m.status not in ('failed', 'cancelled');
  if message.id is not null then
    return private.message_for_caller(message);
  end if;
  if failed.status = 'unknown' then
    if auth.uid() is null then
      raise exception 'only a person may send again what may have arrived' using errcode = 'PT403',
        hint = 'forbidden';
    end if;
    if failed.updated_at > now() - interval '15 minutes' then
      raise exception 'its status may still come; wait until %',
        to_char(failed.updated_at + interval '15 minutes', 'HH24:MI')
        using errcode = 'PT409', hint = 'message_unknown_yet';
    end if;
  elsif failed.status <> 'failed' then
    raise exception 'the message is %', failed.status using errcode = 'PT409', hint = 'message_not_retryable';
  end if;

  select c.* into conversation from public.conversations as c where c.id = failed.conversation_id;
  message := null;
  message.id := gen_random_uuid();
  message.type := failed.type;
  message.content := failed.content - 'rendered';
  message.context_wamid := failed.context_wamid;
  message.target_wamid := failed.target_wamid;
  message.media_file_id := failed.media_file_id;
  message.idempotency_key := retry_message.idempotency_key;
  message.retry_of_id := failed.id;
  message.sender_id := auth.uid();
  if auth.uid() is null then
    select k.id into message.api_key_id from private.api_key_of_request() as k;
  end if;
  template := private.refuse_unless_sendable(
    conversation, message.type, private.content_as_given(failed), now(), '{}'
  );
  perform private.audit(
    'retry_message', 'message', failed.id::text, failed.project_id, null,
      jsonb_build_object('status', failed.status),
    jsonb_build_object('message_id', message.id)
  );
  return private.message_for_caller(private.write_outbound(conversation, message, template));
exception when unique_violation then
  raise exception 'this Idempotency-Key was used for another message'
    using errcode = 'PT409', hint = 'idempotency_key_reused';
end;
$$;

create function public.retry_message(message_id uuid, idempotency_key text)
returns public.messages
language sql
volatile
security invoker
set search_path = ''
as $$
  select * from private.retry_message(message_id, idempotency_key);
$$;

comment on function public.retry_message(uuid, text) is
  'Sends a failed message again as a new one; one of unknown outcome after 15 minutes, by a person, audited.';

-- typing ------------------------------------------------------------------

create function private.show_typing(conversation_id uuid)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  conversation public.conversations := private.my_conversation_to_act_on(conversation_id,
    'conversations:write');
  newest_wamid text;
begin
  perform 1 from public.conversations as c where c.id = conversation.id for no key update;
  select m.wamid into newest_wamid from public.messages as m
  where m.project_id = conversation.project_id and m.conversation_id = conversation.id
    and m.direction = 'inbound' and m.target_wamid is null and m.occurred_at > now() - interval '24 hours'
  order by m.occurred_at desc, m.id desc
  limit 1;
  -- Once is enough: Meta shows it for 25 seconds.
  if newest_wamid is null or exists (
    select 1 from private.outbox as o where o.conversation_id = conversation.id and o.payload ? 'typing'
  ) then
    return;
  end if;
  perform private.enqueue_outbound(
    conversation, null, 'read', jsonb_build_object('wamid', newest_wamid, 'typing', true)
  );
end;
$$;

create function public.show_typing(conversation_id uuid)
returns void
language sql
volatile
security invoker
set search_path = ''
as $$
  select private.show_typing(conversation_id);
$$;

comment on function public.show_typing(uuid) is
  'Shows the customer that somebody is writing, for up to 25 seconds. Meta marks his messages as read with '
  'it.';

-- grants ------------------------------------------------------------------

grant execute on function private.cancel_message(uuid) to anon, authenticated, service_role;
grant execute on function public.cancel_message(uuid) to anon, authenticated, service_role;
grant execute on function private.retry_message(uuid, text) to anon, authenticated, service_role;
grant execute on function public.retry_message(uuid, text) to anon, authenticated, service_role;
grant execute on function private.show_typing(uuid) to anon, authenticated, service_role;
grant execute on function public.show_typing(uuid) to anon, authenticated, service_role;
grant execute on function private.reschedule_message(uuid, timestamptz) to anon, authenticated, service_role;
grant execute on function public.reschedule_message(uuid, timestamptz) to anon, authenticated, service_role;
