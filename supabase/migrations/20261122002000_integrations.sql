-- Integrations: other systems (ERP, CRM, helpdesk, sheets) and functions of the project's own.
-- Reads: admins. Writes: admins, through the functions, which keep keys in Vault (integration_secret:{id}).

-- tables ------------------------------------------------------------------

create table public.integrations (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.projects (id) on delete cascade,
  kind text not null,
  provider text not null,
  name text not null,
  config jsonb not null default '{}',
  secret_last4 text,
  is_active boolean not null default false,
  event_types text[] not null default '{}',
  last_tested_at timestamptz,
  last_test_passed boolean,
  last_error text,
  created_by uuid references public.users (id) on delete set null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint integrations_project_id_id_key unique (project_id, id), -- target of composite foreign keys
  constraint integrations_project_id_provider_name_key unique (project_id, provider, name),
  constraint integration_kind_is_known
    check (kind in ('erp', 'crm', 'helpdesk', 'accounting', 'sheet', 'automation', 'calendar', 'other')),
  constraint integration_provider_is_a_word check (provider ~ '^[a-z][a-z0-9_-]{1,39}$'),
  constraint integration_name_is_not_empty check (char_length(btrim(name)) between 1 and 120),
  constraint integration_config_is_an_object check (jsonb_typeof(config) = 'object'),
  constraint integration_config_holds_no_secret
    check (config::text !~* '"[^"]*(secret|password|token|api_?key)[^"]*"\s*:'),
  constraint integration_secret_last4_is_four check (char_length(secret_last4) = 4)
);

create index integrations_created_by_idx on public.integrations (created_by) where created_by is not null;

comment on table public.integrations is 'A connection to another system. What opens it lies in Vault.';

create table public.integration_runs (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null,
  integration_id uuid not null,
  event_id bigint,
  action text not null,
  status text not null,
  attempt integer not null default 1,
  request jsonb not null default '{}',
  response_status integer,
  response jsonb,
  error text,
  duration_ms integer,
  created_at timestamptz not null default now(),

  constraint integration_runs_integration_fkey foreign key (project_id, integration_id)
    references public.integrations (project_id, id) on delete cascade,
  constraint integration_run_status_is_known check (status in ('running', 'completed', 'failed'))
);

create index integration_runs_list_idx on public.integration_runs (project_id, integration_id,
  created_at desc);

comment on table public.integration_runs is 'What was asked of another system and what it said.';

create table public.custom_functions (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.projects (id) on delete cascade,
  name text not null,
  description text,
  language text not null default 'javascript',
  code text not null,
  timeout_ms integer not null default 1000,
  memory_mb integer not null default 16,
  allowed_hosts text[] not null default '{}',
  is_active boolean not null default false,
  created_by uuid references public.users (id) on delete set null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint custom_functions_project_id_id_key unique (project_id, id), -- target of composite foreign keys
  constraint custom_functions_project_id_name_key unique (project_id, name),
  constraint custom_function_name_is_an_identifier check (name ~ '^[a-z][a-z0-9_]{0,59}$'),
  constraint custom_function_language_is_known check (language = 'javascript'),
  constraint custom_function_code_is_short check (char_length(code) between 1 and 65536),
  constraint custom_function_timeout_is_short check (timeout_ms between 10 and 2000),
  constraint custom_function_memory_is_small check (memory_mb between 1 and 64),
  constraint custom_function_hosts_are_names
    check (array_to_string(allowed_hosts, ',') ~ '^([a-z0-9.-]+(,[a-z0-9.-]+)*)?$')
);

create index custom_functions_created_by_idx on public.custom_functions (created_by)
  where created_by is not null;

comment on table public.custom_functions is
  'Code of the project that workflows call. It runs in a sandboxed interpreter with limits, never in ours.';
comment on column public.custom_functions.allowed_hosts is 'Hosts that its fetch may call; none when empty.';

create table public.custom_function_runs (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null,
  function_id uuid not null,
  run_id uuid,
  status text not null,
  input jsonb not null default '{}',
  output jsonb,
  log text,
  error text,
  duration_ms integer,
  created_at timestamptz not null default now(),

  constraint custom_function_runs_function_fkey foreign key (project_id, function_id)
    references public.custom_functions (project_id, id) on delete cascade,
  constraint custom_function_runs_run_fkey foreign key (project_id, run_id)
    references public.workflow_runs (project_id, id) on delete cascade,
  constraint custom_function_run_status_is_known
    check (status in ('completed', 'failed', 'timed_out', 'out_of_memory'))
);

create index custom_function_runs_list_idx on public.custom_function_runs (project_id, function_id,
  created_at desc);
create index custom_function_runs_run_idx on public.custom_function_runs (project_id, run_id)
  where run_id is not null;

comment on table public.custom_function_runs is 'What a function was given and gave.';

-- access ------------------------------------------------------------------

alter table public.integrations enable row level security;
alter table public.integration_runs enable row level security;
alter table public.custom_functions enable row level security;
alter table public.custom_function_runs enable row level security;

revoke all on public.integrations, public.integration_runs, public.custom_functions,
  public.custom_function_runs
from anon, authenticated, service_role;
grant select on public.integrations, public.integration_runs, public.custom_functions,
public.custom_function_runs to authenticated;
grant insert (
  project_id, kind, provider, name, config, event_types, created_by
) on public.integrations to authenticated;
grant update (kind, name, config, event_types, is_active) on public.integrations to authenticated;
grant delete on public.integrations to authenticated;
grant insert (
  project_id, name, description, code, timeout_ms, memory_mb, allowed_hosts, created_by
) on public.custom_functions to authenticated;
grant update (
  description, code, timeout_ms, memory_mb, allowed_hosts, is_active
) on public.custom_functions to authenticated;
grant delete on public.custom_functions to authenticated;
grant select, insert, update, delete on public.integrations, public.integration_runs, public.custom_functions,
public.custom_function_runs to service_role;

create policy "admins can view their project's integrations"
on public.integrations for select to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))));

create policy "admins can add integrations"
on public.integrations for insert to authenticated
with check (project_id = any (array(select private.my_project_ids('admin'))));

create policy "admins can change integrations"
on public.integrations for update to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))))
with check (project_id = any (array(select private.my_project_ids('admin'))));

create policy "admins can delete integrations"
on public.integrations for delete to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))));

create policy "admins can view what integrations did"
on public.integration_runs for select to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))));

create policy "admins can view their project's functions"
on public.custom_functions for select to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))));

create policy "admins can add functions"
on public.custom_functions for insert to authenticated
with check (project_id = any (array(select private.my_project_ids('admin'))));

create policy "admins can change functions"
on public.custom_functions for update to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))))
with check (project_id = any (array(select private.my_project_ids('admin'))));

create policy "admins can delete functions"
on public.custom_functions for delete to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))));

create policy "admins can view what functions did"
on public.custom_function_runs for select to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))));

-- triggers ----------------------------------------------------------------

create trigger _100_touch_updated_at before update on public.integrations
for each row execute function public.update_updated_at_column();
create trigger _100_touch_updated_at before update on public.custom_functions
for each row execute function public.update_updated_at_column();
