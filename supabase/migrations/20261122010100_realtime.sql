-- Realtime: news go to private topics as ids and kinds; the client reads the rows under RLS. Joining is
-- decided by the same functions as reading.
-- Topics: project:{project_id} (members who see all), team:{team_id}, member:{project_id}:{user_id}, and
-- conversation:{conversation_id}, which carries no news but who has it open and who writes an answer.

-- A topic that is not one of ours gives null, and null joins nothing.
create function private.may_join_topic(topic text)
returns boolean
language sql
stable
security invoker
set search_path = ''
as $$
  select case split_part(topic, ':', 1)
    when 'project' then split_part(topic, ':', 2) = any (array(
      select p::text from unnest(private.my_whole_project_ids('viewer', 'events:read')) as p
    ))
    when 'team' then split_part(topic, ':', 2) = any (array(select t::text from private.my_team_ids() as t))
    when 'member' then split_part(topic, ':', 3) = (select auth.uid())::text
      and split_part(topic, ':', 2) = any (array(select p::text from private.my_project_ids() as p))
    -- Under the caller's own row level security: who may read it may know who else does.
    when 'conversation' then exists (
      select 1 from public.conversations as c
      where c.id = case
        when pg_input_is_valid(split_part(topic, ':', 2), 'uuid') then split_part(topic, ':', 2)::uuid
      end
    )
  end;
$$;

comment on function private.may_join_topic(text) is
  'Whether the caller may join a Realtime topic of the hub.';
grant execute on function private.may_join_topic(text) to anon, authenticated, service_role;

create policy "members can join the topics of their scope"
on realtime.messages for select to authenticated
using (private.may_join_topic((select realtime.topic())));

-- Who is here and who types: presence only, and only where one may listen.
create policy "members can show their presence where they listen"
on realtime.messages for insert to authenticated
with check (extension = 'presence' and private.may_join_topic((select realtime.topic())));

-- One broadcast per topic and statement, whatever the number of events.
create function private.tg_events__broadcast()
returns trigger
language plpgsql
volatile
security definer -- the caller may not write realtime.messages
set search_path = ''
as $$
begin
  perform realtime.send(jsonb_build_object('events', b.events), 'change', b.topic, true)
  from (
    select t.topic, ('[' || string_agg(t.line, ',' order by t.id) || ']')::jsonb as events
    from (
      select n.id, n.line, topics.topic,
        (row_number() over (partition by topics.topic collate "C" order by n.id) - 1) / 200 as page
      from (
        -- As text and once: each of these is written a thousand times a second. Ids and kinds need no
        -- escaping.
        select e.id, e.project_id, e.conversation_id,
          '{"id": ' || e.id || ', "type": "' || e.type || '"'
          || coalesce(', "conversation_id": "' || e.conversation_id || '"', '')
          || coalesce(', "message_id": "' || e.message_id || '"', '')
          || coalesce(', "contact_id": "' || e.contact_id || '"', '') || '}' as line
        from new_rows as e
      ) as n
      left join public.conversations as c
        on c.id = n.conversation_id and (c.team_id is not null or c.assignee_id is not null)
      cross join lateral (
        values
          ('project:' || n.project_id),
          ('team:' || c.team_id),
          ('member:' || n.project_id || ':' || c.assignee_id)
      ) as topics (topic)
      where topics.topic is not null
    ) as t
    group by t.topic, t.page
  ) as b;
  return null;
end;
$$;

create trigger _100_broadcast
after insert on public.events
referencing new table as new_rows
for each statement execute function private.tg_events__broadcast();

-- A member's own news go to his own topic, as kind and ids.
create function private.tg_notifications__broadcast()
returns trigger
language plpgsql
volatile
security definer -- the caller may not write realtime.messages
set search_path = ''
as $$
begin
  perform realtime.send(
    jsonb_build_object('id', n.id, 'kind', n.kind, 'conversation_id', n.conversation_id), 'notification',
    'member:' || n.project_id || ':' || n.user_id, true
  )
  from new_rows as n;
  return null;
end;
$$;

create trigger _100_broadcast
after insert on public.notifications
referencing new table as new_rows
for each statement execute function private.tg_notifications__broadcast();
