-- Extensions: what the hub uses of Postgres and of Supabase's platform.
-- Nothing here is exposed: pgmq, cron, net and vault are reached by functions of the private schema alone.

create extension if not exists pgcrypto with schema extensions;
create extension if not exists pg_trgm with schema extensions;   -- search in names, numbers and messages
create extension if not exists btree_gin with schema extensions; -- lets a trigram index lead with project_id

create extension if not exists pgmq;                              -- queues: only what 1.5.1 has
create extension if not exists pg_cron with schema pg_catalog;    -- wakes the workers, purges, rolls up
create extension if not exists pg_net with schema extensions;     -- how cron calls the queue function
create extension if not exists supabase_vault with schema vault;  -- tokens and secrets
