-- Flows: WhatsApp's forms, per business account, with their versions; the tokens under which they are sent,
-- and what people answered.
-- Reads: members; answers within their scope. Writes: admins draft; Meta's states and answers come from the
-- workers.

-- tables ------------------------------------------------------------------

create table public.flows (
  id uuid primary key default gen_random_uuid(),
  business_account_id uuid not null references public.whatsapp_business_accounts (id) on delete cascade,
  name text not null,
  status text not null default 'DRAFT',
  meta_flow_id text,
  categories text[] not null default '{OTHER}',
  document json not null,
  document_version text,
  data_api_version text,
  endpoint_uri text,
  validation_errors jsonb not null default '[]',
  health jsonb not null default '{}',
  preview_url text,
  preview_expires_at timestamptz,
  uploaded_at timestamptz,
  published_at timestamptz,
  synced_at timestamptz,
  removed_at timestamptz,
  created_by uuid references public.users (id) on delete set null,
  saved_by uuid references public.users (id) on delete set null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint flows_meta_flow_id_key unique (meta_flow_id),
  constraint flow_name_is_not_empty check (char_length(btrim(name)) between 1 and 200),
  constraint flow_status_is_a_word_of_meta check (status ~ '^[A-Z][A-Z_]{1,39}$'),
  constraint published_flow_is_known_to_meta check (status = 'DRAFT' or meta_flow_id is not null),
  constraint flow_meta_id_is_digits check (meta_flow_id ~ '^[0-9]{5,32}$'),
  constraint flow_has_a_category check (cardinality(categories) >= 1),
  constraint flow_categories_are_known check (categories <@ array[
    'SIGN_UP', 'SIGN_IN', 'APPOINTMENT_BOOKING', 'LEAD_GENERATION', 'CONTACT_US', 'CUSTOMER_SUPPORT',
      'SURVEY', 'OTHER'
  ]),
  constraint flow_document_is_an_object check (json_typeof(document) = 'object'),
  constraint flow_endpoint_is_https check (endpoint_uri ~ '^https://')
);

create unique index flows_one_per_name_idx on public.flows (business_account_id, name)
  where removed_at is null;
create index flows_list_idx on public.flows (business_account_id, status, name);
create index flows_created_by_idx on public.flows (created_by) where created_by is not null;
create index flows_saved_by_idx on public.flows (saved_by) where saved_by is not null;

comment on table public.flows is
  'A WhatsApp Flow of a business account. DRAFT, PUBLISHED, DEPRECATED, THROTTLED, BLOCKED: Meta''s words.';
comment on column public.flows.document is
  'The Flow JSON as it was written: Meta names faults by their lines, so its order stays.';
comment on column public.flows.saved_by is
  'Who handed the document in, when that was a member and not a key or Meta.';
comment on column public.flows.meta_flow_id is 'Null while the draft has not been handed to Meta.';

create table public.flow_versions (
  id uuid primary key default gen_random_uuid(),
  flow_id uuid not null references public.flows (id) on delete cascade,
  business_account_id uuid not null references public.whatsapp_business_accounts (id) on delete cascade,
  number integer not null,
  document json not null,
  validation_errors jsonb not null default '[]',
  created_by uuid references public.users (id) on delete set null,
  published_at timestamptz,
  created_at timestamptz not null default now(),

  constraint flow_versions_flow_id_number_key unique (flow_id, number),
  constraint flow_version_number_counts_from_one check (number >= 1),
  constraint flow_version_document_is_an_object check (json_typeof(document) = 'object')
);

create index flow_versions_business_account_id_idx on public.flow_versions (business_account_id);
create index flow_versions_created_by_idx on public.flow_versions (created_by) where created_by is not null;

comment on table public.flow_versions is
  'Every document that a Flow had, counted from 1; the newest is the one that counts.';
comment on column public.flow_versions.created_by is 'Null when it came from an API key or from Meta.';
comment on column public.flow_versions.published_at is 'When Meta published the Flow with this document.';

create table public.flow_keys (
  project_id uuid not null,
  whatsapp_number_id uuid not null,
  public_key text not null,
  fingerprint text not null,
  signature_status text not null default 'UNKNOWN',
  private_key_set boolean not null default false,
  uploaded_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  primary key (project_id, whatsapp_number_id),
  constraint flow_keys_number_fkey foreign key (project_id, whatsapp_number_id)
    references public.whatsapp_numbers (project_id, id) on delete cascade,
  constraint flow_key_status_is_known check (signature_status in ('UNKNOWN', 'VALID', 'MISMATCH'))
);

comment on table public.flow_keys is
  'The key pair with which a number''s Flows exchange data. The private half lies in Vault.';

create table public.flow_sessions (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null,
  flow_id uuid not null references public.flows (id) on delete cascade,
  conversation_id uuid not null,
  contact_id uuid not null,
  message_id uuid,
  flow_token text not null,
  state text not null default 'sent',
  data jsonb not null default '{}',
  expires_at timestamptz not null,
  completed_at timestamptz,
  created_at timestamptz not null default now(),

  constraint flow_sessions_project_id_id_key unique (project_id, id), -- target of composite foreign keys
  constraint flow_sessions_flow_token_key unique (flow_token),
  constraint flow_sessions_conversation_fkey foreign key (project_id, conversation_id)
    references public.conversations (project_id, id) on delete cascade,
  constraint flow_sessions_contact_fkey foreign key (project_id, contact_id)
    references public.contacts (project_id, id) on delete cascade,
  constraint flow_sessions_message_fkey foreign key (project_id, message_id)
    references public.messages (project_id, id) on delete set null (message_id),
  constraint flow_session_state_is_known check (state in ('sent', 'opened', 'completed', 'expired')),
  constraint flow_session_completed_has_a_time check ((state = 'completed') = (completed_at is not null)),
  constraint flow_session_token_is_long check (char_length(flow_token) >= 16)
);

create index flow_sessions_flow_id_idx on public.flow_sessions (flow_id);
create index flow_sessions_conversation_idx on public.flow_sessions (project_id, conversation_id);
create index flow_sessions_contact_idx on public.flow_sessions (project_id, contact_id);
create index flow_sessions_message_idx on public.flow_sessions (project_id, message_id)
  where message_id is not null;

comment on table public.flow_sessions is 'A Flow sent to somebody, known again by its token.';

create table public.flow_responses (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null,
  flow_id uuid references public.flows (id) on delete set null,
  session_id uuid,
  conversation_id uuid not null,
  contact_id uuid not null,
  message_id uuid,
  data jsonb not null,
  problems jsonb not null default '[]',
  occurred_at timestamptz not null,
  created_at timestamptz not null default now(),

  constraint flow_responses_project_id_id_key unique (project_id, id), -- target of composite foreign keys
  constraint flow_responses_message_key unique (project_id, message_id), -- a replay gives nothing new
  constraint flow_responses_session_fkey foreign key (project_id, session_id)
    references public.flow_sessions (project_id, id) on delete set null (session_id),
  constraint flow_responses_conversation_fkey foreign key (project_id, conversation_id)
    references public.conversations (project_id, id) on delete cascade,
  constraint flow_responses_contact_fkey foreign key (project_id, contact_id)
    references public.contacts (project_id, id) on delete cascade,
  constraint flow_responses_message_fkey foreign key (project_id, message_id)
    references public.messages (project_id, id) on delete set null (message_id)
);

create index flow_responses_flow_id_idx on public.flow_responses (flow_id, occurred_at desc)
  where flow_id is not null;
create index flow_responses_list_idx on public.flow_responses (project_id, occurred_at desc, id desc);
create unique index flow_responses_session_idx on public.flow_responses (project_id, session_id)
  where session_id is not null;
create index flow_responses_conversation_idx on public.flow_responses (project_id, conversation_id);
create index flow_responses_contact_idx on public.flow_responses (project_id, contact_id);

comment on table public.flow_responses is 'What somebody answered in a Flow.';
comment on column public.flow_responses.problems is
  'Why the answer does not fit the Flow, if it does not; it is kept all the same.';

-- access ------------------------------------------------------------------

alter table public.flows enable row level security;
alter table public.flow_versions enable row level security;
alter table public.flow_keys enable row level security;
alter table public.flow_sessions enable row level security;
alter table public.flow_responses enable row level security;

revoke all on public.flows, public.flow_versions, public.flow_keys, public.flow_sessions,
public.flow_responses from anon, authenticated, service_role;
-- anon: API keys
grant select on public.flows, public.flow_versions, public.flow_responses to anon, authenticated;
grant select on public.flow_keys to authenticated;
grant insert (
  business_account_id, name, categories, document, endpoint_uri, created_by
) on public.flows to authenticated;
grant update (name, categories, document, endpoint_uri) on public.flows to authenticated;
grant delete on public.flows to authenticated;
grant select, insert, update, delete on public.flows, public.flow_keys, public.flow_responses to service_role;
grant select, insert, update, delete on public.flow_sessions, public.flow_versions to service_role;

create policy "members can view Flows of the accounts that their projects use"
on public.flows for select to anon, authenticated
using (business_account_id = any (array(select private.my_business_account_ids('viewer', 'flows:read'))));

create policy "members can view versions of the Flows of the accounts that their projects use"
on public.flow_versions for select to anon, authenticated
using (business_account_id = any (array(select private.my_business_account_ids('viewer', 'flows:read'))));

create policy "admins can draft Flows"
on public.flows for insert to authenticated
with check (
  business_account_id = any (array(select private.my_business_account_ids('admin')))
  and status = 'DRAFT'
);

create policy "admins can change draft Flows"
on public.flows for update to authenticated
using (
  business_account_id = any (array(select private.my_business_account_ids('admin')))
  and status = 'DRAFT'
)
with check (
  business_account_id = any (array(select private.my_business_account_ids('admin')))
  and status = 'DRAFT'
);

create policy "admins can drop Flows that Meta does not know"
on public.flows for delete to authenticated
using (
  business_account_id = any (array(select private.my_business_account_ids('admin')))
  and status = 'DRAFT'
  and meta_flow_id is null
);

create policy "admins can view keys of their project's numbers"
on public.flow_keys for select to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))));

create policy "nobody reads Flow tokens"
on public.flow_sessions for select to authenticated
using (false);

create policy "members can view answers within their scope"
on public.flow_responses for select to anon, authenticated
using (
  project_id = any ((select private.my_whole_project_ids('viewer', 'flows:read'))::uuid[])
  or (
    project_id = any (array(select private.my_project_ids('viewer', 'flows:read')))
    and exists (
      select 1 from public.conversations as c
      where c.project_id = flow_responses.project_id and c.id = flow_responses.conversation_id
    )
  )
);

-- triggers ----------------------------------------------------------------

-- Whoever saves a document, here, through a key or from Meta: another one is another version; what Meta says
-- of it, and that it was published, is noted on the version that it is about.
create function private.tg_flows__keep_versions()
returns trigger
language plpgsql
volatile
security definer -- versions take no direct writes
set search_path = ''
as $$
declare
  newest public.flow_versions;
begin
  -- A Flow at Meta that has no document yet.
  if new.document::jsonb = '{}' then
    return null;
  end if;
  select v.* into newest from public.flow_versions as v
  where v.flow_id = new.id
  order by v.number desc limit 1;
  if newest.id is null or newest.document::jsonb <> new.document::jsonb then
    insert into public.flow_versions (
      flow_id, business_account_id, number, document, validation_errors, created_by, published_at
    )
    values (
      new.id, new.business_account_id, coalesce(newest.number, 0) + 1, new.document, new.validation_errors,
      coalesce(auth.uid(), new.saved_by), new.published_at
    );
  else
    update public.flow_versions as v
    set
      validation_errors = new.validation_errors,
      published_at = coalesce(v.published_at, new.published_at)
    where v.id = newest.id
      and (v.validation_errors, v.published_at)
        is distinct from (new.validation_errors, coalesce(v.published_at, new.published_at));
  end if;
  return null;
end;
$$;

create trigger _100_touch_updated_at before update on public.flows
for each row execute function public.update_updated_at_column();
create trigger _100_touch_updated_at before update on public.flow_keys
for each row execute function public.update_updated_at_column();
create trigger _300_keep_versions
after insert or update of document, validation_errors, published_at on public.flows
for each row execute function private.tg_flows__keep_versions();
