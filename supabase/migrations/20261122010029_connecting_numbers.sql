-- Connecting numbers: business accounts with their tokens, numbers, what Meta says of them, and test phones.
-- Calls to Meta are made by functions/numbers; what it answers is written here.

create function private.my_project_to_administer(project_id uuid, key_scope text)
returns public.projects
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  project public.projects;
begin
  if project_id <> all (array(select private.my_project_ids('viewer', key_scope))) then
    raise exception 'no such project for this caller' using errcode = 'PT404', hint = 'not_found';
  end if;
  if project_id <> all (array(select private.my_project_ids('admin', key_scope))) then
    raise exception 'only admins may do this' using errcode = 'PT403', hint = 'forbidden';
  end if;
  select p.* into project from public.projects as p where p.id = project_id;
  return project;
end;
$$;

comment on function private.my_project_to_administer(uuid, text) is
  'The project when the caller is an admin of it; raises when he is not.';

create function public.may_connect_numbers(project_id uuid)
returns uuid
language sql
stable
security invoker
set search_path = ''
as $$
  select (private.my_project_to_administer(project_id, 'numbers:write')).id;
$$;

comment on function public.may_connect_numbers(uuid) is
  'The project''s id when the caller may connect numbers to it; raises when he may not.';
grant execute on function private.my_project_to_administer(uuid, text) to anon, authenticated, service_role;
grant execute on function public.may_connect_numbers(uuid) to anon, authenticated, service_role;

create function private.connect_number(
  project_id uuid, waba_id text, phone_number_id text, access_token text, facts jsonb, app_id uuid
)
returns uuid
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  tenant constant uuid := (select p.tenant_id from public.projects as p
    where p.id = connect_number.project_id);
  account public.whatsapp_business_accounts;
  number public.whatsapp_numbers;
begin
  select n.* into number from public.whatsapp_numbers as n
    where n.phone_number_id = connect_number.phone_number_id;
  if number.project_id <> connect_number.project_id then
    raise exception 'the number belongs to another project' using errcode = 'PT409', hint = 'number_exists';
  end if;
  insert into public.whatsapp_business_accounts as a (tenant_id, waba_id, name)
  values (tenant, connect_number.waba_id, facts ->> 'account_name')
  on conflict on constraint whatsapp_business_accounts_waba_id_key do update
    set name = coalesce(excluded.name, a.name)
  where a.tenant_id = tenant
  returning a.* into account;
  if account.id is null then
    raise exception 'the business account belongs to another tenant' using errcode = 'PT409',
      hint = 'number_exists';
  end if;
  if app_id is not null then
    update public.whatsapp_business_accounts as a set meta_app_id = app_id where a.id = account.id;
  end if;
  if access_token is not null then
    perform private.put_secret('waba_access_token:' || account.id, access_token);
    update public.whatsapp_business_accounts as a set access_token_last4 = right(access_token, 4)
      where a.id = account.id;
  end if;
  insert into public.project_business_accounts (project_id, business_account_id)
  values (connect_number.project_id, account.id)
  on conflict do nothing;
  insert into public.whatsapp_numbers as n (
    project_id, business_account_id, phone_number_id, display_phone_number, is_default
  )
  values (
    connect_number.project_id, account.id, connect_number.phone_number_id, facts ->> 'display_phone_number',
    not exists (
      select 1 from public.whatsapp_numbers as o
        where o.project_id = connect_number.project_id and o.is_default
    )
  )
  on conflict on constraint whatsapp_numbers_phone_number_id_key do update
    set business_account_id = account.id, disabled_at = null
  returning n.* into number;
  perform private.write_number_facts(number.id, facts);
  perform private.audit(
    'connect_number', 'whatsapp_number', number.id::text, connect_number.project_id, tenant, null,
    jsonb_build_object('phone_number_id', connect_number.phone_number_id)
  );
  return number.id;
end;
$$;

comment on function private.connect_number(uuid, text, text, text, jsonb, uuid) is
  'Links an account and a number to a project, keeps the token in Vault, and writes what Meta says of the '
  'number.';

create function private.connection_token(project_id uuid, waba_id text)
returns table (is_foreign boolean, access_token text)
language sql
stable
security definer
set search_path = ''
as $$
  select a.tenant_id <> p.tenant_id,
    case when a.tenant_id = p.tenant_id then private.get_secret('waba_access_token:' || a.id) end
  from public.whatsapp_business_accounts as a
  join public.projects as p on p.id = connection_token.project_id
  where a.waba_id = connection_token.waba_id;
$$;

comment on function private.connection_token(uuid, text) is
  'The token that this tenant has kept for an account; is_foreign: the account is another tenant''s, and no '
  'token is lent for it.';
revoke execute on function private.connection_token(uuid, text)
  from public, anon, authenticated, service_role;

create function private.path_of_meta_app(project_id uuid, app_id uuid)
returns text
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  app_path text;
begin
  select a.path into app_path
  from public.meta_apps as a
  join public.projects as p on p.tenant_id = a.tenant_id
  where a.id = app_id and p.id = path_of_meta_app.project_id;
  if app_path is null then
    raise exception 'the tenant has no such Meta app' using errcode = 'PT404', hint = 'not_found';
  end if;
  return app_path;
end;
$$;

comment on function private.path_of_meta_app(uuid, uuid) is
  'Where the webhooks of this app of the project''s tenant arrive, below webhook/.';
revoke execute on function private.path_of_meta_app(uuid, uuid)
  from public, anon, authenticated, service_role;

create function private.write_number_facts(number_id uuid, facts jsonb)
returns void
language sql
volatile
security definer
set search_path = ''
as $$
  update public.whatsapp_numbers as n
  set
    verified_name = coalesce(facts ->> 'verified_name', n.verified_name),
    status = coalesce(facts ->> 'status', n.status),
    quality_rating = coalesce(facts ->> 'quality_rating', n.quality_rating),
    name_status = coalesce(facts ->> 'name_status', n.name_status),
    messaging_limit = coalesce(facts ->> 'messaging_limit', n.messaging_limit),
    is_coexistence = coalesce((facts ->> 'is_coexistence')::boolean, n.is_coexistence),
    throughput_per_second = coalesce((facts ->> 'throughput_per_second')::integer, n.throughput_per_second),
    health = coalesce(facts ->> 'health', n.health),
    health_details = coalesce(facts -> 'health_details', n.health_details),
    health_checked_at = case when facts ? 'health' then now() else n.health_checked_at end,
    profile = coalesce(facts -> 'profile', n.profile)
  where n.id = number_id;
$$;

comment on function private.write_number_facts(uuid, jsonb) is
  'Writes what Meta says of a number; what is absent stays.';
revoke execute on function private.connect_number(uuid, text, text, text, jsonb, uuid)
from public, anon, authenticated, service_role;
revoke execute on function private.write_number_facts(uuid, jsonb)
  from public, anon, authenticated, service_role;

create function private.change_number(number_id uuid, patch jsonb)
returns public.whatsapp_numbers
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  number public.whatsapp_numbers;
begin
  select n.* into number from public.whatsapp_numbers as n where n.id = number_id;
  perform private.my_project_to_administer(number.project_id, 'numbers:write');
  if (patch ->> 'is_default')::boolean then
    update public.whatsapp_numbers as n set is_default = false
    where n.project_id = number.project_id and n.is_default and n.id <> number_id;
  end if;
  update public.whatsapp_numbers as n
  set
    name = case when patch ? 'name' then patch ->> 'name' else n.name end,
    is_default = coalesce((patch ->> 'is_default')::boolean, n.is_default),
    disabled_at = case when patch ? 'is_disabled'
      then case when (patch ->> 'is_disabled')::boolean then coalesce(n.disabled_at, now()) end
      else n.disabled_at end
  where n.id = number_id
  returning n.* into number;
  perform private.audit('change_number', 'whatsapp_number', number.id::text, number.project_id, null, null,
    patch);
  return number;
end;
$$;

create function public.change_number(number_id uuid, patch jsonb)
returns public.whatsapp_numbers
language sql
volatile
security invoker
set search_path = ''
as $$
  select * from private.change_number(number_id, patch);
$$;

comment on function public.change_number(uuid, jsonb) is
  'Changes name, is_default and is_disabled of a number; a key that is absent stays.';

create function private.delete_number(number_id uuid, with_conversations boolean)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  number public.whatsapp_numbers;
begin
  select n.* into number from public.whatsapp_numbers as n where n.id = number_id;
  perform private.my_project_to_administer(number.project_id, 'numbers:write');
  if not with_conversations and exists (
    select 1 from public.conversations as c
      where c.project_id = number.project_id and c.whatsapp_number_id = number.id
  ) then
    raise exception 'the number has conversations' using errcode = 'PT409', hint = 'number_in_use';
  end if;
  perform private.audit(
    'delete_number', 'whatsapp_number', number.id::text, number.project_id, null,
    jsonb_build_object('phone_number_id', number.phone_number_id)
  );
  delete from public.whatsapp_numbers as n where n.id = number.id;
end;
$$;

create function public.delete_number(number_id uuid, with_conversations boolean default false)
returns void
language sql
volatile
security invoker
set search_path = ''
as $$
  select private.delete_number(number_id, with_conversations);
$$;

comment on function public.delete_number(uuid, boolean) is
  'Removes a number from the hub; one with conversations only when that is asked for.';

create function private.start_sandbox_session(number_id uuid)
returns public.sandbox_sessions
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  number public.whatsapp_numbers;
  session public.sandbox_sessions;
begin
  select n.* into number from public.whatsapp_numbers as n where n.id = number_id;
  if number.id is null or number.project_id <> all (array(select private.my_project_ids('agent'))) then
    raise exception 'no such number for this caller' using errcode = 'PT404', hint = 'not_found';
  end if;
  insert into public.sandbox_sessions (project_id, whatsapp_number_id, activation_code, created_by)
  values (
    -- no letters or digits that look like one another
    number.project_id, number.id, translate(
      upper(substr(encode(extensions.gen_random_bytes(8), 'hex'), 1, 8)), '01', 'XY'),
    auth.uid()
  )
  returning * into session;
  return session;
end;
$$;

create function public.start_sandbox_session(number_id uuid)
returns public.sandbox_sessions
language sql
volatile
security invoker
set search_path = ''
as $$
  select * from private.start_sandbox_session(number_id);
$$;

comment on function public.start_sandbox_session(uuid) is
  'A code that a test phone sends to the number to be tied to the project.';

grant execute on function private.change_number(uuid, jsonb) to anon, authenticated, service_role;
grant execute on function public.change_number(uuid, jsonb) to anon, authenticated, service_role;
grant execute on function private.delete_number(uuid, boolean) to anon, authenticated, service_role;
grant execute on function public.delete_number(uuid, boolean) to anon, authenticated, service_role;
grant execute on function private.start_sandbox_session(uuid) to authenticated, service_role;
grant execute on function public.start_sandbox_session(uuid) to authenticated, service_role;

-- triggers ----------------------------------------------------------------

create function private.tg_messages__activate_test_phone()
returns trigger
language plpgsql
volatile
security definer -- nobody writes sessions but this and start_sandbox_session()
set search_path = ''
as $$
begin
  update public.sandbox_sessions as s
  set status = 'active', activated_at = now(), contact_id = new.contact_id
  where s.project_id = new.project_id and s.whatsapp_number_id = new.whatsapp_number_id
    and s.activation_code = upper(btrim(new.text)) and s.status = 'pending_activation'
      and s.expires_at > now();
  return null;
end;
$$;

create trigger _500_activate_test_phone after insert on public.messages
for each row when (new.direction = 'inbound' and new.type = 'text' and new.text ~ '^\s*[A-Za-z0-9]{8}\s*$')
execute function private.tg_messages__activate_test_phone();
