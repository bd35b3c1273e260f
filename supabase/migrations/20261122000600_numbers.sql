-- Numbers: Meta apps, WhatsApp business accounts and their phone numbers.
-- Reads: members. Writes: admins; quality, limits and health come from Meta through the workers.
-- Tokens and secrets live in Vault; a table holds only whether one is set and its last four characters.

-- tables ------------------------------------------------------------------

create table public.meta_apps (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  path text not null,
  meta_app_id text,
  app_secret_last4 text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint meta_apps_path_key unique (path),
  constraint meta_app_path_is_url_safe check (path ~ '^[a-z0-9][a-z0-9-]{2,62}$' and path <> 'default'),
  constraint meta_app_id_is_digits check (meta_app_id ~ '^[0-9]{5,32}$')
);

create index meta_apps_tenant_id_idx on public.meta_apps (tenant_id);

comment on table public.meta_apps is
  'Meta apps beside the default one (which the environment names). Their webhooks arrive at webhook/{path}.';

create table public.whatsapp_business_accounts (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  meta_app_id uuid references public.meta_apps (id) on delete set null, -- null: the default app
  waba_id text not null,
  name text,
  currency text,
  account_review_status text,
  restrictions jsonb not null default '[]',
  access_token_last4 text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint whatsapp_business_accounts_waba_id_key unique (waba_id),
  -- target of composite foreign keys
  constraint whatsapp_business_accounts_tenant_id_id_key unique (tenant_id, id),
  constraint waba_id_is_digits check (waba_id ~ '^[0-9]{5,32}$')
);

create index whatsapp_business_accounts_meta_app_id_idx on public.whatsapp_business_accounts (meta_app_id);

comment on table public.whatsapp_business_accounts is
  'A WhatsApp business account (WABA). Templates and Flows hang under it; projects that use it are linked.';
comment on column public.whatsapp_business_accounts.access_token_last4 is
  'Last four characters of the token in Vault; null when none is set.';

create table public.project_business_accounts (
  project_id uuid not null references public.projects (id) on delete cascade,
  business_account_id uuid not null references public.whatsapp_business_accounts (id) on delete cascade,
  created_at timestamptz not null default now(),

  primary key (project_id, business_account_id)
);

create index project_business_accounts_business_account_id_idx on public.project_business_accounts
  (business_account_id);

comment on table public.project_business_accounts is 'Which projects use which business account.';

create table public.whatsapp_numbers (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.projects (id) on delete cascade,
  business_account_id uuid not null,
  phone_number_id text not null,
  display_phone_number text not null,
  verified_name text,
  name text,
  kind text not null default 'connected',
  status text not null default 'PENDING',
  quality_rating text not null default 'UNKNOWN',
  messaging_limit text,
  throughput_per_second integer not null default 80,
  name_status text,
  is_default boolean not null default false,
  is_coexistence boolean not null default false,
  health text not null default 'unknown',
  health_checked_at timestamptz,
  health_details jsonb not null default '{}',
  profile jsonb not null default '{}',
  disabled_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint whatsapp_numbers_phone_number_id_key unique (phone_number_id),
  constraint whatsapp_numbers_project_id_id_key unique (project_id, id), -- target of composite foreign keys
  constraint whatsapp_numbers_business_account_fkey foreign key (project_id, business_account_id)
    references public.project_business_accounts (project_id, business_account_id) on delete restrict,
  constraint phone_number_id_is_digits check (phone_number_id ~ '^[0-9]{5,32}$'),
  constraint display_phone_number_is_e164 check (display_phone_number ~ '^\+[1-9][0-9]{6,14}$'),
  constraint number_kind_is_known check (kind in ('connected', 'digital', 'sandbox')),
  constraint number_health_is_known check (health in ('healthy', 'unhealthy', 'unknown')),
  constraint number_throughput_is_positive check (throughput_per_second between 1 and 1000)
);

create index whatsapp_numbers_project_id_business_account_id_idx
on public.whatsapp_numbers (project_id, business_account_id);
create unique index whatsapp_numbers_one_default_per_project_idx
on public.whatsapp_numbers (project_id) where is_default;

comment on table public.whatsapp_numbers is
  'A business phone number on the Cloud API. Belongs to one project.';
comment on column public.whatsapp_numbers.phone_number_id is
  'Meta''s id of the number: webhooks name it, sends go through it.';
comment on column public.whatsapp_numbers.status is
  'Meta''s word: CONNECTED, PENDING, FLAGGED, RESTRICTED, …';
comment on column public.whatsapp_numbers.quality_rating is 'Meta''s word: GREEN, YELLOW, RED, UNKNOWN.';
comment on column public.whatsapp_numbers.throughput_per_second is
  'Messages per second Meta allows: 80, 1000, or 20 on a coexistence number.';

-- access ------------------------------------------------------------------

alter table public.meta_apps enable row level security;
alter table public.whatsapp_business_accounts enable row level security;
alter table public.project_business_accounts enable row level security;
alter table public.whatsapp_numbers enable row level security;

revoke all on public.meta_apps, public.whatsapp_business_accounts, public.project_business_accounts,
public.whatsapp_numbers from anon, authenticated, service_role;

grant select on public.meta_apps, public.whatsapp_business_accounts, public.project_business_accounts,
public.whatsapp_numbers to authenticated;
grant select on public.whatsapp_numbers to anon; -- API keys
grant update (name, is_default, disabled_at) on public.whatsapp_numbers to authenticated;
grant select, insert, update, delete on public.meta_apps, public.whatsapp_business_accounts,
public.project_business_accounts, public.whatsapp_numbers to service_role;

create policy "tenant owners can view their Meta apps"
on public.meta_apps for select to authenticated
using (tenant_id = any (array(select t.id from public.tenants as t where t.owner_id = (select auth.uid()))));

create policy "members can view the business accounts of their projects"
on public.whatsapp_business_accounts for select to authenticated
using (id = any (array(
  select l.business_account_id from public.project_business_accounts as l
  where l.project_id = any (array(select private.my_project_ids()))
)));

create policy "members can view which business accounts their projects use"
on public.project_business_accounts for select to authenticated
using (project_id = any (array(select private.my_project_ids())));

create policy "members can view their project's numbers"
on public.whatsapp_numbers for select to anon, authenticated
using (project_id = any (array(select private.my_project_ids('viewer', 'numbers:read'))));

create policy "admins can change their project's numbers"
on public.whatsapp_numbers for update to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))))
with check (project_id = any (array(select private.my_project_ids('admin'))));

-- functions ---------------------------------------------------------------

-- Vault names: one prefix per kind, the row's id behind it.
create function private.put_secret(name text, value text)
returns void
language plpgsql
volatile
security definer -- Vault is reached by the service path alone
set search_path = ''
as $$
declare
  existing uuid;
begin
  select s.id into existing from vault.secrets as s where s.name = put_secret.name;
  if existing is null then
    perform vault.create_secret(value, put_secret.name);
  else
    perform vault.update_secret(existing, value);
  end if;
end;
$$;

create function private.get_secret(name text)
returns text
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return (select s.decrypted_secret from vault.decrypted_secrets as s where s.name = get_secret.name);
end;
$$;

create function private.drop_secret(name text)
returns void
language sql
volatile
security definer
set search_path = ''
as $$
  delete from vault.secrets as s where s.name = drop_secret.name;
$$;

comment on function private.put_secret(text, text) is 'Stores or replaces a secret of Vault by name.';
comment on function private.get_secret(text) is
  'A secret of Vault by name, in clear; for the service path only.';
comment on function private.drop_secret(text) is 'Removes a secret of Vault by name.';
revoke execute on function private.put_secret(text, text) from public, anon, authenticated, service_role;
revoke execute on function private.get_secret(text) from public, anon, authenticated, service_role;
revoke execute on function private.drop_secret(text) from public, anon, authenticated, service_role;

create function private.meta_app_secrets(app text)
returns table (app_secret text, previous_app_secret text, verify_token text)
language sql
stable
security definer
set search_path = ''
rows 1
as $$
  select
    private.get_secret('meta_app_secret:' || a.id),
    private.get_secret('meta_app_previous_secret:' || a.id),
    private.get_secret('meta_app_verify_token:' || a.id)
  from public.meta_apps as a
  where a.path = app;
$$;

comment on function private.meta_app_secrets(text) is
  'Secrets of the Meta app whose webhooks arrive at webhook/{app}; no row for an unknown one.';
revoke execute on function private.meta_app_secrets(text) from public, anon, authenticated, service_role;

create function private.access_token_of_number(number_id uuid)
returns text
language plpgsql -- asked for each number at each claim: its plan is kept
stable
security definer
set search_path = ''
as $$
begin
  return (
    select private.get_secret('waba_access_token:' || n.business_account_id)
    from public.whatsapp_numbers as n
    where n.id = number_id
  );
end;
$$;

comment on function private.access_token_of_number(uuid) is
  'The token for calls to Graph about this number; null: the worker falls back to WHATSAPP_ACCESS_TOKEN.';
revoke execute on function private.access_token_of_number(uuid) from public, anon, authenticated,
  service_role;

-- triggers ----------------------------------------------------------------

create trigger _100_touch_updated_at before update on public.meta_apps
for each row execute function public.update_updated_at_column();
create trigger _100_touch_updated_at before update on public.whatsapp_business_accounts
for each row execute function public.update_updated_at_column();
create trigger _100_touch_updated_at before update on public.whatsapp_numbers
for each row execute function public.update_updated_at_column();
