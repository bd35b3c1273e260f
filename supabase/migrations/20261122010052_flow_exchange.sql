-- Exchanging data with Flows that are open on a phone: the key pair of a business account, and what a token
-- opens.
-- Reads and writes: the flows function on its service path. The private key lies in Vault, and nowhere else.

-- Meta asks for https; the local stack has none.
alter table public.flows
drop constraint flow_endpoint_is_https,
add constraint flow_endpoint_is_an_address check (endpoint_uri ~ '^https?://');

-- keys --------------------------------------------------------------------

create function private.flow_private_key(business_account_id uuid)
returns text
language sql
stable
security definer
set search_path = ''
as $$
  select private.get_secret('flow_private_key:' || business_account_id);
$$;

comment on function private.flow_private_key(uuid) is
  'The key with which a business account''s Flows are read, as PEM; null when it exchanges nothing.';
revoke execute on function private.flow_private_key(uuid) from public, anon, authenticated, service_role;

-- Two admins at once must not leave a public key at Meta whose private half is gone: the first pair stays.
create function private.keep_flow_key(business_account_id uuid, private_key text, public_key text)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  known text;
begin
  perform 1 from public.whatsapp_business_accounts as a where a.id = business_account_id for update;
  known := private.get_secret('flow_public_key:' || business_account_id);
  if known is not null then
    return known;
  end if;
  perform private.put_secret('flow_private_key:' || business_account_id, private_key);
  perform private.put_secret('flow_public_key:' || business_account_id, public_key);
  return public_key;
end;
$$;

comment on function private.keep_flow_key(uuid, text, text) is
  'Keeps a key pair unless there is one; returns the public key that counts.';
revoke execute on function private.keep_flow_key(uuid, text, text) from public, anon, authenticated,
  service_role;

create function private.note_flow_key(whatsapp_number_id uuid, public_key text)
returns void
language sql
volatile
security definer
set search_path = ''
as $$
  insert into public.flow_keys as k (
    project_id, whatsapp_number_id, public_key, fingerprint, signature_status, private_key_set, uploaded_at
  )
  select n.project_id, n.id, note_flow_key.public_key,
    encode(sha256(convert_to(note_flow_key.public_key, 'utf8')), 'hex'), 'VALID', true, now()
  from public.whatsapp_numbers as n where n.id = note_flow_key.whatsapp_number_id
  on conflict on constraint flow_keys_pkey do update set
    public_key = excluded.public_key, fingerprint = excluded.fingerprint, signature_status = 'VALID',
    private_key_set = true, uploaded_at = now();
$$;

comment on function private.note_flow_key(uuid, text) is 'Meta has taken this public key for the number.';
revoke execute on function private.note_flow_key(uuid, text) from public, anon, authenticated, service_role;

-- opening -----------------------------------------------------------------

create function private.open_flow_session(
  business_account_id uuid, flow_token text, is_new boolean, handed_over jsonb
)
returns table (state text, purpose text, document jsonb, time_zone text, answers jsonb)
language plpgsql
volatile
security definer
set search_path = ''
rows 1
as $$
declare
  session public.flow_sessions;
begin
  select s.* into session
  from public.flow_sessions as s
  join public.flows as f on f.id = s.flow_id
  where s.flow_token = open_flow_session.flow_token
    and f.business_account_id = open_flow_session.business_account_id
  for update of s;
  if session.id is null then
    return;
  end if;
  if session.state in ('sent', 'opened') and session.expires_at <= now() then
    update public.flow_sessions as s set state = 'expired' where s.id = session.id returning s.* into session;
  elsif session.state in ('sent', 'opened') then
    -- A screen knows what it is asked alone, so what the earlier ones handed over is kept until the end.
    update public.flow_sessions as s
    set state = 'opened', data = case when is_new then '{}' else s.data end || handed_over
    where s.id = session.id
    returning s.* into session;
  end if;
  return query
  select session.state, f.purpose, f.document::jsonb, p.time_zone, session.data
  from public.flows as f
  join public.projects as p on p.id = session.project_id
  where f.id = session.flow_id;
end;
$$;

comment on function private.open_flow_session(uuid, text, boolean, jsonb) is
  'The Flow of this token is open on a phone: what it is for, where, and what was handed over since it was '
  'opened; no row for a token of nobody''s.';
revoke execute on function private.open_flow_session(uuid, text, boolean, jsonb)
from public, anon, authenticated, service_role;
