-- Privacy: after a person is erased no schema holds his name, his numbers or his words; figures stay.
-- Retention.
begin;
select no_plan();
select tests.make_world();
select tests.make_rows();

-- a person everywhere -----------------------------------------------------

create temporary table person as
select (private.resolve_contacts(array[
  row(tests.id(2, 1), '201777123456', 'EG.ZZERASEME', null, 'zz_username', 'Zz Erasable',
    now())::private.person
], 'webhook'))[1] as id;
update public.contacts set display_name = 'Zz Erasable', email = 'zz-erasable@tests.example',
  attributes = '{"note": "Zz Erasable"}'
where id = (select id from person);
insert into public.conversations (id, project_id, whatsapp_number_id, contact_id, last_message_text,
  unread_count)
select tests.id(5, 50), tests.id(2, 1), tests.id(3, 1), id, 'zz secret words', 1 from person;
insert into public.media_files (id, project_id, whatsapp_number_id, contact_id, direction, kind, state, path,
  filename, caption)
select tests.id(8, 50), tests.id(2, 1), tests.id(3, 1), id, 'inbound', 'image', 'stored', tests.id(2,
  1) || '/zz-erasable.jpg',
  'zz-erasable.jpg', 'zz secret words' from person;
insert into storage.objects (bucket_id, name) values ('media', tests.id(2, 1) || '/zz-erasable.jpg');
insert into public.messages (
  id, project_id, conversation_id, contact_id, whatsapp_number_id, wamid, direction, type, status, text,
    content, media_file_id,
  occurred_at, error_details
)
select tests.id(6, 50 + n), tests.id(2, 1), tests.id(5, 50), id, tests.id(3, 1),
  'wamid.MjAxNzc3MTIzNDU2' || n, 'inbound', 'text',
  'received', 'zz secret words', '{"body": "zz secret words"}', case n when 1 then tests.id(8, 50) end,
  now() - n * interval '1 day', 'for 201777123456'
from person, generate_series(1, 3) as n;
insert into public.message_statuses (project_id, message_id, status, occurred_at, errors)
values (tests.id(2, 1), tests.id(6, 51), 'failed', now(), '[{"details": "to 201777123456"}]');
insert into public.webhook_events (id, app, body, body_sha256, state)
select tests.id(8, 51), 'default', b.body, sha256(b.body), 'processed'
from (select convert_to(jsonb_build_object('object', 'whatsapp_business_account', 'entry',
  jsonb_build_array(jsonb_build_object(
  'id', '1', 'changes', jsonb_build_array(jsonb_build_object('field', 'messages', 'value', jsonb_build_object(
    'metadata', jsonb_build_object('phone_number_id', '990000000000101'),
    'contacts', jsonb_build_array(
      jsonb_build_object('wa_id', '201777123456', 'profile', jsonb_build_object('name', 'Zz Erasable')),
      jsonb_build_object('wa_id', '201000000201', 'profile', jsonb_build_object('name', 'Somebody else'))
    ),
    'messages', jsonb_build_array(
      jsonb_build_object('from', '201777123456', 'id', 'wamid.MjAxNzc3MTIzNDU21', 'text',
        jsonb_build_object('body', 'zz secret words')),
      jsonb_build_object('from', '201000000201', 'id', 'wamid.TEST1', 'text', jsonb_build_object('body',
        'other words'))
    )
  )))
)))::text, 'utf8') as body) as b;
insert into public.webhook_ledger (event_id, phone_number_id, received, processed, received_at)
values (tests.id(8, 51), '990000000000101', 2, 2, now());
insert into public.parked_updates (project_id, event_id, position, kind, phone_number_id, reason, update)
values (tests.id(2, 1), tests.id(8, 51), 9, 'message', '990000000000101', 'failed',
  '{"from": "201777123456", "name": "Zz Erasable"}');
insert into public.notes (project_id, contact_id, body) select tests.id(2, 1), id, 'Zz Erasable called'
  from person;
insert into public.consent_entries (project_id, contact_id, category, state, source, evidence)
select tests.id(2, 1), id, 'marketing', 'granted', 'agent', 'Zz Erasable signed' from person;
insert into public.maintenance_requests (project_id, contact_id, service_type, description, address, notes)
select tests.id(2, 1), id, 'plumbing', 'zz secret words', 'Zz Street', 'Zz Erasable' from person;
insert into public.flow_responses (project_id, flow_id, conversation_id, contact_id, data, occurred_at)
select tests.id(2, 1), tests.id(8, 21), tests.id(5, 50), id, '{"name": "Zz Erasable"}', now() from person;
insert into public.mail (project_id, contact_id, to_addresses, subject, text_body)
select tests.id(2, 1), id, '{zz-erasable@tests.example}', 'Zz Erasable', 'zz secret words' from person;
insert into public.system_logs (project_id, level, category, message) values (tests.id(2, 1), 'error', 'api',
  'send to 201777123456');
insert into public.system_logs (level, category, message) values ('error', 'webhook',
  'from 201777123456');
insert into public.dead_letters (project_id, queue, subject_id, error, attempts)
values (null, 'media', tests.id(8, 51), 'for 201777123456', 8);
insert into public.events (project_id, type, conversation_id, data)
values (tests.id(2, 1), 'message.read', tests.id(5, 50), '{"wamid": "wamid.MjAxNzc3MTIzNDU21"}');
insert into private.kept_answers (caller, idempotency_key, fingerprint, status, body)
values (
  'tests', gen_random_uuid(), 'x', 202,
  '{"conversation_id": "' || tests.id(5, 50) || '", "text": "zz secret words"}'
);
select pgmq.send('inbound', '{"wa_id": "201777123456"}');
select pgmq.archive('inbound', (select max(msg_id) from pgmq.q_inbound));

-- As one who searches a dump: every table of every schema, bytes as well.
create temporary view dumped as
select n.nspname as schema, c.relname as name
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
where c.relkind in ('r', 'm') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'tests');

create function pg_temp.where_is(needle text)
returns text[]
language plpgsql
as $$
declare
  t record;
  found boolean;
  places text[] := '{}';
begin
  for t in select * from dumped as d order by 1, 2 loop
    begin
      execute format(
        'select exists (select 1 from %I.%I as t where t::text ilike any ($1))', t.schema, t.name
      )
      into found using array[
        '%' || needle || '%', '%' || encode(convert_to(needle, 'utf8'), 'hex') || '%'
      ];
    exception when insufficient_privilege then
      found := false; -- counted below
    end;
    if found then
      places := places || (t.schema || '.' || t.name);
    end if;
  end loop;
  return places;
end;
$$;

select is_empty(
  $$select d.schema || '.' || d.name from dumped as d
  where not has_table_privilege(format('%I.%I', d.schema, d.name), 'select')$$,
  'no table is kept from who looks'
);
select is(
  pg_temp.where_is('zz secret words') @> '{public.messages,public.webhook_events,private.kept_answers}', true,
  'words are found in columns, in bytes and in answers'
);
select cmp_ok(cardinality(pg_temp.where_is('201777123456')), '>=', 5, 'the number stands in many places');
create temporary table before as
select direction, date_trunc('day', occurred_at) as day, count(*) as n from public.messages
where project_id = tests.id(2, 1) group by 1, 2;

-- erased ------------------------------------------------------------------

select matches(
  tests.attempt('admin',
    'select public.erase_contact(id) from public.contacts where email = ''zz-erasable@tests.example'''),
      '^PT403',
  'A19 an admin erases nobody'
);
select matches(
  tests.attempt('owner of another project', 'select public.erase_contact(tests.id(4, 1))'), '^PT404',
  'T11 nobody erases in another project'
);
select matches(
  tests.attempt('admin',
    'select public.preview_erasure(id) from public.contacts where email = ''zz-erasable@tests.example'''),
  '^PT403', 'nor does an admin see what would go'
);
select tests.act_as('owner');
select is(
  (select public.preview_erasure(id) from public.contacts where email = 'zz-erasable@tests.example'),
  '{"identities": 4, "messages": 3, "media": 1, "notes": 1, "requests": 1, "merged": 0}'::jsonb,
  'an owner sees how much would go before he decides'
);
select lives_ok($$select public.erase_contact(id) from public.contacts
  where email = 'zz-erasable@tests.example'$$, 'an owner erases');
select tests.act_as_nobody();

-- Storage's API removes the object with its bytes; here its row stands for both.
select results_eq(
  $$select name from private.claim_removals(10)$$, array[tests.id(2, 1) || '/zz-erasable.jpg'],
  'his file waits for Storage to remove it'
);
set local storage.allow_delete_query = 'true';
delete from storage.objects where name like '%zz-erasable.jpg';
select private.settle_removals(array_agg(object_id)) from private.storage_removals;

select is(pg_temp.where_is('201777123456'), '{}', 'afterwards no schema holds his number');
select is(pg_temp.where_is('MjAxNzc3MTIzNDU2'), '{}', 'nor the ids that encode it');
select is(pg_temp.where_is('ZZERASEME'), '{}', 'nor his BSUID');
select is(pg_temp.where_is('Zz Erasable'), '{}', 'nor his name');
select is(pg_temp.where_is('zz-erasable'), '{}', 'nor his address and files');
select is(pg_temp.where_is('zz_username'), '{}', 'nor his username');
select is(pg_temp.where_is('zz secret words'), '{}', 'nor a word he wrote');
select is(pg_temp.where_is('Zz Street'), '{}', 'nor where he lives');
select ok(
  (select convert_from(body, 'utf8') from public.webhook_events where id = tests.id(8,
    51)) like '%other words%',
  'other people''s part of the raw event stays'
);
select results_eq(
  $$select direction, date_trunc('day', occurred_at), count(*) from public.messages
    where project_id = tests.id(2, 1)
  group by 1, 2 order by 1, 2$$,
  $$select * from before order by 1, 2$$, 'counts by day are what they were'
);
select is(
  (select count(*) from public.audit_log where action = 'erase' and actor_id = tests.person('owner')),
    1::bigint,
  'who erased whom is in the audit'
);
select isnt(
  (private.resolve_contacts(array[
    row(tests.id(2, 1), '201777123456', null, null, null, null, now())::private.person
  ], 'webhook'))[1],
  (select id from person), 'who writes again is somebody new'
);
select throws_ok(
  $$select private.merge_contacts(tests.id(4, 1), (select id from person), 'agent')$$, 'PT409', null,
    'an erased contact is merged with nobody'
);

-- whatever hangs on a person ----------------------------------------------

-- Every column that takes free text and stands in a row of his, today's tables and tomorrow's.
update public.webhook_deliveries set conversation_id = tests.id(5, 1) where project_id = tests.id(2, 1);
update public.custom_function_runs set run_id = tests.id(8, 31) where project_id = tests.id(2, 1);
update public.sandbox_sessions set contact_id = tests.id(4, 1) where project_id = tests.id(2, 1);
update public.mail set contact_id = tests.id(4, 1) where project_id = tests.id(2, 1);
insert into public.notifications (project_id, user_id, kind, conversation_id)
values (tests.id(2, 1), tests.person('agent'), 'mention', tests.id(5, 1));
create temporary table filled (relation regclass, name text);
create function pg_temp.fill()
returns void
language plpgsql
as $$
declare
  c record;
  value text;
  affected bigint;
begin
  for c in
    select t.oid::regclass as relation, a.attname, a.atttypid::regtype::text as type, k.condition
    from pg_class as t
    join pg_namespace as n on n.oid = t.relnamespace
    join pg_attribute as a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = ''
    join lateral (
      select string_agg(format('t.%I = %L', b.attname, h.id), ' or ') as condition
      from pg_attribute as b
      join (values
        ('contact_id', tests.id(4, 1)), ('survivor_id', tests.id(4, 1)), ('merged_id', tests.id(4, 1)),
        ('conversation_id', tests.id(5, 1)), ('message_id', tests.id(6, 1)), ('run_id', tests.id(8, 31)),
        ('request_id', tests.id(8, 41))
      ) as h (key, id)
        on b.attname = h.key
        or (b.attname = 'id' and t.oid = case h.key
          when 'contact_id' then 'public.contacts'
          when 'conversation_id' then 'public.conversations'
          when 'message_id' then 'public.messages'
          when 'run_id' then 'public.workflow_runs'
          when 'request_id' then 'public.maintenance_requests'
        end::regclass)
      where b.attrelid = t.oid and b.attnum > 0
    ) as k on k.condition is not null
    where n.nspname in ('public', 'private') and t.relkind = 'r'
      and a.atttypid in ('text'::regtype, 'text[]'::regtype, 'jsonb'::regtype, 'bytea'::regtype)
  loop
    foreach value in array case c.type
      when 'jsonb' then array['{"x": "zz filled"}', '[{"x": "zz filled"}]']
      when 'text[]' then array['{zz filled}']
      -- words, addresses, paths
      else array['zz filled', 'zz@filled.example', tests.id(2, 1) || '/zz filled']
    end loop
      begin
        execute format('update %s as t set %I = $1::%s where %s', c.relation, c.attname, c.type, c.condition)
          using value;
        get diagnostics affected = row_count;
        if affected > 0 then
          insert into filled values (c.relation, c.attname);
        end if;
        exit;
      exception when others then
        null; -- a state, a key, a language: it takes no free text
      end;
    end loop;
  end loop;
end;
$$;
select pg_temp.fill();
select cmp_ok((select count(*) from filled), '>=', 40::bigint, 'free text stands in many columns');
select tests.act_as('owner');
select lives_ok($$select public.erase_contact(tests.id(4, 1))$$, 'an owner erases somebody else');
select tests.act_as_nobody();

create function pg_temp.is_still_filled(relation regclass, name text)
returns boolean
language plpgsql
as $$
declare
  still boolean;
begin
  execute format('select exists (select 1 from %s as t where t.%I::text like ''%%zz filled%%''
    or t.%I::text like ''%%zz@filled%%'')', relation, name, name) into still;
  return still;
end;
$$;
select set_eq(
  $$select relation || '.' || name from filled where pg_temp.is_still_filled(relation, name)$$,
  array[
    -- codes and types
    'messages.error_code', 'media_files.error_code', 'calls.error_code', 'broadcast_recipients.error_code',
    'media_files.mime_type', 'media_files.claimed_mime_type', 'conversations.last_message_type',
    'conversations.last_message_kind', 'conversations.last_message_direction',
    'conversations.last_message_status', 'maintenance_request_events.from_status',
    'maintenance_request_events.to_status',
    -- what we made ourselves
    'flow_sessions.flow_token', 'workflow_runs.current_key', 'workflow_run_steps.key',
    'workflow_run_steps.type', 'ai_runs.provider', 'ai_runs.model',
    -- ids and states; of events two keys go, see above
    'events.data', 'notifications.data', 'webhook_deliveries.event_type'
  ],
  'afterwards they hold nothing of it, but for words that are none of his'
);

-- retention ---------------------------------------------------------------

insert into public.messages (project_id, conversation_id, contact_id, whatsapp_number_id, wamid, direction,
  type, status, text, occurred_at)
select tests.id(2, 1), tests.id(5, 1), tests.id(4, 1), tests.id(3, 1), 'wamid.OLD' || n, 'inbound', 'text',
  'received', 'old',
  now() - interval '200 days' - n * interval '1 hour'
from generate_series(1, 30) as n;
insert into public.system_logs (project_id, level, category, message, created_at)
values (tests.id(2, 1), 'info', 'api', 'old', now() - interval '40 days'), (tests.id(2, 1), 'info', 'api',
  'new', now());
insert into public.audit_log (project_id, actor_kind, action, subject, subject_id, created_at)
values (tests.id(2, 1), 'service', 'test', 'x', 'old', now() - interval '3 years');
select tests.act_as(tests.person('admin'));
select is(public.count_expired(tests.id(2, 1), 'audit_log', 730), 1::bigint,
  'an admin sees beforehand what would go');
select is(public.count_expired(tests.id(2, 1), 'messages', 100), 30::bigint, 'also of messages');
select is(
  (select k -> 'keep_days' from jsonb_array_elements(public.read_retention(tests.id(2, 1))) as k
    where k ->> 'kind' = 'audit_log'), '730'::jsonb, 'and what holds where nothing was set'
);
select tests.act_as(tests.person('agent'));
select throws_ok(
  format('select public.count_expired(%L, ''messages'', 1)', tests.id(2, 1)), 'PT404', null,
  'an agent does not'
);
reset role;
select cmp_ok(private.apply_retention(), '>=', 32::bigint, 'the nightly job purges');
select is(
  (select count(*) from public.messages where project_id = tests.id(2, 1)
    and occurred_at < now() - interval '101 days'), 0::bigint,
  'what is older than the project keeps is gone'
);
select is(
  (select sum(inbound) from public.communication_analytics
  where project_id = tests.id(2, 1) and hour between now() - interval '210 days'
    and now() - interval '199 days'),
  30::bigint, 'its figures stay'
);
select is((select count(*) from public.messages where id = tests.id(6, 1)), 1::bigint,
  'what is younger stays');
select results_eq(
  $$select message from public.system_logs where project_id = tests.id(2, 1) and message in ('old', 'new')$$,
    array['new'],
  'defaults hold where a project says nothing'
);
select is((select count(*) from public.audit_log where subject_id = 'old'), 0::bigint,
  'the audit ends after its time');
select throws_ok('delete from public.audit_log', 'PT403', null, 'and is append only again');

select * from finish();
rollback;
