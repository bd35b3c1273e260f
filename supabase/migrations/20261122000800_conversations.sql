-- Conversations: one per number and contact, with the state that the inbox shows.
-- Reads: members, within their scope. Writes: agents state and assignee; counters, preview and windows the
-- workers.

-- tables ------------------------------------------------------------------

create table public.conversations (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.projects (id) on delete cascade,
  whatsapp_number_id uuid not null,
  contact_id uuid not null,
  status text not null default 'open',
  mode text not null default 'manual',
  assignee_id uuid,
  team_id uuid,
  snoozed_until timestamptz,
  closed_at timestamptz,
  closed_by uuid references public.users (id) on delete set null,
  unread_count integer not null default 0,
  last_message_id uuid, -- no key: messages point here, and a circle would make every insert wait
  last_message_at timestamptz,
  last_message_type text,
  last_message_direction text,
  last_message_status text,
  last_message_text text,
  last_message_kind text,
  last_inbound_at timestamptz,
  last_outbound_at timestamptz,
  first_response_at timestamptz,
  awaiting_reply_since timestamptz,
  service_window_expires_at timestamptz,
  free_entry_expires_at timestamptz,
  call_permission_expires_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint conversations_whatsapp_number_id_contact_id_key unique (whatsapp_number_id, contact_id),
  constraint conversations_project_id_id_key unique (project_id, id), -- target of composite foreign keys
  constraint conversations_number_fkey foreign key (project_id, whatsapp_number_id)
    references public.whatsapp_numbers (project_id, id) on delete cascade,
  constraint conversations_contact_fkey foreign key (project_id, contact_id)
    references public.contacts (project_id, id) on delete cascade,
  constraint conversations_assignee_fkey foreign key (project_id, assignee_id)
    references public.project_members (project_id, user_id) on delete set null (assignee_id),
  constraint conversations_team_fkey foreign key (project_id, team_id)
    references public.teams (project_id, id) on delete set null (team_id),
  constraint conversation_status_is_known check (status in ('open', 'snoozed', 'closed')),
  constraint conversation_mode_is_known check (mode in ('auto', 'manual')),
  constraint conversation_snoozed_has_an_end check ((status = 'snoozed') = (snoozed_until is not null)),
  constraint conversation_closed_has_a_time check ((status = 'closed') = (closed_at is not null)),
  constraint conversation_unread_count_is_not_negative check (unread_count >= 0)
-- Room in each page, so that a change which moves nothing in the inbox, such as a status, touches no index.
) with (fillfactor = 70);

-- One index per list of the inbox, all with the same order. Each message that comes moves its conversation in
-- all of
-- them, so they hold only what their list shows.
create index conversations_all_idx on public.conversations (project_id, status, last_message_at desc,
  id desc);
create index conversations_assignee_idx
on public.conversations (project_id, assignee_id, status, last_message_at desc, id desc)
where assignee_id is not null;
create index conversations_team_idx
on public.conversations (project_id, team_id, status, last_message_at desc, id desc)
where team_id is not null;
create index conversations_unassigned_idx on public.conversations (project_id, last_message_at desc, id desc)
where status = 'open' and assignee_id is null;
create index conversations_awaiting_idx on public.conversations (project_id, awaiting_reply_since)
where awaiting_reply_since is not null;
create index conversations_unread_idx on public.conversations (project_id, last_message_at desc)
  where unread_count > 0;
create index conversations_snoozed_until_idx on public.conversations (snoozed_until) where status = 'snoozed';
create index conversations_contact_idx on public.conversations (project_id, contact_id);
create index conversations_number_idx on public.conversations (project_id, whatsapp_number_id);
create index conversations_closed_by_idx on public.conversations (closed_by) where closed_by is not null;

comment on table public.conversations is
  'The talk between one business number and one contact. Reopened by a new inbound message.';
comment on column public.conversations.mode is 'auto: bots may speak. manual: only people.';
comment on column public.conversations.last_message_at is
  'Meta''s time of the newest message; a late one never moves it back.';
comment on column public.conversations.last_message_kind is
  'What the last message is, finer than its type (voice, flow, revoke, …); with last_message_text it is a '
  'line that every reader words in his own language.';
comment on column public.conversations.awaiting_reply_since is
  'Time of the oldest inbound message that nobody has answered; null when answered.';
comment on column public.conversations.service_window_expires_at is
  'Free text may be sent until then: 24 hours after the last inbound message, by Meta''s time.';
comment on column public.conversations.free_entry_expires_at is
  'End of the 72-hour free entry point window, when the talk began at an ad.';

-- previews ----------------------------------------------------------------

-- The same words as contracts/preview.ts; a test holds one against the other.
create function private.preview_kind(type text, content jsonb, text text, revoked_at timestamptz)
returns text
language plpgsql -- in sql it would be planned at each call
immutable
parallel safe
security invoker
set search_path = ''
as $$
begin
  return case
    when revoked_at is not null then 'revoke'
    when type = 'text' then 'text'
    when type = 'audio' then case when content -> 'voice' = 'true' then 'voice' else 'audio' end
    when type in ('image', 'video', 'document', 'sticker') then case
      when content @> '{"errors": [{"code": 131052}]}' then 'media_refused'
      else type
    end
    when type = 'interactive' then case
      when jsonb_typeof(content -> 'nfm_reply') = 'object' then case
        when content -> 'nfm_reply' ->> 'name' = 'address_message' then 'address'
        else 'flow'
      end
      when jsonb_typeof(content -> 'call_permission_reply') = 'object' then case
        when content -> 'call_permission_reply' ->> 'response' = 'accept' then 'call_accept'
        else 'call_reject'
      end
      when content ->> 'type' = 'flow' then 'flow'
      when content ->> 'type' in ('product', 'product_list', 'catalog_message') then 'product'
      else 'interactive'
    end
    when type = 'unsupported' then case
      when content @> '{"errors": [{"code": 131060}]}' then 'companion'
      when content ->> 'type' in ('poll', 'edit') then content ->> 'type'
      else 'unsupported'
    end
    when type = 'reaction' then case when text <> '' then 'reaction' else 'reaction_removed' end
    when type = 'system' then case
      when content ->> 'type' ~ 'number|user_id' then 'system_number'
      when content ->> 'type' ~ 'identity' then 'system_identity'
      else 'system'
    end
    when type in (
      'voice', 'location', 'contacts', 'order', 'product', 'flow', 'address', 'call_accept', 'call_reject',
      'call', 'template', 'button', 'reaction_removed', 'edit', 'revoke', 'system_number', 'system_identity',
      'media_placeholder', 'media_refused', 'poll', 'companion'
    ) then type
    else 'unknown'
  end;
end;
$$;

-- What a person reads beside the kind; null where the kind says it all.
create function private.preview_text(kind text, content jsonb, text text)
returns text
language plpgsql -- in sql it would be planned at each call
immutable
parallel safe
security invoker
set search_path = ''
as $$
begin
  return left(case
    when kind in ('text', 'image', 'video', 'interactive', 'button') then text
    when kind in ('revoke', 'flow', 'call_accept', 'call_reject') or kind like 'system%' then null
    when kind = 'document' then coalesce(nullif(btrim(text), ''), content ->> 'filename')
    when kind = 'template' then coalesce(
      nullif(btrim(text), ''), content -> 'template' ->> 'name', content ->> 'name'
    )
    else text
  end, 200);
end;
$$;

comment on function private.preview_kind(text, jsonb, text, timestamptz) is
  'conversations.last_message_kind of a message.';
comment on function private.preview_text(text, jsonb, text) is
  'conversations.last_message_text of a message.';
grant execute on function private.preview_kind(text, jsonb, text, timestamptz) to service_role;
grant execute on function private.preview_text(text, jsonb, text) to service_role;

-- access ------------------------------------------------------------------

alter table public.conversations enable row level security;

revoke all on public.conversations from anon, authenticated, service_role;
grant select on public.conversations to anon, authenticated;
grant select, insert, update, delete on public.conversations to service_role;

-- Acts on a conversation go through update_conversation() and its like: they write the event with the change.

create policy "members can view conversations within their scope"
on public.conversations for select to anon, authenticated
using (
  project_id = any ((select private.my_whole_project_ids('viewer', 'conversations:read'))::uuid[])
  or (
    project_id = any (array(select private.my_project_ids('viewer', 'conversations:read')))
    and (
      assignee_id = (select auth.uid())
      or team_id = any (array(select private.my_team_ids()))
      or whatsapp_number_id = any (array(select private.my_key_number_ids('conversations:read')))
    )
  )
);

-- A member limited to team or own sees the people he talks to; the inner select obeys the policy above.

create policy "members can view contacts within their scope"
on public.contacts for select to anon, authenticated
using (
  project_id = any ((select private.my_whole_project_ids('viewer', 'contacts:read'))::uuid[])
  or (
    project_id = any (array(select private.my_project_ids('viewer', 'contacts:read')))
    and exists (
      select 1 from public.conversations as c
      where c.project_id = contacts.project_id and c.contact_id = contacts.id
    )
  )
);

create policy "members with full_numbers can view identities in their scope"
on public.contact_identities for select to anon, authenticated
using (
  project_id = any (array(select private.my_project_ids_with('full_numbers', 'contacts:read')))
  and (
    project_id = any ((select private.my_whole_project_ids('viewer', 'contacts:read'))::uuid[])
    or exists (
      select 1 from public.conversations as c
      where c.project_id = contact_identities.project_id and c.contact_id = contact_identities.contact_id
    )
  )
);

-- triggers ----------------------------------------------------------------

create trigger _100_touch_updated_at before update on public.conversations
for each row execute function public.update_updated_at_column();
