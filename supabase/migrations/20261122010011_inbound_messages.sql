-- Inbound, messages: stored with their files, and what that changes in conversations and feed; edits and
-- deletions, and what stands in the list as last. Called by apply_message_updates() alone.

-- previews ----------------------------------------------------------------

-- What stands in the list as the last message, after a message was changed where it stands.
create function private.refresh_previews(conversation_ids uuid[])
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  update public.conversations as c
  set last_message_id = l.id, last_message_at = l.occurred_at, last_message_type = l.type,
    last_message_direction = l.direction, last_message_status = l.status, last_message_kind = l.kind,
    last_message_text = private.preview_text(l.kind, l.content, l.text)
  from unnest(conversation_ids) as i (id)
  join public.conversations as v on v.id = i.id
  cross join lateral (
    select m.*, private.preview_kind(m.type, m.content, m.text, m.revoked_at) as kind
    from public.messages as m
    where m.project_id = v.project_id and m.conversation_id = v.id and m.target_wamid is null
      and m.status <> 'scheduled' -- not said yet
    order by m.occurred_at desc, m.id desc
    limit 1
  ) as l
  where c.id = v.id;
end;
$$;

comment on function private.refresh_previews(uuid[]) is
  'Brings the last message of conversations to what their threads end with.';

-- A message of two bodies stands where the first of them puts it, whichever was worked on first.
create function private.settle_order(rows private.inbound_message[])
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  moved uuid[];
begin
  with earlier as (
    update public.messages as m
    set occurred_at = r.occurred_at
    from unnest(rows) as r
    where m.id = r.message_id and r.origin <> 'history' and r.occurred_at < m.occurred_at
      and date_trunc('second', r.occurred_at) = date_trunc('second', m.occurred_at)
    returning m.conversation_id
  )
  select array_agg(distinct e.conversation_id) into moved from earlier as e;
  if moved is not null then
    perform private.refresh_previews(moved);
  end if;
end;
$$;

-- annotations -------------------------------------------------------------

-- Edits and deletions hang on their target by wamid; either may come first, so both sides call this.
create function private.apply_annotations(whatsapp_number_ids uuid[], wamids text[])
returns void
language plpgsql -- not sql, whose plans are made anew at each call
volatile
security definer
set search_path = ''
as $$
declare
  changed uuid[];
begin
  with changes as (
    update public.messages as m
    set
      text = coalesce(a.new_text, m.text),
      edited_at = coalesce(a.edited_at, m.edited_at),
      revoked_at = coalesce(a.revoked_at, m.revoked_at)
    from (
      select
        n.project_id,
        n.whatsapp_number_id,
        n.target_wamid,
        (array_agg(n.text order by n.occurred_at desc,
          n.id desc) filter (where n.type = 'edit'))[1] as new_text,
        max(n.occurred_at) filter (where n.type = 'edit') as edited_at,
        min(n.occurred_at) filter (where n.type = 'revoke') as revoked_at
      from unnest(whatsapp_number_ids, wamids) as k (whatsapp_number_id, wamid)
      join public.messages as n on n.whatsapp_number_id = k.whatsapp_number_id and n.target_wamid = k.wamid
      where n.type in ('edit', 'revoke')
      group by n.project_id, n.whatsapp_number_id, n.target_wamid
    ) as a
    where m.project_id = a.project_id
      and m.whatsapp_number_id = a.whatsapp_number_id
      and m.wamid = a.target_wamid
      and (m.edited_at is distinct from a.edited_at or m.revoked_at is distinct from a.revoked_at)
    returning m.conversation_id
  )
  select array_agg(distinct c.conversation_id) into changed from changes as c;
  if changed is not null then
    perform private.refresh_previews(changed);
  end if;
end;
$$;

comment on function private.apply_annotations(uuid[], text[]) is
  'Brings messages to what their edits and deletions say, whichever came first.';

-- messages ----------------------------------------------------------------

-- What messages bring along waits to be fetched; nothing waits for it.
create function private.store_files(rows private.inbound_message[])
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  shares text[];
  jobs jsonb[];
begin
  with files as (
    insert into public.media_files (
      id, project_id, whatsapp_number_id, contact_id, direction, kind, meta_media_id, filename, caption,
      claimed_mime_type, claimed_sha256, is_voice, expires_at
    )
    select
      r.media_file_id, r.project_id, r.whatsapp_number_id, r.contact_id, r.direction, r.type,
      r.media ->> 'id', r.media ->> 'filename', r.text, r.media ->> 'mime_type', r.media ->> 'sha256',
      coalesce(r.media ->> 'voice' = 'true', false), date_trunc('second', r.occurred_at) + interval '7 days'
    from unnest(rows) as r
    where r.media_file_id is not null
      and not exists (
        select 1 from public.messages as m
        where m.project_id = r.project_id and m.whatsapp_number_id = r.whatsapp_number_id
          and m.wamid = r.wamid and m.type <> 'media_placeholder'
      )
    on conflict do nothing
    returning id, project_id
  )
  select array_agg(f.project_id::text), array_agg(jsonb_build_object('media_file_id', f.id)) into shares, jobs
  from files as f;
  if jobs is not null then
    perform private.send_fairly('media', shares, jobs);
  end if;
end;
$$;

create function private.store_messages(rows private.inbound_message[])
returns uuid[]
language plpgsql
volatile
security definer
set search_path = ''
-- Rows are found by their keys: nothing is known of how many there are in a batch, and a table that was empty
-- when it was looked at last is no reason to read the whole of it for each row.
set enable_hashjoin = off
set enable_mergejoin = off
set enable_seqscan = off
as $$
declare
  stored_ids uuid[];
begin
  -- Only what a customer writes now opens a conversation: imports and echoes leave the inbox as it is.
  insert into public.conversations (project_id, whatsapp_number_id, contact_id, status, closed_at)
  select r.project_id, r.whatsapp_number_id, r.contact_id,
    case when bool_or(r.origin = 'live') then 'open' else 'closed' end,
    case when bool_or(r.origin = 'live') then null else now() end
  from unnest(rows) as r
  where not exists (
    select 1 from public.conversations as c
    where c.whatsapp_number_id = r.whatsapp_number_id and c.contact_id = r.contact_id
  )
  group by r.project_id, r.whatsapp_number_id, r.contact_id
  order by r.whatsapp_number_id, r.contact_id
  on conflict on constraint conversations_whatsapp_number_id_contact_id_key do nothing;

  -- Locked in one order, so that two batches over the same conversations queue up and never circle.
  perform private.lock_conversations(array_agg(distinct c.id))
  from unnest(rows) as r
  join public.conversations as c
    on c.whatsapp_number_id = r.whatsapp_number_id and c.contact_id = r.contact_id;

  -- Before their messages, which point at them.
  if exists (select 1 from unnest(rows) as r where r.media_file_id is not null) then
    perform private.store_files(rows);
  end if;

  -- What is known already is seen, as whoever stores a message of these conversations holds them. To look for
  -- conflicts in each of the keys would cost more; if there is one all the same, the batch comes again.
  with input as (
    select r.*, c.id as found_conversation_id
    from unnest(rows) as r
    join public.conversations as c
      on c.whatsapp_number_id = r.whatsapp_number_id and c.contact_id = r.contact_id
    where not exists (
      select 1 from public.messages as m
      where m.project_id = r.project_id and m.whatsapp_number_id = r.whatsapp_number_id and m.wamid = r.wamid
    )
  ),
  inserted as (
    insert into public.messages (
      id, project_id, conversation_id, contact_id, whatsapp_number_id, wamid, direction, type, status, origin,
        text,
      content, context_wamid, target_wamid, media_file_id, occurred_at, accepted_at
    )
    select
      i.message_id, i.project_id, i.found_conversation_id, i.contact_id, i.whatsapp_number_id, i.wamid,
        i.direction,
      i.type, coalesce(i.status, case i.direction when 'inbound' then 'received' else 'sent' end), i.origin,
        i.text,
      coalesce(i.content, '{}'), i.context_wamid, i.target_wamid, i.media_file_id, i.occurred_at,
      case i.direction when 'outbound' then i.occurred_at end
    from input as i
    returning id, project_id, conversation_id, contact_id, whatsapp_number_id, direction, type, status,
      origin, text,
      content, revoked_at, target_wamid, occurred_at
  ),
  -- Lines of the thread; annotations change neither preview nor counters, history neither counters nor state,
  -- and a note of Meta's about a person is nothing that he said.
  lines as (
    select n.*,
      n.target_wamid is null as is_line,
      n.target_wamid is null and n.direction = 'inbound' and n.origin = 'live'
        and n.type <> 'system' as is_news
    from inserted as n
  ),
  -- One row per conversation with everything that its update needs: joins between these would be nested
  -- loops, since the planner cannot know how many rows an insert returns.
  sums as (
    select
      n.conversation_id,
      count(*) filter (where n.is_news) as unread,
      max(n.occurred_at) filter (where n.is_line and n.direction = 'inbound'
        and n.type <> 'system') as last_inbound_at,
      max(n.occurred_at) filter (where n.is_line and n.direction = 'outbound') as last_outbound_at,
      array_agg(n.occurred_at) filter (where n.is_news) as news_at,
      bool_or(n.is_line and n.origin = 'echo') as was_answered_on_the_phone,
      -- A reaction is the customer's sign as well; changes of what was said are not.
      date_trunc('second', max(n.occurred_at) filter (
        where n.direction = 'inbound' and n.origin = 'live' and n.type not in ('system', 'edit', 'revoke')
      )) + interval '24 hours' as window_expires_at,
      (array_agg(
        row(n.id, n.occurred_at, n.type, n.direction, n.status, n.text, n.content)::private.thread_line
        order by n.occurred_at desc, n.id desc
      ) filter (where n.is_line))[1] as newest
    from lines as n
    group by n.conversation_id
  ),
  previewed as (
    select s.*,
      -- A late message never moves the preview backwards.
      coalesce(
        ((s.newest).occurred_at, (s.newest).id) > (c.last_message_at, c.last_message_id),
        (s.newest).id is not null
      ) as is_newer,
      -- Almost everything is text, and a call for each would be felt.
      case
        when (s.newest).type = 'text' then 'text'
        else private.preview_kind((s.newest).type, (s.newest).content, (s.newest).text, null)
      end as newest_kind
    from sums as s
    join public.conversations as c on c.id = s.conversation_id
  ),
  changed as (
    update public.conversations as c
    set
      unread_count = c.unread_count + s.unread,
      last_inbound_at = greatest(c.last_inbound_at, s.last_inbound_at),
      last_outbound_at = greatest(c.last_outbound_at, s.last_outbound_at),
      service_window_expires_at = greatest(c.service_window_expires_at, s.window_expires_at),
      awaiting_reply_since = case
        when s.last_outbound_at is not null then (
          -- An answer that came late, such as an echo: who still waits is to be found again.
          select min(x.occurred_at) from (
            select m.occurred_at from public.messages as m
            where m.project_id = c.project_id and m.conversation_id = c.id and m.direction = 'inbound'
              and m.origin = 'live' and m.target_wamid is null and m.type <> 'system'
              and c.awaiting_reply_since is not null
              and m.occurred_at > greatest(c.last_outbound_at, s.last_outbound_at)
            union all
            select t.at from unnest(s.news_at) as t (at)
            where t.at > greatest(c.last_outbound_at, s.last_outbound_at)
          ) as x
        )
        else least(c.awaiting_reply_since, (
          select min(t.at) from unnest(s.news_at) as t (at)
            where t.at > coalesce(c.last_outbound_at, '-infinity')
        ))
      end,
      mode = case when s.was_answered_on_the_phone then 'manual' else c.mode end,
      status = case when s.unread > 0 then 'open' else c.status end,
      closed_at = case when s.unread > 0 then null else c.closed_at end,
      closed_by = case when s.unread > 0 then null else c.closed_by end,
      snoozed_until = case when s.unread > 0 then null else c.snoozed_until end,
      last_message_id = case when s.is_newer then (s.newest).id else c.last_message_id end,
      last_message_at = case when s.is_newer then (s.newest).occurred_at else c.last_message_at end,
      last_message_type = case when s.is_newer then (s.newest).type else c.last_message_type end,
      last_message_direction = case when s.is_newer then (s.newest).direction
        else c.last_message_direction end,
      last_message_status = case when s.is_newer then (s.newest).status else c.last_message_status end,
      last_message_kind = case when s.is_newer then s.newest_kind else c.last_message_kind end,
      last_message_text = case
        when not s.is_newer then c.last_message_text
        when s.newest_kind = 'text' then left((s.newest).text, 200)
        else private.preview_text(s.newest_kind, (s.newest).content, (s.newest).text)
      end
    from previewed as s
    where c.id = s.conversation_id
    returning c.id
  ),
  told as (
    insert into public.events (project_id, type, conversation_id, message_id, contact_id, data)
    select
      n.project_id,
      case when n.target_wamid is null then 'message.received' else 'message.annotated' end,
      n.conversation_id, n.id, n.contact_id,
      jsonb_build_object('direction', n.direction, 'type', n.type, 'origin', n.origin)
    from inserted as n
    order by n.occurred_at, n.id
  )
  select coalesce(array_agg(n.id), '{}') into stored_ids from inserted as n;
  return stored_ids;
end;
$$;

comment on function private.store_messages(private.inbound_message[]) is
  'Stores message updates whose contact is known, with media, counters, preview, windows and events. '
  'Returns the ids of those that are new.';

-- History brings the words first and the pictures days later, under the same wamid; either may come first.
create function private.fill_placeholders(rows private.inbound_message[])
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  with filled as (
    update public.messages as m
    set type = r.type, text = coalesce(r.text, m.text), content = r.content, media_file_id = r.media_file_id
    from unnest(rows) as r
    where m.project_id = r.project_id and m.whatsapp_number_id = r.whatsapp_number_id and m.wamid = r.wamid
      and m.type = 'media_placeholder' and r.type <> 'media_placeholder'
    returning m.id, m.project_id, m.conversation_id, m.contact_id, m.type, m.text, m.content, m.revoked_at
  ),
  shown as (
    update public.conversations as c
    set last_message_type = f.type, last_message_kind = f.kind,
      last_message_text = private.preview_text(f.kind, f.content, f.text)
    from (
      select f.*, private.preview_kind(f.type, f.content, f.text, f.revoked_at) as kind from filled as f
    ) as f
    where c.id = f.conversation_id and c.last_message_id = f.id
  )
  insert into public.events (project_id, type, conversation_id, message_id, contact_id, data)
  select f.project_id, 'message.annotated', f.conversation_id, f.id, f.contact_id,
    jsonb_build_object('type', f.type, 'origin', 'history')
  from filled as f;
end;
$$;

comment on function private.fill_placeholders(private.inbound_message[]) is
  'Gives placeholders of a history import what they stood for.';
