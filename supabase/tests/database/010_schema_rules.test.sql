-- Rules that every table, policy, function and grant of ours obeys, whatever domain it belongs to.
begin;
select no_plan();

create temporary view our_tables as
select c.oid, n.nspname as schema, c.relname as name, n.nspname || '.' || c.relname as full_name,
  c.relrowsecurity
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
where n.nspname in ('public', 'private') and c.relkind in ('r', 'p');

create temporary view our_policies as
select * from pg_policies where schemaname in ('public', 'private') or (schemaname, tablename) in (('storage',
  'objects'), ('realtime', 'messages'));

create temporary view our_functions as
select p.oid, n.nspname as schema, p.proname as name, p.oid::regprocedure::text as signature, p.prosecdef,
  p.proconfig,
  pg_get_functiondef(p.oid) as definition, p.prokind
from pg_proc as p
join pg_namespace as n on n.oid = p.pronamespace
where n.nspname in ('public', 'private') and p.prokind = 'f'
  and not exists (select 1 from pg_depend as d where d.objid = p.oid and d.deptype = 'e');

-- tables ------------------------------------------------------------------

select is_empty(
  $$select full_name from our_tables where not relrowsecurity$$,
  'A20 every table of public and private has row level security'
);
select is_empty(
  $$select full_name from our_tables as t
  where not exists (select 1 from pg_policy as p where p.polrelid = t.oid)$$,
  'every table has a policy, if only one that refuses'
);
select is_empty(
  $$select full_name from our_tables as t
  where obj_description(t.oid, 'pg_class') is null$$,
  'every table says what it is'
);
select is_empty(
  $$select full_name from our_tables as t
  where not exists (select 1 from pg_index as i where i.indrelid = t.oid and i.indisprimary)$$,
  'every table has a primary key'
);
select is_empty(
  $$select conrelid::regclass || '.' || conname
  from pg_constraint as f
  join our_tables as t on t.oid = f.conrelid
  where f.contype = 'f'
    and not exists (
      select 1 from pg_index as i
      where i.indrelid = f.conrelid
        and (i.indkey::int2[])[0:cardinality(f.conkey) - 1] @> f.conkey
        and (
          i.indpred is null
          or pg_get_expr(i.indpred, i.indrelid) in (
            select '(' || a.attname || ' IS NOT NULL)' from pg_attribute as a
            where a.attrelid = f.conrelid and a.attnum = any (f.conkey)
          )
        )
    )$$,
  'every foreign key has an index that begins with its columns'
);
select is_empty(
  $$select conrelid::regclass || '.' || conname from pg_constraint as f
  join our_tables as t on t.oid = f.conrelid
  where f.contype = 'f' and f.confdeltype = 'a'$$,
  'every foreign key says what happens on delete'
);
select is_empty(
  $$select full_name from our_tables as t
  where exists (select 1 from pg_attribute as a where a.attrelid = t.oid and a.attname = 'updated_at'
    and not a.attisdropped)
    and not exists (
      select 1 from pg_trigger as g
      where g.tgrelid = t.oid and g.tgfoid = 'public.update_updated_at_column()'::regprocedure
    )
    and schema = 'public' and name <> 'communication_analytics'$$,
  'updated_at is kept by update_updated_at_column() wherever it stands'
);
select is_empty(
  $$select full_name from our_tables as t
  where schema = 'public'
    and name not in (
      -- what is above or beside projects
      'users', 'tenants', 'projects', 'meta_apps', 'whatsapp_business_accounts', 'templates',
        'template_events', 'flows', 'flow_versions',
      'trusted_users', 'user_sessions', 'webhook_events', 'webhook_ledger',
      'webhook_unknowns',
      -- what may belong to no project yet
      'parked_updates', 'provider_changes', 'dead_letters', 'system_logs', 'audit_log'
    )
    and not exists (
      select 1 from pg_attribute as a
      where a.attrelid = t.oid and a.attname = 'project_id' and a.attnotnull and not a.attisdropped
    )$$,
  'every business row carries its project'
);
select is_empty(
  $$select f.conrelid::regclass || '.' || f.conname
  from pg_constraint as f
  join our_tables as child on child.oid = f.conrelid and child.schema = 'public'
  join our_tables as parent on parent.oid = f.confrelid
  where f.contype = 'f'
    and cardinality(f.conkey) = 1
    and parent.name <> 'projects'
    and exists (
      select 1 from pg_attribute as a
      where a.attrelid = child.oid and a.attname = 'project_id' and a.attnotnull and not a.attisdropped
    )
    and exists (
      select 1 from pg_attribute as a
      where a.attrelid = parent.oid and a.attname = 'project_id' and a.attnotnull and not a.attisdropped
    )
    and f.conrelid <> f.confrelid$$,
  'A17 a child names its parent together with the project, so that no row points into another'
);
select set_eq(
  $$select name::text from our_tables where schema = 'public' and name in (
    'users', 'projects', 'project_members', 'tenants', 'user_sessions', 'whatsapp_numbers', 'contacts',
      'messages',
    'conversations', 'media_files', 'calls', 'broadcasts', 'broadcast_recipients', 'templates',
      'message_templates',
    'workflows', 'workflow_steps', 'custom_functions', 'integrations', 'webhook_endpoints', 'webhook_events',
    'ai_configurations', 'communication_analytics', 'ctwa_ads', 'email_logs', 'email_attachments',
    'notification_preferences', 'mail', 'system_logs', 'inbox_embeds', 'custom_pages', 'magic_links',
      'trusted_users'
  )$$,
  array[
    'users', 'projects', 'project_members', 'tenants', 'user_sessions', 'whatsapp_numbers', 'contacts',
      'messages',
    'conversations', 'media_files', 'calls', 'broadcasts', 'broadcast_recipients', 'templates',
      'message_templates',
    'workflows', 'workflow_steps', 'custom_functions', 'integrations', 'webhook_endpoints', 'webhook_events',
    'ai_configurations', 'communication_analytics', 'ctwa_ads', 'email_logs', 'email_attachments',
    'notification_preferences', 'mail', 'system_logs', 'inbox_embeds', 'custom_pages', 'magic_links',
      'trusted_users'
  ],
  'the 33 tables of the mission exist'
);
select is_empty(
  $$select table_name || '.' || column_name
  from information_schema.columns
  where table_schema = 'public'
    and column_name ~ '(secret|password|token|api_key|hash)'
    and column_name !~ '(_last4|_until|_sha256|_id|_tokens)$'
    and column_name not in ('flow_token', 'body_sha256', 'private_key_set')
    and data_type in ('text', 'bytea', 'jsonb')$$,
  'A21 no column of public could hold a secret: what opens something lies in Vault'
);

select is_empty(
  $$select c.relname from pg_class as c
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'v'
    and not coalesce(c.reloptions @> array['security_invoker=true'], false)$$,
  'every view runs as the caller'
);

-- policies ----------------------------------------------------------------

select is_empty(
  $$select tablename || ': ' || policyname from our_policies where cmd = 'ALL'$$,
  'no policy is for all verbs'
);
select is_empty(
  $$select tablename || ' ' || cmd from our_policies group by schemaname, tablename, cmd,
    roles having count(*) > 1
  and schemaname <> 'storage'$$,
  'a table has one policy per verb'
);
select is_empty(
  $$select tablename || ': ' || policyname from our_policies
  where policyname !~ '^[a-zA-Z_'' ,]+$' or policyname !~ ' '$$,
  'a policy is named by a sentence'
);
select is_empty(
  $$select tablename || ': ' || policyname from our_policies where permissive <> 'PERMISSIVE'$$,
  'policies are permissive'
);
select is_empty(
  $$select tablename || ': ' || policyname from our_policies
  where 'public' = any (roles) or not (roles <@ array['anon', 'authenticated']::name[])$$,
  'a policy names its roles'
);
select is_empty(
  $$select tablename || ': ' || policyname from our_policies
  where regexp_replace(coalesce(qual, '') || coalesce(with_check, ''), '\( ?SELECT [^()]*auth\.(uid|jwt)\(\)',
    '', 'gi')
    ~ 'auth\.(uid|jwt|role)\(\)'$$,
  'A20 a policy asks who is calling once per statement, not per row'
);
select is_empty(
  $$select tablename || ': ' || policyname from our_policies
  where coalesce(qual, '') || coalesce(with_check, '') ~ 'private\.(my_[a-z_]+)\('
    and regexp_replace(coalesce(qual, '') || coalesce(with_check, ''),
      'SELECT [^;]{0,200}?private\.my_[a-z_]+\(', '', 'g')
      ~ 'private\.my_'$$,
  'A20 a policy asks for projects in a sub-select of its own'
);
select is_empty(
  $$select tablename || ': ' || policyname from our_policies
  where cmd <> 'SELECT' and (qual = 'true' or with_check = 'true')$$,
  'no policy lets everybody write'
);
select is_empty(
  $$select tablename || ': ' || policyname from our_policies
  where cmd <> 'SELECT' and 'anon' = any (roles)$$,
  'A15 nobody writes a table without signing in'
);
select set_eq(
  $$select tablename::text from our_policies where 'anon' = any (roles) and schemaname = 'public'$$,
  array[
    'projects', 'teams', 'whatsapp_numbers', 'contacts', 'contact_identities', 'conversations', 'messages',
    'message_statuses', 'media_files', 'events', 'templates', 'template_events', 'notes', 'tags',
      'contact_tags',
    'conversation_tags', 'contact_fields', 'segments', 'consent_entries', 'calls', 'broadcasts',
      'broadcast_recipients',
    'workflows', 'workflow_versions', 'workflow_steps', 'workflow_runs', 'workflow_run_steps', 'flows',
      'flow_versions', 'flow_responses',
    'maintenance_requests', 'maintenance_request_events', 'maintenance_request_photos', 'webhook_endpoints',
    'webhook_deliveries', 'communication_analytics', 'ctwa_ads', 'ctwa_clicks', 'custom_pages'
  ],
  'API keys reach these tables and no others'
);

-- grants ------------------------------------------------------------------

select is_empty(
  $$select grantee || ' ' || privilege_type || ' ' || table_schema || '.' || table_name
  from information_schema.role_table_grants
  where table_schema in ('public', 'private')
    and grantee in ('anon', 'PUBLIC')
    and privilege_type <> 'SELECT'$$,
  'A15 anon may write no table'
);
select is_empty(
  $$select grantee || ' ' || privilege_type || ' ' || table_schema || '.' || table_name
  from information_schema.role_table_grants
  where table_schema = 'private' and grantee in ('anon', 'authenticated', 'PUBLIC', 'service_role')$$,
  'no caller reaches a table of private'
);
select is_empty(
  $$select grantee || ' ' || privilege_type || ' ' || table_name
  from information_schema.role_table_grants
  where table_schema = 'public' and grantee = 'authenticated' and privilege_type in ('INSERT', 'UPDATE',
    'TRUNCATE', 'TRIGGER', 'REFERENCES')$$,
  'members insert and update by lists of columns'
);
select is_empty(
  $$select table_name || ' ' || privilege_type
  from information_schema.role_table_grants as g
  where exists (select 1 from our_tables as t where t.schema = 'public' and t.name = g.table_name)
    and table_schema = 'public' and grantee = 'authenticated' and privilege_type in ('SELECT', 'DELETE')
    and not exists (
      select 1 from pg_policies as p
      where p.schemaname = 'public' and p.tablename = g.table_name and p.cmd = g.privilege_type
    )$$,
  'what is granted has a policy'
);
select is_empty(
  $$select p.tablename || ' ' || p.cmd
  from pg_policies as p
  where p.schemaname = 'public' and p.cmd in ('INSERT', 'UPDATE')
    and not exists (
      select 1 from information_schema.role_column_grants as g
      where g.table_schema = 'public' and g.table_name = p.tablename and g.grantee = 'authenticated'
        and g.privilege_type = p.cmd
    )$$,
  'what has a policy is granted'
);
select is_empty(
  $$select table_name || '.' || column_name
  from information_schema.role_column_grants
  where table_schema = 'public' and grantee = 'authenticated' and privilege_type in ('INSERT', 'UPDATE')
    and column_name ~ '(_last4|_count|attempts|_hash|created_at|updated_at|used_at|revoked_at)$'$$,
  'members write no counters, times of ours and remains of secrets'
);

-- functions ---------------------------------------------------------------

select is_empty(
  $$select signature from our_functions
  where prosecdef and not coalesce(proconfig @> array['search_path=""'], false)$$,
  'every definer function has an empty search_path'
);
select is_empty(
  $$select signature from our_functions
  where not coalesce(proconfig::text ~ 'search_path', false)$$,
  'every function has a search_path of its own'
);
select is_empty(
  $$select signature from our_functions where schema = 'public' and prosecdef$$,
  'A15 no definer function is exposed: public ones run as the caller'
);
select is_empty(
  $$select signature from our_functions as f
  where exists (
    select 1 from pg_proc as p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) as a
    where p.oid = f.oid and a.grantee = 0
  )
  and schema = 'public' and name <> 'update_updated_at_column'$$,
  'no function is open to everybody by default'
);
select is_empty(
  $$select f.signature from our_functions as f
  where f.schema = 'private' and f.prosecdef and has_function_privilege('anon', f.oid, 'execute')
    and f.name !~ '^tg_'
    -- what policies ask, and what a public function of another name stands before
    and f.name not in (
      'my_project_ids', 'my_whole_project_ids', 'my_team_ids', 'my_key_number_ids', 'my_project_ids_with',
      'my_colleague_ids', 'my_business_account_ids', 'my_business_account_ids_with',
      'merge_contacts_as_caller', 'unmerge_contacts_as_caller', 'search_contact_ids', 'search_message_ids',
      'queue_message', 'queue_message_to', 'queue_cloud_message', 'mark_cloud_message_read',
      'my_project_to_administer', 'my_mentions', 'reach_of', 'contact_ids_by_reach'
    )
    and not exists (select 1 from our_functions as d where d.schema = 'public' and d.name = f.name)$$,
  'A15 anon reaches a definer function only where it is named here, or is what a public one of its name does'
);
-- Each call of pgmq in a piece of SQL with the number of its arguments: what stands in the innermost brackets
-- is counted and becomes one word, until no bracket is left.
create function pg_temp.pgmq_calls(source text)
returns setof text
language plpgsql
as $$
declare
  rest text := regexp_replace(
    regexp_replace(source, '--[^\n]*', '', 'g'), '''(?:[^'']|'''')*''', 'v', 'g'
  );
  call text[];
begin
  loop
    call := regexp_match(rest, '([a-z_.]*)\s*\(([^()]*)\)');
    exit when call is null;
    if call[1] like 'pgmq.%' then
      return next substr(call[1], 6) || '/'
        || case when btrim(call[2]) = '' then 0 else regexp_count(call[2], ',') + 1 end;
    end if;
    rest := regexp_replace(rest, '([a-z_.]*)\s*\(([^()]*)\)', ' v ');
  end loop;
end;
$$;
create temporary table pgmq_calls as
select f.signature as place, c.call
from our_functions as f cross join lateral pg_temp.pgmq_calls(f.definition) as c (call)
where f.definition like '%pgmq.%'
union all
select j.jobname, c.call from cron.job as j cross join lateral pg_temp.pgmq_calls(j.command) as c (call);
select is(
  (
    select array_agg(c)
    from pg_temp.pgmq_calls('select pgmq.send(''a, (b'', f(1, g(2))), pgmq.list_queues()') as c
  ),
  '{send/2,list_queues/0}', 'calls and their arguments are counted'
);
select cmp_ok((select count(*) from pgmq_calls), '>=', 8::bigint, 'queues are used');
select is_empty(
  $$select place || ': pgmq.' || call from pgmq_calls
  where call not in (
    'archive/2', 'create/1', 'create_non_partitioned/1', 'delete/2', 'drop_queue/1', 'list_queues/0',
    'metrics/1', 'metrics_all/0', 'pop/1', 'purge_queue/1', 'read/3', 'read/4', 'read_with_poll/3',
    'read_with_poll/4', 'read_with_poll/5', 'read_with_poll/6', 'send/2', 'send/3', 'send/4', 'send_batch/2',
    'send_batch/3', 'send_batch/4', 'set_vt/3'
  )$$,
  'nothing newer than pgmq 1.5.1 is used: these functions, with so many arguments'
);

select * from finish();
rollback;
