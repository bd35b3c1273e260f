-- Sandbox: a test phone that is tied to a project by a code, so that everything can be tried before a number
-- is bought.
-- Reads: agents. Writes: the numbers function, and the workers when the code arrives.

-- tables ------------------------------------------------------------------

create table public.sandbox_sessions (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.projects (id) on delete cascade,
  whatsapp_number_id uuid not null,
  contact_id uuid,
  activation_code text not null,
  status text not null default 'pending_activation',
  activated_at timestamptz,
  expires_at timestamptz not null default now() + interval '3 days',
  created_by uuid references public.users (id) on delete set null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint sandbox_sessions_number_fkey foreign key (project_id, whatsapp_number_id)
    references public.whatsapp_numbers (project_id, id) on delete cascade,
  constraint sandbox_sessions_contact_fkey foreign key (project_id, contact_id)
    references public.contacts (project_id, id) on delete cascade,
  constraint sandbox_code_is_short check (activation_code ~ '^[A-Z0-9]{6,12}$'),
  constraint sandbox_status_is_known check (status in ('pending_activation', 'active', 'expired')),
  constraint active_sandbox_has_a_phone
    check (status <> 'active' or (activated_at is not null and contact_id is not null))
);

create index sandbox_sessions_list_idx on public.sandbox_sessions (project_id, created_at desc);
create unique index sandbox_sessions_code_idx
on public.sandbox_sessions (activation_code) where status = 'pending_activation';
create index sandbox_sessions_number_idx on public.sandbox_sessions (project_id, whatsapp_number_id);
create index sandbox_sessions_contact_idx on public.sandbox_sessions (project_id, contact_id)
  where contact_id is not null;
create index sandbox_sessions_created_by_idx on public.sandbox_sessions (created_by)
  where created_by is not null;

comment on table public.sandbox_sessions is
  'A test phone that sends its code to a sandbox number and is then a contact of the project.';

-- access ------------------------------------------------------------------

alter table public.sandbox_sessions enable row level security;

revoke all on public.sandbox_sessions from anon, authenticated, service_role;
grant select on public.sandbox_sessions to authenticated;
grant delete on public.sandbox_sessions to authenticated;
grant select, insert, update, delete on public.sandbox_sessions to service_role;

create policy "agents can view their project's test phones"
on public.sandbox_sessions for select to authenticated
using (project_id = any (array(select private.my_project_ids('agent'))));

create policy "admins can end test phones"
on public.sandbox_sessions for delete to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))));

-- triggers ----------------------------------------------------------------

create trigger _100_touch_updated_at before update on public.sandbox_sessions
for each row execute function public.update_updated_at_column();
