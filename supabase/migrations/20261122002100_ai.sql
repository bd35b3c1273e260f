-- AI: how a project lets a model answer, and what each attempt did and cost.
-- Reads: members the configuration's effect, admins the rest. Writes: admins, through the settings function,
-- which keeps the key in Vault (ai_key:{id}).

-- tables ------------------------------------------------------------------

create table public.ai_configurations (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.projects (id) on delete cascade,
  whatsapp_number_id uuid,
  is_enabled boolean not null default false,
  provider text not null default 'openai',
  model text not null,
  system_prompt text not null default '',
  temperature numeric(3, 2) not null default 0.3,
  max_tokens integer not null default 500,
  timeout_ms integer not null default 15000,
  history_messages integer not null default 10,
  min_confidence numeric(3, 2) not null default 0.6,
  reply_to_buttons boolean not null default false,
  active_hours jsonb not null default '{}',
  hand_over_rules jsonb not null default '{}',
  monthly_budget_usd numeric(10, 2),
  api_key_last4 text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint ai_configurations_one_per_number_key unique nulls not distinct (project_id, whatsapp_number_id),
  constraint ai_configurations_project_id_id_key unique (project_id, id), -- target of composite foreign keys
  constraint ai_configurations_number_fkey foreign key (project_id, whatsapp_number_id)
    references public.whatsapp_numbers (project_id, id) on delete cascade,
  constraint ai_provider_is_known
    check (provider in ('openai', 'anthropic', 'google', 'xai', 'deepseek', 'custom')),
  constraint ai_temperature_is_zero_to_two check (temperature between 0 and 2),
  constraint ai_max_tokens_is_positive check (max_tokens between 1 and 8192),
  constraint ai_timeout_is_short check (timeout_ms between 1000 and 60000),
  constraint ai_history_is_short check (history_messages between 0 and 50),
  constraint ai_confidence_is_a_share check (min_confidence between 0 and 1),
  constraint ai_budget_is_not_negative check (monthly_budget_usd >= 0),
  constraint ai_key_last4_is_four check (char_length(api_key_last4) = 4)
);

comment on table public.ai_configurations is 'How a model answers in a project, or on one of its numbers.';
comment on column public.ai_configurations.whatsapp_number_id is
  'Null: all numbers that have no row of their own.';
comment on column public.ai_configurations.api_key_last4 is
  'Last four characters of the provider''s key in Vault; null when none is set.';

create table public.ai_runs (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null,
  configuration_id uuid,
  conversation_id uuid not null,
  message_id uuid,
  reply_message_id uuid,
  outcome text not null,
  provider text not null,
  model text not null,
  input_tokens integer not null default 0,
  output_tokens integer not null default 0,
  cost_usd numeric(12, 6) not null default 0,
  confidence numeric(3, 2),
  latency_ms integer,
  error text,
  created_at timestamptz not null default now(),

  constraint ai_runs_message_key unique (project_id, message_id), -- one attempt per inbound message
  constraint ai_runs_configuration_fkey foreign key (project_id, configuration_id)
    references public.ai_configurations (project_id, id) on delete set null (configuration_id),
  constraint ai_runs_conversation_fkey foreign key (project_id, conversation_id)
    references public.conversations (project_id, id) on delete cascade,
  constraint ai_runs_message_fkey foreign key (project_id, message_id)
    references public.messages (project_id, id) on delete set null (message_id),
  constraint ai_runs_reply_message_fkey foreign key (project_id, reply_message_id)
    references public.messages (project_id, id) on delete set null (reply_message_id),
  constraint ai_run_outcome_is_known
    check (outcome in ('replied', 'silent', 'handed_over', 'failed', 'timed_out', 'over_budget')),
  constraint ai_run_tokens_are_not_negative check (input_tokens >= 0 and output_tokens >= 0 and cost_usd >= 0)
);

create index ai_runs_list_idx on public.ai_runs (project_id, created_at desc);
create index ai_runs_configuration_idx on public.ai_runs (project_id, configuration_id)
  where configuration_id is not null;
create index ai_runs_conversation_idx on public.ai_runs (project_id, conversation_id, created_at desc);
create index ai_runs_reply_message_idx on public.ai_runs (project_id, reply_message_id)
  where reply_message_id is not null;

comment on table public.ai_runs is
  'Each time a model was asked: what came of it and what it cost. Never what it said; that is the message.';

-- access ------------------------------------------------------------------

alter table public.ai_configurations enable row level security;
alter table public.ai_runs enable row level security;

revoke all on public.ai_configurations, public.ai_runs from anon, authenticated, service_role;
grant select on public.ai_configurations, public.ai_runs to authenticated;
grant insert (
  project_id, whatsapp_number_id, provider, model, system_prompt, temperature, max_tokens, timeout_ms,
  history_messages, min_confidence, reply_to_buttons, active_hours, hand_over_rules, monthly_budget_usd
) on public.ai_configurations to authenticated;
grant update (
  is_enabled, provider, model, system_prompt, temperature, max_tokens, timeout_ms, history_messages,
  min_confidence, reply_to_buttons, active_hours, hand_over_rules, monthly_budget_usd
) on public.ai_configurations to authenticated;
grant delete on public.ai_configurations to authenticated;
grant select, insert, update, delete on public.ai_configurations, public.ai_runs to service_role;

create policy "members can view how AI answers"
on public.ai_configurations for select to authenticated
using (project_id = any (array(select private.my_project_ids())));

create policy "admins can configure AI"
on public.ai_configurations for insert to authenticated
with check (project_id = any (array(select private.my_project_ids('admin'))));

create policy "admins can change how AI answers"
on public.ai_configurations for update to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))))
with check (project_id = any (array(select private.my_project_ids('admin'))));

create policy "admins can drop a configuration"
on public.ai_configurations for delete to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))));

create policy "members can view AI's attempts within their scope"
on public.ai_runs for select to authenticated
using (
  project_id = any ((select private.my_whole_project_ids('viewer'))::uuid[])
  or (
    project_id = any (array(select private.my_project_ids()))
    and exists (
      select 1 from public.conversations as c
      where c.project_id = ai_runs.project_id and c.id = ai_runs.conversation_id
    )
  )
);

-- triggers ----------------------------------------------------------------

create trigger _100_touch_updated_at before update on public.ai_configurations
for each row execute function public.update_updated_at_column();
