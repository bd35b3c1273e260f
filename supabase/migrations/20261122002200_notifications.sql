-- Notifications: what a member should know, and which kinds he wants and where.
-- Reads and preferences: the member himself. Writes: notify(), called by triggers and workers.

-- tables ------------------------------------------------------------------

create table public.notifications (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null,
  user_id uuid not null,
  kind text not null,
  link text,
  conversation_id uuid,
  data jsonb not null default '{}',
  read_at timestamptz,
  created_at timestamptz not null default now(),

  constraint notifications_member_fkey foreign key (project_id, user_id)
    references public.project_members (project_id, user_id) on delete cascade,
  constraint notifications_conversation_fkey foreign key (project_id, conversation_id)
    references public.conversations (project_id, id) on delete cascade,
  constraint notification_kind_is_known check (kind in (
    'mention', 'assignment', 'message_failed', 'number_trouble', 'template_trouble', 'dead_letter',
    'media_refused', 'webhook_failing', 'ai_hand_over', 'request', 'job_finished'
  )),
  constraint notification_link_stays_inside check (link ~ '^/[^/\\]' or link = '/')
);

create index notifications_list_idx on public.notifications (user_id, project_id, created_at desc, id desc);
create index notifications_unread_idx on public.notifications (user_id, project_id) where read_at is null;
create index notifications_member_idx on public.notifications (project_id, user_id);
create index notifications_conversation_idx on public.notifications (project_id, conversation_id)
where conversation_id is not null;

comment on table public.notifications is
  'News for one member: what kind, where it leads, and when he read it.';
comment on column public.notifications.data is 'Ids and words of ours; never a customer''s text or number.';

create table public.notification_preferences (
  project_id uuid not null,
  user_id uuid not null,
  kind text not null,
  in_app boolean not null default true,
  email boolean not null default false,
  updated_at timestamptz not null default now(),

  primary key (project_id, user_id, kind),
  constraint notification_preferences_member_fkey foreign key (project_id, user_id)
    references public.project_members (project_id, user_id) on delete cascade,
  constraint notification_preference_kind_is_known check (kind in (
    'mention', 'assignment', 'message_failed', 'number_trouble', 'template_trouble', 'dead_letter',
    'media_refused', 'webhook_failing', 'ai_hand_over', 'request', 'job_finished'
  ))
);

comment on table public.notification_preferences is
  'Where a member wants which kind. No row: in the app, not by e-mail.';

-- access ------------------------------------------------------------------

alter table public.notifications enable row level security;
alter table public.notification_preferences enable row level security;

revoke all on public.notifications, public.notification_preferences from anon, authenticated, service_role;
grant select on public.notifications, public.notification_preferences to authenticated;
grant update (read_at) on public.notifications to authenticated;
grant delete on public.notifications to authenticated;
grant insert (project_id, user_id, kind, in_app, email) on public.notification_preferences to authenticated;
grant update (in_app, email) on public.notification_preferences to authenticated;
grant delete on public.notification_preferences to authenticated;
grant select, insert, update, delete on public.notifications, public.notification_preferences to service_role;

create policy "members can view their own notifications"
on public.notifications for select to authenticated
using (
  user_id = (select auth.uid())
  and project_id = any (array(select private.my_project_ids()))
);

create policy "members can mark their own notifications"
on public.notifications for update to authenticated
using (
  user_id = (select auth.uid())
  and project_id = any (array(select private.my_project_ids()))
)
with check (
  user_id = (select auth.uid())
  and project_id = any (array(select private.my_project_ids()))
);

create policy "members can delete their own notifications"
on public.notifications for delete to authenticated
using (
  user_id = (select auth.uid())
  and project_id = any (array(select private.my_project_ids()))
);

create policy "members can view their own preferences"
on public.notification_preferences for select to authenticated
using (
  user_id = (select auth.uid())
  and project_id = any (array(select private.my_project_ids()))
);

create policy "members can set their own preferences"
on public.notification_preferences for insert to authenticated
with check (
  user_id = (select auth.uid())
  and project_id = any (array(select private.my_project_ids()))
);

create policy "members can change their own preferences"
on public.notification_preferences for update to authenticated
using (
  user_id = (select auth.uid())
  and project_id = any (array(select private.my_project_ids()))
)
with check (
  user_id = (select auth.uid())
  and project_id = any (array(select private.my_project_ids()))
);

create policy "members can reset their own preferences"
on public.notification_preferences for delete to authenticated
using (
  user_id = (select auth.uid())
  and project_id = any (array(select private.my_project_ids()))
);

-- functions ---------------------------------------------------------------

create function private.notify(
  project_id uuid, user_ids uuid[], kind text, link text, conversation_id uuid default null,
    data jsonb default '{}'
)
returns void
language sql
volatile
security definer -- nobody writes another's news
set search_path = ''
as $$
  insert into public.notifications (project_id, user_id, kind, link, conversation_id, data)
  select notify.project_id, m.user_id, notify.kind, notify.link, notify.conversation_id, coalesce(notify.data,
    '{}')
  from public.project_members as m
  left join public.notification_preferences as p
    on p.project_id = m.project_id and p.user_id = m.user_id and p.kind = notify.kind
  where m.project_id = notify.project_id
    and m.user_id = any (notify.user_ids)
    and m.disabled_at is null
    and coalesce(p.in_app, true);
$$;

comment on function private.notify(uuid, uuid[], text, text, uuid, jsonb) is
  'Tells these members, each as he prefers; who is no active member is left out.';
revoke execute on function private.notify(uuid, uuid[], text, text, uuid, jsonb) from public, anon,
  authenticated, service_role;

create function private.admin_ids(project_id uuid)
returns uuid[]
language sql
stable
security definer -- a trigger asks on behalf of anybody
set search_path = ''
as $$
  select coalesce(array_agg(m.user_id), '{}')
  from public.project_members as m
  where m.project_id = admin_ids.project_id and m.role >= 'admin' and m.disabled_at is null;
$$;

revoke execute on function private.admin_ids(uuid) from public, anon, authenticated, service_role;

-- Whether somebody else sees a conversation: the rule of its policy, for a member who is not the caller.
create function private.member_sees_conversation(member_id uuid, conversation public.conversations)
returns boolean
language sql
stable
security definer -- asks about another member
set search_path = ''
as $$
  select exists (
    select 1 from public.project_members as m
    where m.project_id = (conversation).project_id
      and m.user_id = member_id
      and m.disabled_at is null
      and (
        m.scope = 'all'
        or (conversation).assignee_id = member_id
        or (m.scope = 'team' and exists (
          select 1 from public.team_members as t
          where t.project_id = m.project_id and t.user_id = m.user_id and t.team_id = (conversation).team_id
        ))
      )
  );
$$;

comment on function private.member_sees_conversation(uuid, public.conversations) is
  'Whether this member may see the conversation.';
revoke execute on function private.member_sees_conversation(uuid, public.conversations)
from public, anon, authenticated, service_role;

-- triggers ----------------------------------------------------------------

create function private.tg_notes__notify_mentioned()
returns trigger
language plpgsql
volatile
security definer -- writes others' news
set search_path = ''
as $$
declare
  conversation public.conversations;
  told uuid[];
begin
  if new.conversation_id is not null then
    select c.* into conversation from public.conversations as c where c.id = new.conversation_id;
  end if;
  select array_agg(u.id) into told
  from unnest(new.mentioned_user_ids) as u (id)
  where u.id is distinct from new.author_id
    and (tg_op = 'INSERT' or u.id <> all (old.mentioned_user_ids))
    and (conversation.id is null or private.member_sees_conversation(u.id, conversation));
  if told is not null then
    perform private.notify(
      new.project_id, told, 'mention',
      case when new.conversation_id is null then '/contacts/' || new.contact_id
        else '/inbox/' || new.conversation_id end,
      new.conversation_id, jsonb_build_object('note_id', new.id, 'actor_id', new.author_id)
    );
  end if;
  return null;
end;
$$;

create function private.tg_conversations__notify_assignee()
returns trigger
language plpgsql
volatile
security definer -- writes another's news
set search_path = ''
as $$
begin
  if new.assignee_id is distinct from auth.uid() then
    perform private.notify(
      new.project_id, array[new.assignee_id], 'assignment', '/inbox/' || new.id, new.id,
      jsonb_build_object('actor_id', auth.uid())
    );
  end if;
  return null;
end;
$$;

create function private.tg_dead_letters__notify_admins()
returns trigger
language plpgsql
volatile
security definer -- writes others' news
set search_path = ''
as $$
begin
  perform private.notify(
    new.project_id, private.admin_ids(new.project_id), 'dead_letter', '/logs/dead-letters', null,
    jsonb_build_object('dead_letter_id', new.id, 'queue', new.queue)
  );
  return null;
end;
$$;

create function private.tg_media_files__notify_refused()
returns trigger
language plpgsql
volatile
security definer -- writes others' news
set search_path = ''
as $$
declare
  conversation public.conversations;
begin
  select c.* into conversation from public.conversations as c
  where c.project_id = new.project_id and c.contact_id = new.contact_id
    and c.whatsapp_number_id = new.whatsapp_number_id;
  perform private.notify(
    new.project_id,
    case when conversation.assignee_id is null then private.admin_ids(new.project_id)
      else array[conversation.assignee_id] end,
    'media_refused', coalesce('/inbox/' || conversation.id, '/media'), conversation.id,
    jsonb_build_object('media_file_id', new.id, 'state', new.state)
  );
  return null;
end;
$$;

-- A message that failed concerns who wrote it; else who has the conversation; else the admins, whom a whole
-- series of automatic ones tells once. The recipients of a broadcast have their own list.
create function private.tg_messages__notify_failed()
returns trigger
language plpgsql
volatile
security definer -- writes others' news
set search_path = ''
as $$
declare
  conversation public.conversations;
  concerned uuid[];
begin
  if exists (
    select 1 from public.broadcast_recipients as r
    where r.project_id = new.project_id and r.message_id = new.id
  ) then
    return null;
  end if;
  select c.* into conversation from public.conversations as c where c.id = new.conversation_id;
  concerned := case
    when private.member_sees_conversation(new.sender_id, conversation) then array[new.sender_id]
    when conversation.assignee_id is not null then array[conversation.assignee_id]
    else private.admin_ids(new.project_id)
  end;
  select array_agg(u.id) into concerned
  from unnest(concerned) as u (id)
  where not exists (
    select 1 from public.notifications as n
    where n.user_id = u.id and n.project_id = new.project_id and n.read_at is null
      and n.kind = 'message_failed' and n.data ->> 'code' is not distinct from new.error_code
      and (n.conversation_id = new.conversation_id or new.sender_id is null)
      and n.data ->> 'number_id' = new.whatsapp_number_id::text
  );
  if concerned is not null then
    perform private.notify(
      new.project_id, concerned, 'message_failed', '/inbox/' || new.conversation_id, new.conversation_id,
      jsonb_build_object('message_id', new.id, 'number_id', new.whatsapp_number_id, 'code', new.error_code)
    );
  end if;
  return null;
end;
$$;

create function private.tg_whatsapp_numbers__notify_trouble()
returns trigger
language plpgsql
volatile
security definer -- writes others' news
set search_path = ''
as $$
begin
  perform private.notify(
    new.project_id, private.admin_ids(new.project_id), 'number_trouble', '/numbers/' || new.id, null,
    jsonb_build_object('number_id', new.id, 'status', new.status, 'quality_rating', new.quality_rating,
      'health', new.health)
  );
  return null;
end;
$$;

create function private.tg_templates__notify_trouble()
returns trigger
language plpgsql
volatile
security definer -- writes others' news
set search_path = ''
as $$
declare
  project uuid;
begin
  for project in
    select l.project_id from public.project_business_accounts as l
      where l.business_account_id = new.business_account_id
  loop
    perform private.notify(
      project, private.admin_ids(project), 'template_trouble', '/templates/' || new.id, null,
      jsonb_build_object('template_id', new.id, 'status', new.status, 'quality_score', new.quality_score)
    );
  end loop;
  return null;
end;
$$;

create trigger _100_touch_updated_at before update on public.notification_preferences
for each row execute function public.update_updated_at_column();
create trigger _200_notify_mentioned after insert or update of mentioned_user_ids on public.notes
for each row when (cardinality(new.mentioned_user_ids) > 0) execute function
  private.tg_notes__notify_mentioned();
create trigger _200_notify_assignee after update of assignee_id on public.conversations
for each row when (new.assignee_id is not null and new.assignee_id is distinct from old.assignee_id)
execute function private.tg_conversations__notify_assignee();
create trigger _200_notify_admins after insert on public.dead_letters
for each row when (new.project_id is not null) execute function private.tg_dead_letters__notify_admins();
create trigger _200_notify_refused after update of state on public.media_files
for each row when (new.state = 'refused' and old.state <> 'refused')
execute function private.tg_media_files__notify_refused();
create trigger _200_notify_failed after update of status on public.messages
for each row when (new.status = 'failed' and old.status <> 'failed' and new.origin = 'live')
execute function private.tg_messages__notify_failed();
create trigger _200_notify_trouble after update of status, quality_rating, health on public.whatsapp_numbers
for each row when (
  (new.status in ('FLAGGED', 'RESTRICTED', 'BANNED', 'RATE_LIMITED', 'DISCONNECTED')
    and new.status <> old.status)
  or (new.quality_rating = 'RED' and old.quality_rating <> 'RED')
  or (new.health = 'unhealthy' and old.health <> 'unhealthy')
)
execute function private.tg_whatsapp_numbers__notify_trouble();
create trigger _200_notify_trouble after update of status, quality_score on public.templates
for each row when (
  (new.status in ('REJECTED', 'PAUSED', 'DISABLED', 'FLAGGED') and new.status <> old.status)
  or (new.quality_score = 'RED' and old.quality_score is distinct from 'RED')
)
execute function private.tg_templates__notify_trouble();
