-- Consent, audit, news, maintenance and secrets.
begin;
select no_plan();
select tests.make_world();

-- consent -----------------------------------------------------------------

select is(private.consent_of(tests.id(4, 1), 'marketing'), 'unknown',
  'of whom nothing is known consent is unknown');
select is(
  tests.attempt('agent',
    'select public.record_consent(tests.id(4, 1), ''marketing'', ''granted'', ''paper form 12'')'),
  'rows: 1', 'an agent records consent'
);
select matches(
  tests.attempt('agent', 'select public.record_consent(tests.id(4, 1), ''marketing'', ''granted'', '' '')'),
    '^PT422',
  'never without evidence'
);
select matches(
  tests.attempt('agent', 'select public.record_consent(tests.id(4, 1), ''weather'', ''granted'', ''x'')'),
    '^PT422',
  'and only for a known category'
);
select matches(
  tests.attempt('viewer', 'select public.record_consent(tests.id(4, 1), ''marketing'', ''granted'', ''x'')'),
    '^PT403',
  'A19 a viewer records none'
);
select matches(
  tests.attempt('own agent',
    'select public.record_consent(tests.id(4, 1), ''marketing'', ''granted'', ''x'')'), '^PT404',
  'nobody records the consent of whom he cannot see'
);
insert into public.consent_entries (project_id, contact_id, category, state, source, occurred_at)
values
  (tests.id(2, 1), tests.id(4, 1), 'marketing', 'granted', 'flow', now() - interval '3 days'),
  (tests.id(2, 1), tests.id(4, 1), 'all', 'withdrawn', 'keyword', now() - interval '2 days');
select is(private.consent_of(tests.id(4, 1), 'MARKETING'), 'withdrawn',
  'A34 who stopped everything stopped marketing');
select is(private.consent_of(tests.id(4, 1), 'utility'), 'withdrawn', 'A34 and the rest');
insert into public.consent_entries (project_id, contact_id, category, state, source, occurred_at)
values (tests.id(2, 1), tests.id(4, 1), 'marketing', 'granted', 'meta', now() - interval '1 day');
select is(private.consent_of(tests.id(4, 1), 'marketing'), 'withdrawn',
  'A34 a resume at Meta does not end the stop that he gave us');
insert into public.consent_entries (project_id, contact_id, category, state, source, evidence, occurred_at)
values (tests.id(2, 1), tests.id(4, 1), 'marketing', 'granted', 'import', 'list',
  now() - interval '23 hours');
select is(private.consent_of(tests.id(4, 1), 'marketing'), 'withdrawn', 'A34 and no list ends it');
insert into public.consent_entries (project_id, contact_id, category, state, source, occurred_at)
values (tests.id(2, 1), tests.id(4, 1), 'marketing', 'granted', 'keyword', now() - interval '22 hours');
select is(private.consent_of(tests.id(4, 1), 'marketing'), 'granted', 'his own newest word does');
select is(private.consent_of(tests.id(4, 1), 'utility'), 'withdrawn', 'for its category alone');
insert into public.consent_entries (project_id, contact_id, category, state, source, occurred_at)
values (tests.id(2, 1), tests.id(4, 1), 'marketing', 'withdrawn', 'meta', now() - interval '5 days');
select is(private.consent_of(tests.id(4, 1), 'marketing'), 'granted',
  'old news that come late change nothing');
insert into public.consent_entries (project_id, contact_id, category, state, source, occurred_at)
values
  (tests.id(2, 1), tests.id(4, 1), 'marketing', 'withdrawn', 'meta', now() - interval '20 hours'),
  (tests.id(2, 1), tests.id(4, 1), 'marketing', 'granted', 'keyword', now() - interval '19 hours');
select is(private.consent_of(tests.id(4, 1), 'marketing'), 'withdrawn',
  'A34 a stop at Meta is not ended by a word to us: Meta would refuse the message');
insert into public.consent_entries (project_id, contact_id, category, state, source, occurred_at)
values (tests.id(2, 1), tests.id(4, 1), 'marketing', 'granted', 'meta', now() - interval '18 hours');
select is(private.consent_of(tests.id(4, 1), 'marketing'), 'granted', 'Meta''s resume ends it');
insert into public.consent_entries (project_id, contact_id, category, state, source, evidence, occurred_at)
values (tests.id(2, 1), tests.id(4, 1), 'marketing', 'withdrawn', 'import', 'list',
  now() - interval '17 hours');
select is(private.consent_of(tests.id(4, 1), 'marketing'), 'withdrawn', 'a list may stop');
insert into public.consent_entries (project_id, contact_id, category, state, source, occurred_at)
values (tests.id(2, 1), tests.id(4, 1), 'marketing', 'granted', 'flow', now() - interval '16 hours');
select is(private.consent_of(tests.id(4, 1), 'marketing'), 'granted', 'and his own later word ends that');
select is(
  tests.attempt('service', 'update public.consent_entries set state = ''granted'''), 'denied',
    'the ledger is never changed'
);
select is(
  tests.attempt('service', 'delete from public.consent_entries'), 'denied', 'and never shortened'
);

-- audit -------------------------------------------------------------------

select tests.act_as('admin');
update public.projects set description = 'new' where id = tests.id(2, 1);
update public.project_members set broadcast = true where user_id = tests.person('agent');
insert into public.teams (project_id, name) values (tests.id(2, 1), 'audited');
select public.update_conversation(tests.id(5, 1), jsonb_build_object('assignee_id', tests.person('agent')));
select tests.act_as_nobody();

select results_eq(
  $$select before, after, actor_kind from public.audit_log
  where subject = 'projects' and subject_id = tests.id(2, 1)::text and actor_id = tests.person('admin')$$,
  $$values ('{"description": null}'::jsonb, '{"description": "new"}'::jsonb, 'member')$$,
  'the audit knows who changed which setting, from what to what'
);
select results_eq(
  $$select before, after from public.audit_log
  where subject = 'project_members' and actor_id = tests.person('admin')
    and subject_id = tests.person('agent')::text$$,
  $$values ('{"broadcast": false}'::jsonb, '{"broadcast": true}'::jsonb)$$, 'who gave whom a switch'
);
select is(
  (select count(*) from public.audit_log where subject = 'teams' and action = 'insert'
    and actor_id = tests.person('admin')),
  1::bigint, 'who made a team'
);
select is(
  (select after ->> 'assignee_id' from public.audit_log where subject = 'conversations'
    and action = 'assign' and project_id = tests.id(2, 1)),
  tests.person('agent')::text, 'who assigned whom'
);
select is(
  (select count(*) from public.notifications where user_id = tests.person('agent') and kind = 'assignment'),
  1::bigint, 'and the assignee was told'
);
select throws_ok('update public.audit_log set action = ''x''', 'PT403', null,
  'the audit is not changed, not even by its owner');
select throws_ok('delete from public.audit_log', 'PT403', null, 'nor shortened');
select throws_ok('truncate public.audit_log', 'PT403', null, 'nor emptied');
select is(tests.attempt('service', 'update public.audit_log set action = ''x'''), 'denied',
  'the service path may only add');
select is(tests.attempt('owner', 'delete from public.audit_log'), 'denied', 'an owner reads it alone');

-- news --------------------------------------------------------------------

select is(
  tests.attempt('agent', 'update public.contacts set display_name = ''جديد'' where id = tests.id(4, 1)'),
    'rows: 1',
  'an agent names a contact'
);
select tests.act_as('agent');
update public.contacts set display_name = 'جديد' where id = tests.id(4, 1);
insert into public.notes (project_id, conversation_id, contact_id, author_id, body, mentioned_user_ids)
values (
  tests.id(2, 1), tests.id(5, 1), tests.id(4, 1), tests.person('agent'), '@',
  array[tests.person('admin'), tests.person('own agent'), tests.person('owner of another project')]
);
select tests.act_as_nobody();
select is(
  (select count(*) from public.events where type = 'contact.updated' and contact_id = tests.id(4, 1)),
    1::bigint,
  'a changed contact is news'
);
select is(
  (select count(*) from public.events where type = 'note.created' and conversation_id = tests.id(5, 1)),
    1::bigint,
  'A32 a note is news'
);
select set_eq(
  $$select user_id from public.notifications where kind = 'mention' and conversation_id = tests.id(5, 1)$$,
  array[tests.person('admin')], 'who is mentioned is told, if he can see the conversation'
);
insert into public.notification_preferences (project_id, user_id, kind, in_app)
values (tests.id(2, 1), tests.person('admin'), 'dead_letter', false);
insert into public.dead_letters (project_id, queue, subject_id, error, attempts)
values (tests.id(2, 1), 'media', tests.id(8, 81), 'x', 8);
select set_eq(
  $$select user_id from public.notifications where kind = 'dead_letter' and project_id = tests.id(2, 1)$$,
  array[tests.person('owner')], 'A56 who does not want a kind gets none of it while others do'
);

-- maintenance -------------------------------------------------------------

insert into public.maintenance_requests (project_id, contact_id, conversation_id, service_type, description)
values
  (tests.id(2, 1), tests.id(4, 1), tests.id(5, 1), 'plumbing', 'x'),
  (tests.id(2, 1), tests.id(4, 1), tests.id(5, 1), 'painting', 'y');
insert into public.maintenance_requests (project_id, contact_id, service_type, description)
values (tests.id(2, 9), tests.id(4, 9), 'plumbing', 'x');
select results_eq(
  $$select reference from public.maintenance_requests where project_id = tests.id(2, 1) order by number$$,
  $$values ('REQ-1001'), ('REQ-1002')$$, 'A46 requests bear short numbers'
);
select is(
  (select reference from public.maintenance_requests where project_id = tests.id(2, 9)), 'REQ-1001',
  'that begin anew in each project'
);
select matches(
  tests.attempt('agent', 'update public.maintenance_requests set status = ''completed'' where number = 1001'),
  '^PT409 a request cannot go from pending to completed', 'A50 only allowed transitions pass'
);
select matches(
  tests.attempt('agent', 'update public.maintenance_requests set status = ''cancelled'' where number = 1001'),
  '^PT422 cancelling needs a reason', 'A50 cancelling requires a reason'
);
select is(
  tests.attempt('agent', 'update public.maintenance_requests set status = ''confirmed'' where number = 1001'),
    'rows: 1',
  'A50 an allowed one does'
);
select tests.act_as('agent');
update public.maintenance_requests set status = 'confirmed' where number = 1001;
select tests.act_as_nobody();
select results_eq(
  $$select from_status, to_status, actor_id from public.maintenance_request_events as e
  join public.maintenance_requests as r on r.id = e.request_id and r.number = 1001
    and r.project_id = tests.id(2, 1)
  order by e.from_status nulls first$$,
  $$values (null, 'pending', null::uuid), ('pending', 'confirmed', tests.person('agent'))$$,
  'A50 the history keeps who and when'
);

-- secrets -----------------------------------------------------------------

select private.put_secret('webhook_secret:tests', 'whsec_tests_0123456789');
select is(private.get_secret('webhook_secret:tests'), 'whsec_tests_0123456789', 'A21 a secret lies in Vault');
select is(
  tests.attempt('service', 'select private.get_secret(''webhook_secret:tests'')'), 'denied',
  'A21 and is given to no caller, not even with the secret key'
);
select is(tests.attempt('owner', 'select private.get_secret(''webhook_secret:tests'')'), 'denied',
  'A21 nor to an owner');
select throws_ok(
  $$insert into public.integrations (project_id, kind, provider, name, config)
  values (tests.id(2, 1), 'erp', 'x1', 'x', '{"api_key": "k"}')$$,
  '23514', null, 'A21 a configuration that holds a key is refused'
);

-- the rest ----------------------------------------------------------------

select ok(public.is_project_member(tests.id(2, 1), tests.person('viewer')),
  'is_project_member() knows a member');
select ok(not public.is_project_member(tests.id(2, 1), tests.person('stranger')), 'and a stranger');
select ok(not public.is_project_member(tests.id(2, 1), tests.person('disabled admin')),
  'and who was disabled');

select * from finish();
rollback;
