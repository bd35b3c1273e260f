-- Rate limits: token buckets that all instances of the functions share, per API key, user and address; and
-- the answers
-- that are kept so that a repeated request gets the first one's.
-- Reads and writes: the service path alone, before a request is handled.

-- tables ------------------------------------------------------------------

-- Unlogged: after a crash everybody begins with a full bucket, which harms nobody.
create unlogged table private.rate_buckets (
  name text primary key,
  tokens double precision not null,
  refilled_at timestamptz not null
);

create index rate_buckets_refilled_at_idx on private.rate_buckets (refilled_at);

comment on table private.rate_buckets is
  'How many requests each caller has left: api_key:{id}, user:{id}, address:{ip}.';

create table private.rate_limits (
  kind text primary key,
  per_minute integer not null,

  constraint rate_limit_kind_is_known check (kind in ('user', 'address')),
  constraint rate_limit_is_positive check (per_minute > 0)
);

comment on table private.rate_limits is
  'Requests per minute of each kind of caller; an API key carries its own.';

insert into private.rate_limits (kind, per_minute)
values
  ('user', 1200),
  ('address', 300); -- requests that nobody has signed

create table private.kept_answers (
  caller text not null,
  idempotency_key uuid not null,
  fingerprint bytea not null,
  status integer,
  body text,
  created_at timestamptz not null default now(),

  primary key (caller, idempotency_key)
);

create index kept_answers_created_at_idx on private.kept_answers (created_at);

comment on table private.kept_answers is
  'Answers to requests that carried an Idempotency-Key, for a day. Without a status: still being handled.';

-- access ------------------------------------------------------------------

alter table private.rate_buckets enable row level security;
alter table private.rate_limits enable row level security;
alter table private.kept_answers enable row level security;

revoke all on private.rate_buckets, private.rate_limits, private.kept_answers
from public, anon, authenticated, service_role;

create policy "nobody reads buckets"
on private.rate_buckets for select to authenticated
using (false);

create policy "nobody reads limits"
on private.rate_limits for select to authenticated
using (false);

create policy "nobody reads kept answers"
on private.kept_answers for select to authenticated
using (false);

-- functions ---------------------------------------------------------------

-- One statement and one row lock, so that two instances cannot both take the last token. The clock is the
-- database's.
create function private.take_token(bucket text, per_minute integer)
returns table (allowed boolean, quota integer, remaining integer, wait_seconds integer)
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  moment constant timestamptz := clock_timestamp();
  left_over double precision;
begin
  insert into private.rate_buckets as b (name, tokens, refilled_at)
  values (take_token.bucket, take_token.per_minute - 1, moment)
  on conflict (name) do update
  set
    -- A request that finds less than one token takes none: the fraction below zero marks it as refused.
    tokens = case
      when least(
        take_token.per_minute,
        greatest(b.tokens, 0) + greatest(extract(epoch from moment - b.refilled_at),
          0) * take_token.per_minute / 60.0
      ) >= 1 then least(
        take_token.per_minute,
        greatest(b.tokens, 0) + greatest(extract(epoch from moment - b.refilled_at),
          0) * take_token.per_minute / 60.0
      ) - 1
      else -1
    end,
    refilled_at = case
      when greatest(b.tokens, 0)
        + greatest(extract(epoch from moment - b.refilled_at), 0) * take_token.per_minute / 60.0 >= 1
        then greatest(moment, b.refilled_at)
      -- What has flowed in since is kept: the clock of the bucket goes back by it.
      else greatest(moment, b.refilled_at) - make_interval(secs => (
        greatest(b.tokens, 0) + greatest(extract(epoch from moment - b.refilled_at),
          0) * take_token.per_minute / 60.0
      ) * 60.0 / take_token.per_minute)
    end
  returning b.tokens into left_over;
  allowed := left_over >= 0;
  quota := take_token.per_minute;
  remaining := greatest(floor(left_over), 0);
  wait_seconds := case when allowed then 0 else greatest(ceil(60.0 / take_token.per_minute), 1) end;
  return next;
end;
$$;

comment on function private.take_token(text, integer) is
  'Takes one token of a bucket that holds per_minute and refills evenly; not allowed: come back after '
  'wait_seconds.';

create function private.admit_user(user_id uuid)
returns table (allowed boolean, quota integer, remaining integer, wait_seconds integer)
language sql
volatile
security definer
set search_path = ''
as $$
  select t.*
  from private.rate_limits as l
  cross join lateral private.take_token('user:' || user_id, l.per_minute) as t
  where l.kind = 'user';
$$;

create function private.admit_address(address text)
returns table (allowed boolean, quota integer, remaining integer, wait_seconds integer)
language sql
volatile
security definer
set search_path = ''
as $$
  select t.*
  from private.rate_limits as l
  cross join lateral private.take_token('address:' || address, l.per_minute) as t
  where l.kind = 'address';
$$;

-- Everything about a key in one round trip: is it valid, whose is it, may it go on. No row: not valid.
create function private.admit_api_key(key_hash bytea)
returns table (
  api_key_id uuid, project_id uuid, scopes text[], allowed boolean, quota integer, remaining integer,
    wait_seconds integer
)
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  api_key public.api_keys;
begin
  select k.* into api_key
  from private.api_key_hashes as h
  join public.api_keys as k on k.id = h.api_key_id
  where h.key_hash = admit_api_key.key_hash
    and k.revoked_at is null
    and (k.expires_at is null or k.expires_at > now());
  if api_key.id is null then
    return;
  end if;
  -- To the minute is enough, and spares a busy key a write per request.
  update public.api_keys as k set last_used_at = now()
  where k.id = api_key.id and (k.last_used_at is null or k.last_used_at < now() - interval '1 minute');
  return query
    select api_key.id, api_key.project_id, api_key.scopes, t.*
    from private.take_token('api_key:' || api_key.id, api_key.rate_limit_per_minute) as t;
end;
$$;

comment on function private.admit_api_key(bytea) is
  'Whose valid key this is, with one token taken; notes the use. No row: not valid.';

create function private.log_api_call(
  api_key_id uuid, project_id uuid, method text, route text, status integer, duration_ms integer,
    request_id text
)
returns void
language sql
volatile
security definer
set search_path = ''
as $$
  insert into public.system_logs (project_id, level, category, message, metadata, request_id)
  values (
    project_id, case when status >= 500 then 'error' when status >= 400 then 'warning' else 'info' end,
      'api_call',
    method || ' ' || route,
    jsonb_build_object(
      'api_key_id', api_key_id, 'method', method, 'route', route, 'status', status, 'duration_ms', duration_ms
    ),
    request_id
  );
$$;

comment on function private.log_api_call(uuid, uuid, text, text, integer, integer, text) is
  'Notes that a key called a function: which route, with what status, how long. Never a body.';

-- Of two equal requests at once, one inserts and goes on; the other finds its row and waits for nothing.
create function private.begin_answer(caller text, idempotency_key uuid, fingerprint bytea)
returns table (state text, status integer, body text)
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  kept private.kept_answers;
begin
  insert into private.kept_answers as k (caller, idempotency_key, fingerprint)
  values (begin_answer.caller, begin_answer.idempotency_key, begin_answer.fingerprint)
  on conflict on constraint kept_answers_pkey do update
  set created_at = now()
  -- Whoever began and never ended, for longer than any request may take, is gone.
  where k.status is null and k.fingerprint = excluded.fingerprint
    and k.created_at < now() - interval '3 minutes'
  returning k.* into kept;
  if found then
    return query select 'new', null::integer, null::text;
    return;
  end if;
  select k.* into kept from private.kept_answers as k
  where k.caller = begin_answer.caller and k.idempotency_key = begin_answer.idempotency_key;
  return query select
    case
      when kept.fingerprint <> begin_answer.fingerprint then 'reused'
      when kept.status is null then 'running'
      else 'kept'
    end,
    kept.status, kept.body;
end;
$$;

comment on function private.begin_answer(text, uuid, bytea) is
  'new: go on. kept: this was answered so. running: it is being handled. reused: the key came with another '
  'request.';

create function private.keep_answer(caller text, idempotency_key uuid, status integer, body text)
returns void
language sql
volatile
security definer
set search_path = ''
as $$
  update private.kept_answers as k set status = keep_answer.status, body = keep_answer.body
  where k.caller = keep_answer.caller and k.idempotency_key = keep_answer.idempotency_key;
$$;

create function private.forget_answer(caller text, idempotency_key uuid)
returns void
language sql
volatile
security definer
set search_path = ''
as $$
  delete from private.kept_answers as k
  where k.caller = forget_answer.caller and k.idempotency_key = forget_answer.idempotency_key;
$$;

comment on function private.forget_answer(text, uuid) is
  'A request that failed did nothing: the same key may try again.';

create function private.purge_limits()
returns void
language sql
volatile
security definer
set search_path = ''
as $$
  delete from private.rate_buckets as b where b.refilled_at < now() - interval '10 minutes';
  delete from private.kept_answers as k where k.created_at < now() - interval '1 day';
$$;

comment on function private.purge_limits() is
  'Drops buckets that are full again and answers older than a day.';

revoke execute on function private.take_token(text, integer) from public, anon, authenticated, service_role;
revoke execute on function private.admit_user(uuid) from public, anon, authenticated, service_role;
revoke execute on function private.admit_address(text) from public, anon, authenticated, service_role;
revoke execute on function private.admit_api_key(bytea) from public, anon, authenticated, service_role;
revoke execute on function private.log_api_call(uuid, uuid, text, text, integer, integer, text)
from public, anon, authenticated, service_role;
revoke execute on function private.begin_answer(text, uuid, bytea)
  from public, anon, authenticated, service_role;
revoke execute on function private.keep_answer(text, uuid, integer, text)
  from public, anon, authenticated, service_role;
revoke execute on function private.forget_answer(text, uuid) from public, anon, authenticated, service_role;
revoke execute on function private.purge_limits() from public, anon, authenticated, service_role;

-- clock -------------------------------------------------------------------

select cron.schedule('purge_limits', '*/10 * * * *', 'select private.purge_limits()');
