-- Stand-in for supabase_vault with its SQL interface. A secret is encrypted with AES-256 under a key of its own, which
-- is derived from its id and the file local_vault.key of the data folder, so that a dump holds no secret.

create table vault.secrets (
  id uuid primary key default gen_random_uuid(),
  name text,
  description text not null default '',
  secret text not null,
  key_id uuid,
  nonce bytea,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null default current_timestamp
);

create unique index secrets_name_idx on vault.secrets (name) where name is not null;

comment on table vault.secrets is 'Table with encrypted `secret` column for storing sensitive information on disk.';

create function vault._secret_key(secret_id uuid)
returns text
language sql
stable
set search_path = pg_catalog
as $$
  select encode(
    @extschema:pgcrypto@.hmac(secret_id::text, btrim(pg_read_file('local_vault.key'), e' \r\n'), 'sha256'), 'hex');
$$;

create function vault._encrypt(plain text, secret_id uuid)
returns text
language sql
volatile
set search_path = pg_catalog
as $$
  select encode(
    @extschema:pgcrypto@.pgp_sym_encrypt(plain, vault._secret_key(secret_id), 'cipher-algo=aes256, s2k-mode=0'),
    'base64');
$$;

create function vault._decrypt(secret text, secret_id uuid)
returns text
language sql
stable
security definer
set search_path = pg_catalog
as $$
  select @extschema:pgcrypto@.pgp_sym_decrypt(decode(secret, 'base64'), vault._secret_key(secret_id));
$$;

create view vault.decrypted_secrets as
select
  s.id,
  s.name,
  s.description,
  s.secret,
  vault._decrypt(s.secret, s.id) as decrypted_secret,
  s.key_id,
  s.nonce,
  s.created_at,
  s.updated_at
from vault.secrets as s;

create function vault.create_secret(
  new_secret text,
  new_name text default null,
  new_description text default '',
  new_key_id uuid default null
)
returns uuid
language plpgsql
volatile
security definer
set search_path = pg_catalog
as $$
declare
  new_id uuid := gen_random_uuid();
begin
  insert into vault.secrets (id, name, description, secret)
  values (new_id, new_name, coalesce(new_description, ''), vault._encrypt(new_secret, new_id));
  return new_id;
end;
$$;

create function vault.update_secret(
  secret_id uuid,
  new_secret text default null,
  new_name text default null,
  new_description text default null,
  new_key_id uuid default null
)
returns void
language sql
volatile
security definer
set search_path = pg_catalog
as $$
  update vault.secrets as s
  set secret = case when new_secret is null then s.secret else vault._encrypt(new_secret, s.id) end,
    name = coalesce(new_name, s.name),
    description = coalesce(new_description, s.description),
    updated_at = current_timestamp
  where s.id = secret_id;
$$;

revoke all on vault.secrets, vault.decrypted_secrets from public;
revoke execute on all functions in schema vault from public;
grant usage on schema vault to postgres, service_role;
grant select, delete on vault.secrets, vault.decrypted_secrets to postgres, service_role;
grant execute on function vault.create_secret(text, text, text, uuid) to postgres, service_role;
grant execute on function vault.update_secret(uuid, text, text, text, uuid) to postgres, service_role;
grant execute on function vault._decrypt(text, uuid) to postgres, service_role;

select pg_extension_config_dump('vault.secrets', '');
