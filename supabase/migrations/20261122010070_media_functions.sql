-- Media, the acts of members: deleting a file. Its row and its message stay, with a placeholder.

create function private.delete_media(media_file_id uuid)
returns void
language plpgsql
volatile
security definer -- files and their rows take no direct writes
set search_path = ''
as $$
declare
  file public.media_files;
begin
  select f.* into file from public.media_files as f
  where f.id = delete_media.media_file_id and f.project_id = any (array(select private.my_project_ids()));
  if file.id is null then
    raise exception 'no file % for this caller', media_file_id using errcode = 'PT404', hint = 'not_found';
  end if;
  perform private.my_project_to_act_on(file.project_id, 'admin');
  if file.deleted_at is not null then
    return;
  end if;
  perform private.remove_media(array[file.id], auth.uid());
  perform private.audit(
    'delete', 'media_files', file.id::text, file.project_id, null,
    jsonb_build_object('kind', file.kind, 'mime_type', file.mime_type, 'size_bytes', file.size_bytes)
  );
end;
$$;

create function public.delete_media(media_file_id uuid)
returns void
language sql
volatile
security invoker
set search_path = ''
as $$
  select private.delete_media(media_file_id);
$$;

comment on function public.delete_media(uuid) is
  'Removes a file; its message stays with a placeholder. Admins only; it is audited.';
grant execute on function private.delete_media(uuid) to authenticated;
grant execute on function public.delete_media(uuid) to authenticated;
