-- Members, owners and tenants: what roles alone do not say.
begin;
select no_plan();
select tests.make_world();

-- A18 ---------------------------------------------------------------------

select is(
  tests.attempt('stranger', 'insert into public.project_members (project_id, user_id, role)
    values (tests.id(2, 1), ''{me}'', ''viewer'')'),
  'denied', 'A18 a stranger cannot add himself to a project'
);
select is(
  tests.attempt('agent', 'update public.project_members set role = ''admin'' where user_id = ''{me}'''),
  'rows: 0', 'A18 an agent cannot raise his own role'
);
select is(
  tests.attempt('agent',
    'update public.project_members set full_numbers = true, scope = ''all'' where user_id = ''{me}'''),
  'rows: 0', 'A18 an agent cannot give himself a switch'
);
select is(
  tests.attempt('admin', 'update public.project_members set role = ''owner'' where user_id = ''{me}'''),
  'denied', 'A18 an admin cannot make himself an owner'
);
select is(
  tests.attempt('admin',
    'update public.project_members set role = ''viewer'' where user_id = tests.person(''owner'')'),
  'rows: 0', 'A18 an admin cannot lower an owner'
);
select is(
  tests.attempt('admin', 'delete from public.project_members where user_id = tests.person(''owner'')'),
  'rows: 0', 'A18 an admin cannot remove an owner'
);
select is(
  tests.attempt('admin', 'insert into public.project_members (project_id, user_id, role)
    values (tests.id(2, 1), tests.person(''stranger''), ''owner'')'),
  'denied', 'A18 an admin cannot add an owner'
);
select is(
  tests.attempt('admin', 'insert into public.project_members (project_id, user_id, role)
    values (tests.id(2, 1), tests.person(''stranger''), ''admin'')'),
  'rows: 1', 'A18 an admin can add an admin'
);
select is(
  tests.attempt('admin', 'insert into public.project_members (project_id, user_id, role)
    values (tests.id(2, 9), ''{me}'', ''viewer'')'),
  'denied', 'A18 an admin cannot add himself to another project'
);
select is(
  tests.attempt('agent', 'delete from public.project_members where user_id = ''{me}'''),
  'rows: 1', 'a member can leave'
);
select is(
  tests.attempt('agent', 'delete from public.project_members where user_id <> ''{me}'''),
  'rows: 0', 'A19 an agent removes nobody else'
);
select matches(
  tests.attempt('owner', 'delete from public.project_members where user_id = ''{me}'''),
  '^PT409 the last owner', 'A18 the last owner cannot leave'
);
select matches(
  tests.attempt('owner', 'update public.project_members set role = ''admin'' where user_id = ''{me}'''),
  '^PT409 the last owner', 'A18 the last owner cannot be lowered'
);
select matches(
  tests.attempt('owner', 'update public.project_members set disabled_at = now() where user_id = ''{me}'''),
  '^PT409 the last owner', 'A18 the last owner cannot be disabled'
);
select matches(
  tests.attempt('service', 'delete from public.project_members where user_id = tests.person(''owner'')'),
  '^PT409 the last owner', 'A18 not even the service path removes the last owner'
);

insert into public.project_members (project_id, user_id, role)
values (tests.id(2, 1), tests.person('stranger'), 'owner');
select is(
  tests.attempt('owner', 'delete from public.project_members where user_id = ''{me}'''),
  'rows: 1', 'an owner can leave while there is another'
);
delete from public.project_members where user_id = tests.person('stranger');

-- people and tenants ------------------------------------------------------

select is(
  tests.attempt('owner of another project',
    'select 1 from public.users where email like ''test%@tests.example'''),
  'rows: 1', 'T11 who shares no project sees himself alone'
);
select is(
  tests.attempt('viewer',
    'update public.users set full_name = ''x'' where email like ''test%@tests.example'''),
  'rows: 1', 'a user changes himself alone'
);
select is(
  tests.attempt('admin', 'update public.tenants set name = ''x'''),
  'rows: 0', 'a tenant is changed by its owner alone'
);
select is(tests.attempt('owner', 'update public.tenants set name = ''x'''), 'rows: 1',
  'the tenant''s owner changes it');
select is(
  tests.attempt('owner', 'insert into public.trusted_users (tenant_id, kind, value)
    values (tests.id(2, 1), ''domain'', ''tests.example'')'),
  'rows: 1', 'the tenant''s owner trusts a domain'
);
select is(
  tests.attempt('admin', 'insert into public.trusted_users (tenant_id, kind, value)
    values (tests.id(2, 1), ''domain'', ''tests.example'')'),
  'denied', 'an admin trusts nobody for the tenant'
);
select throws_ok(
  $$insert into public.trusted_users (tenant_id, kind, value, role) values (tests.id(2, 1), 'domain',
    'a.example', 'admin')$$,
  '23514', null, 'trust makes nobody an admin'
);

-- own things --------------------------------------------------------------

insert into public.notes (project_id, conversation_id, contact_id, author_id, body)
values (tests.id(2, 1), tests.id(5, 1), tests.id(4, 1), tests.person('agent'), 'x');
select is(tests.attempt('marketer', 'update public.notes set body = ''y'''), 'rows: 0',
  'nobody changes another''s note');
select is(tests.attempt('admin', 'delete from public.notes'), 'rows: 1', 'an admin deletes any note');
select is(
  tests.attempt('agent', 'insert into public.notes (project_id, contact_id, author_id, body)
    values (tests.id(2, 1), tests.id(4, 1), tests.person(''admin''), ''x'')'),
  'denied', 'nobody writes a note in another''s name'
);
select is(
  tests.attempt('agent', 'insert into public.message_templates (project_id, owner_id, name, body)
    values (tests.id(2, 1), ''{me}'', ''x'', ''x'')'),
  'rows: 1', 'an agent has quick replies of his own'
);
select is(
  tests.attempt('agent',
    'insert into public.message_templates (project_id, name, body) values (tests.id(2, 1), ''x'', ''x'')'),
  'denied', 'A19 an agent adds no shared text'
);
select is(
  tests.attempt('agent', 'insert into public.message_templates (project_id, owner_id, name, body)
    values (tests.id(2, 1), tests.person(''admin''), ''x'', ''x'')'),
  'denied', 'an agent adds no quick reply to another'
);

-- pages -------------------------------------------------------------------

insert into public.custom_pages (project_id, slug, title, is_published, published_at)
values (tests.id(2, 1), 'shown', 'x', true, now()), (tests.id(2, 1), 'draft', 'x', false, null);
select is(
  tests.attempt('anon', 'select 1 from public.custom_pages where project_id = tests.id(2, 1)'), 'rows: 1',
  'A15 anon reads a published page and no draft'
);
select is(
  tests.attempt('viewer', 'select 1 from public.custom_pages where project_id = tests.id(2, 1)'), 'rows: 2',
  'a member reads drafts as well'
);

-- files -------------------------------------------------------------------

select is(
  tests.attempt('anon', 'select 1 from storage.objects where bucket_id = ''media'''), 'rows: 0',
  'A15 A37 anon sees no file'
);
select is(
  tests.attempt('stranger', 'select 1 from storage.objects where name like ''%/tests/%'''), 'rows: 0',
  'A16 A37 a stranger sees no file'
);
select is(
  tests.attempt('viewer', 'select 1 from storage.objects where name like ''%/tests/%'''), 'rows: 3',
  'A37 a member sees the files of his project'
);
select is(
  tests.attempt('own agent', 'select 1 from storage.objects where name like ''%/tests/%'''), 'rows: 1',
  'A37 scope holds for files'
);
select is(
  tests.attempt('agent',
    'insert into storage.objects (bucket_id, name) values (''media'', tests.id(2, 1) || ''/x/y.jpg'')'),
  'rows: 1', 'an agent uploads below his project''s folder'
);
select is(
  tests.attempt('agent',
    'insert into storage.objects (bucket_id, name) values (''media'', tests.id(2, 9) || ''/x/y.jpg'')'),
  'denied', 'T11 nobody uploads into another project'
);
select is(
  tests.attempt('viewer',
    'insert into storage.objects (bucket_id, name) values (''media'', tests.id(2, 1) || ''/x/y.jpg'')'),
  'denied', 'A19 a viewer uploads nothing'
);

-- Realtime ----------------------------------------------------------------

select tests.act_as('viewer');
select ok(private.may_join_topic('project:' || tests.id(2, 1)), 'a member joins his project''s topic');
select ok(private.may_join_topic('project:' || tests.id(2, 9)) is not true,
  'T11 nobody joins another project''s topic');
select ok(
  private.may_join_topic('member:' || tests.id(2, 1) || ':' || tests.person('agent')) is not true,
  'T11 nobody joins another member''s topic'
);
select tests.act_as('team agent');
select ok(private.may_join_topic('project:' || tests.id(2, 1)) is not true,
  'T11 scope team: not the project''s topic');
select ok(private.may_join_topic('team:' || tests.id(7, 1)), 'scope team: his team''s topic');
select ok(private.may_join_topic('team:' || tests.id(7, 9)) is not true,
  'T11 nobody joins another project''s team');

-- Who else has a conversation open is told to whoever may read it.
select is(
  (
    select array_agg(n order by n) from unnest(array[1, 2, 3, 9]) as n
    where private.may_join_topic('conversation:' || tests.id(5, n))
  ), array[2], 'T11 scope team: the topics of his team''s conversations'
);
select tests.act_as('own agent');
select is(
  (
    select array_agg(n order by n) from unnest(array[1, 2, 3, 9]) as n
    where private.may_join_topic('conversation:' || tests.id(5, n))
  ), array[3], 'T11 scope own: the topics of his own conversations'
);
select tests.act_as('viewer');
select is(
  (
    select array_agg(n order by n) from unnest(array[1, 2, 3, 9]) as n
    where private.may_join_topic('conversation:' || tests.id(5, n))
  ), array[1, 2, 3], 'T11 scope all: the topics of his project''s conversations'
);
select ok(private.may_join_topic('conversation:x') is not true, 'what is no id names no topic');
select tests.act_as('disabled admin');
select ok(private.may_join_topic('conversation:' || tests.id(5, 1)) is not true,
  'A18 who was disabled joins none');
select tests.act_as_nobody();

select * from finish();
rollback;
