-- Inbound, what follows from messages: consent by words, permission to call, clicks on ads. Called by
-- apply_message_updates() alone.

-- what follows from messages ----------------------------------------------

-- The words with which somebody ends or resumes marketing, into the consent ledger, once per message.
create function private.note_consent_words(rows private.inbound_message[], stored_ids uuid[])
returns void
language sql
volatile
security definer
set search_path = ''
as $$
  with entered as (
    insert into public.consent_entries (
      project_id, contact_id, category, state, source, evidence, message_id, occurred_at
    )
    select m.project_id, m.contact_id, 'marketing', case r.consent when 'stop' then 'withdrawn'
      else 'granted' end,
      'keyword', left(r.text, 200), m.id, m.occurred_at
    from unnest(rows) as r
    join public.messages as m on m.id = r.message_id
    where r.consent is not null and r.message_id = any (stored_ids)
    returning project_id, contact_id, category, state, source
  )
  insert into public.events (project_id, type, contact_id, data)
  select e.project_id, 'contact.consent', e.contact_id,
    jsonb_build_object('category', e.category, 'state', e.state, 'source', e.source)
  from entered as e;
$$;

-- The newest answer counts, by Meta's time.
create function private.note_call_permissions(rows private.inbound_message[], stored_ids uuid[])
returns void
language sql
volatile
security definer
set search_path = ''
as $$
  update public.conversations as c
  set call_permission_expires_at = case
    when p.permission ->> 'granted' <> 'true' then p.occurred_at
    when p.permission ->> 'permanent' = 'true' then 'infinity'
    else coalesce((p.permission ->> 'expires_at')::timestamptz, p.occurred_at + interval '7 days')
  end
  from (
    select distinct on (m.conversation_id) m.conversation_id, m.id, m.occurred_at,
      r.call_permission as permission
    from unnest(rows) as r
    join public.messages as m on m.id = r.message_id
    where r.call_permission is not null and r.message_id = any (stored_ids)
    order by m.conversation_id, m.occurred_at desc, m.id desc
  ) as p
  where c.id = p.conversation_id
    and not exists (
      select 1 from public.messages as later
      where later.project_id = c.project_id and later.conversation_id = c.id
        and later.type = 'interactive' and later.content ? 'call_permission_reply'
        and (later.occurred_at, later.id) > (p.occurred_at, p.id)
    );
$$;

-- The ads from which talks begin, and each click with the free window that an answer within a day opens.
create function private.note_ad_clicks(rows private.inbound_message[], stored_ids uuid[])
returns void
language sql
volatile
security definer
set search_path = ''
as $$
  with clicks as (
    select m.project_id, m.conversation_id, m.contact_id, m.id as message_id, m.occurred_at,
      m.content -> 'referral' as referral,
      left(coalesce(m.content -> 'referral' ->> 'source_id', m.content -> 'referral' ->> 'source_url'),
        500) as source_id
    from unnest(rows) as r
    join public.messages as m on m.id = r.message_id
    where r.content ? 'referral' and r.message_id = any (stored_ids) and r.origin = 'live'
  ),
  ads as (
    insert into public.ctwa_ads as a (
      project_id, source_id, source_type, source_url, headline, body, media_type, media_url, first_seen_at,
        last_seen_at
    )
    select distinct on (c.project_id, c.source_id)
      c.project_id, c.source_id,
      case when c.referral ->> 'source_type' in ('ad', 'post') then c.referral ->> 'source_type'
        else 'unknown' end,
      c.referral ->> 'source_url', c.referral ->> 'headline', c.referral ->> 'body',
        c.referral ->> 'media_type',
      coalesce(c.referral ->> 'image_url', c.referral ->> 'thumbnail_url', c.referral ->> 'video_url'),
      c.occurred_at, c.occurred_at
    from clicks as c
    where c.source_id is not null
    order by c.project_id, c.source_id, c.occurred_at desc
    on conflict on constraint ctwa_ads_project_id_source_id_key do update
    set first_seen_at = least(a.first_seen_at, excluded.first_seen_at),
      last_seen_at = greatest(a.last_seen_at, excluded.last_seen_at)
    returning a.id, a.project_id, a.source_id
  )
  insert into public.ctwa_clicks (
    project_id, ad_id, conversation_id, contact_id, message_id, ctwa_clid, clicked_at, window_expires_at
  )
  select c.project_id, a.id, c.conversation_id, c.contact_id, c.message_id, c.referral ->> 'ctwa_clid',
    c.occurred_at,
    c.occurred_at + interval '72 hours'
  from clicks as c
  join ads as a on a.project_id = c.project_id and a.source_id = c.source_id
  on conflict do nothing;
$$;

comment on function private.note_ad_clicks(private.inbound_message[], uuid[]) is
  'Clicks on ads. Meta''s statuses say when the free window really ends; they move '
  'conversations.free_entry_expires_at.';
