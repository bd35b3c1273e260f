-- Outgoing webhooks: third parties' addresses and what was delivered to them.
-- Reads: admins. Writes: admins the address, through the webhooks function, which keeps the secret in Vault
-- (webhook_secret:{id}); the workers deliver.

-- tables ------------------------------------------------------------------

create table public.webhook_endpoints (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.projects (id) on delete cascade,
  name text not null,
  url text not null,
  event_types text[] not null default '{message.received}',
  whatsapp_number_ids uuid[],
  include_history boolean not null default false,
  secret_last4 text,
  previous_secret_until timestamptz,
  timeout_ms integer not null default 5000,
  max_attempts integer not null default 12,
  failing_since timestamptz,
  disabled_at timestamptz,
  disabled_reason text,
  created_by uuid references public.users (id) on delete set null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint webhook_endpoints_project_id_id_key unique (project_id, id), -- target of composite foreign keys
  constraint endpoint_name_is_not_empty check (char_length(btrim(name)) between 1 and 120),
  constraint endpoint_url_is_http check (url ~ '^https?://[^\s@]+$' and char_length(url) <= 2000),
  constraint endpoint_wants_an_event check (cardinality(event_types) >= 1),
  constraint endpoint_event_types_are_subject_and_verb
    check (array_to_string(event_types, ',') ~ '^(\*|[a-z_]+\.(\*|[a-z_]+))(,(\*|[a-z_]+\.(\*|[a-z_]+)))*$'),
  constraint endpoint_timeout_is_short check (timeout_ms between 500 and 20000),
  constraint endpoint_attempts_are_few check (max_attempts between 1 and 30),
  constraint endpoint_secret_last4_is_four check (char_length(secret_last4) = 4)
);

create index webhook_endpoints_project_id_idx on public.webhook_endpoints (project_id, created_at desc);
create index webhook_endpoints_created_by_idx on public.webhook_endpoints (created_by)
  where created_by is not null;

comment on table public.webhook_endpoints is
  'An address of a third party to which events are delivered, signed after Standard Webhooks.';
comment on column public.webhook_endpoints.whatsapp_number_ids is
  'Only events of these numbers; null: of all.';
comment on column public.webhook_endpoints.include_history is
  'Whether events of imports and replays are delivered, marked as such.';
comment on column public.webhook_endpoints.secret_last4 is
  'Last four characters of the signing secret in Vault; null when none is set.';

create table public.webhook_deliveries (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null,
  endpoint_id uuid not null,
  event_id bigint not null,
  event_type text not null,
  conversation_id uuid,
  state text not null default 'waiting',
  attempts integer not null default 0,
  next_attempt_at timestamptz default now(),
  response_status integer,
  response_body text,
  error text,
  duration_ms integer,
  replay_of_id uuid references public.webhook_deliveries (id) on delete set null,
  delivered_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint webhook_deliveries_endpoint_fkey foreign key (project_id, endpoint_id)
    references public.webhook_endpoints (project_id, id) on delete cascade,
  constraint delivery_state_is_known
    check (state in ('waiting', 'delivering', 'delivered', 'failed', 'dead', 'cancelled')),
  constraint delivered_delivery_has_a_time check ((state = 'delivered') = (delivered_at is not null)),
  constraint delivery_attempts_are_not_negative check (attempts >= 0),
  constraint delivery_response_is_short check (char_length(response_body) <= 4000)
);

create unique index webhook_deliveries_once_idx
on public.webhook_deliveries (endpoint_id, event_id) where replay_of_id is null;
create index webhook_deliveries_list_idx on public.webhook_deliveries (project_id, endpoint_id,
  created_at desc, id desc);
create index webhook_deliveries_due_idx on public.webhook_deliveries (next_attempt_at)
  where state in ('waiting', 'failed');
create index webhook_deliveries_replay_of_id_idx on public.webhook_deliveries (replay_of_id)
  where replay_of_id is not null;

comment on table public.webhook_deliveries is
  'One event for one address, once, and its fate. A replay is a row of its own.';
comment on column public.webhook_deliveries.event_id is 'Not a key: events are purged before deliveries are.';
comment on column public.webhook_deliveries.response_body is 'The beginning of the answer.';

-- access ------------------------------------------------------------------

alter table public.webhook_endpoints enable row level security;
alter table public.webhook_deliveries enable row level security;

revoke all on public.webhook_endpoints, public.webhook_deliveries from anon, authenticated, service_role;
grant select on public.webhook_endpoints, public.webhook_deliveries to anon, authenticated; -- anon: API keys
grant delete on public.webhook_endpoints to authenticated;
grant select, insert, update, delete on public.webhook_endpoints, public.webhook_deliveries to service_role;

create policy "admins can view their project's webhook endpoints"
on public.webhook_endpoints for select to anon, authenticated
using (project_id = any (array(select private.my_project_ids('admin', 'webhooks:read'))));

create policy "admins can delete their project's webhook endpoints"
on public.webhook_endpoints for delete to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))));

create policy "admins can view deliveries"
on public.webhook_deliveries for select to anon, authenticated
using (project_id = any (array(select private.my_project_ids('admin', 'webhooks:read'))));

-- triggers ----------------------------------------------------------------

create trigger _100_touch_updated_at before update on public.webhook_endpoints
for each row execute function public.update_updated_at_column();
create trigger _100_touch_updated_at before update on public.webhook_deliveries
for each row execute function public.update_updated_at_column();
