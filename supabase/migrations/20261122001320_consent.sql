-- Consent: who agreed to be written to, about what, and how we know. A ledger: entries are added, never
-- changed.
-- Reads: members, within their scope. Writes: record_consent() for agents and API keys; the workers for what
-- Meta reports.

-- tables ------------------------------------------------------------------

create table public.consent_entries (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null,
  contact_id uuid not null,
  channel text not null default 'whatsapp',
  category text not null,
  state text not null,
  source text not null,
  evidence text,
  message_id uuid,
  recorded_by uuid references public.users (id) on delete set null,
  occurred_at timestamptz not null default now(),
  created_at timestamptz not null default now(),

  constraint consent_entries_contact_fkey foreign key (project_id, contact_id)
    references public.contacts (project_id, id) on delete cascade,
  constraint consent_entries_message_fkey foreign key (project_id, message_id)
    references public.messages (project_id, id) on delete set null (message_id),
  constraint consent_channel_is_known check (channel in ('whatsapp', 'email')),
  constraint consent_category_is_known
    check (category in ('all', 'marketing', 'utility', 'authentication', 'service', 'calls')),
  constraint consent_state_is_known check (state in ('granted', 'withdrawn')),
  constraint consent_source_is_known
    check (source in ('meta', 'keyword', 'flow', 'agent', 'api', 'import', 'merge')),
  constraint consent_by_hand_has_evidence
    check (source not in ('agent', 'api', 'import') or char_length(btrim(evidence)) > 0)
);

create index consent_entries_contact_idx
on public.consent_entries (project_id, contact_id, channel, category, occurred_at desc, created_at desc);
create index consent_entries_message_idx on public.consent_entries (project_id, message_id)
  where message_id is not null;
create index consent_entries_recorded_by_idx on public.consent_entries (recorded_by)
  where recorded_by is not null;

comment on table public.consent_entries is
  'Each grant or withdrawal of consent, with its evidence; all covers every category. What counts says '
  'consent_of().';
comment on column public.consent_entries.evidence is
  'How we know: the words, the form, the page. Needed when a person or an import says it.';
comment on column public.consent_entries.occurred_at is 'When the person said so, not when we heard.';

-- access ------------------------------------------------------------------

alter table public.consent_entries enable row level security;

revoke all on public.consent_entries from anon, authenticated, service_role;
grant select on public.consent_entries to anon, authenticated; -- anon: API keys
grant select, insert on public.consent_entries to service_role;

create policy "members can view consent within their scope"
on public.consent_entries for select to anon, authenticated
using (
  project_id = any ((select private.my_whole_project_ids('viewer', 'contacts:read'))::uuid[])
  or (
    project_id = any (array(select private.my_project_ids('viewer', 'contacts:read')))
    and exists (
      select 1 from public.conversations as c
      where c.project_id = consent_entries.project_id and c.contact_id = consent_entries.contact_id
    )
  )
);

-- functions ---------------------------------------------------------------

-- Three voices, each heard apart, of each the newest word about the category or about all:
--   his own words to us: a keyword, a form, what a member or an API key recorded of him with its evidence;
--   lists: imports and merges. A list may stop, but never take back a stop that he gave himself;
--   his setting at Meta. Meta's stop ends with Meta's resume alone, and that resume ends no other stop.
-- Whoever says stop is heard; of two words at one instant the stop counts.
create function private.consent_of(contact_id uuid, category text, channel text default 'whatsapp')
returns text
language sql
stable
security definer -- every send asks, whoever the caller is
set search_path = ''
as $$
  with newest as (
    select distinct on (v.voice) v.voice, e.state, e.occurred_at
    from public.contacts as c
    join public.consent_entries as e on e.project_id = c.project_id and e.contact_id = c.id
    cross join lateral (
      select case e.source when 'meta' then 'meta' when 'import' then 'list' when 'merge' then 'list'
        else 'own' end as voice
    ) as v
    where c.id = consent_of.contact_id
      and e.channel = consent_of.channel
      and e.category in (lower(consent_of.category), 'all')
    order by v.voice, e.occurred_at desc, e.created_at desc, e.state desc
  )
  select case
    when exists (select 1 from newest as n where n.state = 'withdrawn' and (
      n.voice <> 'list'
      or not exists (
        select 1 from newest as own where own.voice = 'own' and own.occurred_at > n.occurred_at
      )
    )) then 'withdrawn'
    when exists (select 1 from newest as n where n.state = 'granted') then 'granted'
    else 'unknown'
  end;
$$;

comment on function private.consent_of(uuid, text, text) is
  'granted, withdrawn or unknown for the category. A stop in his own words, by a list or at Meta is each '
  'ended only by a later word of the same voice, a list''s also by his own. Every send asks this alone.';
revoke execute on function private.consent_of(uuid, text, text) from public, anon, authenticated,
  service_role;

create function private.record_consent(
  contact_id uuid, category text, state text, evidence text, channel text default 'whatsapp',
    occurred_at timestamptz default now()
)
returns public.consent_entries
language plpgsql
volatile
security definer -- the ledger takes no direct writes
set search_path = ''
as $$
declare
  contact public.contacts := private.my_contact_to_act_on(record_consent.contact_id, 'contacts:write');
  entry public.consent_entries;
begin
  if record_consent.occurred_at > now() + interval '5 minutes' then
    raise exception 'consent cannot be given in the future' using errcode = 'PT422', hint = 'invalid_request';
  end if;
  insert into public.consent_entries (
    project_id, contact_id, channel, category, state, source, evidence, recorded_by, occurred_at
  )
  values (
    contact.project_id, contact.id, record_consent.channel, record_consent.category, record_consent.state,
    case when auth.uid() is null then 'api' else 'agent' end, record_consent.evidence, auth.uid(),
    coalesce(record_consent.occurred_at, now())
  )
  returning * into entry;
  insert into public.events (project_id, type, contact_id, data)
  values (
    entry.project_id, 'contact.consent', entry.contact_id,
    jsonb_build_object('category', entry.category, 'state', entry.state, 'source', entry.source)
  );
  return entry;
exception when check_violation then
  raise exception 'consent needs a known category, a state (granted, withdrawn) and its evidence'
    using errcode = 'PT422', hint = 'invalid_request';
end;
$$;

create function public.record_consent(
  contact_id uuid, category text, state text, evidence text, channel text default 'whatsapp',
    occurred_at timestamptz default now()
)
returns public.consent_entries
language sql
volatile
security invoker
set search_path = ''
as $$
  select * from private.record_consent(contact_id, category, state, evidence, channel, occurred_at);
$$;

comment on function public.record_consent(uuid, text, text, text, text, timestamptz) is
  'Adds a grant or withdrawal of consent with its evidence. Categories: all, marketing, utility, '
  'authentication, service, calls.';
grant execute on function private.record_consent(uuid, text, text, text, text, timestamptz) to anon,
  authenticated, service_role;
grant execute on function public.record_consent(uuid, text, text, text, text, timestamptz) to anon,
  authenticated, service_role;
