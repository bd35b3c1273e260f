-- Logs: what the machine says of itself, and the audit: who did what to which row.
-- Reads: admins; what belongs to no project the tenant's owner. Writes: functions, and triggers for the
-- audit. Both are append only: a row goes when its retention ends, never before.

-- tables ------------------------------------------------------------------

create table public.system_logs (
  id bigint generated always as identity primary key,
  project_id uuid references public.projects (id) on delete cascade,
  level text not null,
  category text not null,
  message text not null,
  metadata jsonb not null default '{}',
  request_id text,
  user_id uuid references public.users (id) on delete set null,
  created_at timestamptz not null default now(),

  constraint log_level_is_known check (level in ('debug', 'info', 'warning', 'error')),
  constraint log_category_is_a_word check (category ~ '^[a-z][a-z_]{1,39}$'),
  constraint log_message_is_short check (char_length(message) <= 4000)
);

create index system_logs_list_idx on public.system_logs (project_id, created_at desc, id desc);
create index system_logs_level_idx on public.system_logs (project_id, level, created_at desc, id desc)
where level in ('warning', 'error');
create index system_logs_created_at_idx on public.system_logs (created_at);
create index system_logs_user_id_idx on public.system_logs (user_id) where user_id is not null;

comment on table public.system_logs is
  'What happened inside: ids, codes and durations. Never a customer''s words, name or number.';

create table public.audit_log (
  id bigint generated always as identity primary key,
  tenant_id uuid,
  project_id uuid,
  actor_id uuid,
  actor_kind text not null,
  action text not null,
  subject text not null,
  subject_id text not null,
  before jsonb,
  after jsonb,
  request_id text,
  created_at timestamptz not null default now(),

  constraint audit_actor_kind_is_known check (actor_kind in ('member', 'api_key', 'service')),
  constraint audit_action_is_a_word check (action ~ '^[a-z_]{2,40}$')
);

create index audit_log_list_idx on public.audit_log (project_id, created_at desc, id desc);
create index audit_log_subject_idx on public.audit_log (project_id, subject, subject_id, id desc);
create index audit_log_actor_idx on public.audit_log (project_id, actor_id, created_at desc)
  where actor_id is not null;
create index audit_log_tenant_idx on public.audit_log (tenant_id, created_at desc)
  where tenant_id is not null;

comment on table public.audit_log is
  'Who did what to which row. Its ids are no keys: the record outlives what it is about.';
comment on column public.audit_log.before is
  'What changed, as it was. Never a secret, never a customer''s data.';
comment on column public.audit_log.actor_id is 'The user or the API key; null for the service path.';

-- access ------------------------------------------------------------------

alter table public.system_logs enable row level security;
alter table public.audit_log enable row level security;

revoke all on public.system_logs, public.audit_log from anon, authenticated, service_role;
grant select on public.system_logs, public.audit_log to authenticated;
grant select, insert on public.system_logs to service_role;
grant select, insert on public.audit_log to service_role;

create policy "admins can view their project's log"
on public.system_logs for select to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))));

create policy "admins can view their project's audit, owners their tenant's"
on public.audit_log for select to authenticated
using (
  project_id = any (array(select private.my_project_ids('admin')))
  or tenant_id = any (array(select t.id from public.tenants as t where t.owner_id = (select auth.uid())))
);

-- functions ---------------------------------------------------------------

create function private.audit(
  action text, subject text, subject_id text, project_id uuid, tenant_id uuid default null,
  before jsonb default null, after jsonb default null
)
returns void
language plpgsql
volatile
security definer -- nobody writes the audit himself
set search_path = ''
as $$
declare
  key_id uuid;
begin
  if auth.uid() is null then
    select k.id into key_id from private.api_key_of_request() as k;
  end if;
  insert into public.audit_log (
    tenant_id, project_id, actor_id, actor_kind, action, subject, subject_id, before, after, request_id
  )
  values (
    audit.tenant_id, audit.project_id, coalesce(auth.uid(), key_id),
    case when auth.uid() is not null then 'member' when key_id is not null then 'api_key' else 'service' end,
    audit.action, audit.subject, audit.subject_id, audit.before, audit.after,
    private.request_header('x-request-id')
  );
end;
$$;

comment on function private.audit(text, text, text, uuid, uuid, jsonb, jsonb) is
  'Adds an entry to the audit in the caller''s name.';
revoke execute on function private.audit(text, text, text, uuid, uuid, jsonb, jsonb)
from public, anon, authenticated, service_role;

-- triggers ----------------------------------------------------------------

-- The purge sets the word for its own transaction. It is no lock: who could abuse it owns the table anyway.
create function private.tg__append_only()
returns trigger
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  if coalesce(current_setting('hub.purging', true), '') <> 'on' then
    raise exception '% is append only', tg_table_name using errcode = 'PT403', hint = 'forbidden';
  end if;
  return coalesce(new, old);
end;
$$;

comment on function private.tg__append_only() is
  'Trigger: refuses to change or remove rows, save for the retention job.';

create trigger _100_append_only before update or delete on public.audit_log
for each row execute function private.tg__append_only();
create trigger _100_no_truncate before truncate on public.audit_log
for each statement execute function private.tg__append_only();

-- One function for every audited table. Arguments: the column that names the row (or several, with commas),
-- then columns to leave out: counters that machines keep, and whatever holds a customer's data.
create function private.tg__audit()
returns trigger
language plpgsql
volatile
security definer -- nobody writes the audit himself
set search_path = ''
as $$
declare
  old_row jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  new_row jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  row_now jsonb := coalesce(new_row, old_row);
  left_out text[] := array['updated_at', 'created_at'] || tg_argv[1:];
  subject_id text;
  was jsonb;
  is_now jsonb;
begin
  select string_agg(row_now ->> k.name, ':' order by k.place) into subject_id
  from unnest(string_to_array(tg_argv[0], ',')) with ordinality as k (name, place);

  select
    jsonb_object_agg(k.key, old_row -> k.key) filter (where old_row is not null),
    jsonb_object_agg(k.key, new_row -> k.key) filter (where new_row is not null)
  into was, is_now
  from jsonb_object_keys(row_now) as k (key)
  where k.key <> all (left_out)
    and (old_row is null or new_row is null or old_row -> k.key is distinct from new_row -> k.key);

  if tg_op = 'UPDATE' and was is null then
    return null; -- nothing that the audit is about
  end if;
  perform private.audit(
    lower(tg_op), tg_table_name, subject_id, (row_now ->> 'project_id')::uuid,
    (row_now ->> 'tenant_id')::uuid, was, is_now
  );
  return null;
end;
$$;

comment on function private.tg__audit() is
  'Trigger: writes each change of a row, with what it was and is, to the audit.';
