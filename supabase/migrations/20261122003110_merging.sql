-- Merging: joining two contacts that are one person, and taking them apart again.
-- Nothing is lost by either: what moved is written down row by row, and a merge is undone by reading that.
-- Reads: members who see the whole project. Writes: the functions below, for agents and for the workers.

-- tables ------------------------------------------------------------------

create table public.contact_merges (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null,
  survivor_id uuid not null,
  merged_id uuid not null,
  reason text not null,
  survivor_before jsonb not null default '{}',
  survivor_after jsonb not null default '{}',
  joined_conversations jsonb not null default '[]',
  added_tag_ids uuid[] not null default '{}',
  merged_by uuid references public.users (id) on delete set null,
  merged_at timestamptz not null default clock_timestamp(),
  unmerged_by uuid references public.users (id) on delete set null,
  unmerged_at timestamptz,

  constraint contact_merges_project_id_id_key unique (project_id, id), -- target of composite foreign keys
  constraint contact_merges_survivor_fkey foreign key (project_id, survivor_id)
    references public.contacts (project_id, id) on delete cascade,
  constraint contact_merges_merged_fkey foreign key (project_id, merged_id)
    references public.contacts (project_id, id) on delete cascade,
  constraint merge_reason_is_known check (reason in ('agent', 'api', 'webhook', 'number_change')),
  constraint nobody_merges_with_himself check (survivor_id <> merged_id)
);

create index contact_merges_survivor_idx on public.contact_merges (project_id, survivor_id, merged_at desc);
create unique index contact_merges_open_idx on public.contact_merges (project_id, merged_id)
  where unmerged_at is null;
create index contact_merges_merged_idx on public.contact_merges (project_id, merged_id);
create index contact_merges_merged_by_idx on public.contact_merges (merged_by) where merged_by is not null;
create index contact_merges_unmerged_by_idx on public.contact_merges (unmerged_by)
  where unmerged_by is not null;

comment on table public.contact_merges is
  'Two contacts that were found to be one person, and all that is needed to take them apart.';
comment on column public.contact_merges.survivor_before is
  'What the survivor held in the fields that the merge filled; survivor_after: with what.';
comment on column public.contact_merges.joined_conversations is
  'Conversations of the merged contact on numbers where the survivor had one too, as they were.';

create table private.contact_merge_moves (
  merge_id uuid not null references public.contact_merges (id) on delete cascade,
  relation text not null,
  row_id uuid not null,
  conversation_id uuid, -- where it was

  primary key (merge_id, relation, row_id)
);

comment on table private.contact_merge_moves is 'Every row that a merge moved.';

-- access ------------------------------------------------------------------

alter table public.contact_merges enable row level security;
alter table private.contact_merge_moves enable row level security;

revoke all on public.contact_merges from anon, authenticated, service_role;
revoke all on private.contact_merge_moves from public, anon, authenticated, service_role;
grant select on public.contact_merges to authenticated;
grant select, insert, update, delete on public.contact_merges to service_role;

create policy "agents who see the whole project can view merges"
on public.contact_merges for select to authenticated
using (project_id = any ((select private.my_whole_project_ids('agent'))::uuid[]));

create policy "nobody reads what merges moved"
on private.contact_merge_moves for select to authenticated
using (false);

-- joining -----------------------------------------------------------------

-- Tables whose rows have an id and belong to a contact, a conversation or both.
create function private.contact_relations()
returns table (relation text, has_contact boolean, has_conversation boolean)
language sql
immutable
security invoker
set search_path = ''
as $$
  values
    ('public.contact_identities', true, false),
    ('public.media_files', true, false),
    ('public.messages', true, true),
    ('public.notes', true, true),
    ('public.consent_entries', true, false),
    ('public.calls', true, true),
    ('public.workflow_runs', true, true),
    ('public.flow_sessions', true, true),
    ('public.flow_responses', true, true),
    ('public.maintenance_requests', true, true),
    ('public.mail', true, false),
    ('public.ctwa_clicks', true, true),
    ('public.sandbox_sessions', true, false),
    ('public.ai_runs', false, true),
    ('public.notifications', false, true);
$$;

comment on function private.contact_relations() is
  'What a merge moves row by row. A test proves that no other table with an id points at contacts or '
  'conversations.';
revoke execute on function private.contact_relations() from public, anon, authenticated, service_role;

create function private.wake_lane(conversation public.conversations)
returns void
language plpgsql
volatile
security definer -- lanes are the workers'
set search_path = ''
as $$
begin
  insert into private.outbound_lanes as l (conversation_id, whatsapp_number_id)
  values (conversation.id, conversation.whatsapp_number_id)
  on conflict on constraint outbound_lanes_pkey do update set due_at = now() where l.due_at is null;
  perform pgmq.send('outbound', jsonb_build_object('conversation_id', conversation.id));
end;
$$;

comment on function private.wake_lane(public.conversations) is
  'Makes a conversation''s lane due after rows of another one were put into it.';
revoke execute on function private.wake_lane(public.conversations) from public, anon, authenticated,
  service_role;

-- Joins one conversation into another of the same number: what it said, what waits to be sent, its tags and
-- pins.
-- Rows that belong to the contact as well were moved before.
create function private.join_conversation(merge_id uuid, source public.conversations,
  target public.conversations)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  update public.contact_merges as m
  set joined_conversations = m.joined_conversations || jsonb_build_array(to_jsonb(source) ||
    jsonb_build_object(
    'tag_ids', (
      select coalesce(jsonb_agg(t.tag_id), '[]') from public.conversation_tags as t
      where t.project_id = source.project_id and t.conversation_id = source.id
    ),
    'pinned_by', (
      select coalesce(jsonb_agg(p.user_id), '[]') from public.conversation_pins as p
      where p.project_id = source.project_id and p.conversation_id = source.id
    ),
    'joined_into', target.id
  ))
  where m.id = merge_id;

  insert into public.conversation_tags (project_id, conversation_id, tag_id, created_by)
  select t.project_id, target.id, t.tag_id, t.created_by from public.conversation_tags as t
  where t.project_id = source.project_id and t.conversation_id = source.id
  on conflict do nothing;
  insert into public.conversation_pins (project_id, user_id, conversation_id)
  select p.project_id, p.user_id, target.id from public.conversation_pins as p
  where p.project_id = source.project_id and p.conversation_id = source.id
  on conflict do nothing;

  update private.outbox as o set conversation_id = target.id where o.conversation_id = source.id;
  if found then
    perform private.wake_lane(target);
  end if;

  delete from public.conversations as c where c.id = source.id;
  update public.conversations as c
  set
    unread_count = c.unread_count + source.unread_count,
    status = case when 'open' in (c.status, source.status) then 'open' else c.status end,
    closed_at = case when 'open' in (c.status, source.status) then null else c.closed_at end,
    closed_by = case when 'open' in (c.status, source.status) then null else c.closed_by end,
    snoozed_until = case when 'open' in (c.status, source.status) then null else c.snoozed_until end,
    assignee_id = coalesce(c.assignee_id, source.assignee_id),
    team_id = coalesce(c.team_id, source.team_id),
    mode = case when 'manual' in (c.mode, source.mode) then 'manual' else c.mode end,
    first_response_at = least(c.first_response_at, source.first_response_at),
    free_entry_expires_at = greatest(c.free_entry_expires_at, source.free_entry_expires_at),
    call_permission_expires_at = greatest(c.call_permission_expires_at, source.call_permission_expires_at)
  where c.id = target.id;
end;
$$;

revoke execute on function private.join_conversation(uuid, public.conversations, public.conversations)
from public, anon, authenticated, service_role;

create function private.merge_contacts(survivor_id uuid, merged_id uuid, reason text)
returns public.contact_merges
language plpgsql
volatile
security definer -- moves rows of many tables at once
set search_path = ''
as $$
declare
  survivor public.contacts;
  merged public.contacts;
  filled public.contacts;
  merge public.contact_merges;
  relation record;
  source public.conversations;
  target public.conversations;
  joins jsonb;
begin
  -- Inbound batches hold contacts they write for: this waits for them, and the next one finds the merge.
  perform 1 from public.contacts as c where c.id in (survivor_id, merged_id) order by c.id for update;
  select c.* into survivor from public.contacts as c where c.id = merge_contacts.survivor_id;
  select c.* into merged from public.contacts as c where c.id = merge_contacts.merged_id;
  if survivor.id is null or merged.id is null or survivor.project_id <> merged.project_id then
    raise exception 'no such contact in this project' using errcode = 'PT404', hint = 'not_found';
  end if;
  if survivor.id = merged.id or survivor.merged_into_id is not null or merged.merged_into_id is not null then
    raise exception 'one of the contacts is merged already' using errcode = 'PT409', hint = 'already_merged';
  end if;
  if survivor.erased_at is not null or merged.erased_at is not null then
    raise exception 'an erased contact cannot be merged' using errcode = 'PT409', hint = 'contact_erased';
  end if;
  perform 1 from public.conversations as c
  where c.project_id = survivor.project_id and c.contact_id in (survivor.id, merged.id)
  order by c.id for update;

  insert into public.contact_merges (project_id, survivor_id, merged_id, reason, merged_by)
  values (survivor.project_id, survivor.id, merged.id, merge_contacts.reason, auth.uid())
  returning * into merge;

  -- Conversations on the same number become one, the others change hands.
  select coalesce(jsonb_object_agg(theirs.id, ours.id), '{}') into joins
  from public.conversations as theirs
  join public.conversations as ours
    on ours.whatsapp_number_id = theirs.whatsapp_number_id and ours.contact_id = survivor.id
  where theirs.project_id = merged.project_id and theirs.contact_id = merged.id;

  for relation in select * from private.contact_relations() as r loop
    execute format(
      'insert into private.contact_merge_moves (merge_id, relation, row_id, conversation_id)
      select $1, %L, t.id, %s from %s as t where t.project_id = $2 and (%s)',
      relation.relation,
      case when relation.has_conversation then 't.conversation_id' else 'null' end,
      relation.relation,
      concat_ws(' or ',
        case when relation.has_contact then 't.contact_id = $3' end,
        case when relation.has_conversation then '$4 ? t.conversation_id::text' end)
    ) using merge.id, merged.project_id, merged.id, joins;
    execute format(
      'update %s as t set %s from private.contact_merge_moves as v
      where v.merge_id = $1 and v.relation = %L and t.id = v.row_id',
      relation.relation,
      concat_ws(', ',
        case when relation.has_contact then 'contact_id = $2' end,
        case when relation.has_conversation
          then 'conversation_id = coalesce(($3 ->> t.conversation_id::text)::uuid, t.conversation_id)' end),
      relation.relation
    ) using merge.id, survivor.id, joins;
  end loop;

  for source in
    select c.* from public.conversations as c
    where c.project_id = merged.project_id and c.contact_id = merged.id order by c.id
  loop
    if joins ? source.id::text then
      select c.* into target from public.conversations as c where c.id = (joins ->> source.id::text)::uuid;
      perform private.join_conversation(merge.id, source, target);
      perform private.recount_conversation(target.id);
    else
      insert into private.contact_merge_moves (merge_id, relation, row_id)
      values (merge.id, 'public.conversations', source.id);
      update public.conversations as c set contact_id = survivor.id where c.id = source.id;
    end if;
  end loop;

  with added as (
    insert into public.contact_tags (project_id, contact_id, tag_id, created_by)
    select t.project_id, survivor.id, t.tag_id, t.created_by from public.contact_tags as t
    where t.project_id = merged.project_id and t.contact_id = merged.id
    on conflict do nothing
    returning tag_id
  )
  update public.contact_merges as m set added_tag_ids = (select coalesce(array_agg(a.tag_id), '{}')
    from added as a)
  where m.id = merge.id;
  -- A broadcast that reached both keeps both rows: each is somebody who was counted.
  update public.broadcast_recipients as r set contact_id = survivor.id
  where r.project_id = merged.project_id and r.contact_id = merged.id
    and not exists (
      select 1 from public.broadcast_recipients as k
      where k.project_id = r.project_id and k.broadcast_id = r.broadcast_id and k.contact_id = survivor.id
    );

  update public.contacts as c set merged_into_id = survivor.id where c.id = merged.id;
  update public.contacts as c
  set
    display_name = coalesce(c.display_name, merged.display_name),
    profile_name = case when merged.profile_name_at > c.profile_name_at then coalesce(merged.profile_name,
      c.profile_name)
      else coalesce(c.profile_name, merged.profile_name) end,
    profile_name_at = greatest(c.profile_name_at, merged.profile_name_at),
    phone_hint = coalesce(c.phone_hint, merged.phone_hint),
    email = coalesce(c.email, merged.email),
    language = coalesce(c.language, merged.language),
    attributes = merged.attributes || c.attributes,
    blocked_at = coalesce(c.blocked_at, merged.blocked_at)
  where c.id = survivor.id
  returning c.* into filled;

  update public.contact_merges as m
  set
    survivor_before = (
      select coalesce(jsonb_object_agg(b.key, b.value), '{}') from jsonb_each(to_jsonb(survivor)) as b
      where b.key in ('display_name', 'profile_name', 'phone_hint', 'email', 'language', 'attributes',
        'blocked_at')
        and b.value is distinct from to_jsonb(filled) -> b.key
    ),
    survivor_after = (
      select coalesce(jsonb_object_agg(a.key, a.value), '{}') from jsonb_each(to_jsonb(filled)) as a
      where a.key in ('display_name', 'profile_name', 'phone_hint', 'email', 'language', 'attributes',
        'blocked_at')
        and a.value is distinct from to_jsonb(survivor) -> a.key
    )
  where m.id = merge.id
  returning m.* into merge;

  insert into public.events (project_id, type, contact_id, data)
  values (
    merge.project_id, 'contact.merged', survivor.id,
    jsonb_build_object('merge_id', merge.id, 'merged_id', merged.id, 'reason', merge.reason, 'actor_id',
      auth.uid())
  );
  perform private.audit(
    'merge', 'contacts', survivor.id::text, merge.project_id, null, null,
    jsonb_build_object('merge_id', merge.id, 'merged_id', merged.id, 'reason', merge.reason)
  );
  return merge;
end;
$$;

comment on function private.merge_contacts(uuid, uuid, text) is
  'Makes one contact of two. Everything of the second goes to the first and is written down for '
  'unmerge_contacts().';
revoke execute on function private.merge_contacts(uuid, uuid, text) from public, anon, authenticated,
  service_role;

create function private.unmerge_contacts(merge_id uuid)
returns public.contact_merges
language plpgsql
volatile
security definer -- moves rows of many tables at once
set search_path = ''
as $$
declare
  merge public.contact_merges;
  survivor public.contacts;
  relation record;
  joined jsonb;
  touched uuid[];
  woken uuid[];
begin
  select m.* into merge from public.contact_merges as m where m.id = unmerge_contacts.merge_id for update;
  if merge.id is null or merge.unmerged_at is not null then
    raise exception 'no such merge, or it is undone' using errcode = 'PT404', hint = 'not_found';
  end if;
  perform 1 from public.contacts as c where c.id in (merge.survivor_id,
    merge.merged_id) order by c.id for update;
  select c.* into survivor from public.contacts as c where c.id = merge.survivor_id;
  if survivor.merged_into_id is not null or exists (
    select 1 from public.contact_merges as later
    where later.project_id = merge.project_id
      and later.survivor_id = merge.survivor_id
      and later.unmerged_at is null
      and later.merged_at > merge.merged_at
  ) then
    raise exception 'later merges of this contact are undone first' using errcode = 'PT409',
      hint = 'merged_later';
  end if;
  if survivor.erased_at is not null then
    raise exception 'an erased contact cannot be taken apart' using errcode = 'PT409',
      hint = 'contact_erased';
  end if;
  perform 1 from public.conversations as c
  where c.project_id = merge.project_id and c.contact_id = merge.survivor_id order by c.id for update;

  update public.contacts as c set merged_into_id = null where c.id = merge.merged_id;

  -- Joined conversations come back as they were, under their own ids; the others change hands again.
  for joined in select * from jsonb_array_elements(merge.joined_conversations) loop
    insert into public.conversations
    select (jsonb_populate_record(null::public.conversations, joined || jsonb_build_object(
      'contact_id', merge.merged_id,
      'assignee_id', (
        select m.user_id from public.project_members as m
        where m.project_id = merge.project_id and m.user_id = (joined ->> 'assignee_id')::uuid
      ),
      'team_id', (
        select t.id from public.teams as t
        where t.project_id = merge.project_id and t.id = (joined ->> 'team_id')::uuid
      ),
      'closed_by', (select u.id from public.users as u where u.id = (joined ->> 'closed_by')::uuid)
    ))).*;
    insert into public.conversation_tags (project_id, conversation_id, tag_id)
    select merge.project_id, (joined ->> 'id')::uuid, t.id
    from public.tags as t
    where t.project_id = merge.project_id and joined -> 'tag_ids' ? t.id::text;
    insert into public.conversation_pins (project_id, user_id, conversation_id)
    select merge.project_id, m.user_id, (joined ->> 'id')::uuid
    from public.project_members as m
    where m.project_id = merge.project_id and joined -> 'pinned_by' ? m.user_id::text;
    update public.conversations as c set unread_count = greatest(c.unread_count - (joined ->>
      'unread_count')::integer, 0)
    where c.id = (joined ->> 'joined_into')::uuid;
    touched := touched || (joined ->> 'id')::uuid || (joined ->> 'joined_into')::uuid;
  end loop;
  update public.conversations as c set contact_id = merge.merged_id
  from private.contact_merge_moves as v
  where v.merge_id = merge.id and v.relation = 'public.conversations' and c.id = v.row_id;

  for relation in select * from private.contact_relations() as r loop
    execute format(
      'update %s as t set %s from private.contact_merge_moves as v
      where v.merge_id = $1 and v.relation = %L and t.id = v.row_id',
      relation.relation,
      concat_ws(', ',
        case when relation.has_contact then 'contact_id = $2' end,
        case when relation.has_conversation then 'conversation_id = v.conversation_id' end),
      relation.relation
    ) using merge.id, merge.merged_id;
    -- What came since into a conversation that changed hands whole goes with it.
    if relation.has_contact and relation.has_conversation then
      execute format(
        'update %s as t set contact_id = $2 from private.contact_merge_moves as v
        where v.merge_id = $1 and v.relation = %L and t.project_id = $3 and t.conversation_id = v.row_id',
        relation.relation, 'public.conversations'
      ) using merge.id, merge.merged_id, merge.project_id;
    end if;
  end loop;

  -- What still waits to be sent goes with its message.
  with moved as (
    update private.outbox as o set conversation_id = m.conversation_id
    from public.messages as m
    where o.conversation_id = any (touched) and m.id = o.message_id and m.conversation_id <> o.conversation_id
    returning o.conversation_id
  )
  select array_agg(distinct v.conversation_id) into woken from moved as v;
  perform private.wake_lane(c) from public.conversations as c where c.id = any (woken);

  delete from public.contact_tags as t
  where t.project_id = merge.project_id and t.contact_id = merge.survivor_id
    and t.tag_id = any (merge.added_tag_ids);
  perform private.recount_conversation(c.id) from unnest(touched) as c (id);

  -- What the merge filled goes, unless somebody has changed it since.
  update public.contacts as c
  set
    display_name = case when merge.survivor_after -> 'display_name' = to_jsonb(c.display_name)
      then merge.survivor_before ->> 'display_name' else c.display_name end,
    profile_name = case when merge.survivor_after -> 'profile_name' = to_jsonb(c.profile_name)
      then merge.survivor_before ->> 'profile_name' else c.profile_name end,
    phone_hint = case when merge.survivor_after -> 'phone_hint' = to_jsonb(c.phone_hint)
      then merge.survivor_before ->> 'phone_hint' else c.phone_hint end,
    email = case when merge.survivor_after -> 'email' = to_jsonb(c.email)
      then merge.survivor_before ->> 'email' else c.email end,
    language = case when merge.survivor_after -> 'language' = to_jsonb(c.language)
      then merge.survivor_before ->> 'language' else c.language end,
    attributes = case when merge.survivor_after -> 'attributes' = c.attributes
      then merge.survivor_before -> 'attributes' else c.attributes end,
    blocked_at = case when merge.survivor_after -> 'blocked_at' = to_jsonb(c.blocked_at)
      then (merge.survivor_before ->> 'blocked_at')::timestamptz else c.blocked_at end
  where c.id = merge.survivor_id;

  update public.contact_merges as m set unmerged_at = clock_timestamp(), unmerged_by = auth.uid()
    where m.id = merge.id
  returning m.* into merge;
  insert into public.events (project_id, type, contact_id, data)
  values (
    merge.project_id, 'contact.unmerged', merge.survivor_id,
    jsonb_build_object('merge_id', merge.id, 'merged_id', merge.merged_id, 'actor_id', auth.uid())
  );
  perform private.audit(
    'unmerge', 'contacts', merge.survivor_id::text, merge.project_id, null, null,
    jsonb_build_object('merge_id', merge.id, 'merged_id', merge.merged_id)
  );
  return merge;
end;
$$;

comment on function private.unmerge_contacts(uuid) is
  'Takes two contacts apart again: every row returns to where it was. What came since stays where it came.';
revoke execute on function private.unmerge_contacts(uuid) from public, anon, authenticated, service_role;

-- for callers -------------------------------------------------------------

create function private.merge_contacts_as_caller(survivor_id uuid, merged_id uuid)
returns public.contact_merges
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  survivor constant public.contacts := private.my_contact_to_act_on(survivor_id, 'contacts:write');
  merged constant public.contacts := private.my_contact_to_act_on(merged_id, 'contacts:write');
begin
  return private.merge_contacts(survivor.id, merged.id, case when auth.uid() is null then 'api'
    else 'agent' end);
end;
$$;

create function public.merge_contacts(survivor_id uuid, merged_id uuid)
returns public.contact_merges
language sql
volatile
security invoker
set search_path = ''
as $$
  select * from private.merge_contacts_as_caller(survivor_id, merged_id);
$$;

create function private.unmerge_contacts_as_caller(merge_id uuid)
returns public.contact_merges
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  merge public.contact_merges;
  survivor public.contacts;
begin
  select m.* into merge from public.contact_merges as m where m.id = merge_id;
  if merge.id is null then
    raise exception 'no such merge' using errcode = 'PT404', hint = 'not_found';
  end if;
  survivor := private.my_contact_to_act_on(merge.survivor_id, 'contacts:write');
  return private.unmerge_contacts(merge.id);
end;
$$;

create function public.unmerge_contacts(merge_id uuid)
returns public.contact_merges
language sql
volatile
security invoker
set search_path = ''
as $$
  select * from private.unmerge_contacts_as_caller(merge_id);
$$;

comment on function public.merge_contacts(uuid, uuid) is
  'Makes one contact of two that the caller sees. unmerge_contacts() undoes it.';
comment on function public.unmerge_contacts(uuid) is 'Undoes a merge.';
grant execute on function private.merge_contacts_as_caller(uuid, uuid) to anon, authenticated, service_role;
grant execute on function public.merge_contacts(uuid, uuid) to anon, authenticated, service_role;
grant execute on function private.unmerge_contacts_as_caller(uuid) to anon, authenticated, service_role;
grant execute on function public.unmerge_contacts(uuid) to anon, authenticated, service_role;
