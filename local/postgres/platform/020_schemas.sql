-- Schemas and extensions that a new hosted project has before its first migration. Since 30 October 2026 no default
-- privilege grants a table, sequence or function of `public` to the API roles, so none is set here.

create schema extensions;
create schema vault;
create schema realtime;
create schema graphql_public;

grant usage on schema public to postgres, anon, authenticated, service_role;
grant usage on schema extensions to postgres, anon, authenticated, service_role;
grant all on schema extensions to dashboard_user;
grant usage on schema graphql_public to postgres, anon, authenticated, service_role;

create extension "uuid-ossp" with schema extensions;
create extension pgcrypto with schema extensions;
create extension pg_stat_statements with schema extensions;
create extension supabase_vault with schema vault;

create publication supabase_realtime;
