-- Outbound: the one way in which a message leaves. queue_message() decides whether it may, writes message, outbox row
-- and event in one transaction; workers take conversations, never single messages, so order holds within each.
-- Reads and writes: queue_message() for callers, the rest for functions/queue on the service path.

-- tables ------------------------------------------------------------------

create table private.outbox (
  id bigint generated always as identity primary key,
  project_id uuid not null references public.projects (id) on delete cascade,
  conversation_id uuid not null references public.conversations (id) on delete cascade,
  message_id uuid references public.messages (id) on delete cascade,
  kind text not null,
  payload jsonb not null default '{}',
  state text not null default 'waiting',
  attempts integer not null default 0,
  last_error text,
  created_at timestamptz not null default now(),

  constraint outbox_kind_is_known check (kind in ('message', 'read')),
  constraint outbox_state_is_known check (state in ('waiting', 'sending')),
  constraint outbox_message_is_named check ((kind = 'message') = (message_id is not null))
);

create index outbox_conversation_id_idx on private.outbox (conversation_id, id);
create index outbox_message_id_idx on private.outbox (message_id);
create index outbox_project_id_idx on private.outbox (project_id);

comment on table private.outbox is 'What is to be sent to Meta, in order of id within a conversation. A row goes when its fate is known.';
comment on column private.outbox.state is 'sending: the request may have left. Found so after a crash, its outcome is unknown, and it is never sent again by itself.';

create table private.outbound_lanes (
  conversation_id uuid primary key references public.conversations (id) on delete cascade,
  project_id uuid not null references public.projects (id) on delete cascade,
  whatsapp_number_id uuid not null references public.whatsapp_numbers (id) on delete cascade,
  due_at timestamptz not null default now(),
  leased_until timestamptz not null default '-infinity',
  lease uuid,
  version integer not null default 0
);

create index outbound_lanes_due_idx on private.outbound_lanes (due_at);
create index outbound_lanes_project_id_idx on private.outbound_lanes (project_id);
create index outbound_lanes_whatsapp_number_id_idx on private.outbound_lanes (whatsapp_number_id);

comment on table private.outbound_lanes is 'One row per conversation that has something to send; who holds it sends its rows in order.';
comment on column private.outbound_lanes.version is 'Raised by each enqueue, so that a worker does not remove a lane into which something has just come.';

alter table private.outbox enable row level security;
alter table private.outbound_lanes enable row level security;
revoke all on private.outbox, private.outbound_lanes from public, anon, authenticated, service_role;

create policy "nobody reads the outbox" on private.outbox for select to authenticated using (false);
create policy "nobody reads outbound lanes" on private.outbound_lanes for select to authenticated using (false);

-- access of the caller ----------------------------------------------------

-- The conversation if the caller sees it; the same rule as the policy on conversations, for definer functions.
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
      c.project_id = any (array(select private.my_whole_project_ids('viewer', key_scope)))
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

comment on function private.my_conversation(uuid, text) is 'The conversation if the caller may see it, else null.';

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
    raise exception 'no conversation % for this caller', conversation_id using errcode = 'PT404', hint = 'not_found';
  end if;
  if conversation.project_id <> all (array(select private.my_project_ids('agent', key_scope))) then
    raise exception 'this role may read but not act' using errcode = 'PT403', hint = 'forbidden';
  end if;
  return conversation;
end;
$$;

-- queueing ----------------------------------------------------------------

create function private.enqueue_outbound(conversation public.conversations, message_id uuid, kind text, payload jsonb)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  insert into private.outbox (project_id, conversation_id, message_id, kind, payload)
  values (conversation.project_id, conversation.id, message_id, kind, coalesce(payload, '{}'));
  insert into private.outbound_lanes as l (conversation_id, project_id, whatsapp_number_id)
  values (conversation.id, conversation.project_id, conversation.whatsapp_number_id)
  on conflict on constraint outbound_lanes_pkey do update set version = l.version + 1;
  perform pgmq.send('outbound', jsonb_build_object('conversation_id', conversation.id));
end;
$$;

create function private.outbound_media(project_id uuid, conversation public.conversations, kind text, media jsonb)
returns uuid
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  object storage.objects;
  size_limit constant bigint := case kind when 'image' then 5 when 'document' then 100 else 16 end * 1024 * 1024;
  object_size bigint;
  media_file_id uuid;
begin
  select o.* into object from storage.objects as o
  where o.bucket_id = 'media' and o.name = media ->> 'path' and o.name like outbound_media.project_id || '/%';
  if object.id is null then
    raise exception 'no uploaded object at this path' using errcode = 'PT422', hint = 'media_not_found';
  end if;
  object_size := (object.metadata ->> 'size')::bigint;
  if object_size > size_limit then
    raise exception '% of % bytes; WhatsApp takes %', kind, object_size, size_limit
      using errcode = 'PT422', hint = 'media_too_large';
  end if;
  if kind = 'image' and object.metadata ->> 'mimetype' not in ('image/jpeg', 'image/png') then
    raise exception 'WhatsApp takes JPEG and PNG as images, not %', object.metadata ->> 'mimetype'
      using errcode = 'PT422', hint = 'media_type_not_supported';
  end if;
  insert into public.media_files (
    project_id, whatsapp_number_id, contact_id, direction, kind, state, path, filename, caption, mime_type, size_bytes,
    stored_at
  )
  values (
    outbound_media.project_id, conversation.whatsapp_number_id, conversation.contact_id, 'outbound', kind, 'stored',
    object.name, coalesce(media ->> 'filename', regexp_replace(object.name, '^.*/', '')), media ->> 'caption',
    object.metadata ->> 'mimetype', object_size, now()
  )
  returning id into media_file_id;
  return media_file_id;
end;
$$;

create function private.queue_message(
  conversation_id uuid, type text, content jsonb, idempotency_key text, context_message_id uuid
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
  key_id uuid;
  body text := case type when 'text' then content ->> 'body' else content ->> 'caption' end;
begin
  if type not in ('text', 'image') then
    raise exception 'messages of type % cannot be sent', type using errcode = 'PT422', hint = 'type_not_supported';
  end if;
  if type = 'text' and (coalesce(btrim(body), '') = '' or char_length(body) > 4096) then
    raise exception 'a text has 1 to 4096 characters' using errcode = 'PT422', hint = 'invalid_request';
  end if;
  if char_length(body) > 1024 and type <> 'text' then
    raise exception 'a caption has at most 1024 characters' using errcode = 'PT422', hint = 'invalid_request';
  end if;

  -- One send at a time per conversation: the window, the order and the key are decided under this lock.
  select c.* into conversation from public.conversations as c where c.id = conversation.id for no key update;

  select m.* into message from public.messages as m
  where m.project_id = conversation.project_id and m.idempotency_key = queue_message.idempotency_key;
  if message.id is not null then
    if message.conversation_id <> conversation.id or message.type <> queue_message.type
      or message.text is distinct from body then
      raise exception 'this Idempotency-Key was used for another message'
        using errcode = 'PT409', hint = 'idempotency_key_reused';
    end if;
    return message;
  end if;

  if now() >= coalesce(greatest(conversation.service_window_expires_at, conversation.free_entry_expires_at), '-infinity') then
    raise exception 'the 24-hour window of this conversation is closed' using errcode = 'PT409', hint = 'window_closed';
  end if;
  if exists (
    select 1 from public.whatsapp_numbers as n where n.id = conversation.whatsapp_number_id and n.disabled_at is not null
  ) then
    raise exception 'the number is disabled' using errcode = 'PT409', hint = 'number_disabled';
  end if;

  message.id := gen_random_uuid();
  if type <> 'text' then
    message.media_file_id := private.outbound_media(conversation.project_id, conversation, type, content);
  end if;
  if context_message_id is not null then
    select m.wamid into message.context_wamid from public.messages as m
    where m.id = context_message_id and m.conversation_id = conversation.id;
    if message.context_wamid is null then
      raise exception 'the message to answer is not in this conversation or not sent yet'
        using errcode = 'PT422', hint = 'context_not_found';
    end if;
  end if;
  if auth.uid() is null then
    select k.id into key_id from private.api_key_of_request() as k;
  end if;

  insert into public.messages (
    id, project_id, conversation_id, contact_id, whatsapp_number_id, direction, type, status, text, content,
    context_wamid, media_file_id, sender_id, api_key_id, idempotency_key, occurred_at
  )
  values (
    message.id, conversation.project_id, conversation.id, conversation.contact_id, conversation.whatsapp_number_id,
    'outbound', queue_message.type, 'queued', body, queue_message.content - 'path', message.context_wamid,
    message.media_file_id, auth.uid(), key_id, queue_message.idempotency_key,
    -- after everything that is shown, even when this clock is behind Meta's
    greatest(clock_timestamp(), conversation.last_message_at + interval '1 microsecond')
  )
  returning * into message;

  update public.conversations as c
  set
    last_message_id = message.id, last_message_at = message.occurred_at, last_message_type = message.type,
    last_message_direction = 'outbound', last_message_status = message.status,
    last_message_text = left(message.text, 200), last_outbound_at = message.occurred_at, awaiting_reply_since = null,
    first_response_at = coalesce(c.first_response_at, message.occurred_at)
  where c.id = conversation.id;

  perform private.enqueue_outbound(conversation, message.id, 'message', null);
  insert into public.events (project_id, type, conversation_id, message_id, contact_id, data)
  values (
    message.project_id, 'message.queued', message.conversation_id, message.id, message.contact_id,
    jsonb_build_object('direction', 'outbound', 'type', message.type, 'sender_id', message.sender_id)
  );
  return message;
end;
$$;

comment on function private.queue_message(uuid, text, jsonb, text, uuid) is
  'Decides whether the caller may send this now and queues it. The one choke point of sending.';
grant execute on function private.queue_message(uuid, text, jsonb, text, uuid) to anon, authenticated, service_role;

create function public.queue_message(
  conversation_id uuid, type text, content jsonb, idempotency_key text, context_message_id uuid default null
)
returns public.messages
language sql
volatile
security invoker
set search_path = ''
as $$
  select * from private.queue_message(conversation_id, type, content, idempotency_key, context_message_id);
$$;

comment on function public.queue_message(uuid, text, jsonb, text, uuid) is
  'Queues a message of a conversation. content: Meta''s typed object, with path of an uploaded object for media. Same key, same answer.';
grant execute on function public.queue_message(uuid, text, jsonb, text, uuid) to anon, authenticated, service_role;

-- sending -----------------------------------------------------------------

create type private.outbound_item as (
  lease uuid,
  outbox_id bigint,
  kind text,
  attempts integer,
  payload jsonb,
  message_id uuid,
  type text,
  content jsonb,
  text text,
  context_wamid text,
  media_path text,
  media_mime_type text,
  media_filename text,
  meta_media_id text,
  media_file_id uuid,
  phone_number_id text,
  access_token text,
  recipient_wa_id text,
  recipient_bsuid text
);

comment on type private.outbound_item is 'All that a worker needs to send one thing.';

-- The head of a lane, marked as leaving. What a dead worker left in that state becomes unknown first.
create function private.next_of_lane(lane private.outbound_lanes)
returns private.outbound_item
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  head private.outbox;
  item private.outbound_item;
begin
  with left_behind as (
    delete from private.outbox as o
    where o.conversation_id = lane.conversation_id and o.state = 'sending'
    returning o.message_id
  ),
  unsure as (
    update public.messages as m set status = 'unknown'
    from left_behind as l
    where m.id = l.message_id and m.status = 'sending'
    returning m.id, m.project_id, m.conversation_id, m.contact_id
  ),
  shown as (
    update public.conversations as c set last_message_status = 'unknown'
    from unsure as u where c.id = u.conversation_id and c.last_message_id = u.id
  )
  insert into public.events (project_id, type, conversation_id, message_id, contact_id, data)
  select u.project_id, 'message.status', u.conversation_id, u.id, u.contact_id, '{"status": "unknown"}'
  from unsure as u;

  loop
    select o.* into head from private.outbox as o where o.conversation_id = lane.conversation_id order by o.id limit 1;
    exit when head.id is not null;
    delete from private.outbound_lanes as l
    where l.conversation_id = lane.conversation_id and l.version = lane.version
      and not exists (select 1 from private.outbox as o where o.conversation_id = l.conversation_id);
    if found then
      return null;
    end if;
    -- Something came in between: its wake-up may be gone already, so this worker looks again.
    select l.* into lane from private.outbound_lanes as l where l.conversation_id = lane.conversation_id for update;
    if lane.conversation_id is null then
      return null;
    end if;
  end loop;

  update private.outbox as o set state = 'sending', attempts = o.attempts + 1 where o.id = head.id;
  update public.messages as m set status = 'sending'
  where m.id = head.message_id and m.status in ('queued', 'held');

  select lane.lease, head.id, head.kind, head.attempts + 1, head.payload, m.id, m.type, m.content, m.text,
    m.context_wamid, f.path, f.mime_type, f.filename, f.meta_media_id, f.id, n.phone_number_id,
    private.access_token_of_number(n.id),
    (
      select i.value from public.contact_identities as i
      where i.project_id = c.project_id and i.contact_id = c.contact_id and i.kind = 'wa_id' and i.valid_to is null
      order by i.valid_from desc limit 1
    ),
    (
      select i.value from public.contact_identities as i
      where i.project_id = c.project_id and i.contact_id = c.contact_id and i.kind = 'bsuid' and i.valid_to is null
      order by i.valid_from desc limit 1
    )
  into item
  from public.conversations as c
  join public.whatsapp_numbers as n on n.id = c.whatsapp_number_id
  left join public.messages as m on m.id = head.message_id
  left join public.media_files as f on f.id = m.media_file_id
  where c.id = lane.conversation_id;
  return item;
end;
$$;

create function private.claim_outbound(max_lanes integer, lease_seconds integer)
returns setof private.outbound_item
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  lane private.outbound_lanes;
  item private.outbound_item;
begin
  for lane in
    with ranked as (
      -- Each project's oldest first, then each one's second: a flood of one does not stand before the others.
      select l.conversation_id, row_number() over (partition by l.project_id order by l.due_at) as turn, l.due_at
      from private.outbound_lanes as l
      where l.due_at <= now() and l.leased_until < now()
    ),
    taken as (
      select l.conversation_id
      from private.outbound_lanes as l
      join ranked as r using (conversation_id)
      where l.due_at <= now() and l.leased_until < now()
      order by r.turn, r.due_at
      limit max_lanes
      for update of l skip locked
    )
    update private.outbound_lanes as l
    set lease = gen_random_uuid(), leased_until = now() + make_interval(secs => lease_seconds)
    from taken as t
    where l.conversation_id = t.conversation_id
    returning l.*
  loop
    item := private.next_of_lane(lane);
    if item.outbox_id is not null then
      return next item;
    end if;
  end loop;
end;
$$;

comment on function private.claim_outbound(integer, integer) is
  'Leases conversations that have something due and returns the head of each, marked as leaving.';

create function private.settle_outbound(
  lease uuid, outbox_id bigint, message_id uuid, outcome text, wamid text, meta_media_id text, retry_seconds numeric,
  error_code text, error_title text, error_details text, lease_seconds integer
)
returns private.outbound_item
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  lane private.outbound_lanes;
  sent private.outbox;
  message public.messages;
begin
  select l.* into lane from private.outbound_lanes as l where l.lease = settle_outbound.lease for update;
  select o.* into sent from private.outbox as o
  where o.id = outbox_id and o.conversation_id = lane.conversation_id for update;
  if lane.conversation_id is null or sent.id is null then
    -- The lease ran out and somebody else declared the outcome unknown; what we know of it still counts.
    if outcome = 'accepted' then
      update public.messages as m
      set wamid = settle_outbound.wamid, accepted_at = coalesce(m.accepted_at, now()),
        status = case m.status when 'unknown' then 'sent' else m.status end
      where m.id = settle_outbound.message_id and m.wamid is null;
    end if;
    return null;
  end if;

  if meta_media_id is not null then
    update public.media_files as f set meta_media_id = settle_outbound.meta_media_id
    from public.messages as m where m.id = sent.message_id and f.id = m.media_file_id;
  end if;

  if outcome = 'retry' then
    update private.outbox as o set state = 'waiting', last_error = coalesce(error_code || ': ' || error_title, error_title)
    where o.id = sent.id;
    update public.messages as m set status = 'queued' where m.id = sent.message_id and m.status = 'sending';
    update private.outbound_lanes as l
    set due_at = now() + make_interval(secs => retry_seconds::double precision), leased_until = '-infinity', lease = null
    where l.conversation_id = lane.conversation_id;
    perform pgmq.send('outbound', jsonb_build_object('conversation_id', lane.conversation_id), ceil(retry_seconds)::integer);
    return null;
  end if;

  delete from private.outbox as o where o.id = sent.id;
  if sent.message_id is not null then
    update public.messages as m
    set
      wamid = coalesce(m.wamid, settle_outbound.wamid),
      accepted_at = case when outcome = 'accepted' then coalesce(m.accepted_at, now()) else m.accepted_at end,
      failed_at = case when outcome = 'failed' then now() else m.failed_at end,
      error_code = coalesce(settle_outbound.error_code, m.error_code),
      error_title = coalesce(settle_outbound.error_title, m.error_title),
      error_details = coalesce(settle_outbound.error_details, m.error_details),
      -- a status webhook may have been quicker than this answer
      status = case when m.status <> 'sending' then m.status
        when outcome = 'accepted' then 'sent' when outcome = 'failed' then 'failed' else 'unknown' end
    where m.id = sent.message_id
    returning m.* into message;
    update public.conversations as c set last_message_status = message.status
    where c.id = message.conversation_id and c.last_message_id = message.id;
    insert into public.events (project_id, type, conversation_id, message_id, contact_id, data)
    values (
      message.project_id, 'message.status', message.conversation_id, message.id, message.contact_id,
      jsonb_build_object('status', message.status)
    );
    if message.wamid is not null then
      perform private.unpark_statuses(array[message.whatsapp_number_id], array[message.wamid]);
    end if;
  end if;

  update private.outbound_lanes as l set leased_until = now() + make_interval(secs => lease_seconds)
  where l.conversation_id = lane.conversation_id
  returning l.* into lane;
  return private.next_of_lane(lane);
end;
$$;

comment on function private.settle_outbound(uuid, bigint, uuid, text, text, text, numeric, text, text, text, integer) is
  'Writes what became of a send (accepted, failed, unknown, retry) and returns the next of the same conversation, marked as leaving.';
