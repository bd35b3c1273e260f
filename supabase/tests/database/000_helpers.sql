-- Helpers of the other files: who is asking. They stay in the database of the tests, in a schema of their own.
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
  perform set_config('request.jwt.claims', jsonb_build_object('sub', user_id, 'role', 'authenticated')::text, true);
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

grant execute on all functions in schema tests to anon, authenticated, service_role;

commit;

begin;
select plan(1);
select has_schema('tests', 'the helpers are there');
select * from finish();
rollback;
