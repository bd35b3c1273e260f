-- Helpers of the other files: who is asking. They stay in the database of the tests, in a schema of their
-- own.
begin;

create schema if not exists tests;
grant usage on schema tests to anon, authenticated, service_role;
grant usage on schema extensions to anon, authenticated, service_role;
grant execute on all functions in schema extensions to anon, authenticated, service_role;

-- Acts as a user until the next of these, or the end of the transaction.
create or replace function tests.act_as(user_id uuid)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  perform set_config('request.headers', '{}', true);
  perform set_config('request.jwt.claims', jsonb_build_object('sub', user_id, 'role', 'authenticated')::text,
    true);
  perform set_config('role', 'authenticated', true);
end;
$$;

create or replace function tests.act_as_anon()
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  perform set_config('request.headers', '{}', true);
  perform set_config('request.jwt.claims', '{"role": "anon"}', true);
  perform set_config('role', 'anon', true);
end;
$$;

create or replace function tests.act_as_key(key text)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  perform set_config('request.headers', jsonb_build_object('x-api-key', key)::text, true);
  perform set_config('request.jwt.claims', '{"role": "anon"}', true);
  perform set_config('role', 'anon', true);
end;
$$;

create or replace function tests.act_as_service()
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  perform set_config('request.headers', '{}', true);
  perform set_config('request.jwt.claims', '{"role": "service_role"}', true);
  perform set_config('role', 'service_role', true);
end;
$$;

create or replace function tests.act_as_nobody()
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  perform set_config('request.headers', '{}', true);
  perform set_config('request.jwt.claims', '', true);
  perform set_config('role', 'none', true);
end;
$$;


-- The people of the tests, by what they are.
create or replace function tests.person(role text)
returns uuid
language sql
immutable
set search_path = ''
as $$
  select ('11111111-0000-4000-8000-0000000000' || p.number)::uuid
  from (values
    ('viewer', '01'), ('agent', '02'), ('team agent', '03'), ('own agent', '04'), ('masked agent', '05'),
    ('marketer', '06'), ('admin', '07'), ('owner', '08'), ('stranger', '09'), ('owner of another project',
      '10'),
    ('disabled admin', '11')
  ) as p (role, number)
  where p.role = person.role;
$$;

-- Ids of the tests' rows: kind 2 project, 3 number, 4 contact, 5 conversation, 6 message, 7 team, 8 anything
-- else.
-- 1 is anybody's, 2 the team's, 3 the own agent's, 9 lies in the other project.
create or replace function tests.id(kind integer, number integer)
returns uuid
language sql
immutable
set search_path = ''
as $$
  select (repeat(kind::text, 8) || '-0000-4000-8000-' || lpad(number::text, 12, '0'))::uuid;
$$;

create or replace function tests.act_as(caller text)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  case
    when caller = 'anon' then perform tests.act_as_anon();
    when caller = 'service' then perform tests.act_as_service();
    when caller like 'key %' then perform tests.act_as_key('test-' || substr(caller, 5));
    else perform tests.act_as(tests.person(caller));
  end case;
end;
$$;

-- What becomes of a statement in somebody's name: 'denied', 'rows: n', or the code of another error. Leaves
-- no trace.
create or replace function tests.attempt(caller text, statement text)
returns text
language plpgsql
volatile
set search_path = ''
as $$
declare
  affected bigint;
begin
  perform tests.act_as(caller);
  begin
    execute replace(statement, '{me}', coalesce(tests.person(caller), tests.person('agent'))::text);
    get diagnostics affected = row_count;
    raise exception using errcode = 'T0000', message = affected::text;
  exception
    when sqlstate 'T0000' then
      perform tests.act_as_nobody();
      return 'rows: ' || sqlerrm;
    when insufficient_privilege then
      perform tests.act_as_nobody();
      return 'denied';
    when others then
      perform tests.act_as_nobody();
      return sqlstate || ' ' || sqlerrm;
  end;
end;
$$;

-- Two tenants, two projects and everybody: rows of the core tables.
create or replace function tests.make_world()
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  person record;
  n integer;
  key record;
  project_a constant uuid := tests.id(2, 1);
  project_b constant uuid := tests.id(2, 9);
begin
  insert into auth.users (id, email, aud, role)
  select u.id, 'test' || u.number || '@tests.example', 'authenticated', 'authenticated'
  from (
    select ('11111111-0000-4000-8000-0000000000' || lpad(g::text, 2, '0'))::uuid as id, g as number
    from generate_series(1, 11) as g
  ) as u;
  insert into public.tenants (id, name, slug, owner_id)
  values (project_a, 'A', 'tests-a', tests.person('owner')), (project_b, 'B', 'tests-b',
    tests.person('owner of another project'));
  insert into public.projects (id, tenant_id, name, slug)
  values (project_a, project_a, 'A', 'a'), (project_b, project_b, 'B', 'b');
  insert into public.project_members (project_id, user_id, role, scope, full_numbers, export,
    manage_templates, broadcast)
  select m.project, tests.person(m.name), m.role::public.project_role, m.scope, m.full_numbers, m.switches,
    m.switches, m.switches
  from (values
    (project_a, 'viewer', 'viewer', 'all', false, false),
    (project_a, 'agent', 'agent', 'all', true, false),
    (project_a, 'team agent', 'agent', 'team', true, false),
    (project_a, 'own agent', 'agent', 'own', true, false),
    (project_a, 'masked agent', 'agent', 'all', false, false),
    (project_a, 'marketer', 'agent', 'all', true, true),
    (project_a, 'admin', 'admin', 'all', false, false),
    (project_a, 'owner', 'owner', 'all', false, false),
    (project_a, 'disabled admin', 'admin', 'all', false, false),
    (project_b, 'owner of another project', 'owner', 'all', false, false)
  ) as m (project, name, role, scope, full_numbers, switches);
  update public.project_members set disabled_at = now() where user_id = tests.person('disabled admin');
  insert into public.teams (id, project_id, name) values (tests.id(7, 1), project_a, 'T'), (tests.id(7, 9),
    project_b, 'T');
  insert into public.team_members (project_id, team_id, user_id) values (project_a, tests.id(7, 1),
    tests.person('team agent'));

  for key in
    select * from (values
      ('everything', '{*}'::text[], 1), ('nothing here', '{billing:read}', 2), ('contacts',
        '{contacts:read,conversations:read}', 3)
    ) as k (name, scopes, number)
  loop
    insert into public.api_keys (id, project_id, name, prefix, scopes)
    values (tests.id(8, 70 + key.number), project_a, key.name, 'test', key.scopes);
    insert into private.api_key_hashes (key_hash, api_key_id)
    values (sha256(convert_to('test-' || key.name, 'utf8')), tests.id(8, 70 + key.number));
  end loop;

  insert into public.whatsapp_business_accounts (id, tenant_id, waba_id)
  values (tests.id(8, 1), project_a, '990000000000001'), (tests.id(8, 9), project_b, '990000000000009');
  insert into public.project_business_accounts (project_id, business_account_id)
  values (project_a, tests.id(8, 1)), (project_b, tests.id(8, 9));
  insert into public.whatsapp_numbers (id, project_id, business_account_id, phone_number_id,
    display_phone_number)
  values
    (tests.id(3, 1), project_a, tests.id(8, 1), '990000000000101', '+201000000101'),
    (tests.id(3, 9), project_b, tests.id(8, 9), '990000000000109', '+201000000109');

  foreach n in array array[1, 2, 3, 9] loop
    insert into public.contacts (id, project_id, display_name, phone_hint)
    values (tests.id(4, n), case n when 9 then project_b else project_a end, 'عميل ' || n, '+20 ••• 0' || n);
    insert into public.contact_identities (id, project_id, contact_id, kind, value, source)
    values (
      tests.id(4, 100 + n), case n when 9 then project_b else project_a end, tests.id(4, n), 'phone',
      '+20100000020' || n, 'seed'
    );
    insert into public.conversations (
      id, project_id, whatsapp_number_id, contact_id, team_id, assignee_id, last_message_id, last_message_at,
        unread_count,
      service_window_expires_at
    )
    values (
      tests.id(5, n), case n when 9 then project_b else project_a end, tests.id(3, case n when 9 then 9
        else 1 end),
      tests.id(4, n), case n when 2 then tests.id(7, 1) end, case n when 3 then tests.person('own agent') end,
      tests.id(6, n), now(), 1, now() + interval '23 hours'
    );
    insert into public.media_files (id, project_id, whatsapp_number_id, contact_id, direction, kind, state,
      path)
    values (
      tests.id(8, 80 + n), case n when 9 then project_b else project_a end, tests.id(3, case n when 9 then 9
        else 1 end),
      tests.id(4, n), 'inbound', 'image', 'stored', case n when 9 then project_b
        else project_a end || '/tests/' || n || '.jpg'
    );
    insert into storage.objects (bucket_id, name)
    values ('media', case n when 9 then project_b else project_a end || '/tests/' || n || '.jpg');
    insert into public.messages (
      id, project_id, conversation_id, contact_id, whatsapp_number_id, wamid, direction, type, status, text,
        media_file_id
    )
    values (
      tests.id(6, n), case n when 9 then project_b else project_a end, tests.id(5, n), tests.id(4, n),
      tests.id(3, case n when 9 then 9 else 1 end), 'wamid.TEST' || n, 'inbound', 'image', 'received',
      'الحنفية تسرب ماء ' || n, tests.id(8, 80 + n)
    );
    insert into public.message_statuses (project_id, message_id, status, occurred_at)
    values (case n when 9 then project_b else project_a end, tests.id(6, n), 'read', now());
  end loop;
  -- The feed of the tests is what follows them.
  delete from public.events where project_id in (project_a, project_b);
  delete from public.notifications where project_id in (project_a, project_b);
end;
$$;

-- After make_world(): at least one row of project A in every table; in those of a conversation's scope one
-- for anybody
-- (1), one for the team (2), one for the own agent (3). Rows that are somebody's own are the agent's.
create or replace function tests.make_rows()
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  a constant uuid := tests.id(2, 1);
  agent constant uuid := tests.person('agent');
  n integer;
begin
  insert into public.contact_merges (project_id, survivor_id, merged_id, reason, unmerged_at)
  values (a, tests.id(4, 1), tests.id(4, 2), 'agent', now());
  insert into public.webhook_events (id, app, body, body_sha256) values (tests.id(8, 11), 'default', '{}',
    sha256('tests'));
  insert into public.webhook_ledger (event_id, phone_number_id, received, processed, received_at)
  values (tests.id(8, 11), '990000000000101', 1, 1, now());
  insert into public.parked_updates (project_id, event_id, position, kind, phone_number_id, reason, update)
  values (a, tests.id(8, 11), 1, 'message', '990000000000101', 'failed', '{}');
  insert into public.provider_changes (project_id, event_id, position, field, value, fingerprint)
  values (a, tests.id(8, 11), 1, 'account_alerts', '{}', 'tests');
  insert into public.dead_letters (project_id, queue, subject_id, error, attempts)
  values (a, 'media', tests.id(8, 81), 'x', 8);
  insert into public.templates (id, business_account_id, name, category, components)
  values (tests.id(8, 12), tests.id(8, 1), 'tests', 'UTILITY', '[]');
  insert into public.template_events (template_id, business_account_id, kind) values (tests.id(8, 12),
    tests.id(8, 1), 'status');
  insert into public.message_templates (id, project_id, name, body) values (tests.id(8, 13), a, 'x', 'x');
  insert into public.tags (id, project_id, name) values (tests.id(8, 14), a, 'x'), (tests.id(8, 15), a, 'y');
  insert into public.contact_fields (project_id, key, label) values (a, 'x', 'x');
  insert into public.segments (id, project_id, name, filter, created_by) values (tests.id(8, 16), a, 'x',
    '{}', agent);
  insert into public.saved_views (project_id, user_id, screen, name) values (a, agent, 'inbox', 'x');
  insert into public.contact_jobs (project_id, kind) values (a, 'import');
  insert into public.conversation_pins (project_id, user_id, conversation_id) values (a, agent, tests.id(5,
    1));
  insert into public.broadcasts (id, project_id, whatsapp_number_id, name) values (tests.id(8, 17), a,
    tests.id(3, 1), 'x');
  insert into public.workflows (id, project_id, name, trigger_type) values (tests.id(8, 18), a, 'x',
    'manual');
  insert into public.workflow_versions (id, project_id, workflow_id, number) values (tests.id(8, 19), a,
    tests.id(8, 18), 1);
  insert into public.workflow_steps (id, project_id, version_id, key, position, type)
  values (tests.id(8, 20), a, tests.id(8, 19), 'x', 0, 'end');
  insert into public.flows (id, business_account_id, name, document) values (tests.id(8, 21), tests.id(8, 1),
    'x', '{"version": "7.2"}');
  insert into public.flow_keys (project_id, whatsapp_number_id, public_key, fingerprint) values (a,
    tests.id(3, 1), 'x', 'x');
  insert into public.maintenance_status_templates (project_id, status, template_id) values (a, 'pending',
    tests.id(8, 12));
  insert into public.webhook_endpoints (id, project_id, name, url) values (tests.id(8, 22), a, 'x',
    'https://tests.example');
  insert into public.webhook_deliveries (project_id, endpoint_id, event_id, event_type)
  values (a, tests.id(8, 22), 1, 'message.received');
  insert into public.integrations (id, project_id, kind, provider, name) values (tests.id(8, 23), a, 'crm',
    'x1', 'x');
  insert into public.integration_runs (project_id, integration_id, action, status) values (a, tests.id(8, 23),
    'x', 'completed');
  insert into public.custom_functions (id, project_id, name, code) values (tests.id(8, 24), a, 'x', '1');
  insert into public.custom_function_runs (project_id, function_id, status) values (a, tests.id(8, 24),
    'completed');
  insert into public.ai_configurations (id, project_id, model) values (tests.id(8, 25), a, 'x');
  insert into public.notifications (project_id, user_id, kind) values (a, agent, 'mention');
  insert into public.notification_preferences (project_id, user_id, kind) values (a, agent, 'mention');
  insert into public.email_settings (project_id, host, from_address) values (a, 'mail.tests.example',
    'x@tests.example');
  insert into public.mail (id, project_id, to_addresses, subject, text_body)
  values (tests.id(8, 26), a, '{x@tests.example}', 'x', 'x');
  insert into public.email_logs (project_id, mail_id, recipient, status) values (a, tests.id(8, 26),
    'x@tests.example', 'sent');
  insert into public.email_attachments (project_id, mail_id, filename, mime_type, size_bytes, path)
  values (a, tests.id(8, 26), 'x', 'text/plain', 1, a || '/x');
  insert into public.communication_analytics (project_id, whatsapp_number_id, hour) values (a, tests.id(3, 1),
    '2026-01-01');
  insert into public.ctwa_ads (id, project_id, source_id) values (tests.id(8, 27), a, '1');
  insert into public.system_logs (project_id, level, category, message) values (a, 'info', 'api', 'x');
  delete from public.custom_pages where project_id = a;
  insert into public.custom_pages (project_id, slug, title) values (a, 'x', 'x');
  insert into public.inbox_embeds (project_id, name) values (a, 'x');
  insert into public.magic_links (project_id, email, role) values (a, 'x@tests.example', 'viewer');
  insert into public.project_transfers (project_id, email, leaves_tenant)
  values (a, 'x@tests.example', false);
  insert into public.trusted_users (tenant_id, kind, value) values (a, 'domain', 'tests.example');
  insert into public.user_sessions (id, user_id) values (tests.id(8, 28), agent);
  insert into public.sandbox_sessions (project_id, whatsapp_number_id, activation_code) values (a, tests.id(3,
    1), 'TESTS1');
  insert into public.retention_settings (project_id, kind, keep_days) values (a, 'messages', 100);
  insert into public.project_counters (project_id, name, value) values (a, 'tests', 1001);

  for n in 1 .. 3 loop
    insert into public.events (project_id, type, conversation_id) values (a, 'message.received', tests.id(5,
      n));
    insert into public.notes (project_id, conversation_id, contact_id, author_id, body)
    values (a, tests.id(5, n), tests.id(4, n), agent, 'x');
    insert into public.contact_tags (project_id, contact_id, tag_id) values (a, tests.id(4, n), tests.id(8,
      14));
    insert into public.conversation_tags (project_id, conversation_id, tag_id) values (a, tests.id(5, n),
      tests.id(8, 14));
    insert into public.consent_entries (project_id, contact_id, category, state, source)
    values (a, tests.id(4, n), 'marketing', 'granted', 'meta');
    insert into public.calls (project_id, conversation_id, contact_id, whatsapp_number_id, wacid, direction)
    values (a, tests.id(5, n), tests.id(4, n), tests.id(3, 1), 'x' || n, 'inbound');
    insert into public.broadcast_recipients (project_id, broadcast_id, contact_id) values (a, tests.id(8, 17),
      tests.id(4, n));
    insert into public.workflow_runs (id, project_id, workflow_id, version_id, conversation_id, contact_id)
    values (tests.id(8, 30 + n), a, tests.id(8, 18), tests.id(8, 19), tests.id(5, n), tests.id(4, n));
    insert into public.workflow_run_steps (project_id, run_id, sequence, key, type, status)
    values (a, tests.id(8, 30 + n), 1, 'x', 'end', 'completed');
    insert into public.flow_sessions (project_id, flow_id, conversation_id, contact_id, flow_token,
      expires_at)
    values (a, tests.id(8, 21), tests.id(5, n), tests.id(4, n), 'tests-token-000' || n, now());
    insert into public.flow_responses (project_id, flow_id, conversation_id, contact_id, data, occurred_at)
    values (a, tests.id(8, 21), tests.id(5, n), tests.id(4, n), '{}', now());
    insert into public.maintenance_requests (id, project_id, contact_id, conversation_id, service_type,
      description)
    values (tests.id(8, 40 + n), a, tests.id(4, n), tests.id(5, n), 'plumbing', 'x');
    insert into public.maintenance_request_photos (project_id, request_id, media_file_id)
    values (a, tests.id(8, 40 + n), tests.id(8, 80 + n));
    insert into public.ai_runs (project_id, conversation_id, outcome, provider, model)
    values (a, tests.id(5, n), 'silent', 'x', 'x');
    insert into public.ctwa_clicks (project_id, ad_id, conversation_id, contact_id, clicked_at,
      window_expires_at)
    values (a, tests.id(8, 27), tests.id(5, n), tests.id(4, n), now(), now() + interval '72 hours');
  end loop;
  delete from public.events where project_id = a and (conversation_id is null or type <> 'message.received');
  delete from public.notifications where project_id = a and kind <> 'mention';
  perform set_config('hub.purging', 'on', true);
  delete from public.audit_log;
  perform set_config('hub.purging', 'off', true);
  insert into public.audit_log (project_id, actor_kind, action, subject, subject_id) values (a, 'service',
    'test', 'x', 'x');
end;
$$;

-- An update of the first column that members may write, or of any when they may write none.
create or replace function tests.update_of(table_name text)
returns text
language sql
stable
set search_path = ''
as $$
  select format('update public.%I set %I = %I', table_name, c.attname, c.attname)
  from pg_catalog.pg_attribute as c
  where c.attrelid = ('public.' || table_name)::regclass and c.attnum > 0 and not c.attisdropped
    and c.attidentity = '' and c.attgenerated = ''
  order by has_column_privilege('authenticated', c.attrelid, c.attnum, 'update') desc, c.attnum
  limit 1;
$$;

grant execute on all functions in schema tests to anon, authenticated, service_role;

commit;

begin;
select plan(1);
select has_schema('tests', 'the helpers are there');
select * from finish();
rollback;
