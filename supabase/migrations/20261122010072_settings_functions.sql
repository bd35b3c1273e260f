-- Settings, the acts that touch Vault: keys of AI providers and of integrations go in and never come out;
-- what is shown
-- is whether one is set, and its last four characters. And what a log entry of a third party is.

create function private.save_ai_settings(project_id uuid, whatsapp_number_id uuid, settings jsonb,
  api_key text)
returns public.ai_configurations
language plpgsql
volatile
security definer -- Vault is reached by the service path alone
set search_path = ''
as $$
declare
  project constant public.projects := private.my_project_to_act_on(project_id, 'admin');
  saved public.ai_configurations;
begin
  insert into public.ai_configurations as a (project_id, whatsapp_number_id, model)
  values (project.id, save_ai_settings.whatsapp_number_id, settings ->> 'model')
  on conflict on constraint ai_configurations_one_per_number_key do nothing;
  select a.* into saved from public.ai_configurations as a
  where a.project_id = project.id and a.whatsapp_number_id is not distinct
    from save_ai_settings.whatsapp_number_id
  for update;
  saved := jsonb_populate_record(saved, settings - array['id', 'project_id', 'whatsapp_number_id',
    'api_key_last4']);
  if api_key is not null then
    perform private.put_secret('ai_key:' || saved.id, api_key);
    saved.api_key_last4 := right(api_key, 4);
  end if;
  if saved.is_enabled and saved.api_key_last4 is null then
    raise exception 'AI is enabled when a key is set' using errcode = 'PT422', hint = 'invalid_request';
  end if;
  update public.ai_configurations as a
  set is_enabled = saved.is_enabled, provider = saved.provider, model = saved.model,
    system_prompt = saved.system_prompt, temperature = saved.temperature, max_tokens = saved.max_tokens,
    timeout_ms = saved.timeout_ms, history_messages = saved.history_messages,
      min_confidence = saved.min_confidence,
    reply_to_buttons = saved.reply_to_buttons, active_hours = saved.active_hours,
    hand_over_rules = saved.hand_over_rules, monthly_budget_usd = saved.monthly_budget_usd,
    api_key_last4 = saved.api_key_last4
  where a.id = saved.id
  returning a.* into saved;
  return saved;
exception when check_violation or not_null_violation or foreign_key_violation
  or invalid_text_representation then
  raise exception 'a setting is out of its range' using errcode = 'PT422', hint = 'invalid_request';
end;
$$;

create function public.save_ai_settings(
  project_id uuid, settings jsonb, whatsapp_number_id uuid default null, api_key text default null
)
returns public.ai_configurations
language sql
volatile
security invoker
set search_path = ''
as $$
  select * from private.save_ai_settings(project_id, whatsapp_number_id, settings, api_key);
$$;

comment on function public.save_ai_settings(uuid, jsonb, uuid, text) is
  'Saves how a model answers in a project or on a number; the key goes to Vault. Admins only.';

create function private.set_integration_secret(integration_id uuid, secret text)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  integration public.integrations;
begin
  select i.* into integration from public.integrations as i
  where i.id = integration_id and i.project_id = any (
    array(select private.my_project_ids('admin'))) for update;
  if integration.id is null then
    raise exception 'no integration % for this caller', integration_id using errcode = 'PT404',
      hint = 'not_found';
  end if;
  if secret is null then
    perform private.drop_secret('integration_secret:' || integration.id);
  else
    perform private.put_secret('integration_secret:' || integration.id, secret);
  end if;
  update public.integrations as i set secret_last4 = right(secret, 4) where i.id = integration.id;
end;
$$;

create function public.set_integration_secret(integration_id uuid, secret text default null)
returns void
language sql
volatile
security invoker
set search_path = ''
as $$
  select private.set_integration_secret(integration_id, secret);
$$;

comment on function public.set_integration_secret(uuid, text) is
  'Puts what opens the other system into Vault; null removes it. Admins only.';

-- A secret does not outlive what it opens.
create function private.tg__drop_secret()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  perform private.drop_secret(tg_argv[0] || old.id);
  return null;
end;
$$;

create trigger _400_drop_secret after delete on public.ai_configurations
for each row execute function private.tg__drop_secret('ai_key:');
create trigger _400_drop_secret after delete on public.integrations
for each row execute function private.tg__drop_secret('integration_secret:');

create function private.write_log(project_id uuid, level text, message text, metadata jsonb)
returns bigint
language plpgsql
volatile
security definer -- the log takes no direct writes
set search_path = ''
as $$
declare
  project constant public.projects := private.my_project_to_act_on(project_id, 'admin');
  entry_id bigint;
begin
  insert into public.system_logs (project_id, level, category, message, metadata, user_id)
  values (project.id, write_log.level, 'custom', write_log.message, write_log.metadata, auth.uid())
  returning id into entry_id;
  return entry_id;
exception when check_violation then
  raise exception 'level or message is not valid' using errcode = 'PT422', hint = 'invalid_request';
end;
$$;

create function public.write_log(project_id uuid, level text, message text, metadata jsonb default '{}')
returns bigint
language sql
volatile
security invoker
set search_path = ''
as $$
  select private.write_log(project_id, level, message, metadata);
$$;

comment on function public.write_log(uuid, text, text, jsonb) is
  'Adds an entry of category custom to the log. Admins only.';
grant execute on function private.save_ai_settings(uuid, uuid, jsonb, text) to authenticated;
grant execute on function public.save_ai_settings(uuid, jsonb, uuid, text) to authenticated;
grant execute on function private.set_integration_secret(uuid, text) to authenticated;
grant execute on function public.set_integration_secret(uuid, text) to authenticated;
grant execute on function private.write_log(uuid, text, text, jsonb) to authenticated;
grant execute on function public.write_log(uuid, text, text, jsonb) to authenticated;
