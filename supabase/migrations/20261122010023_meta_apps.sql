-- Meta apps beside the default one, as their tenant's owner keeps them: path of the webhook, Meta's id, and
-- the secrets, which go into Vault and are never read back.
-- Reads: table meta_apps, by the owner. Writes: these functions; functions/webhook reads the secrets.

-- 404 for whoever does not own the tenant: he is not told that it exists.
create function private.my_meta_app(app_id uuid)
returns public.meta_apps
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  app public.meta_apps;
begin
  select a.* into app
  from public.meta_apps as a
  join public.tenants as t on t.id = a.tenant_id
  where a.id = app_id and t.owner_id = auth.uid()
  for update of a;
  if app.id is null then
    raise exception 'no such Meta app for this caller' using errcode = 'PT404', hint = 'not_found';
  end if;
  return app;
end;
$$;

create function private.keep_meta_app_secrets(app_id uuid, app_secret text, verify_token text)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  kept constant text := private.get_secret('meta_app_secret:' || app_id);
begin
  if app_secret is not null and app_secret is distinct from kept then
    -- Meta signs with the old one until it has heard of the new one.
    if kept is not null then
      perform private.put_secret('meta_app_previous_secret:' || app_id, kept);
    end if;
    perform private.put_secret('meta_app_secret:' || app_id, app_secret);
    update public.meta_apps as a set app_secret_last4 = right(app_secret, 4) where a.id = app_id;
  end if;
  if verify_token is not null then
    perform private.put_secret('meta_app_verify_token:' || app_id, verify_token);
  end if;
end;
$$;

revoke execute on function private.my_meta_app(uuid) from public, anon, authenticated, service_role;
revoke execute on function private.keep_meta_app_secrets(uuid, text, text)
from public, anon, authenticated, service_role;

create function private.add_meta_app(
  tenant_id uuid, path text, meta_app_id text, app_secret text, verify_token text
)
returns public.meta_apps
language plpgsql
volatile
security definer -- secrets go into Vault, and the table takes no direct writes
set search_path = ''
as $$
declare
  app public.meta_apps;
begin
  if not exists (
    select 1 from public.tenants as t where t.id = add_meta_app.tenant_id and t.owner_id = auth.uid()
  ) then
    raise exception 'no such tenant for this caller' using errcode = 'PT404', hint = 'not_found';
  end if;
  insert into public.meta_apps (tenant_id, path, meta_app_id)
  values (add_meta_app.tenant_id, add_meta_app.path, add_meta_app.meta_app_id)
  returning * into app;
  perform private.keep_meta_app_secrets(app.id, app_secret, verify_token);
  select a.* into app from public.meta_apps as a where a.id = app.id;
  return app;
exception when unique_violation then
  raise exception 'another app has the path %', path using errcode = 'PT409', hint = 'conflict';
end;
$$;

create function public.add_meta_app(
  tenant_id uuid, path text, meta_app_id text, app_secret text, verify_token text
)
returns public.meta_apps
language sql
volatile
security invoker
set search_path = ''
as $$
  select * from private.add_meta_app(tenant_id, path, meta_app_id, app_secret, verify_token);
$$;

comment on function public.add_meta_app(uuid, text, text, text, text) is
  'A further Meta app of a tenant, by its owner. Its webhooks arrive at webhook/{path}; the secrets go into '
  'Vault.';

create function private.change_meta_app(
  app_id uuid, meta_app_id text, app_secret text, verify_token text
)
returns public.meta_apps
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  app public.meta_apps := private.my_meta_app(app_id);
begin
  perform private.keep_meta_app_secrets(app.id, app_secret, verify_token);
  update public.meta_apps as a
  set meta_app_id = coalesce(change_meta_app.meta_app_id, a.meta_app_id)
  where a.id = app.id
  returning a.* into app;
  return app;
end;
$$;

create function public.change_meta_app(
  app_id uuid, meta_app_id text default null, app_secret text default null, verify_token text default null
)
returns public.meta_apps
language sql
volatile
security invoker
set search_path = ''
as $$
  select * from private.change_meta_app(app_id, meta_app_id, app_secret, verify_token);
$$;

comment on function public.change_meta_app(uuid, text, text, text) is
  'Changes what is given. The secret before a new one is accepted beside it until the next change.';

create function private.delete_meta_app(app_id uuid)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  app public.meta_apps := private.my_meta_app(app_id);
begin
  if exists (select 1 from public.whatsapp_business_accounts as a where a.meta_app_id = app.id) then
    raise exception 'business accounts get their webhooks through this app' using errcode = 'PT409',
      hint = 'conflict';
  end if;
  perform private.drop_secret(s.name)
  from unnest(array['meta_app_secret:', 'meta_app_previous_secret:', 'meta_app_verify_token:']) as k (kind)
  cross join lateral (select k.kind || app.id as name) as s;
  delete from public.meta_apps as a where a.id = app.id;
end;
$$;

create function public.delete_meta_app(app_id uuid)
returns void
language sql
volatile
security invoker
set search_path = ''
as $$
  select private.delete_meta_app(app_id);
$$;

comment on function public.delete_meta_app(uuid) is
  'Removes a Meta app with its secrets; not one through which accounts get their webhooks.';

grant execute on function private.add_meta_app(uuid, text, text, text, text) to authenticated;
grant execute on function public.add_meta_app(uuid, text, text, text, text) to authenticated;
grant execute on function private.change_meta_app(uuid, text, text, text) to authenticated;
grant execute on function public.change_meta_app(uuid, text, text, text) to authenticated;
grant execute on function private.delete_meta_app(uuid) to authenticated;
grant execute on function public.delete_meta_app(uuid) to authenticated;
