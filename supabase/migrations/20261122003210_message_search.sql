-- Search of messages by their words, newest first. How search keeps to what a caller may see: search.sql.

-- tables ------------------------------------------------------------------

create index messages_time_idx on public.messages (project_id, occurred_at desc, id desc);

-- functions ---------------------------------------------------------------

-- Every hit by the trigram index, of which the newest are taken: for words that are rare.
create function private.match_rare_messages(
  project uuid, pattern text, max_rows integer, before_at timestamptz, before_id uuid, sees_all boolean,
  member_id uuid, team_ids uuid[], number_ids uuid[]
)
returns table (message_id uuid, at timestamptz)
language sql
stable
security definer -- see search.sql
set search_path = ''
rows 20
as $$
  with hits as materialized ( -- or a plan that hopes to find them along time reads everything
    select m.id, m.occurred_at, m.conversation_id
    from public.messages as m
    where m.project_id = project and m.search_text like pattern and (m.occurred_at, m.id) < (before_at,
      before_id)
  )
  select h.id, h.occurred_at
  from hits as h
  where sees_all or (
    select v.assignee_id = member_id or v.team_id = any (team_ids) or v.whatsapp_number_id = any (number_ids)
    from public.conversations as v where v.project_id = project and v.id = h.conversation_id
  )
  order by h.occurred_at desc, h.id desc
  limit max_rows;
$$;

-- Which way is short depends on how many messages hold the word, and statistics of a column of sentences do
-- not tell: so the newest thousand do.
create function private.match_messages(
  project uuid, pattern text, max_rows integer, before_at timestamptz, before_id uuid, conversation uuid,
  sees_all boolean, member_id uuid, team_ids uuid[], number_ids uuid[]
)
returns table (message_id uuid, at timestamptz)
language plpgsql
stable
security definer -- see search.sql
set search_path = ''
rows 20
as $$
declare
  end_at constant timestamptz := coalesce(before_at, 'infinity');
  ids uuid[];
  times timestamptz[];
begin
  if conversation is not null then
    return query
    select m.id, m.occurred_at
    from public.messages as m
    where m.project_id = project and m.conversation_id = conversation
      and (m.occurred_at, m.id) < (end_at, before_id)
      and m.search_text like pattern
      and (sees_all or (
        select v.assignee_id = member_id or v.team_id = any (team_ids)
          or v.whatsapp_number_id = any (number_ids)
        from public.conversations as v where v.project_id = project and v.id = conversation
      ))
    order by m.occurred_at desc, m.id desc
    limit max_rows;
    return;
  end if;

  if (
    select count(*) >= 3
    from (
      select m.search_text from public.messages as m
      where m.project_id = project
      order by m.occurred_at desc, m.id desc
      limit 1000
    ) as newest
    where newest.search_text like pattern
  ) then
    -- Common: along time until enough are found, but not for ever, as he may see few of them.
    select array_agg(h.id), array_agg(h.occurred_at) into ids, times
    from (
      select w.id, w.occurred_at
      from (
        select m.id, m.occurred_at, m.search_text, m.conversation_id
        from public.messages as m
        where m.project_id = project and (m.occurred_at, m.id) < (end_at, before_id)
        order by m.occurred_at desc, m.id desc
        limit 20000
      ) as w
      where w.search_text like pattern
        and (sees_all or (
          select v.assignee_id = member_id or v.team_id = any (team_ids)
            or v.whatsapp_number_id = any (number_ids)
          from public.conversations as v where v.project_id = project and v.id = w.conversation_id
        ))
      limit max_rows
    ) as h;
    if cardinality(ids) = max_rows then
      return query select h.id, h.occurred_at from unnest(ids, times) as h (id, occurred_at);
      return;
    end if;
  end if;
  return query
  select r.message_id, r.at
  from private.match_rare_messages(
    project, pattern, max_rows, end_at, before_id, sees_all, member_id, team_ids, number_ids
  ) as r;
end;
$$;

revoke execute on function private.match_rare_messages(
  uuid, text, integer, timestamptz, uuid, boolean, uuid, uuid[], uuid[]
) from public, anon, authenticated, service_role;
revoke execute on function private.match_messages(
  uuid, text, integer, timestamptz, uuid, uuid, boolean, uuid, uuid[], uuid[]
) from public, anon, authenticated, service_role;

create function private.search_message_ids(
  project uuid, term text, max_rows integer, before_at timestamptz, before_id uuid, conversation uuid
)
returns table (message_id uuid, at timestamptz)
language plpgsql
stable
security definer -- see search.sql
set search_path = ''
rows 20
as $$
declare
  words constant text := public.arabic_normalize(coalesce(term, ''));
  scope constant private.search_scope := private.my_search_scope(project, 'messages:read');
begin
  if not scope.sees_some or char_length(words) < 3 then
    return;
  end if;
  return query
  select m.message_id, m.at
  from private.match_messages(
    project, private.like_pattern(term), max_rows, before_at,
    coalesce(before_id, '00000000-0000-0000-0000-000000000000'), conversation, scope.sees_all,
      scope.member_id,
    scope.team_ids, scope.whatsapp_number_ids
  ) as m;
end;
$$;

comment on function private.search_message_ids(uuid, text, integer, timestamptz, uuid, uuid) is
  'Messages of the caller''s scope that hold the term, newest first. Terms of one or two letters find none.';
grant execute on function private.search_message_ids(uuid, text, integer, timestamptz, uuid, uuid)
to anon, authenticated, service_role;

create function private.search_messages(
  project uuid, term text, max_rows integer, before_at timestamptz, before_id uuid, conversation uuid
)
returns setof public.messages
language plpgsql -- its plan is kept, as that of search_contacts()
stable
security definer -- members have no grant on some columns, which message_for_caller() empties
set search_path = ''
rows 20
as $$
begin
  return query
  select s.*
  from private.search_message_ids(project, term, max_rows, before_at, before_id, conversation) as h
  join public.messages as m on m.id = h.message_id
  cross join lateral private.message_for_caller(m) as s;
end;
$$;

grant execute on function private.search_messages(uuid, text, integer, timestamptz, uuid, uuid)
to anon, authenticated, service_role;

create function public.search_messages(
  project_id uuid, term text, max_rows integer default 20, before_at timestamptz default null,
  before_id uuid default null, conversation_id uuid default null
)
returns setof public.messages
language plpgsql -- its plan is kept, as that of search_contacts()
stable
security invoker
set search_path = ''
rows 20
as $$
begin
  return query
  select s.*
  from private.search_messages(
    project_id, term, least(greatest(coalesce(max_rows, 20), 1), 100), before_at, before_id, conversation_id
  ) as s
  join public.messages as m on m.id = s.id -- its policy decides
  order by s.occurred_at desc, s.id desc;
end;
$$;

comment on function public.search_messages(uuid, text, integer, timestamptz, uuid, uuid) is
  'Messages that hold the term, newest first, in the project or one conversation; before_at and before_id '
  'of the last one give the next page.';
grant execute on function public.search_messages(uuid, text, integer, timestamptz, uuid, uuid)
to anon, authenticated, service_role;
