-- Ads: click-to-WhatsApp ads and the clicks that began a talk.
-- Reads: members; clicks within their scope. Writes: the workers, from the referral of a message.

-- tables ------------------------------------------------------------------

create table public.ctwa_ads (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.projects (id) on delete cascade,
  source_id text not null,
  source_type text not null default 'ad',
  source_url text,
  campaign_name text,
  headline text,
  body text,
  media_type text,
  media_url text,
  first_seen_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint ctwa_ads_project_id_source_id_key unique (project_id, source_id),
  constraint ctwa_ads_project_id_id_key unique (project_id, id), -- target of composite foreign keys
  constraint ad_source_type_is_known check (source_type in ('ad', 'post', 'unknown'))
);

comment on table public.ctwa_ads is 'An ad or post on Facebook or Instagram that leads to WhatsApp.';
comment on column public.ctwa_ads.source_id is 'Meta''s id of the ad.';

create table public.ctwa_clicks (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null,
  ad_id uuid not null,
  conversation_id uuid not null,
  contact_id uuid not null,
  message_id uuid,
  ctwa_clid text,
  clicked_at timestamptz not null,
  window_expires_at timestamptz not null,
  converted_at timestamptz,
  conversion text,
  value numeric(14, 2),
  currency text,
  reported_at timestamptz,
  created_at timestamptz not null default now(),

  constraint ctwa_clicks_message_key unique (project_id, message_id),
  constraint ctwa_clicks_ad_fkey foreign key (project_id, ad_id)
    references public.ctwa_ads (project_id, id) on delete cascade,
  constraint ctwa_clicks_conversation_fkey foreign key (project_id, conversation_id)
    references public.conversations (project_id, id) on delete cascade,
  constraint ctwa_clicks_contact_fkey foreign key (project_id, contact_id)
    references public.contacts (project_id, id) on delete cascade,
  constraint ctwa_clicks_message_fkey foreign key (project_id, message_id)
    references public.messages (project_id, id) on delete set null (message_id),
  constraint click_window_ends_after_the_click check (window_expires_at > clicked_at),
  constraint click_conversion_has_a_time check ((conversion is null) = (converted_at is null)),
  constraint click_currency_is_a_code check (currency ~ '^[A-Z]{3}$')
);

create index ctwa_clicks_list_idx on public.ctwa_clicks (project_id, clicked_at desc, id desc);
create index ctwa_clicks_ad_idx on public.ctwa_clicks (project_id, ad_id, clicked_at desc);
create index ctwa_clicks_conversation_idx on public.ctwa_clicks (project_id, conversation_id);
create index ctwa_clicks_contact_idx on public.ctwa_clicks (project_id, contact_id);

comment on table public.ctwa_clicks is
  'A talk that began at an ad, with Meta''s click id and the free window that it opened.';
comment on column public.ctwa_clicks.window_expires_at is 'End of the 72 hours in which everything is free.';

-- access ------------------------------------------------------------------

alter table public.ctwa_ads enable row level security;
alter table public.ctwa_clicks enable row level security;

revoke all on public.ctwa_ads, public.ctwa_clicks from anon, authenticated, service_role;
grant select on public.ctwa_ads, public.ctwa_clicks to anon, authenticated; -- anon: API keys
grant update (campaign_name) on public.ctwa_ads to authenticated;
grant select, insert, update, delete on public.ctwa_ads, public.ctwa_clicks to service_role;

create policy "members can view their project's ads"
on public.ctwa_ads for select to anon, authenticated
using (project_id = any (array(select private.my_project_ids('viewer', 'ads:read'))));

create policy "admins can name ads"
on public.ctwa_ads for update to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))))
with check (project_id = any (array(select private.my_project_ids('admin'))));

create policy "members can view clicks within their scope"
on public.ctwa_clicks for select to anon, authenticated
using (
  project_id = any ((select private.my_whole_project_ids('viewer', 'ads:read'))::uuid[])
  or (
    project_id = any (array(select private.my_project_ids('viewer', 'ads:read')))
    and exists (
      select 1 from public.conversations as c
      where c.project_id = ctwa_clicks.project_id and c.id = ctwa_clicks.conversation_id
    )
  )
);

-- triggers ----------------------------------------------------------------

create trigger _100_touch_updated_at before update on public.ctwa_ads
for each row execute function public.update_updated_at_column();
