-- Stand-in for pg_cron 1.6 with its SQL interface. The tables are the truth; local/cron reads cron.job,
-- is told of changes by the channel local_cron, runs what is due and writes cron.job_run_details.

create schema cron;

create sequence cron.jobid_seq;
create sequence cron.runid_seq;

create table cron.job (
  jobid bigint primary key default nextval('cron.jobid_seq'),
  schedule text not null,
  command text not null,
  nodename text not null default 'localhost',
  nodeport integer not null default coalesce(inet_server_port(), 5432),
  database text not null default current_database(),
  username text not null default current_user,
  active boolean not null default true,
  jobname text,

  constraint jobname_username_uniq unique (jobname, username)
);

create table cron.job_run_details (
  jobid bigint,
  runid bigint primary key default nextval('cron.runid_seq'),
  job_pid integer,
  database text,
  username text,
  command text,
  status text,
  return_message text,
  start_time timestamptz,
  end_time timestamptz
);

alter table cron.job enable row level security;
alter table cron.job_run_details enable row level security;

create policy cron_job_policy on cron.job using (username = current_user);
create policy cron_job_run_details_policy on cron.job_run_details using (username = current_user);

grant select on cron.job to public;
grant select, delete on cron.job_run_details to public;

-- Whether one crontab field holds only what lies between lowest and highest.
create function cron._field_is_valid(field text, lowest integer, highest integer, names text[])
returns boolean
language plpgsql
immutable
set search_path = pg_catalog
as $$
declare
  part text;
  bounds text[];
  bound text;
  numbers integer[];
begin
  foreach part in array string_to_array(lower(field), ',') loop
    if part !~ '^(\*|[0-9a-z]+(-[0-9a-z]+)?)(/[0-9]{1,4})?$' or part ~ '/0+$' then
      return false;
    end if;
    part := split_part(part, '/', 1);
    continue when part = '*';
    bounds := string_to_array(part, '-');
    numbers := '{}';
    foreach bound in array bounds loop
      if bound ~ '^[0-9]{1,4}$' then
        numbers := numbers || bound::integer;
      elsif array_position(names, bound) is not null then
        numbers := numbers || array_position(names, bound) - 1 + lowest;
      else
        return false;
      end if;
    end loop;
    if numbers[1] < lowest or numbers[cardinality(numbers)] > highest
      or numbers[1] > numbers[cardinality(numbers)] then
      return false;
    end if;
  end loop;
  return field <> '';
end;
$$;

create function cron._schedule_is_valid(schedule text)
returns boolean
language plpgsql
immutable
set search_path = pg_catalog
as $$
declare
  fields text[] := regexp_split_to_array(btrim(schedule, e' \t'), '[ \t]+');
begin
  if schedule ~* '^\s*([1-9]|[1-5][0-9])\s+seconds?\s*$' then
    return true;
  end if;
  return cardinality(fields) = 5
    and cron._field_is_valid(fields[1], 0, 59, '{}')
    and cron._field_is_valid(fields[2], 0, 23, '{}')
    and (fields[3] = '$' or cron._field_is_valid(fields[3], 1, 31, '{}'))
    and cron._field_is_valid(fields[4], 1, 12, '{jan,feb,mar,apr,may,jun,jul,aug,sep,oct,nov,dec}')
    and cron._field_is_valid(fields[5], 0, 7, '{sun,mon,tue,wed,thu,fri,sat}');
end;
$$;

create function cron._refuse_invalid_schedule(schedule text)
returns void
language plpgsql
immutable
set search_path = pg_catalog
as $$
begin
  if schedule is null or not cron._schedule_is_valid(schedule) then
    raise exception 'invalid schedule: %', schedule
      using errcode = 'invalid_parameter_value',
        hint = 'Use cron format (e.g. 5 4 * * *), or interval format ''[1-59] seconds''';
  end if;
end;
$$;

-- Like pg_cron, a job belongs to the role that schedules it, and a name that it already used is replaced.
create function cron.schedule_in_database(
  job_name text,
  schedule text,
  command text,
  database text,
  username text default null,
  active boolean default true
)
returns bigint
language plpgsql
volatile
security definer
set search_path = pg_catalog
as $$
declare
  job_id bigint;
begin
  perform cron._refuse_invalid_schedule(schedule);
  insert into cron.job as j (schedule, command, database, username, active, jobname)
  values (
    schedule_in_database.schedule,
    schedule_in_database.command,
    schedule_in_database.database,
    coalesce(schedule_in_database.username, session_user),
    schedule_in_database.active,
    job_name
  )
  on conflict on constraint jobname_username_uniq do update
  set schedule = excluded.schedule, command = excluded.command, database = excluded.database, active = excluded.active
  returning j.jobid into job_id;
  return job_id;
end;
$$;

create function cron.schedule(schedule text, command text)
returns bigint
language sql
volatile
set search_path = pg_catalog
as $$
  select cron.schedule_in_database(null, schedule, command, current_database(), current_user);
$$;

create function cron.schedule(job_name text, schedule text, command text)
returns bigint
language plpgsql
volatile
set search_path = pg_catalog
as $$
begin
  if job_name is null then
    raise exception 'job_name can not be NULL';
  end if;
  return cron.schedule_in_database(job_name, schedule, command, current_database(), current_user);
end;
$$;

create function cron.unschedule(job_id bigint)
returns boolean
language plpgsql
volatile
set search_path = pg_catalog
as $$
begin
  delete from cron.job as j where j.jobid = job_id;
  if not found then
    raise exception 'could not find valid entry for job %', job_id;
  end if;
  return true;
end;
$$;

create function cron.unschedule(job_name text)
returns boolean
language plpgsql
volatile
set search_path = pg_catalog
as $$
begin
  delete from cron.job as j where j.jobname = job_name and j.username = current_user;
  if not found then
    raise exception 'could not find valid entry for job ''%''', job_name;
  end if;
  return true;
end;
$$;

create function cron.alter_job(
  job_id bigint,
  schedule text default null,
  command text default null,
  database text default null,
  username text default null,
  active boolean default null
)
returns void
language plpgsql
volatile
set search_path = pg_catalog
as $$
begin
  if schedule is not null then
    perform cron._refuse_invalid_schedule(schedule);
  end if;
  update cron.job as j
  set schedule = coalesce(alter_job.schedule, j.schedule),
    command = coalesce(alter_job.command, j.command),
    database = coalesce(alter_job.database, j.database),
    username = coalesce(alter_job.username, j.username),
    active = coalesce(alter_job.active, j.active)
  where j.jobid = job_id;
  if not found then
    raise exception 'Job % does not exist or you don''t own it', job_id;
  end if;
end;
$$;

-- Only who may reach the schema may schedule; definer rights above are for the table, not for strangers.
revoke execute on all functions in schema cron from public;

create function cron.job_cache_invalidate()
returns trigger
language plpgsql
volatile
set search_path = pg_catalog
as $$
begin
  perform pg_notify('local_cron', '');
  return null;
end;
$$;

create trigger cron_job_cache_invalidate
after insert or update or delete or truncate on cron.job
for each statement execute function cron.job_cache_invalidate();

select pg_extension_config_dump('cron.job', '');
select pg_extension_config_dump('cron.jobid_seq', '');
select pg_extension_config_dump('cron.job_run_details', '');
select pg_extension_config_dump('cron.runid_seq', '');
