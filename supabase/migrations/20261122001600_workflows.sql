-- Workflows: what happens by itself. A workflow has versions; a run belongs to one version and one cause, and
-- leaves a trace of its steps.
-- Reads: members; runs within their scope. Writes: admins draft; the workers run.

-- tables ------------------------------------------------------------------

create table public.workflows (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.projects (id) on delete cascade,
  name text not null,
  description text,
  status text not null default 'draft',
  trigger_type text not null,
  trigger_config jsonb not null default '{}',
  whatsapp_number_id uuid,
  error_policy text not null default 'stop',
  published_version_id uuid, -- its key stands below: the two tables point at each other
  created_by uuid references public.users (id) on delete set null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint workflows_project_id_id_key unique (project_id, id), -- target of composite foreign keys
  constraint workflows_project_id_name_key unique (project_id, name),
  constraint workflows_number_fkey foreign key (project_id, whatsapp_number_id)
    references public.whatsapp_numbers (project_id, id) on delete cascade,
  constraint workflow_name_is_not_empty check (char_length(btrim(name)) between 1 and 120),
  constraint workflow_status_is_known check (status in ('draft', 'active', 'paused', 'archived')),
  constraint workflow_trigger_is_known check (trigger_type in (
    'message_received', 'keyword', 'first_message', 'flow_completed', 'request_status_changed',
      'conversation_closed',
    'conversation_idle', 'ad_referral', 'schedule', 'webhook_in', 'contact_tagged', 'manual'
  )),
  constraint workflow_error_policy_is_known
    check (error_policy in ('stop', 'continue', 'retry', 'hand_over')),
  constraint active_workflow_is_published
    check (status not in ('active', 'paused') or published_version_id is not null)
);

create index workflows_active_idx on public.workflows (project_id, trigger_type) where status = 'active';
create index workflows_number_idx on public.workflows (project_id, whatsapp_number_id)
  where whatsapp_number_id is not null;
create index workflows_created_by_idx on public.workflows (created_by) where created_by is not null;

comment on table public.workflows is 'An automation: a trigger and the steps of its published version.';
comment on column public.workflows.whatsapp_number_id is 'Only for this number; null: all of the project.';

create table public.workflow_versions (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null,
  workflow_id uuid not null,
  number integer not null,
  layout jsonb not null default '{}',
  published_at timestamptz,
  published_by uuid references public.users (id) on delete set null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint workflow_versions_project_id_id_key unique (project_id, id), -- target of composite foreign keys
  constraint workflow_versions_workflow_id_number_key unique (project_id, workflow_id, number),
  constraint workflow_versions_workflow_fkey foreign key (project_id, workflow_id)
    references public.workflows (project_id, id) on delete cascade,
  constraint workflow_version_number_is_positive check (number >= 1)
);

create unique index workflow_versions_one_draft_idx
on public.workflow_versions (project_id, workflow_id) where published_at is null;
create index workflow_versions_published_by_idx on public.workflow_versions (published_by)
  where published_by is not null;

comment on table public.workflow_versions is
  'The steps of a workflow at one time. Published ones never change: runs refer to them.';
comment on column public.workflow_versions.layout is 'Where the canvas shows the steps.';

alter table public.workflows add constraint workflows_published_version_fkey
foreign key (project_id, published_version_id)
references public.workflow_versions (project_id, id) on delete set null (published_version_id);

create index workflows_published_version_idx on public.workflows (project_id, published_version_id)
where published_version_id is not null;

create table public.workflow_steps (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null,
  version_id uuid not null,
  key text not null,
  position integer not null,
  type text not null,
  config jsonb not null default '{}',
  next jsonb not null default '{}',
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint workflow_steps_project_id_id_key unique (project_id, id), -- target of composite foreign keys
  constraint workflow_steps_version_id_key_key unique (project_id, version_id, key),
  constraint workflow_steps_version_id_position_key
    unique (project_id, version_id, position) deferrable initially deferred,
  constraint workflow_steps_version_fkey foreign key (project_id, version_id)
    references public.workflow_versions (project_id, id) on delete cascade,
  constraint workflow_step_type_is_known check (type in (
    'send_text', 'send_media', 'send_template', 'send_flow', 'send_interactive', 'ai_response', 'assign',
      'tag', 'untag',
    'set_status', 'set_attribute', 'create_request', 'wait', 'condition', 'http_request', 'run_function',
    'run_integration', 'notify', 'hand_over', 'send_email', 'end'
  )),
  constraint workflow_step_key_is_an_identifier check (key ~ '^[a-z][a-z0-9_]{0,39}$'),
  constraint workflow_step_position_is_not_negative check (position >= 0),
  constraint workflow_step_config_holds_no_secret
    check (config::text !~* '"[^"]*(secret|password|token|api_?key)[^"]*"\s*:')
);

comment on table public.workflow_steps is
  'A step of a version: what is done, and by which outcome it goes on to which key.';
comment on column public.workflow_steps.next is
  'Outcome to key of the next step, such as {"yes": "ask", "no": "end"}; empty: the next position.';

create table public.workflow_runs (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null,
  workflow_id uuid not null,
  version_id uuid not null,
  conversation_id uuid,
  contact_id uuid,
  event_id bigint,
  status text not null default 'running',
  current_key text,
  context jsonb not null default '{}',
  resume_at timestamptz,
  error text,
  replay_of_id uuid references public.workflow_runs (id) on delete set null,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  updated_at timestamptz not null default now(),

  constraint workflow_runs_project_id_id_key unique (project_id, id), -- target of composite foreign keys
  -- one event starts a workflow once
  constraint workflow_runs_cause_key unique (project_id, workflow_id, event_id),
  constraint workflow_runs_workflow_fkey foreign key (project_id, workflow_id)
    references public.workflows (project_id, id) on delete cascade,
  constraint workflow_runs_version_fkey foreign key (project_id, version_id)
    references public.workflow_versions (project_id, id) on delete cascade,
  constraint workflow_runs_conversation_fkey foreign key (project_id, conversation_id)
    references public.conversations (project_id, id) on delete cascade,
  constraint workflow_runs_contact_fkey foreign key (project_id, contact_id)
    references public.contacts (project_id, id) on delete cascade,
  constraint workflow_run_status_is_known
    check (status in ('running', 'waiting', 'completed', 'failed', 'cancelled')),
  constraint waiting_run_has_a_time check ((status = 'waiting') = (resume_at is not null)),
  constraint ended_run_has_a_time
    check ((status in ('completed', 'failed', 'cancelled')) = (finished_at is not null))
);

create index workflow_runs_list_idx on public.workflow_runs (project_id, started_at desc, id desc);
create index workflow_runs_workflow_idx on public.workflow_runs (project_id, workflow_id, started_at desc);
create index workflow_runs_version_idx on public.workflow_runs (project_id, version_id);
create index workflow_runs_conversation_idx on public.workflow_runs (project_id, conversation_id)
where conversation_id is not null;
create index workflow_runs_contact_idx on public.workflow_runs (project_id, contact_id)
  where contact_id is not null;
create index workflow_runs_waiting_idx on public.workflow_runs (resume_at) where status = 'waiting';
create index workflow_runs_replay_of_id_idx on public.workflow_runs (replay_of_id)
  where replay_of_id is not null;

comment on table public.workflow_runs is 'One run of a workflow, for one event.';
comment on column public.workflow_runs.event_id is
  'The event that started it. Not a key: events are purged before runs are. Null: started by hand or by the '
  'clock.';
comment on column public.workflow_runs.context is 'Variables of the run.';

create table public.workflow_run_steps (
  project_id uuid not null,
  run_id uuid not null,
  sequence integer not null,
  key text not null,
  type text not null,
  status text not null,
  attempt integer not null default 1,
  input jsonb not null default '{}',
  output jsonb not null default '{}',
  error text,
  started_at timestamptz not null default now(),
  finished_at timestamptz,

  primary key (project_id, run_id, sequence),
  constraint workflow_run_steps_run_fkey foreign key (project_id, run_id)
    references public.workflow_runs (project_id, id) on delete cascade,
  constraint workflow_run_step_status_is_known
    check (status in ('running', 'waiting', 'completed', 'skipped', 'failed', 'cancelled')),
  constraint workflow_run_step_attempt_is_positive check (attempt >= 1)
);

comment on table public.workflow_run_steps is
  'The trace of a run: each step with what went in and what came out.';

-- access ------------------------------------------------------------------

alter table public.workflows enable row level security;
alter table public.workflow_versions enable row level security;
alter table public.workflow_steps enable row level security;
alter table public.workflow_runs enable row level security;
alter table public.workflow_run_steps enable row level security;

revoke all on public.workflows, public.workflow_versions, public.workflow_steps, public.workflow_runs,
public.workflow_run_steps from anon, authenticated, service_role;
grant select on public.workflows, public.workflow_versions, public.workflow_steps, public.workflow_runs,
public.workflow_run_steps to anon, authenticated;
grant insert (
  project_id, name, description, trigger_type, trigger_config, whatsapp_number_id, error_policy, created_by
) on public.workflows to authenticated;
grant update (
  name, description, trigger_type, trigger_config, whatsapp_number_id, error_policy
) on public.workflows to authenticated;
grant delete on public.workflows to authenticated;
grant insert (project_id, workflow_id, number, layout) on public.workflow_versions to authenticated;
grant update (layout) on public.workflow_versions to authenticated;
grant delete on public.workflow_versions to authenticated;
grant insert (
  project_id, version_id, key, position, type, config, next, is_active
) on public.workflow_steps to authenticated;
grant update (key, position, type, config, next, is_active) on public.workflow_steps to authenticated;
grant delete on public.workflow_steps to authenticated;
grant select, insert, update, delete on public.workflows, public.workflow_versions, public.workflow_steps,
public.workflow_runs, public.workflow_run_steps to service_role;

create policy "members can view their project's workflows"
on public.workflows for select to anon, authenticated
using (project_id = any (array(select private.my_project_ids('viewer', 'workflows:read'))));

create policy "admins can add workflows as drafts"
on public.workflows for insert to authenticated
with check (
  project_id = any (array(select private.my_project_ids('admin')))
  and status = 'draft'
);

create policy "admins can change their project's workflows"
on public.workflows for update to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))))
with check (project_id = any (array(select private.my_project_ids('admin'))));

create policy "admins can delete their project's workflows"
on public.workflows for delete to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))));

create policy "members can view versions of workflows"
on public.workflow_versions for select to anon, authenticated
using (project_id = any (array(select private.my_project_ids('viewer', 'workflows:read'))));

create policy "admins can draft a version"
on public.workflow_versions for insert to authenticated
with check (
  project_id = any (array(select private.my_project_ids('admin')))
  and published_at is null
);

create policy "admins can change a draft"
on public.workflow_versions for update to authenticated
using (
  project_id = any (array(select private.my_project_ids('admin')))
  and published_at is null
)
with check (
  project_id = any (array(select private.my_project_ids('admin')))
  and published_at is null
);

create policy "admins can drop a draft"
on public.workflow_versions for delete to authenticated
using (
  project_id = any (array(select private.my_project_ids('admin')))
  and published_at is null
);

create policy "members can view steps of workflows"
on public.workflow_steps for select to anon, authenticated
using (project_id = any (array(select private.my_project_ids('viewer', 'workflows:read'))));

create policy "admins can add steps to a draft"
on public.workflow_steps for insert to authenticated
with check (
  project_id = any (array(select private.my_project_ids('admin')))
  and exists (
    select 1 from public.workflow_versions as v
    where v.project_id = workflow_steps.project_id and v.id = workflow_steps.version_id
      and v.published_at is null
  )
);

create policy "admins can change steps of a draft"
on public.workflow_steps for update to authenticated
using (
  project_id = any (array(select private.my_project_ids('admin')))
  and exists (
    select 1 from public.workflow_versions as v
    where v.project_id = workflow_steps.project_id and v.id = workflow_steps.version_id
      and v.published_at is null
  )
)
with check (
  project_id = any (array(select private.my_project_ids('admin')))
  and exists (
    select 1 from public.workflow_versions as v
    where v.project_id = workflow_steps.project_id and v.id = workflow_steps.version_id
      and v.published_at is null
  )
);

create policy "admins can delete steps of a draft"
on public.workflow_steps for delete to authenticated
using (
  project_id = any (array(select private.my_project_ids('admin')))
  and exists (
    select 1 from public.workflow_versions as v
    where v.project_id = workflow_steps.project_id and v.id = workflow_steps.version_id
      and v.published_at is null
  )
);

create policy "members can view runs within their scope"
on public.workflow_runs for select to anon, authenticated
using (
  project_id = any ((select private.my_whole_project_ids('viewer', 'workflows:read'))::uuid[])
  or (
    project_id = any (array(select private.my_project_ids('viewer', 'workflows:read')))
    and exists (
      select 1 from public.conversations as c
      where c.project_id = workflow_runs.project_id and c.contact_id = workflow_runs.contact_id
    )
  )
);

create policy "members can view the trace of runs within their scope"
on public.workflow_run_steps for select to anon, authenticated
using (
  project_id = any (array(select private.my_project_ids('viewer', 'workflows:read')))
  and exists (
    select 1 from public.workflow_runs as r
    where r.project_id = workflow_run_steps.project_id and r.id = workflow_run_steps.run_id
  )
);

-- triggers ----------------------------------------------------------------

create trigger _100_touch_updated_at before update on public.workflows
for each row execute function public.update_updated_at_column();
create trigger _100_touch_updated_at before update on public.workflow_versions
for each row execute function public.update_updated_at_column();
create trigger _100_touch_updated_at before update on public.workflow_steps
for each row execute function public.update_updated_at_column();
create trigger _100_touch_updated_at before update on public.workflow_runs
for each row execute function public.update_updated_at_column();
