-- Activity: the news and the audit of what members do to rows that they write themselves. What functions and
-- workers do they tell where they do it.

-- news --------------------------------------------------------------------

create function private.tg_contacts__tell()
returns trigger
language plpgsql
volatile
security definer -- the feed takes no direct writes
set search_path = ''
as $$
begin
  insert into public.events (project_id, type, contact_id, data)
  values (
    new.project_id, 'contact.updated', new.id, jsonb_strip_nulls(jsonb_build_object('actor_id', auth.uid()))
  );
  return null;
end;
$$;

create function private.tg_notes__tell()
returns trigger
language plpgsql
volatile
security definer -- the feed takes no direct writes
set search_path = ''
as $$
declare
  note public.notes := case when tg_op = 'DELETE' then old else new end;
begin
  -- A note that goes with its contact or project is no news.
  if tg_op <> 'DELETE' or exists (
    select 1 from public.contacts as c where c.project_id = note.project_id and c.id = note.contact_id
  ) then
    insert into public.events (project_id, type, conversation_id, contact_id, data)
    values (
      note.project_id, case tg_op when 'INSERT' then 'note.created' when 'UPDATE' then 'note.changed'
        else 'note.deleted' end,
      note.conversation_id, note.contact_id,
      jsonb_strip_nulls(jsonb_build_object('note_id', note.id, 'actor_id', coalesce(auth.uid(),
        note.author_id)))
    );
  end if;
  return null;
end;
$$;

create function private.tg_conversation_tags__tell()
returns trigger
language plpgsql
volatile
security definer -- the feed takes no direct writes
set search_path = ''
as $$
declare
  link public.conversation_tags := case when tg_op = 'DELETE' then old else new end;
begin
  insert into public.events (project_id, type, conversation_id, contact_id, data)
  select link.project_id, case tg_op when 'DELETE' then 'conversation.untagged'
    else 'conversation.tagged' end, c.id,
    c.contact_id, jsonb_strip_nulls(jsonb_build_object('tag_id', link.tag_id, 'actor_id', auth.uid()))
  from public.conversations as c
  where c.project_id = link.project_id and c.id = link.conversation_id;
  return null;
end;
$$;

create function private.tg_contact_tags__tell()
returns trigger
language plpgsql
volatile
security definer -- the feed takes no direct writes
set search_path = ''
as $$
declare
  link public.contact_tags := case when tg_op = 'DELETE' then old else new end;
begin
  insert into public.events (project_id, type, contact_id, data)
  select link.project_id, case tg_op when 'DELETE' then 'contact.untagged' else 'contact.tagged' end, c.id,
    jsonb_strip_nulls(jsonb_build_object('tag_id', link.tag_id, 'actor_id', auth.uid()))
  from public.contacts as c
  where c.project_id = link.project_id and c.id = link.contact_id;
  return null;
end;
$$;

create trigger _300_tell
after update of display_name, email, language, attributes, blocked_at, profile_name on public.contacts
for each row when (
  (old.display_name, old.profile_name, old.email, old.language, old.attributes, old.blocked_at)
  is distinct from (new.display_name, new.profile_name, new.email, new.language, new.attributes,
    new.blocked_at)
)
execute function private.tg_contacts__tell();
create trigger _300_tell after insert or update or delete on public.notes
for each row execute function private.tg_notes__tell();
create trigger _300_tell after insert or delete on public.conversation_tags
for each row execute function private.tg_conversation_tags__tell();
create trigger _300_tell after insert or delete on public.contact_tags
for each row execute function private.tg_contact_tags__tell();

-- assignments -------------------------------------------------------------

create function private.tg_conversations__audit_assignment()
returns trigger
language plpgsql
volatile
security definer -- the audit takes no direct writes
set search_path = ''
as $$
begin
  perform private.audit(
    'assign', 'conversations', new.id::text, new.project_id, null,
    jsonb_build_object('assignee_id', old.assignee_id, 'team_id', old.team_id),
    jsonb_build_object('assignee_id', new.assignee_id, 'team_id', new.team_id)
  );
  return null;
end;
$$;

create trigger _900_audit after update of assignee_id, team_id on public.conversations
for each row when ((old.assignee_id, old.team_id) is distinct from (new.assignee_id, new.team_id))
execute function private.tg_conversations__audit_assignment();

-- audit -------------------------------------------------------------------
-- First argument: what names the row. Then what is left out: what machines keep, long documents, secrets'
-- remains.

create trigger _900_audit after insert or update or delete on public.tenants
for each row execute function private.tg__audit('id');
create trigger _900_audit after insert or update or delete on public.projects
for each row execute function private.tg__audit('id');
create trigger _900_audit after insert or update or delete on public.project_members
for each row execute function private.tg__audit('user_id');
create trigger _900_audit after insert or update or delete on public.teams
for each row execute function private.tg__audit('id');
create trigger _900_audit after insert or delete on public.team_members
for each row execute function private.tg__audit('team_id,user_id');
create trigger _900_audit after insert or update or delete on public.magic_links
for each row execute function private.tg__audit('id');
create trigger _900_audit after insert or update or delete on public.project_transfers
for each row execute function private.tg__audit('id');
create trigger _900_audit after insert or update or delete on public.trusted_users
for each row execute function private.tg__audit('id');
create trigger _900_audit after insert or update or delete on public.api_keys
for each row execute function private.tg__audit('id', 'last_used_at');
create trigger _900_audit after insert or update or delete on public.meta_apps
for each row execute function private.tg__audit('id');
create trigger _900_audit after insert or update or delete on public.whatsapp_business_accounts
for each row execute function private.tg__audit('id');
create trigger _900_audit after insert or delete on public.project_business_accounts
for each row execute function private.tg__audit('business_account_id');
create trigger _900_audit after insert or update or delete on public.whatsapp_numbers
for each row execute function private.tg__audit('id', 'health', 'health_checked_at', 'health_details');
create trigger _900_audit after insert or update or delete on public.templates
for each row execute function private.tg__audit('id', 'synced_at', 'components');
create trigger _900_audit after insert or update or delete on public.message_templates
for each row execute function private.tg__audit('id', 'use_count', 'body', 'body_html');
create trigger _900_audit after insert or update or delete on public.contact_fields
for each row execute function private.tg__audit('key');
create trigger _900_audit after insert or update or delete on public.tags
for each row execute function private.tg__audit('id');
create trigger _900_audit after insert or update or delete on public.broadcasts
for each row execute function private.tg__audit('id', 'variables', 'audience');
create trigger _900_audit after insert or update or delete on public.workflows
for each row execute function private.tg__audit('id');
create trigger _900_audit after update on public.workflow_versions
for each row execute function private.tg__audit('id', 'layout');
create trigger _900_audit after insert or update or delete on public.flows
for each row execute function private.tg__audit(
  'id', 'document', 'health', 'validation_errors', 'preview_url', 'preview_expires_at', 'synced_at',
  'saved_by'
);
create trigger _900_audit after insert or update or delete on public.flow_keys
for each row execute function private.tg__audit('whatsapp_number_id', 'public_key');
create trigger _900_audit after insert or update or delete on public.maintenance_status_templates
for each row execute function private.tg__audit('status');
create trigger _900_audit after insert or update or delete on public.webhook_endpoints
for each row execute function private.tg__audit('id', 'failing_since');
create trigger _900_audit after insert or update or delete on public.integrations
for each row execute function private.tg__audit('id', 'last_tested_at', 'last_test_passed', 'last_error');
create trigger _900_audit after insert or update or delete on public.custom_functions
for each row execute function private.tg__audit('id', 'code');
create trigger _900_audit after insert or update or delete on public.ai_configurations
for each row execute function private.tg__audit('id');
create trigger _900_audit after insert or update or delete on public.email_settings
for each row execute function private.tg__audit('project_id');
create trigger _900_audit after insert or update or delete on public.retention_settings
for each row execute function private.tg__audit('kind');
create trigger _900_audit after insert or update or delete on public.custom_pages
for each row execute function private.tg__audit('id', 'blocks');
create trigger _900_audit after insert or update or delete on public.inbox_embeds
for each row execute function private.tg__audit('id');
