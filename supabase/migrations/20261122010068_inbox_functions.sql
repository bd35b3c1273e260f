-- Inbox, further acts: beginning a conversation, its tags as a whole, and waking those that were put off.

-- beginning ---------------------------------------------------------------

create function private.open_conversation(contact_id uuid, whatsapp_number_id uuid)
returns public.conversations
language plpgsql
volatile
security definer -- conversations are read-only for callers
set search_path = ''
as $$
declare
  contact constant public.contacts := private.my_contact_to_act_on(contact_id, 'conversations:write');
  conversation public.conversations;
begin
  if not exists (
    select 1 from public.whatsapp_numbers as n
    where n.id = open_conversation.whatsapp_number_id and n.project_id = contact.project_id
  ) then
    raise exception 'no number % in this project', whatsapp_number_id using errcode = 'PT404',
      hint = 'not_found';
  end if;
  insert into public.conversations as c (project_id, whatsapp_number_id, contact_id)
  values (contact.project_id, open_conversation.whatsapp_number_id, contact.id)
  on conflict on constraint conversations_whatsapp_number_id_contact_id_key do nothing;
  select c.* into conversation from public.conversations as c
  where c.whatsapp_number_id = open_conversation.whatsapp_number_id and c.contact_id = contact.id;
  return conversation;
end;
$$;

create function public.open_conversation(contact_id uuid, whatsapp_number_id uuid)
returns public.conversations
language sql
volatile
security invoker
set search_path = ''
as $$
  select * from private.open_conversation(contact_id, whatsapp_number_id);
$$;

comment on function public.open_conversation(uuid, uuid) is
  'Finds or begins the conversation of a contact on a number. Nothing is sent.';
grant execute on function private.open_conversation(uuid, uuid) to anon, authenticated, service_role;
grant execute on function public.open_conversation(uuid, uuid) to anon, authenticated, service_role;

-- tags --------------------------------------------------------------------

create function private.set_conversation_tags(conversation_id uuid, tag_ids uuid[])
returns void
language plpgsql
volatile
security definer -- API keys may not write the table
set search_path = ''
as $$
declare
  conversation constant public.conversations :=
    private.my_conversation_to_act_on(conversation_id, 'conversations:write');
begin
  delete from public.conversation_tags as t
  where t.project_id = conversation.project_id and t.conversation_id = conversation.id
    and t.tag_id <> all (tag_ids);
  insert into public.conversation_tags (project_id, conversation_id, tag_id, created_by)
  select distinct conversation.project_id, conversation.id, g.id, auth.uid() from unnest(tag_ids) as g (id)
  on conflict do nothing;
exception when foreign_key_violation then
  raise exception 'a tag of the list is none of the project' using errcode = 'PT422',
    hint = 'invalid_request';
end;
$$;

create function public.set_conversation_tags(conversation_id uuid, tag_ids uuid[])
returns void
language sql
volatile
security invoker
set search_path = ''
as $$
  select private.set_conversation_tags(conversation_id, tag_ids);
$$;

comment on function public.set_conversation_tags(uuid, uuid[]) is
  'Which tags a conversation bears, as a whole.';
grant execute on function private.set_conversation_tags(uuid, uuid[]) to anon, authenticated, service_role;
grant execute on function public.set_conversation_tags(uuid, uuid[]) to anon, authenticated, service_role;

-- waking ------------------------------------------------------------------

create function private.wake_snoozed()
returns integer
language sql
volatile
security definer
set search_path = ''
as $$
  with woken as (
    update public.conversations as c set status = 'open', snoozed_until = null
    where c.status = 'snoozed' and c.snoozed_until <= now()
    returning c.project_id, c.id, c.contact_id
  ), told as (
    insert into public.events (project_id, type, conversation_id, contact_id, data)
    select w.project_id, 'conversation.updated', w.id, w.contact_id, '{"status": "open", "woken": true}'
      from woken as w
    returning 1
  )
  select count(*)::integer from told;
$$;

comment on function private.wake_snoozed() is 'Opens the conversations whose time has come.';
revoke execute on function private.wake_snoozed() from public, anon, authenticated, service_role;

select cron.schedule('wake_snoozed_conversations', '20 seconds', 'select private.wake_snoozed()');

-- timeline ----------------------------------------------------------------

create index events_timeline_idx on public.events (project_id, conversation_id, id desc)
where conversation_id is not null and message_id is null;
