-- Inbox: what members do with conversations. Each act checks the caller, changes the row and writes the event
-- with it.

create function private.update_conversation(conversation_id uuid, patch jsonb)
returns public.conversations
language plpgsql
volatile
security definer -- conversations are read-only for callers: an act and its event are one
set search_path = ''
as $$
declare
  conversation public.conversations := private.my_conversation_to_act_on(conversation_id,
    'conversations:write');
  new_status text := patch ->> 'status';
  new_mode text := patch ->> 'mode';
  until timestamptz := (patch ->> 'snoozed_until')::timestamptz;
  assignee uuid := (patch ->> 'assignee_id')::uuid;
  team uuid := (patch ->> 'team_id')::uuid;
begin
  if new_status not in ('open', 'snoozed', 'closed') or new_mode not in ('auto', 'manual') then
    raise exception 'status is open, snoozed or closed; mode is auto or manual'
      using errcode = 'PT422', hint = 'invalid_request';
  end if;
  if (new_status = 'snoozed') is distinct
    from (until is not null) and (new_status = 'snoozed' or until is not null) then
    raise exception 'snoozed needs snoozed_until, and nothing else has it'
      using errcode = 'PT422', hint = 'invalid_request';
  end if;
  if until <= now() or until > now() + interval '1 year' then
    raise exception 'snoozed_until lies within the coming year' using errcode = 'PT422',
      hint = 'invalid_request';
  end if;
  if assignee is not null and not exists (
    select 1 from public.project_members as m
    where m.project_id = conversation.project_id and m.user_id = assignee and m.role >= 'agent'
      and m.disabled_at is null
  ) then
    raise exception 'the assignee is no active agent of this project'
      using errcode = 'PT422', hint = 'invalid_assignee';
  end if;
  if team is not null and not exists (
    select 1 from public.teams as t where t.project_id = conversation.project_id and t.id = team
  ) then
    raise exception 'this team is none of the project' using errcode = 'PT422', hint = 'invalid_request';
  end if;

  update public.conversations as c
  set
    status = coalesce(new_status, c.status),
    mode = coalesce(new_mode, c.mode),
    closed_at = case
      when new_status = 'closed' then coalesce(c.closed_at, now()) when new_status is null then c.closed_at
    end,
    closed_by = case when new_status = 'closed' then auth.uid() when new_status is null then c.closed_by end,
    snoozed_until = case when new_status is null then c.snoozed_until else until end,
    awaiting_reply_since = case new_status when 'closed' then null else c.awaiting_reply_since end,
    assignee_id = case when patch ? 'assignee_id' then assignee else c.assignee_id end,
    team_id = case when patch ? 'team_id' then team else c.team_id end
  where c.id = conversation.id
  returning c.* into conversation;

  insert into public.events (project_id, type, conversation_id, contact_id, data)
  values (
    conversation.project_id, 'conversation.updated', conversation.id, conversation.contact_id,
    jsonb_strip_nulls(jsonb_build_object(
      'actor_id', auth.uid(), 'status', new_status, 'mode', new_mode, 'snoozed_until', until
    ))
    || case when patch ? 'assignee_id' then jsonb_build_object('assignee_id', assignee) else '{}' end
    || case when patch ? 'team_id' then jsonb_build_object('team_id', team) else '{}' end
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
  'Changes status (snoozed with snoozed_until), mode, assignee_id and team_id (null: nobody); a key that is '
  'absent stays.';

create function private.mark_conversation_read(conversation_id uuid)
returns public.conversations
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

comment on function public.mark_conversation_read(uuid) is
  'Sets unread to 0 for all devices of all members and tells Meta.';

create function private.mark_conversation_unread(conversation_id uuid)
returns public.conversations
language plpgsql
volatile
security definer -- as above: an act and its event are one
set search_path = ''
as $$
declare
  conversation public.conversations := private.my_conversation_to_act_on(conversation_id,
    'conversations:write');
begin
  update public.conversations as c set unread_count = 1
  where c.id = conversation.id and c.unread_count = 0
  returning c.* into conversation;
  if not found then
    return private.my_conversation(conversation_id, 'conversations:write');
  end if;

  insert into public.events (project_id, type, conversation_id, contact_id, data)
  values (
    conversation.project_id, 'conversation.updated', conversation.id, conversation.contact_id,
    jsonb_build_object('actor_id', auth.uid(), 'unread_count', 1)
  );
  return conversation;
end;
$$;

create function public.mark_conversation_unread(conversation_id uuid)
returns public.conversations
language sql
volatile
security invoker
set search_path = ''
as $$
  select * from private.mark_conversation_unread(conversation_id);
$$;

comment on function public.mark_conversation_unread(uuid) is
  'Sets unread to 1, for all devices of all members, where nothing is unread. Meta is told nothing: what a '
  'customer has seen as read stays so.';

grant execute on function private.update_conversation(uuid, jsonb) to anon, authenticated, service_role;
grant execute on function public.update_conversation(uuid, jsonb) to anon, authenticated, service_role;
grant execute on function private.mark_conversation_read(uuid) to anon, authenticated, service_role;
grant execute on function public.mark_conversation_read(uuid) to anon, authenticated, service_role;
grant execute on function private.mark_conversation_unread(uuid) to anon, authenticated, service_role;
grant execute on function public.mark_conversation_unread(uuid) to anon, authenticated, service_role;

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

comment on function public.search_pattern(text) is
  'The like pattern that finds a term anywhere in a search_… column.';
grant execute on function public.search_pattern(text) to anon, authenticated, service_role;
