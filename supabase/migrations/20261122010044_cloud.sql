-- The Cloud-API-compatible door: Meta's ids into our rows, then the same choke point that everybody goes
-- through.
-- Reads: functions/cloud learns what a key opens. Writes: as the API key of the request, by the functions
-- below.

-- what a key opens ----------------------------------------------------------

create function private.cloud_door()
returns table (api_key_id uuid, project_id uuid, scopes text[], numbers jsonb, accounts jsonb)
language sql
stable
security definer
set search_path = ''
rows 1
as $$
  select k.id, k.project_id, k.scopes,
    coalesce((
      select jsonb_agg(jsonb_build_object(
        'id', n.id, 'phone_number_id', n.phone_number_id, 'display_phone_number', n.display_phone_number,
        'verified_name', n.verified_name, 'quality_rating', n.quality_rating, 'status', n.status,
        'name_status', n.name_status, 'profile', n.profile, 'waba_id', a.waba_id
      ) order by n.is_default desc, n.created_at)
      from public.whatsapp_numbers as n
      join public.whatsapp_business_accounts as a on a.id = n.business_account_id
      where n.project_id = k.project_id
        and (k.whatsapp_number_ids is null or n.id = any (k.whatsapp_number_ids))
    ), '[]'),
    coalesce((
      select jsonb_agg(jsonb_build_object('id', a.id, 'waba_id', a.waba_id, 'name', a.name)
        order by a.waba_id)
      from public.project_business_accounts as l
      join public.whatsapp_business_accounts as a on a.id = l.business_account_id
      where l.project_id = k.project_id and (k.whatsapp_number_ids is null or exists (
        select 1 from public.whatsapp_numbers as n
        where n.business_account_id = a.id and n.project_id = k.project_id
          and n.id = any (k.whatsapp_number_ids)
      ))
    ), '[]')
  from private.api_key_of_request() as k;
$$;

comment on function private.cloud_door() is
  'What the API key of this request opens: project, scopes, numbers and accounts; no row without a valid '
  'key.';
revoke execute on function private.cloud_door()
from public, anon, authenticated, service_role;

create function private.access_token_of_account(business_account_id uuid)
returns text
language sql
stable
security definer
set search_path = ''
as $$
  select private.get_secret('waba_access_token:' || business_account_id);
$$;

comment on function private.access_token_of_account(uuid) is
  'The token for calls to Graph about this account; null: WHATSAPP_ACCESS_TOKEN.';
revoke execute on function private.access_token_of_account(uuid)
from public, anon, authenticated, service_role;

-- sending -------------------------------------------------------------------

-- Meta's media ids in a message become files of the project; one that the project has never seen is refused.
create function private.cloud_content(project_id uuid, type text, content jsonb)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  place text[];
  file_id uuid;
  foreign_id text;
begin
  select c.place into place from private.content_media(cloud_content.type, cloud_content.content) as c;
  if place is not null and (content #> place) ? 'id' then
    select f.id into file_id from public.media_files as f
    where f.project_id = cloud_content.project_id
      and f.meta_media_id = cloud_content.content #>> (place || '{id}'::text[])
      and f.state = 'stored' and f.deleted_at is null
    order by f.created_at desc
    limit 1;
    if file_id is null then
      raise exception 'no media object % of this project', content #>> (place || '{id}'::text[])
        using errcode = 'PT422', hint = 'media_not_found';
    end if;
    content := jsonb_set(
      content #- (place || '{id}'::text[]), place || '{media_file_id}'::text[], to_jsonb(file_id)
    );
  end if;
  select i.id #>> '{}' into foreign_id
  from (
    select jsonb_path_query(cloud_content.content, 'lax $.**.image.id')
    union all select jsonb_path_query(cloud_content.content, 'lax $.**.video.id')
    union all select jsonb_path_query(cloud_content.content, 'lax $.**.document.id')
  ) as i (id)
  where not exists (
    select 1 from public.media_files as f
    where f.project_id = cloud_content.project_id and f.meta_media_id = i.id #>> '{}'
  )
  limit 1;
  if foreign_id is not null then
    raise exception 'no media object % of this project', foreign_id
      using errcode = 'PT422', hint = 'media_not_found';
  end if;
  return content;
end;
$$;

create function private.cloud_number(phone_number_id text, key_scope text)
returns public.whatsapp_numbers
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  number public.whatsapp_numbers;
begin
  select n.* into number from public.whatsapp_numbers as n
  where n.phone_number_id = cloud_number.phone_number_id
    and (
      n.project_id = any ((select private.my_whole_project_ids('viewer', key_scope))::uuid[])
      or n.id = any (array(select private.my_key_number_ids(key_scope)))
    );
  if number.id is null then
    raise exception 'no such number for this caller' using errcode = 'PT404', hint = 'not_found';
  end if;
  return number;
end;
$$;

create function private.queue_cloud_message(
  phone_number_id text, phone text, bsuid text, type text, content jsonb,
  idempotency_key text, context_wamid text, callback_data text
)
returns public.messages
language plpgsql
volatile
security definer -- opens conversations and queues, as the caller
set search_path = ''
as $$
declare
  number constant public.whatsapp_numbers := private.cloud_number(phone_number_id, 'messages:write');
  conversation constant public.conversations := private.open_conversation(
    number.project_id, number.id, null, phone, bsuid
  );
  context_id uuid;
  reacted_wamid constant text := content ->> 'message_id';
  target_id uuid;
  message public.messages;
begin
  if context_wamid is not null then
    select m.id into context_id from public.messages as m
    where m.project_id = number.project_id and m.whatsapp_number_id = number.id
      and m.wamid = queue_cloud_message.context_wamid and m.conversation_id = conversation.id;
    if context_id is null then
      raise exception 'no message % with this recipient', context_wamid
        using errcode = 'PT422', hint = 'context_not_found';
    end if;
  end if;
  if type = 'reaction' then
    select m.id into target_id from public.messages as m
    where m.project_id = number.project_id and m.whatsapp_number_id = number.id
      and m.wamid = reacted_wamid and m.conversation_id = conversation.id;
    if target_id is null then
      raise exception 'no message % with this recipient', reacted_wamid
        using errcode = 'PT422', hint = 'context_not_found';
    end if;
    content := content || jsonb_build_object('message_id', target_id);
  end if;
  message := private.queue_message(
    conversation.id, type, private.cloud_content(number.project_id, type, content),
    idempotency_key, context_id,
    null, '{}'
  );
  if callback_data is not null and message.callback_data is null then
    update public.messages as m set callback_data = queue_cloud_message.callback_data
    where m.id = message.id
    returning m.* into message;
  end if;
  return private.message_for_caller(message);
end;
$$;

create function public.queue_cloud_message(
  phone_number_id text, type text, content jsonb, idempotency_key text, phone text default null,
  bsuid text default null, context_wamid text default null, callback_data text default null
)
returns public.messages
language sql
volatile
security invoker
set search_path = ''
as $$
  select * from private.queue_cloud_message(
    phone_number_id, phone, bsuid, type, content, idempotency_key, context_wamid, callback_data
  );
$$;

comment on function public.queue_cloud_message(text, text, jsonb, text, text, text, text, text) is
  'As queue_message_to(), in Meta''s words: number, media, quoted and reacted-to messages by Meta''s ids.';

-- reading -------------------------------------------------------------------

create function private.mark_cloud_message_read(phone_number_id text, wamid text, is_typing boolean)
returns void
language plpgsql
volatile
security definer -- conversations are read-only for callers
set search_path = ''
as $$
declare
  number constant public.whatsapp_numbers := private.cloud_number(phone_number_id, 'messages:write');
  message public.messages;
  conversation public.conversations;
  left_unread integer;
begin
  select m.* into message from public.messages as m
  where m.project_id = number.project_id and m.whatsapp_number_id = number.id
    and m.wamid = mark_cloud_message_read.wamid and m.direction = 'inbound';
  if message.id is null then
    raise exception 'no message % was received on this number', wamid
      using errcode = 'PT404', hint = 'not_found';
  end if;
  perform private.my_conversation_to_act_on(message.conversation_id, 'messages:write');
  select c.* into conversation
  from public.conversations as c where c.id = message.conversation_id for no key update;
  select count(*) into left_unread from public.messages as m
  where m.project_id = message.project_id and m.conversation_id = message.conversation_id
  and m.direction = 'inbound'
    and m.target_wamid is null and (m.occurred_at, m.id) > (message.occurred_at, message.id);
  if left_unread < conversation.unread_count then
    update public.conversations as c set unread_count = left_unread where c.id = conversation.id;
    insert into public.events (project_id, type, conversation_id, contact_id, data)
    values (
      conversation.project_id, 'conversation.updated', conversation.id, conversation.contact_id,
      jsonb_build_object('unread_count', left_unread)
    );
  end if;
  perform private.enqueue_outbound(
    conversation, null, 'read',
    jsonb_build_object('wamid', message.wamid)
      || case when is_typing then '{"typing": true}' else '{}' end::jsonb
  );
end;
$$;

create function public.mark_cloud_message_read(
  phone_number_id text, wamid text, is_typing boolean default false
)
returns void
language sql
volatile
security invoker
set search_path = ''
as $$
  select private.mark_cloud_message_read(phone_number_id, wamid, is_typing);
$$;

comment on function public.mark_cloud_message_read(text, text, boolean) is
  'Marks this message of a customer and the earlier ones as read, here and at Meta; shows typing if asked.';

grant execute on function private.queue_cloud_message(text, text, text, text, jsonb, text, text, text)
to anon, authenticated, service_role;
grant execute on function public.queue_cloud_message(text, text, jsonb, text, text, text, text, text)
to anon, authenticated, service_role;
grant execute on function private.mark_cloud_message_read(text, text, boolean)
to anon, authenticated, service_role;
grant execute on function public.mark_cloud_message_read(text, text, boolean)
to anon, authenticated, service_role;
