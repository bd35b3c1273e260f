-- Schemas and privileges: `public` is the API, `private` holds helpers and the workers' tables.
-- Nothing is granted by accident: each table and function that follows grants what it means to grant.

create schema private;

revoke all on schema private from public;
grant usage on schema private to anon, authenticated, service_role;

comment on schema private is
  'Helpers of policies, workers'' tables and functions. Never exposed through the Data API.';

alter default privileges in schema public revoke all on tables from anon, authenticated, service_role;
alter default privileges in schema public revoke all on sequences from anon, authenticated, service_role;
alter default privileges in schema public revoke execute on functions from anon, authenticated, service_role;
alter default privileges revoke execute on functions from public;
