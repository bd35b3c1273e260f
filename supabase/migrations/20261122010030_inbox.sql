-- Inbox: what members do with conversations. Each act checks the caller, changes the row and writes the event with it.

create function private.update_conversation(conversation_id uuid, patch jsonb)
returns public.conversations
language plpgsql
volatile
security definer -- conversations are read-only for callers: an act and its event are one
set search_path = ''
as $$
declare
  conversation public.conversations := private.my_conversation_to_act_on(conversation_id, 'conversations:write');
  new_status text := patch ->> 'status';
  assignee uuid := (patch ->> 'assignee_id')::uuid;
begin
  if new_status not in ('open', 'closed') then
    raise exception 'status is open or closed' using errcode = 'PT422', hint = 'invalid_request';
  end if;
  if assignee is not null and not exists (
    select 1 from public.project_members as m
    where m.project_id = conversation.project_id and m.user_id = assignee and m.role >= 'agent' and m.disabled_at is null
  ) then
    raise exception 'the assignee is no active agent of this project' using errcode = 'PT422', hint = 'invalid_assignee';
  end if;

  update public.conversations as c
  set
    status = coalesce(new_status, c.status),
    closed_at = case new_status when 'closed' then coalesce(c.closed_at, now()) when 'open' then null else c.closed_at end,
    closed_by = case new_status when 'closed' then auth.uid() when 'open' then null else c.closed_by end,
    snoozed_until = case when new_status is null then c.snoozed_until end,
    awaiting_reply_since = case new_status when 'closed' then null else c.awaiting_reply_since end,
    assignee_id = case when patch ? 'assignee_id' then assignee else c.assignee_id end
  where c.id = conversation.id
  returning c.* into conversation;

  insert into public.events (project_id, type, conversation_id, contact_id, data)
  values (
    conversation.project_id, 'conversation.updated', conversation.id, conversation.contact_id,
    jsonb_strip_nulls(jsonb_build_object('actor_id', auth.uid(), 'status', new_status))
    || case when patch ? 'assignee_id' then jsonb_build_object('assignee_id', assignee) else '{}' end
  );
  return conversation;
end;
$$;

create function public.update_conversation(conversation_id uuid, patch jsonb)
returns public.conversations
language sql
volatile
security invoker
set search_path = ''
as $$
  select * from private.update_conversation(conversation_id, patch);
$$;

comment on function public.update_conversation(uuid, jsonb) is
  'Changes status (open, closed) and assignee_id (null: nobody) of a conversation; a key that is absent stays.';

create function private.mark_conversation_read(conversation_id uuid)
returns public.conversations
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  conversation public.conversations := private.my_conversation_to_act_on(conversation_id, 'conversations:write');
  newest_wamid text;
begin
  update public.conversations as c set unread_count = 0
  where c.id = conversation.id and c.unread_count > 0
  returning c.* into conversation;
  if not found then
    return private.my_conversation(conversation_id, 'conversations:write');
  end if;

  insert into public.events (project_id, type, conversation_id, contact_id, data)
  values (
    conversation.project_id, 'conversation.updated', conversation.id, conversation.contact_id,
    jsonb_build_object('actor_id', auth.uid(), 'unread_count', 0)
  );
  -- The customer's ticks turn blue: Meta marks all before this one as read too.
  select m.wamid into newest_wamid from public.messages as m
  where m.project_id = conversation.project_id and m.conversation_id = conversation.id
    and m.direction = 'inbound' and m.target_wamid is null
  order by m.occurred_at desc, m.id desc
  limit 1;
  if newest_wamid is not null then
    perform private.enqueue_outbound(conversation, null, 'read', jsonb_build_object('wamid', newest_wamid));
  end if;
  return conversation;
end;
$$;

create function public.mark_conversation_read(conversation_id uuid)
returns public.conversations
language sql
volatile
security invoker
set search_path = ''
as $$
  select * from private.mark_conversation_read(conversation_id);
$$;

comment on function public.mark_conversation_read(uuid) is 'Sets unread to 0 for all devices of all members and tells Meta.';

grant execute on function private.update_conversation(uuid, jsonb) to anon, authenticated, service_role;
grant execute on function public.update_conversation(uuid, jsonb) to anon, authenticated, service_role;
grant execute on function private.mark_conversation_read(uuid) to anon, authenticated, service_role;
grant execute on function public.mark_conversation_read(uuid) to anon, authenticated, service_role;

-- For lists that PostgREST filters: the pattern that finds a term, which is text and never an operator.
create function public.search_pattern(term text)
returns text
language sql
immutable
security invoker
set search_path = ''
as $$
  select private.like_pattern(term);
$$;

comment on function public.search_pattern(text) is 'The like pattern that finds a term anywhere in a search_… column.';
grant execute on function public.search_pattern(text) to anon, authenticated, service_role;
