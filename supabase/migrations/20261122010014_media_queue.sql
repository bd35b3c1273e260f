-- Media: fetching what customers sent, from Meta into the private bucket, with patience. Called by
-- functions/queue on the service path.

create function private.claim_media(visibility_seconds integer, batch_size integer)
returns table (
  queue_id bigint, media_file_id uuid, project_id uuid, meta_media_id text, kind text, claimed_mime_type text,
  claimed_sha256 text, attempts integer, has_expired boolean, phone_number_id text, access_token text
)
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  taken jsonb;
begin
  -- Two statements, as in take_inbound(): one would not see a file that was committed after it began.
  select jsonb_agg(to_jsonb(q)) into taken
    from private.take_jobs('media', visibility_seconds, batch_size) as q;
  return query
  select q.queue_id, f.id, f.project_id, f.meta_media_id, f.kind, f.claimed_mime_type, f.claimed_sha256,
    f.attempts,
    coalesce(f.expires_at < now(), false), n.phone_number_id, private.access_token_of_number(n.id)
  from jsonb_to_recordset(taken) as q (queue_id bigint, read_ct integer, message jsonb)
  left join public.media_files as f on f.id = (q.message ->> 'media_file_id')::uuid and f.state = 'waiting'
  left join public.whatsapp_numbers as n on n.id = f.whatsapp_number_id;
end;
$$;

comment on function private.claim_media(integer, integer) is
  'The next media files to fetch. A queue message whose file is gone or settled comes with nulls and is '
  'only to be removed.';

-- An equal file of the project that is stored already, with all that was learned from its bytes.
create function private.find_stored_media(project_id uuid, sha256 text)
returns table (path text, thumbnail_path text, mime_type text, size_bytes bigint, width integer,
  height integer)
language sql
stable
security definer
set search_path = ''
as $$
  select f.path, f.thumbnail_path, f.mime_type, f.size_bytes, f.width, f.height
  from public.media_files as f
  where f.project_id = find_stored_media.project_id and f.sha256 = find_stored_media.sha256
    and f.state = 'stored' and f.deleted_at is null and f.path is not null
  limit 1;
$$;

comment on function private.find_stored_media(uuid, text) is
  'An object of the project with these bytes, if there is one.';

-- outcome: {state, path, thumbnail_path, mime_type, size_bytes, sha256, width, height, error_code,
-- error_details}. A file that still waits is tried again later and later, from 0.4 s to an hour, until Meta
-- forgets it after 7 days.
create function private.settle_media(queue_id bigint, media_file_id uuid, outcome jsonb)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  file public.media_files;
  wait interval;
  settings private.queue_settings;
begin
  update public.media_files as f
  set
    state = outcome ->> 'state',
    path = coalesce(outcome ->> 'path', f.path),
    thumbnail_path = coalesce(outcome ->> 'thumbnail_path', f.thumbnail_path),
    mime_type = coalesce(outcome ->> 'mime_type', f.mime_type),
    size_bytes = coalesce((outcome ->> 'size_bytes')::bigint, f.size_bytes),
    sha256 = coalesce(outcome ->> 'sha256', f.sha256),
    width = coalesce((outcome ->> 'width')::integer, f.width),
    height = coalesce((outcome ->> 'height')::integer, f.height),
    stored_at = case when outcome ->> 'state' = 'stored' then now() else f.stored_at end,
    error_code = outcome ->> 'error_code',
    error_details = left(outcome ->> 'error_details', 500),
    attempts = f.attempts + 1
  where f.id = settle_media.media_file_id and f.state = 'waiting'
  returning f.* into file;

  if file.id is null then
    perform pgmq.delete('media', queue_id);
    return;
  end if;
  if file.state = 'waiting' then
    select s.* into settings from private.queue_settings as s where s.queue = 'media';
    wait := make_interval(secs => (
      -- A fifth of jitter, so that files of one moment do not come back together.
      least(0.4 * power(2, least(file.attempts - 1, 20)), settings.retry_max_seconds) * (0.9 + 0.2 * random())
    )::double precision);
    update public.media_files as f set next_attempt_at = now() + wait where f.id = file.id;
    -- pgmq 1.5 knows whole seconds only, and the second attempt is due after less.
    update pgmq.q_media as q set vt = clock_timestamp() + wait where q.msg_id = queue_id;
    return;
  end if;

  perform pgmq.delete('media', queue_id);
  if file.state = 'failed' then
    insert into public.dead_letters (project_id, queue, subject_id, error, attempts)
    values (file.project_id, 'media', file.id, coalesce(file.error_code, 'failed'), file.attempts);
  end if;
  insert into public.events (project_id, type, conversation_id, message_id, contact_id, data)
  select m.project_id, 'message.media', m.conversation_id, m.id, m.contact_id,
    jsonb_build_object('state', file.state)
  from public.messages as m
  where m.project_id = file.project_id and m.media_file_id = file.id;
end;
$$;

comment on function private.settle_media(bigint, uuid, jsonb) is
  'Writes what became of a fetch; a file that still waits is tried again later and later.';

-- A small picture beside a stored one; made after the original is there, so that nothing waits for it.
create function private.add_thumbnail(media_file_id uuid, thumbnail_path text, width integer, height integer)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  file public.media_files;
begin
  update public.media_files as f
  set thumbnail_path = coalesce(add_thumbnail.thumbnail_path, f.thumbnail_path),
    width = coalesce(add_thumbnail.width, f.width), height = coalesce(add_thumbnail.height, f.height)
  where f.id = add_thumbnail.media_file_id and f.state = 'stored'
  returning f.* into file;
  insert into public.events (project_id, type, conversation_id, message_id, contact_id, data)
  select m.project_id, 'message.media', m.conversation_id, m.id, m.contact_id,
    '{"state": "stored", "thumbnail": true}'
  from public.messages as m
  where m.project_id = file.project_id and m.media_file_id = file.id
    and add_thumbnail.thumbnail_path is not null;
end;
$$;

comment on function private.add_thumbnail(uuid, text, integer, integer) is
  'Notes the small picture and the size of a stored file.';
