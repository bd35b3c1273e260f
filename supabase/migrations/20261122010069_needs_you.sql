-- Needs you: what waits for a person, and why. A view under the caller's own rights, and one function that
-- lists it
-- by conversation, oldest first, with the exact figure of each reason.
-- Reads: members and API keys, within their scope. Writes: nobody; it follows from the rows.

create function private.my_mentions()
returns table (project_id uuid, conversation_id uuid, since timestamptz)
language sql
stable
security definer -- API keys reach the view, and have no notifications that they could be refused
set search_path = ''
as $$
  select n.project_id, n.conversation_id, min(n.created_at)
  from public.notifications as n
  where n.user_id = (select auth.uid()) and n.kind = 'mention' and n.read_at is null
    and n.conversation_id is not null
  group by n.project_id, n.conversation_id;
$$;

comment on function private.my_mentions() is
  'Where colleagues have mentioned the caller, and he has not read it yet.';
grant execute on function private.my_mentions() to anon, authenticated, service_role;

-- Closing a conversation settles it, and so does a message that went out after the one that failed.
create view public.needs_you
with (security_invoker = true)
as
select
  c.project_id, c.id as conversation_id, c.assignee_id, c.team_id, c.whatsapp_number_id,
  'unanswered' as reason, c.awaiting_reply_since as since, c.service_window_expires_at as window_closes_at
from public.conversations as c
where c.awaiting_reply_since is not null and c.status = 'open'
union all
select
  c.project_id, c.id, c.assignee_id, c.team_id, c.whatsapp_number_id, 'window_closing',
  c.awaiting_reply_since, c.service_window_expires_at
from public.conversations as c
where c.awaiting_reply_since is not null and c.status = 'open'
  and c.service_window_expires_at > now() and c.service_window_expires_at <= now() + interval '1 hour'
union all
select
  c.project_id, c.id, c.assignee_id, c.team_id, c.whatsapp_number_id, f.reason, min(f.since),
  c.service_window_expires_at
from (
  select m.project_id, m.conversation_id, m.id, m.occurred_at, m.failed_at as since, 'send_failed' as reason
  from public.messages as m
  where m.status = 'failed' and m.failed_at > now() - interval '7 days'
  union all
  select m.project_id, m.conversation_id, m.id, m.occurred_at, m.occurred_at, 'send_unconfirmed'
  from public.messages as m
  where m.status = 'unknown' and m.occurred_at > now() - interval '7 days'
) as f
join public.conversations as c on c.project_id = f.project_id and c.id = f.conversation_id
where c.status = 'open'
  and not exists (
    select 1 from public.messages as r where r.project_id = f.project_id and r.retry_of_id = f.id
  )
  and not exists (
    select 1 from public.messages as o
    where o.project_id = f.project_id and o.conversation_id = f.conversation_id
      and o.occurred_at > f.occurred_at and o.direction = 'outbound'
      and o.status in ('sent', 'delivered', 'read', 'played')
  )
group by c.id, f.reason
union all
select
  c.project_id, c.id, c.assignee_id, c.team_id, c.whatsapp_number_id, 'mention', n.since,
  c.service_window_expires_at
from private.my_mentions() as n
join public.conversations as c on c.project_id = n.project_id and c.id = n.conversation_id;

comment on view public.needs_you is
  'One row per conversation and reason: unanswered, window_closing (within the hour, unanswered), '
  'send_failed, send_unconfirmed, mention (of the caller).';
revoke all on public.needs_you from anon, authenticated, service_role;
grant select on public.needs_you to anon, authenticated, service_role;

create function public.list_needs_you(
  project_id uuid, reason text default null, assignee uuid default null, or_nobody boolean default null,
  after_since timestamptz default null, after_id uuid default null, max_rows integer default 50
)
returns jsonb
language sql
stable
security invoker
set search_path = ''
as $$
  with needed as materialized (
    select n.conversation_id as id, n.reason, n.since, n.window_closes_at
    from public.needs_you as n
    where n.project_id = list_needs_you.project_id
      and case
        when list_needs_you.or_nobody is null and list_needs_you.assignee is null then true
        else n.assignee_id = list_needs_you.assignee or (list_needs_you.or_nobody and n.assignee_id is null)
      end
  ), listed as materialized (
    select n.id, array_agg(n.reason order by n.reason) as reasons, min(n.since) as since,
      min(n.window_closes_at) as window_closes_at
    from needed as n
    group by n.id
    having list_needs_you.reason is null or bool_or(n.reason = list_needs_you.reason)
  )
  select jsonb_build_object(
    'counts', (
      select coalesce(jsonb_object_agg(k.reason, k.total), '{}')
      from (select n.reason, count(*) as total from needed as n group by n.reason) as k
    ),
    'total', (select count(*) from listed),
    'data', (
      select coalesce(jsonb_agg(to_jsonb(p) order by p.since, p.id), '[]')
      from (
        select l.* from listed as l
        where list_needs_you.after_since is null or (l.since, l.id) > (after_since, after_id)
        order by l.since, l.id
        limit least(max_rows, 201)
      ) as p
    )
  );
$$;

comment on function public.list_needs_you(uuid, text, uuid, boolean, timestamptz, uuid, integer) is
  'Conversations that wait for a person, oldest first, with their reasons and the figure of each reason.';
grant execute on function public.list_needs_you(uuid, text, uuid, boolean, timestamptz, uuid, integer)
to anon, authenticated, service_role;
