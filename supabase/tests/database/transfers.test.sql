-- Handing on: a tenant to another owner, and a project to somebody whose address it was offered to.
begin;
select no_plan();
select tests.make_world();

-- tenants -----------------------------------------------------------------

select matches(
  tests.attempt('admin', 'select public.change_tenant(tests.id(2, 1), owner_id => ''{me}'')'),
  '^PT404', 'A18 nobody takes a tenant that is not his'
);
select matches(
  tests.attempt('owner',
    'select public.change_tenant(tests.id(2, 1), owner_id => tests.person(''stranger''))'),
  '^PT422', 'a tenant goes to nobody who is in none of its projects'
);
select matches(
  tests.attempt('owner',
    'select public.change_tenant(tests.id(2, 1), owner_id => tests.person(''disabled admin''))'),
  '^PT422', 'nor to who is shut out'
);
select tests.act_as('owner');
select is((public.change_tenant(tests.id(2, 1), null, tests.person('admin'))).owner_id,
  tests.person('admin'), 'its owner hands it to a member');
select tests.act_as_nobody();
select is(tests.attempt('owner', 'update public.tenants set name = ''x'''), 'rows: 0',
  'who has handed it on owns it no more');
select matches(tests.attempt('stranger', 'select public.create_tenant(''x'', ''tests-x'')'), '^PT403',
  'an account alone founds nothing');

-- projects ----------------------------------------------------------------

select matches(
  tests.attempt('admin', 'select public.offer_project(tests.id(2, 1), ''x@tests.example'', false)'),
  '^PT403', 'A18 an admin offers his project to nobody'
);
select matches(
  tests.attempt('owner of another project',
    'select public.offer_project(tests.id(2, 1), ''x@tests.example'', false)'),
  '^PT404', 'T11 A17 nobody offers the project of others'
);
update auth.users set email_confirmed_at = null where id = tests.person('stranger');
insert into public.project_transfers (id, project_id, email, leaves_tenant, created_by)
values (tests.id(8, 60), tests.id(2, 1), 'test9@tests.example', false, tests.person('owner'));
select matches(tests.attempt('stranger', 'select public.accept_transfer(tests.id(8, 60))'), '^PT404',
  'an address that Auth has not verified takes nothing');
update auth.users set email_confirmed_at = now() where id = tests.person('stranger');
select is(tests.attempt('stranger', 'select public.accept_transfer(tests.id(8, 60))'), 'rows: 1',
  'whom it was offered to takes it');
update public.project_transfers set created_at = now() - interval '8 days',
  expires_at = now() - interval '1 day' where id = tests.id(8, 60);
select matches(tests.attempt('stranger', 'select public.accept_transfer(tests.id(8, 60))'), '^PT404',
  'not after seven days');

select * from finish();
rollback;
