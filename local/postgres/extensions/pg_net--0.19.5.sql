-- Stand-in for pg_net with its SQL interface. A request is a row of net.http_request_queue and thus exists only
-- once its transaction has committed; the channel local_net tells local/net, which sends it and writes the answer.

create schema net;

create domain net.http_method as text
check (value ~* '^(get|post|delete)$');

create unlogged table net.http_request_queue (
  id bigserial,
  method net.http_method not null,
  url text not null,
  headers jsonb,
  body bytea,
  timeout_milliseconds integer not null
);

create unlogged table net._http_response (
  id bigint,
  status_code integer,
  content_type text,
  headers jsonb,
  content text,
  timed_out boolean,
  error_msg text,
  created timestamptz not null default now()
);

create index _http_response_id_idx on net._http_response (id);
create index _http_response_created_idx on net._http_response (created);

create type net.request_status as enum ('PENDING', 'SUCCESS', 'ERROR');
create type net.http_response as (status_code integer, headers jsonb, body text);
create type net.http_response_result as (status net.request_status, message text, response net.http_response);

create function net._urlencode_string(string character varying)
returns text
language sql
immutable
strict
set search_path = pg_catalog
as $$
  select coalesce(string_agg(
    case
      when piece ~ '^[A-Za-z0-9_.~-]$' then piece
      else regexp_replace(upper(encode(convert_to(piece, 'UTF8'), 'hex')), '(..)', '%\1', 'g')
    end, '' order by place), '')
  from regexp_split_to_table(string, '') with ordinality as letters (piece, place)
  where piece <> '';
$$;

create function net._encode_url_with_params_array(url text, params_array text[])
returns text
language sql
immutable
strict
set search_path = pg_catalog
as $$
  select case
    when cardinality(params_array) = 0 then url
    else url || case when url ~ '\?' then '&' else '?' end || array_to_string(params_array, '&')
  end;
$$;

create function net._params_array(params jsonb)
returns text[]
language sql
immutable
set search_path = pg_catalog
as $$
  select coalesce(
    array_agg(net._urlencode_string(key::varchar) || '=' || net._urlencode_string(coalesce(value, '')::varchar)), '{}')
  from jsonb_each_text(coalesce(params, '{}'));
$$;

create function net.wake()
returns void
language sql
volatile
set search_path = pg_catalog
as $$
  select pg_notify('local_net', '');
$$;

create function net._queue(method text, url text, headers jsonb, body bytea, timeout_milliseconds integer)
returns bigint
language sql
volatile
security definer
set search_path = pg_catalog
as $$
  with queued as (
    insert into net.http_request_queue (method, url, headers, body, timeout_milliseconds)
    values (method, url, headers, body, timeout_milliseconds)
    returning id
  )
  select queued.id from queued, net.wake();
$$;

create function net.http_get(
  url text,
  params jsonb default '{}'::jsonb,
  headers jsonb default '{}'::jsonb,
  timeout_milliseconds integer default 2000
)
returns bigint
language sql
volatile
strict
security definer
set search_path = pg_catalog
as $$
  select net._queue(
    'GET', net._encode_url_with_params_array(url, net._params_array(params)), headers, null, timeout_milliseconds);
$$;

create function net.http_delete(
  url text,
  params jsonb default '{}'::jsonb,
  headers jsonb default '{}'::jsonb,
  timeout_milliseconds integer default 2000,
  body jsonb default null
)
returns bigint
language sql
volatile
security definer
set search_path = pg_catalog
as $$
  select net._queue(
    'DELETE', net._encode_url_with_params_array(url, net._params_array(params)), headers,
    convert_to(body::text, 'UTF8'), timeout_milliseconds);
$$;

create function net.http_post(
  url text,
  body jsonb default '{}'::jsonb,
  params jsonb default '{}'::jsonb,
  headers jsonb default '{"Content-Type": "application/json"}'::jsonb,
  timeout_milliseconds integer default 2000
)
returns bigint
language plpgsql
volatile
security definer
set search_path = pg_catalog
as $$
declare
  content_type text;
begin
  select value into content_type from jsonb_each_text(coalesce(headers, '{}')) where lower(key) = 'content-type' limit 1;
  if content_type is null then
    headers := coalesce(headers, '{}') || '{"Content-Type": "application/json"}';
  elsif content_type !~* '^application/json(;.*)?$' then
    raise exception 'Content-Type header must be "application/json"';
  end if;
  return net._queue(
    'POST', net._encode_url_with_params_array(url, net._params_array(params)), headers,
    convert_to(body::text, 'UTF8'), timeout_milliseconds);
end;
$$;

create function net._http_collect_response(request_id bigint, async boolean default true)
returns net.http_response_result
language plpgsql
volatile
security definer
set search_path = pg_catalog
as $$
declare
  found_response net._http_response;
begin
  loop
    select * into found_response from net._http_response where id = request_id;
    exit when found;
    if not exists (select 1 from net.http_request_queue where id = request_id) and async then
      return ('ERROR', 'request matching request_id not found', null)::net.http_response_result;
    elsif async then
      return ('PENDING', 'request is pending processing', null)::net.http_response_result;
    end if;
    perform pg_sleep(0.05);
  end loop;
  if found_response.error_msg is not null then
    return ('ERROR', found_response.error_msg, null)::net.http_response_result;
  end if;
  return (
    'SUCCESS', 'ok', (found_response.status_code, found_response.headers, found_response.content)::net.http_response
  )::net.http_response_result;
end;
$$;

-- The queue holds headers, and so secrets: nobody but the owner sees it.
revoke all on all tables in schema net from public;
revoke execute on all functions in schema net from public;
grant usage on schema net to supabase_functions_admin, postgres, anon, authenticated, service_role;
grant execute on function net.http_get(text, jsonb, jsonb, integer)
to supabase_functions_admin, postgres, anon, authenticated, service_role;
grant execute on function net.http_post(text, jsonb, jsonb, jsonb, integer)
to supabase_functions_admin, postgres, anon, authenticated, service_role;
