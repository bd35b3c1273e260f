-- Workflows, drafting: the workflow, its first version and the steps of it in one act.
-- Reads: none. Writes: as the caller, whom the policies of the three tables judge.

create function public.draft_workflow(draft jsonb)
returns public.workflows
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  project constant uuid := (draft ->> 'project_id')::uuid;
  workflow public.workflows;
  version uuid;
begin
  insert into public.workflows as w (
    project_id, name, description, trigger_type, trigger_config, whatsapp_number_id, error_policy, created_by
  )
  values (
    project, draft ->> 'name', draft ->> 'description', draft ->> 'trigger_type',
    coalesce(draft -> 'trigger_config', '{}'), (draft ->> 'whatsapp_number_id')::uuid,
    coalesce(draft ->> 'error_policy', 'stop'), auth.uid()
  )
  returning w.* into workflow;
  insert into public.workflow_versions as v (project_id, workflow_id, number)
  values (project, workflow.id, 1)
  returning v.id into version;
  insert into public.workflow_steps (project_id, version_id, key, position, type, config, next)
  select project, version, s.step ->> 'key', s.number - 1, s.step ->> 'type',
    coalesce(s.step -> 'config', '{}'), coalesce(s.step -> 'next', '{}')
  from jsonb_array_elements(coalesce(draft -> 'steps', '[]')) with ordinality as s (step, number);
  return workflow;
exception when foreign_key_violation then
  raise exception 'the number is none of the project' using errcode = 'PT422', hint = 'invalid_request';
end;
$$;

comment on function public.draft_workflow(jsonb) is
  'Keeps a workflow as a draft with its steps; nothing runs. Admins only.';
grant execute on function public.draft_workflow(jsonb) to authenticated;
