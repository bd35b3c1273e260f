-- Sending: the one choke point of every outgoing message, whoever asks. It decides whether the message may
-- go, and writes message, outbox row and event in one transaction; or it answers why not with a code of the
-- problem catalogue.
-- Reads and writes: queue_message() and its like for callers; workers of later domains call the same.

-- access of the caller ----------------------------------------------------

-- The conversation if the caller sees it; the same rule as the policy on conversations, for definer
-- functions.
create function private.my_conversation(conversation_id uuid, key_scope text)
returns public.conversations
language sql
stable
security definer
set search_path = ''
as $$
  select c.*
  from public.conversations as c
  where c.id = conversation_id
    and (
      c.project_id = any ((select private.my_whole_project_ids('viewer', key_scope))::uuid[])
      or (
        c.project_id = any (array(select private.my_project_ids('viewer', key_scope)))
        and (
          c.assignee_id = (select auth.uid())
          or c.team_id = any (array(select private.my_team_ids()))
          or c.whatsapp_number_id = any (array(select private.my_key_number_ids(key_scope)))
        )
      )
    );
$$;

comment on function private.my_conversation(uuid, text) is
  'The conversation if the caller may see it, else null.';

-- As above, for acts: 404 for what he cannot see, 403 for what he may only look at.
create function private.my_conversation_to_act_on(conversation_id uuid, key_scope text)
returns public.conversations
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  conversation public.conversations := private.my_conversation(conversation_id, key_scope);
begin
  if conversation.id is null then
    raise exception 'no conversation % for this caller', conversation_id using errcode = 'PT404',
      hint = 'not_found';
  end if;
  if conversation.project_id <> all (array(select private.my_project_ids('agent', key_scope))) then
    raise exception 'this role may read but not act' using errcode = 'PT403', hint = 'forbidden';
  end if;
  return conversation;
end;
$$;

-- what may be sent --------------------------------------------------------

create function private.refuse_unless_sendable(
  conversation public.conversations, type text, content jsonb, at timestamptz, acknowledged text[]
)
returns public.templates
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  number public.whatsapp_numbers;
  contact public.contacts;
  template public.templates;
  category text := 'service';
begin
  if type not in (
    'text', 'image', 'video', 'audio', 'document', 'sticker', 'location', 'contacts', 'reaction',
      'interactive', 'template'
  ) then
    raise exception 'messages of type % cannot be sent', type using errcode = 'PT422',
      hint = 'type_not_supported';
  end if;
  if jsonb_typeof(content) <> 'object' or octet_length(content::text) > 65536 then
    raise exception 'content must be a JSON object of at most 64 KB' using errcode = 'PT422',
      hint = 'invalid_request';
  end if;
  if type = 'text' and (coalesce(btrim(content ->> 'body'), '') = ''
    or char_length(content ->> 'body') > 4096) then
    raise exception 'a text has 1 to 4096 characters' using errcode = 'PT422', hint = 'invalid_request';
  end if;

  select n.* into number from public.whatsapp_numbers as n where n.id = conversation.whatsapp_number_id;
  if number.disabled_at is not null then
    raise exception 'the number is disabled' using errcode = 'PT409', hint = 'number_disabled';
  end if;
  if number.status <> 'CONNECTED' then
    raise exception 'Meta says the number is %', number.status using errcode = 'PT409',
      hint = 'number_not_connected';
  end if;
  if number.kind = 'sandbox' and not exists (
    select 1 from public.sandbox_sessions as s
    where s.project_id = conversation.project_id and s.whatsapp_number_id = number.id
      and s.contact_id = conversation.contact_id and s.status = 'active' and s.expires_at > now()
  ) then
    raise exception 'a sandbox number writes to test phones only' using errcode = 'PT409',
      hint = 'sandbox_not_activated';
  end if;

  select c.* into contact from public.contacts as c where c.id = conversation.contact_id;
  if contact.blocked_at is not null then
    raise exception 'the contact is blocked' using errcode = 'PT409', hint = 'contact_blocked';
  end if;
  if not exists (
    select 1 from public.contact_identities as i
    where i.project_id = conversation.project_id and i.contact_id = conversation.contact_id
      and i.kind in ('wa_id', 'bsuid') and i.valid_to is null
  ) then
    raise exception 'no number and no business-scoped id is known' using errcode = 'PT409',
      hint = 'contact_not_reachable';
  end if;

  if type = 'template' then
    template := private.template_for_sending(number.business_account_id, content);
    category := lower(template.category);
    -- Meta sends codes to numbers alone (131062).
    if category = 'authentication' and not exists (
      select 1 from public.contact_identities as i
      where i.project_id = conversation.project_id and i.contact_id = conversation.contact_id
        and i.kind = 'wa_id'
        and i.valid_to is null
    ) then
      raise exception 'a code needs a phone number' using errcode = 'PT409', hint = 'contact_not_reachable';
    end if;
  -- Meta's 72 hours after an ad make messages free; they do not open the window for anything but templates.
  elsif at >= coalesce(conversation.service_window_expires_at, '-infinity') then
    raise exception 'the 24-hour window of this conversation is closed' using errcode = 'PT409',
      hint = 'window_closed';
  end if;

  if private.consent_of(conversation.contact_id, category) = 'withdrawn' and not (
    auth.uid() is not null and 'opted_out' = any (coalesce(acknowledged, '{}'))
  ) then
    raise exception 'the contact has withdrawn consent for % messages', category
      using errcode = 'PT409', hint = 'contact_opted_out';
  end if;
  return template;
end;
$$;

comment on function private.refuse_unless_sendable(public.conversations, text, jsonb, timestamptz, text[]) is
  'Raises why this may not be sent at that moment, by code; else the template when it is one. acknowledged: '
  'warnings that a person has read.';

create function private.outbound_media(conversation public.conversations, kind text, media jsonb,
  caption text)
returns uuid
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  object storage.objects;
  known public.media_files;
  size_limit constant bigint := case kind
    when 'sticker' then 500 when 'image' then 5120 when 'document' then 102400 else 16384
  end * 1024;
  object_size bigint;
  mime_type text;
  media_file_id uuid;
begin
  if media ? 'media_file_id' then
    select f.* into known from public.media_files as f
    where f.id = (media ->> 'media_file_id')::uuid and f.project_id = conversation.project_id
      and f.state = 'stored'
      and f.deleted_at is null;
  end if;
  select o.* into object from storage.objects as o
  where o.bucket_id = 'media' and o.name = coalesce(known.path, media ->> 'path')
    and o.name like conversation.project_id || '/%';
  if object.id is null then
    raise exception 'no uploaded object at this path' using errcode = 'PT422', hint = 'media_not_found';
  end if;
  object_size := (object.metadata ->> 'size')::bigint;
  mime_type := lower(btrim(split_part(coalesce(known.mime_type, object.metadata ->> 'mimetype'), ';', 1)));
  if object_size > size_limit then
    raise exception '% of % bytes; WhatsApp takes %', kind, object_size, size_limit
      using errcode = 'PT422', hint = 'media_too_large';
  end if;
  if kind <> 'document' and mime_type <> all (case kind
    when 'image' then array['image/jpeg', 'image/png']
    when 'video' then array['video/mp4', 'video/3gpp']
    when 'sticker' then array['image/webp']
    else array['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg']
  end) then
    raise exception 'WhatsApp does not take % as %', mime_type, kind
      using errcode = 'PT422', hint = 'media_type_not_supported';
  end if;
  insert into public.media_files (
    project_id, whatsapp_number_id, contact_id, direction, kind, state, path, filename, caption, mime_type,
      size_bytes,
    is_voice, stored_at
  )
  values (
    conversation.project_id, conversation.whatsapp_number_id, conversation.contact_id, 'outbound', kind,
      'stored',
    object.name, coalesce(media ->> 'filename', known.filename, regexp_replace(object.name, '^.*/', '')),
      caption,
    mime_type, object_size, coalesce((media ->> 'voice')::boolean, false), now()
  )
  returning id into media_file_id;
  return media_file_id;
end;
$$;

-- What a person reads of a message of ours.
create function private.outbound_text(type text, content jsonb)
returns text
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  return nullif(case type
    when 'text' then content ->> 'body'
    when 'location' then concat_ws(', ', content ->> 'name', content ->> 'address')
    when 'contacts' then (
      select string_agg(c.card -> 'name' ->> 'formatted_name', ', ' order by c.ord)
      from jsonb_array_elements(content -> 'contacts') with ordinality as c (card, ord)
    )
    when 'reaction' then content ->> 'emoji'
    when 'interactive' then content -> 'body' ->> 'text'
    when 'template' then content -> 'rendered' ->> 'body'
    else content ->> 'caption'
  end, '');
end;
$$;

-- The rows of a message whose sending is decided. The caller has locked the conversation.
create function private.write_outbound(
  conversation public.conversations, message public.messages, template public.templates
)
returns public.messages
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  place text[];
  media_kind text;
  media jsonb;
begin
  if template.id is not null then
    message.template_id := template.id;
    message.content := private.with_flow_tokens(
      template, message.content, conversation.project_id, coalesce(message.scheduled_for, now())
    );
    message.content := message.content
      || jsonb_build_object('rendered', private.render_template(template, message.content -> 'components'));
  end if;
  message.text := private.outbound_text(message.type, message.content);
  select c.kind, c.place into media_kind, place
    from private.content_media(message.type, message.content) as c;
  media := message.content #> place;
  if media ?| array['path', 'media_file_id'] then
    message.media_file_id := private.outbound_media(conversation, media_kind, media, message.text);
    message.content := (message.content #- (place || '{path}'::text[])) #- (place
      || '{media_file_id}'::text[]);
  end if;

  insert into public.messages (
    id, project_id, conversation_id, contact_id, whatsapp_number_id, direction, type, status, text, content,
    context_wamid, target_wamid, media_file_id, template_id, sender_id, api_key_id, idempotency_key,
      scheduled_for,
    retry_of_id, occurred_at
  )
  values (
    message.id, conversation.project_id, conversation.id, conversation.contact_id,
      conversation.whatsapp_number_id,
    'outbound', message.type, case when message.scheduled_for is null then 'queued' else 'scheduled' end,
      message.text,
    message.content, message.context_wamid, message.target_wamid, message.media_file_id, message.template_id,
    message.sender_id, message.api_key_id, message.idempotency_key, message.scheduled_for,
      message.retry_of_id,
    coalesce(
      message.scheduled_for,
      -- after everything that is shown, even when this clock is behind Meta's
      greatest(clock_timestamp(), conversation.last_message_at + interval '1 microsecond')
    )
  )
  returning * into message;
  if message.status = 'queued' then
    perform private.dispatch_outbound(conversation, message);
  else
    insert into public.events (project_id, type, conversation_id, message_id, contact_id, data)
    values (
      message.project_id, 'message.scheduled', message.conversation_id, message.id, message.contact_id,
      jsonb_build_object('type', message.type, 'scheduled_for', message.scheduled_for)
    );
  end if;
  return message;
end;
$$;

-- A queued message into its lane, its conversation and the feed.
create function private.dispatch_outbound(conversation public.conversations, message public.messages)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  if message.target_wamid is null then
    update public.conversations as c
    set
      last_message_id = message.id, last_message_at = message.occurred_at, last_message_type = message.type,
      last_message_direction = 'outbound', last_message_status = message.status,
      last_message_kind = private.preview_kind(message.type, message.content, message.text, null),
      last_message_text = private.preview_text(
        private.preview_kind(message.type, message.content, message.text, null), message.content, message.text
      ),
      last_outbound_at = message.occurred_at, awaiting_reply_since = null,
      first_response_at = coalesce(c.first_response_at, message.occurred_at)
    where c.id = conversation.id;
  end if;
  perform private.enqueue_outbound(conversation, message.id, 'message', null);
  insert into public.events (project_id, type, conversation_id, message_id, contact_id, data)
  values (
    message.project_id, 'message.queued', message.conversation_id, message.id, message.contact_id,
    jsonb_build_object('direction', 'outbound', 'type', message.type, 'sender_id', message.sender_id)
  );
end;
$$;

-- queueing ----------------------------------------------------------------

create function private.refuse_out_of_range(scheduled_for timestamptz)
returns void
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  if scheduled_for < now() + interval '10 seconds' or scheduled_for > now() + interval '1 year' then
    raise exception 'scheduled_for must lie between ten seconds and a year ahead'
      using errcode = 'PT422', hint = 'schedule_out_of_range';
  end if;
end;
$$;

create function private.queue_message(
  conversation_id uuid, type text, content jsonb, idempotency_key text, context_message_id uuid,
  scheduled_for timestamptz, acknowledged text[]
)
returns public.messages
language plpgsql
volatile
security definer -- writes tables that callers may only read
set search_path = ''
as $$
declare
  conversation public.conversations := private.my_conversation_to_act_on(conversation_id, 'messages:write');
  message public.messages;
  known public.messages;
  template public.templates;
  media_place text[];
begin
  perform private.refuse_out_of_range(scheduled_for);

  -- One send at a time per conversation: the window, the order and the key are decided under this lock.
  select c.* into conversation from public.conversations as c where c.id = conversation.id for no key update;

  select m.* into known from public.messages as m
  where m.project_id = conversation.project_id and m.idempotency_key = queue_message.idempotency_key;
  if known.id is not null then
    media_place := (select c.place from private.content_media(type, content) as c);
    if known.conversation_id <> conversation.id or known.type <> queue_message.type
      or known.retry_of_id is not null
      or known.content - 'rendered' - 'message_id' <> (case when media_place is null then content else
        (content #- (media_place || '{path}'::text[])) #- (media_place
          || '{media_file_id}'::text[]) end) - 'message_id'
      or (content #>> (media_place || '{path}'::text[])) is distinct from (
        select f.path from public.media_files as f
        where f.id = known.media_file_id and not (content #> media_place) ? 'media_file_id'
      ) then
      raise exception 'this Idempotency-Key was used for another message'
        using errcode = 'PT409', hint = 'idempotency_key_reused';
    end if;
    return private.message_for_caller(known);
  end if;

  template := private.refuse_unless_sendable(
    conversation, type, content, coalesce(scheduled_for, now()), acknowledged
  );
  if 'opted_out' = any (acknowledged) then
    perform private.audit(
      'send_despite_opt_out', 'conversation', conversation.id::text, conversation.project_id
    );
  end if;

  message.id := gen_random_uuid();
  message.type := queue_message.type;
  message.content := queue_message.content;
  message.idempotency_key := queue_message.idempotency_key;
  message.scheduled_for := queue_message.scheduled_for;
  message.sender_id := auth.uid();
  if context_message_id is not null then
    message.context_wamid := private.wamid_in(conversation.id, context_message_id);
  end if;
  if type = 'reaction' then
    message.target_wamid := private.wamid_in(conversation.id, (content ->> 'message_id')::uuid);
    message.content := content - 'message_id';
  end if;
  if auth.uid() is null then
    select k.id into message.api_key_id from private.api_key_of_request() as k;
  end if;
  return private.message_for_caller(private.write_outbound(conversation, message, template));
exception when unique_violation then
  raise exception 'this Idempotency-Key was used for another message'
    using errcode = 'PT409', hint = 'idempotency_key_reused';
end;
$$;

comment on function private.queue_message(uuid, text, jsonb, text, uuid, timestamptz, text[]) is
  'Decides whether the caller may send this and queues it. The one choke point of sending.';

create function private.wamid_in(conversation_id uuid, message_id uuid)
returns text
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  found_wamid text;
begin
  select m.wamid into found_wamid from public.messages as m
  where m.id = wamid_in.message_id and m.conversation_id = wamid_in.conversation_id;
  if found_wamid is null then
    raise exception 'the message named is not in this conversation or not sent yet'
      using errcode = 'PT422', hint = 'context_not_found';
  end if;
  return found_wamid;
end;
$$;

create function public.queue_message(
  conversation_id uuid, type text, content jsonb, idempotency_key text, context_message_id uuid default null,
  scheduled_for timestamptz default null, acknowledged text[] default '{}'
)
returns public.messages
language sql
volatile
security invoker
set search_path = ''
as $$
  select * from private.queue_message(
    conversation_id, type, content, idempotency_key, context_message_id, scheduled_for, acknowledged
  );
$$;

comment on function public.queue_message(uuid, text, jsonb, text, uuid, timestamptz, text[]) is
  'Queues a message of a conversation. content: Meta''s typed object, with path of an uploaded object for '
  'media. Same key, same answer.';

-- to somebody with whom there is no conversation yet --------------------------

create function private.open_conversation(
  project_id uuid, whatsapp_number_id uuid, contact_id uuid, phone text, bsuid text
)
returns public.conversations
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  number public.whatsapp_numbers;
  person private.person;
  found_contact_id uuid;
  conversation public.conversations;
begin
  if project_id <> all (array(select private.my_project_ids('viewer', 'messages:write'))) then
    raise exception 'no such project for this caller' using errcode = 'PT404', hint = 'not_found';
  end if;
  if project_id <> all (array(select private.my_project_ids('agent', 'messages:write'))) then
    raise exception 'this role may read but not act' using errcode = 'PT403', hint = 'forbidden';
  end if;
  select n.* into number from public.whatsapp_numbers as n
  where n.project_id = open_conversation.project_id
    and (open_conversation.whatsapp_number_id is null or n.id = open_conversation.whatsapp_number_id)
    and (
      auth.uid() is not null
      or n.project_id = any ((select private.my_whole_project_ids('viewer', 'messages:write'))::uuid[])
      or n.id = any (array(select private.my_key_number_ids('messages:write')))
    )
  order by n.is_default desc, n.created_at
  limit 1;
  if number.id is null then
    raise exception 'the project has no such number' using errcode = 'PT404', hint = 'not_found';
  end if;

  if contact_id is not null then
    select c.id into found_contact_id from public.contacts as c
    where c.id = contact_id and c.project_id = open_conversation.project_id and c.merged_into_id is null;
    if found_contact_id is null then
      raise exception 'no such contact' using errcode = 'PT404', hint = 'not_found';
    end if;
    found_contact_id := (private.hold_contacts(array[found_contact_id]))[1];
  else
    person.project_id := open_conversation.project_id;
    person.wa_id := ltrim(private.canonical_phone(phone, (
      select p.default_country from public.projects as p where p.id = open_conversation.project_id
    )), '+');
    person.bsuid := open_conversation.bsuid;
    if person.wa_id is null and (person.bsuid is null
      or person.bsuid !~ '^[A-Z]{2}\.[A-Za-z0-9]{1,128}$') then
      raise exception 'this is no phone number and no business-scoped id'
        using errcode = 'PT422', hint = 'recipient_invalid';
    end if;
    found_contact_id := (private.resolve_contacts(
      array[person], case when auth.uid() is null then 'api' else 'agent' end
    ))[1];
  end if;

  insert into public.conversations (project_id, whatsapp_number_id, contact_id, assignee_id)
  values (
    open_conversation.project_id, number.id, found_contact_id,
    -- who sees only his own would not see what he has just begun
    case when open_conversation.project_id <> all ((select private.my_whole_project_ids('viewer'))::uuid[])
      then auth.uid() end
  )
  on conflict on constraint conversations_whatsapp_number_id_contact_id_key do nothing
  returning * into conversation;
  if conversation.id is null then
    select c.* into conversation from public.conversations as c
    where c.whatsapp_number_id = number.id and c.contact_id = found_contact_id;
  end if;
  return conversation;
end;
$$;

comment on function private.open_conversation(uuid, uuid, uuid, text, text) is
  'The conversation of a number (the default one when null) with a contact, a phone number or a BSUID; made '
  'when there is none.';

create function private.queue_message_to(
  project_id uuid, whatsapp_number_id uuid, contact_id uuid, phone text, bsuid text, type text, content jsonb,
  idempotency_key text, scheduled_for timestamptz, acknowledged text[]
)
returns public.messages
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  conversation public.conversations := private.open_conversation(project_id, whatsapp_number_id, contact_id,
    phone, bsuid);
begin
  return private.queue_message(
    conversation.id, type, content, idempotency_key, null, scheduled_for, acknowledged
  );
end;
$$;

create function public.queue_message_to(
  project_id uuid, type text, content jsonb, idempotency_key text, whatsapp_number_id uuid default null,
  contact_id uuid default null, phone text default null, bsuid text default null,
    scheduled_for timestamptz default null,
  acknowledged text[] default '{}'
)
returns public.messages
language sql
volatile
security invoker
set search_path = ''
as $$
  select * from private.queue_message_to(
    project_id, whatsapp_number_id, contact_id, phone, bsuid, type, content, idempotency_key, scheduled_for,
      acknowledged
  );
$$;

comment on function
public.queue_message_to(uuid, text, jsonb, text, uuid, uuid, text, text, timestamptz, text[]) is
  'As queue_message(), to a contact, a phone number or a BSUID. Without a conversation yet only a template '
  'can go.';

-- grants ------------------------------------------------------------------

grant execute on function private.queue_message(uuid, text, jsonb, text, uuid, timestamptz, text[])
to anon, authenticated, service_role;
grant execute on function public.queue_message(uuid, text, jsonb, text, uuid, timestamptz, text[])
to anon, authenticated, service_role;
grant execute on function private.queue_message_to(uuid, uuid, uuid, text, text, text, jsonb, text,
  timestamptz, text[])
to anon, authenticated, service_role;
grant execute on function public.queue_message_to(uuid, text, jsonb, text, uuid, uuid, text, text,
  timestamptz, text[])
to anon, authenticated, service_role;
