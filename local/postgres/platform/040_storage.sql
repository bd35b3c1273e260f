-- Storage's rights as hosted has them: the API roles reach both tables, row level security decides.

alter table storage.buckets add column avif_autodetection boolean default false;

grant usage on schema storage to postgres, anon, authenticated, service_role, supabase_storage_admin, dashboard_user;
grant all on storage.buckets, storage.objects to postgres, anon, authenticated, service_role, supabase_storage_admin;
