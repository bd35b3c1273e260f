-- Webhook events: every POST of Meta as it came, what became of each update in it, and what waits for a hand.
-- Reads: admins what was parked, changed or died; raw bytes the service alone. Writes: the webhook and queue
-- functions.

-- tables ------------------------------------------------------------------

create table public.webhook_events (
  id uuid primary key default gen_random_uuid(),
  app text not null,
  body bytea not null,
  body_sha256 bytea not null,
  state text not null default 'received',
  deliveries integer not null default 1,
  attempts integer not null default 0,
  error text,
  received_at timestamptz not null default now(),
  last_delivered_at timestamptz not null default now(),
  processed_at timestamptz,

  constraint webhook_events_app_body_sha256_key unique (app, body_sha256),
  constraint webhook_event_state_is_known check (state in ('received', 'processed', 'parked', 'failed')),
  constraint webhook_event_was_delivered check (deliveries >= 1)
);

create index webhook_events_received_at_idx on public.webhook_events (received_at desc);
create index webhook_events_open_idx on public.webhook_events (received_at) where state <> 'processed';

comment on table public.webhook_events is
  'Raw inbound ledger: one row per distinct body that Meta posted, kept before the answer 200.';
comment on column public.webhook_events.body is 'The bytes that were signed.';
comment on column public.webhook_events.deliveries is 'How often Meta delivered this very body.';

create table public.webhook_ledger (
  event_id uuid not null references public.webhook_events (id) on delete cascade,
  phone_number_id text not null,
  received integer not null,
  processed integer not null default 0,
  duplicate integer not null default 0,
  parked integer not null default 0,
  failed integer not null default 0,
  first_occurred_at timestamptz,
  received_at timestamptz not null,
  applied_at timestamptz not null default now(),

  primary key (event_id, phone_number_id),
  constraint ledger_adds_up check (received = processed + duplicate + parked + failed)
);

create index webhook_ledger_number_idx on public.webhook_ledger (phone_number_id, applied_at);

comment on table public.webhook_ledger is
  'Per event and number: what became of its updates. The sum is a check, not a hope.';
comment on column public.webhook_ledger.phone_number_id is
  'Meta''s id; the WABA''s id, or an empty text, for updates that name no number.';
comment on column public.webhook_ledger.first_occurred_at is
  'Meta''s time of the oldest update: how far behind we were.';

create table public.parked_updates (
  id uuid primary key default gen_random_uuid(),
  project_id uuid references public.projects (id) on delete cascade,
  event_id uuid not null references public.webhook_events (id) on delete cascade,
  position integer not null,
  phone_number_id text not null,
  waba_id text,
  kind text not null,
  reason text not null,
  error text,
  update jsonb not null,
  created_at timestamptz not null default now(),
  resolved_at timestamptz,

  constraint parked_updates_event_id_position_key unique (event_id, position),
  constraint parked_update_reason_is_known check (reason in ('unknown_number', 'no_sender', 'failed'))
);

create index parked_updates_project_id_idx on public.parked_updates (project_id, created_at desc);
create index parked_updates_waiting_idx on public.parked_updates (phone_number_id, created_at)
  where resolved_at is null;
create index parked_updates_waba_id_idx on public.parked_updates (waba_id) where resolved_at is null;

comment on table public.parked_updates is
  'Single updates that could not be applied, alone, so that the rest of their batch could.';

create table public.provider_changes (
  id bigint generated always as identity primary key,
  project_id uuid references public.projects (id) on delete cascade,
  event_id uuid not null references public.webhook_events (id) on delete cascade,
  position integer not null,
  waba_id text,
  phone_number_id text,
  field text not null,
  is_known boolean not null default true,
  value jsonb not null,
  fingerprint text not null,
  occurred_at timestamptz,
  created_at timestamptz not null default now(),

  constraint provider_changes_event_id_position_key unique (event_id, position),
  constraint provider_changes_fingerprint_key unique (fingerprint)
);

create index provider_changes_project_id_idx on public.provider_changes (project_id, created_at desc);
create index provider_changes_field_idx on public.provider_changes (field, created_at desc);
create index provider_changes_waba_id_idx on public.provider_changes (waba_id, field, occurred_at desc);
create index provider_changes_phone_number_id_idx on public.provider_changes (phone_number_id, field,
  occurred_at desc);

comment on table public.provider_changes is
  'Changes of Meta that are neither message nor status, as they came: accounts, templates, numbers, and '
  'fields unknown today.';

comment on column public.provider_changes.is_known is
  'False for a field that this version does not know by name.';
comment on column public.provider_changes.fingerprint is
  'Equal for the same change delivered in another body, so that it counts once.';

create table public.webhook_unknowns (
  kind text not null,
  name text not null,
  seen bigint not null default 0,
  first_seen_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),

  primary key (kind, name),
  constraint webhook_unknown_kind_is_known check (kind in ('field', 'message_type', 'status'))
);

comment on table public.webhook_unknowns is
  'Words of Meta that this version does not know, and how often they came. What carried them is stored.';

create table public.dead_letters (
  id uuid primary key default gen_random_uuid(),
  project_id uuid references public.projects (id) on delete cascade,
  queue text not null,
  subject_id uuid not null,
  error text not null,
  attempts integer not null,
  created_at timestamptz not null default now(),
  resolved_at timestamptz,
  resolved_by uuid references public.users (id) on delete set null
);

create index dead_letters_project_id_idx on public.dead_letters (project_id, created_at desc);
create index dead_letters_waiting_idx on public.dead_letters (queue, created_at) where resolved_at is null;
create index dead_letters_resolved_by_idx on public.dead_letters (resolved_by) where resolved_by is not null;

comment on table public.dead_letters is
  'Jobs that were given up, with the last error. An admin replays or dismisses them.';
comment on column public.dead_letters.subject_id is
  'What the job was about: webhook_events, messages or media_files, by queue.';

-- access ------------------------------------------------------------------

alter table public.webhook_events enable row level security;
alter table public.webhook_ledger enable row level security;
alter table public.parked_updates enable row level security;
alter table public.provider_changes enable row level security;
alter table public.webhook_unknowns enable row level security;
alter table public.dead_letters enable row level security;

revoke all on public.webhook_events, public.webhook_ledger, public.parked_updates, public.provider_changes,
public.webhook_unknowns, public.dead_letters from anon, authenticated, service_role;
grant select on public.parked_updates, public.provider_changes, public.webhook_unknowns, public.dead_letters
to authenticated;
grant select, insert, update, delete on public.webhook_events, public.webhook_ledger, public.parked_updates,
public.provider_changes, public.webhook_unknowns, public.dead_letters to service_role;

create policy "nobody reads raw events"
on public.webhook_events for select to authenticated
using (false); -- they hold every tenant's messages: the service path alone

create policy "nobody reads the raw ledger"
on public.webhook_ledger for select to authenticated
using (false); -- the queue function answers sums of a caller's numbers

create policy "admins can view their project's parked updates"
on public.parked_updates for select to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))));

create policy "admins can view their project's provider changes"
on public.provider_changes for select to authenticated
using (
  project_id = any (array(select private.my_project_ids('admin')))
  -- What Meta says about an account is for every project that uses it.
  or (
    project_id is null
    and waba_id = any (array(
      select a.waba_id
      from public.whatsapp_business_accounts as a
      join public.project_business_accounts as l on l.business_account_id = a.id
      where l.project_id = any (array(select private.my_project_ids('admin')))
    ))
  )
);

create policy "admins can view what Meta said in unknown words"
on public.webhook_unknowns for select to authenticated
using (exists (select private.my_project_ids('admin'))); -- words of Meta, nobody's data

create policy "admins can view their project's dead letters"
on public.dead_letters for select to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))));
