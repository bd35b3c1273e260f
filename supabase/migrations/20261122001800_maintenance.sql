-- Maintenance: requests for a visit, from a Flow, an agent or the API, with short numbers and a history.
-- Reads: members, within their scope. Writes: agents; the states follow one another as the trigger allows.

-- tables ------------------------------------------------------------------

create table public.project_counters (
  project_id uuid not null references public.projects (id) on delete cascade,
  name text not null,
  value integer not null,

  primary key (project_id, name),
  constraint counter_name_is_a_word check (name ~ '^[a-z_]{1,40}$')
);

comment on table public.project_counters is
  'The last number given, per project and kind. A row and no sequence: numbers have no gaps and start anew '
  'in each project.';

create table public.maintenance_requests (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.projects (id) on delete cascade,
  number integer not null,
  reference text generated always as ('REQ-' || number) stored,
  contact_id uuid not null,
  conversation_id uuid,
  flow_response_id uuid,
  source text not null default 'agent',
  service_type text not null,
  description text not null,
  address text,
  preferred_date date,
  preferred_time text,
  notes text,
  priority text not null default 'normal',
  status text not null default 'pending',
  technician_id uuid,
  scheduled_from timestamptz,
  scheduled_to timestamptz,
  confirmed_at timestamptz,
  started_at timestamptz,
  completed_at timestamptz,
  cancelled_at timestamptz,
  cancellation_reason text,
  rating integer,
  created_by uuid references public.users (id) on delete set null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  -- target of composite foreign keys
  constraint maintenance_requests_project_id_id_key unique (project_id, id),
  constraint maintenance_requests_project_id_number_key unique (project_id, number),
  -- a replay gives nothing new
  constraint maintenance_requests_flow_response_key unique (project_id, flow_response_id),
  constraint maintenance_requests_contact_fkey foreign key (project_id, contact_id)
    references public.contacts (project_id, id) on delete cascade,
  constraint maintenance_requests_conversation_fkey foreign key (project_id, conversation_id)
    references public.conversations (project_id, id) on delete set null (conversation_id),
  constraint maintenance_requests_flow_response_fkey foreign key (project_id, flow_response_id)
    references public.flow_responses (project_id, id) on delete set null (flow_response_id),
  constraint maintenance_requests_technician_fkey foreign key (project_id, technician_id)
    references public.project_members (project_id, user_id) on delete set null (technician_id),
  constraint request_source_is_known check (source in ('flow', 'agent', 'api', 'workflow')),
  constraint request_service_type_is_a_word check (service_type ~ '^[a-z][a-z_]{1,39}$'),
  constraint request_description_is_not_empty check (char_length(btrim(description)) between 1 and 4000),
  constraint request_preferred_time_is_known check (preferred_time in ('morning', 'afternoon', 'evening')),
  constraint request_priority_is_known check (priority in ('low', 'normal', 'high', 'urgent')),
  constraint request_status_is_known
    check (status in ('pending', 'confirmed', 'in_progress', 'completed', 'cancelled')),
  constraint request_visit_ends_after_it_begins check (scheduled_to > scheduled_from),
  constraint completed_request_has_a_time check ((status = 'completed') = (completed_at is not null)),
  constraint cancelled_request_has_a_time check ((status = 'cancelled') = (cancelled_at is not null)),
  constraint cancelled_request_has_a_reason
    check ((status = 'cancelled') = (char_length(btrim(cancellation_reason)) > 0)),
  constraint request_rating_is_one_to_five check (rating between 1 and 5)
);

create index maintenance_requests_list_idx on public.maintenance_requests (project_id, status,
  created_at desc, id desc);
create index maintenance_requests_contact_idx on public.maintenance_requests (project_id, contact_id,
  created_at desc);
create index maintenance_requests_conversation_idx on public.maintenance_requests (project_id,
  conversation_id)
where conversation_id is not null;
create index maintenance_requests_technician_idx on public.maintenance_requests (project_id, technician_id,
  scheduled_from)
where technician_id is not null;
create index maintenance_requests_visits_idx on public.maintenance_requests (project_id, scheduled_from)
where scheduled_from is not null;
create index maintenance_requests_created_by_idx on public.maintenance_requests (created_by)
  where created_by is not null;

comment on table public.maintenance_requests is
  'A customer''s request for a visit. The customer is the contact; his number is never copied here.';
comment on column public.maintenance_requests.number is
  'Counted per project from 1001; reference is what people say: REQ-1024.';

create table public.maintenance_request_events (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null,
  request_id uuid not null,
  from_status text,
  to_status text not null,
  note text,
  actor_id uuid references public.users (id) on delete set null,
  message_id uuid,
  occurred_at timestamptz not null default now(),

  constraint maintenance_request_events_request_fkey foreign key (project_id, request_id)
    references public.maintenance_requests (project_id, id) on delete cascade,
  constraint maintenance_request_events_message_fkey foreign key (project_id, message_id)
    references public.messages (project_id, id) on delete set null (message_id)
);

create index maintenance_request_events_request_idx
on public.maintenance_request_events (project_id, request_id, occurred_at);
create index maintenance_request_events_message_idx on public.maintenance_request_events (project_id,
  message_id)
where message_id is not null;
create index maintenance_request_events_actor_id_idx on public.maintenance_request_events (actor_id)
where actor_id is not null;

comment on table public.maintenance_request_events is
  'The history of a request: who changed its state, when and why.';
comment on column public.maintenance_request_events.message_id is
  'The template that told the customer, when one did.';

create table public.maintenance_request_photos (
  project_id uuid not null,
  request_id uuid not null,
  media_file_id uuid not null,
  created_at timestamptz not null default now(),

  primary key (project_id, request_id, media_file_id),
  constraint maintenance_request_photos_request_fkey foreign key (project_id, request_id)
    references public.maintenance_requests (project_id, id) on delete cascade,
  constraint maintenance_request_photos_media_file_fkey foreign key (project_id, media_file_id)
    references public.media_files (project_id, id) on delete cascade
);

create index maintenance_request_photos_media_file_idx on public.maintenance_request_photos (project_id,
  media_file_id);

comment on table public.maintenance_request_photos is 'Photos of what is to be repaired.';

create table public.maintenance_status_templates (
  project_id uuid not null references public.projects (id) on delete cascade,
  status text not null,
  template_id uuid not null references public.templates (id) on delete cascade,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  primary key (project_id, status),
  constraint status_template_status_is_known
    check (status in ('pending', 'confirmed', 'in_progress', 'completed', 'cancelled'))
);

create index maintenance_status_templates_template_id_idx on public.maintenance_status_templates
  (template_id);

comment on table public.maintenance_status_templates is
  'Which template tells the customer that his request has reached a state.';

-- access ------------------------------------------------------------------

alter table public.project_counters enable row level security;
alter table public.maintenance_requests enable row level security;
alter table public.maintenance_request_events enable row level security;
alter table public.maintenance_request_photos enable row level security;
alter table public.maintenance_status_templates enable row level security;

revoke all on public.project_counters, public.maintenance_requests, public.maintenance_request_events,
public.maintenance_request_photos, public.maintenance_status_templates from anon, authenticated, service_role;
grant select on public.maintenance_requests, public.maintenance_request_events,
public.maintenance_request_photos to anon, authenticated;
grant select on public.maintenance_status_templates to authenticated;
grant insert (
  project_id, contact_id, conversation_id, source, service_type, description, address, preferred_date,
  preferred_time, notes, priority, technician_id, scheduled_from, scheduled_to, created_by
) on public.maintenance_requests to authenticated;
grant update (
  service_type, description, address, preferred_date, preferred_time, notes, priority, status, technician_id,
  scheduled_from, scheduled_to, cancellation_reason
) on public.maintenance_requests to authenticated;
grant delete on public.maintenance_requests to authenticated;
grant insert (project_id, request_id, media_file_id) on public.maintenance_request_photos to authenticated;
grant delete on public.maintenance_request_photos to authenticated;
grant insert (project_id, status, template_id) on public.maintenance_status_templates to authenticated;
grant update (template_id) on public.maintenance_status_templates to authenticated;
grant delete on public.maintenance_status_templates to authenticated;
grant select, insert, update, delete on public.maintenance_requests, public.maintenance_request_events,
public.maintenance_request_photos, public.maintenance_status_templates to service_role;
grant select, insert, update, delete on public.project_counters to service_role;

create policy "nobody reads counters"
on public.project_counters for select to authenticated
using (false);

create policy "members can view requests within their scope"
on public.maintenance_requests for select to anon, authenticated
using (
  project_id = any ((select private.my_whole_project_ids('viewer', 'requests:read'))::uuid[])
  or (
    project_id = any (array(select private.my_project_ids('viewer', 'requests:read')))
    and exists (
      select 1 from public.conversations as c
      where c.project_id = maintenance_requests.project_id and c.contact_id = maintenance_requests.contact_id
    )
  )
);

create policy "agents can add requests of people they can see"
on public.maintenance_requests for insert to authenticated
with check (
  project_id = any (array(select private.my_project_ids('agent')))
  and source = 'agent'
  and created_by = (select auth.uid())
  and exists (
    select 1 from public.contacts as p
    where p.project_id = maintenance_requests.project_id and p.id = maintenance_requests.contact_id
  )
);

create policy "agents can change requests of people they can see"
on public.maintenance_requests for update to authenticated
using (
  project_id = any (array(select private.my_project_ids('agent')))
  and exists (
    select 1 from public.contacts as p
    where p.project_id = maintenance_requests.project_id and p.id = maintenance_requests.contact_id
  )
)
with check (
  project_id = any (array(select private.my_project_ids('agent')))
  and exists (
    select 1 from public.contacts as p
    where p.project_id = maintenance_requests.project_id and p.id = maintenance_requests.contact_id
  )
);

create policy "admins can delete requests"
on public.maintenance_requests for delete to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))));

create policy "members can view the history of requests within their scope"
on public.maintenance_request_events for select to anon, authenticated
using (
  project_id = any (array(select private.my_project_ids('viewer', 'requests:read')))
  and exists (
    select 1 from public.maintenance_requests as r
    where r.project_id = maintenance_request_events.project_id
      and r.id = maintenance_request_events.request_id
  )
);

create policy "members can view photos of requests within their scope"
on public.maintenance_request_photos for select to anon, authenticated
using (
  project_id = any (array(select private.my_project_ids('viewer', 'requests:read')))
  and exists (
    select 1 from public.maintenance_requests as r
    where r.project_id = maintenance_request_photos.project_id
      and r.id = maintenance_request_photos.request_id
  )
);

create policy "agents can add photos to requests within their scope"
on public.maintenance_request_photos for insert to authenticated
with check (
  project_id = any (array(select private.my_project_ids('agent')))
  and exists (
    select 1 from public.maintenance_requests as r
    where r.project_id = maintenance_request_photos.project_id
      and r.id = maintenance_request_photos.request_id
  )
  and exists (
    select 1 from public.media_files as f
    where f.project_id = maintenance_request_photos.project_id
      and f.id = maintenance_request_photos.media_file_id
  )
);

create policy "agents can remove photos from requests within their scope"
on public.maintenance_request_photos for delete to authenticated
using (
  project_id = any (array(select private.my_project_ids('agent')))
  and exists (
    select 1 from public.maintenance_requests as r
    where r.project_id = maintenance_request_photos.project_id
      and r.id = maintenance_request_photos.request_id
  )
);

create policy "members can view which template tells of which state"
on public.maintenance_status_templates for select to authenticated
using (project_id = any (array(select private.my_project_ids())));

create policy "admins can choose templates for states"
on public.maintenance_status_templates for insert to authenticated
with check (
  project_id = any (array(select private.my_project_ids('admin')))
  and template_id = any (array(select t.id from public.templates as t))
);

create policy "admins can change templates for states"
on public.maintenance_status_templates for update to authenticated
using (
  project_id = any (array(select private.my_project_ids('admin')))
  and template_id = any (array(select t.id from public.templates as t))
)
with check (
  project_id = any (array(select private.my_project_ids('admin')))
  and template_id = any (array(select t.id from public.templates as t))
);

create policy "admins can drop templates for states"
on public.maintenance_status_templates for delete to authenticated
using (project_id = any (array(select private.my_project_ids('admin'))));

-- triggers ----------------------------------------------------------------

create function private.next_number(project_id uuid, name text)
returns integer
language sql
volatile
security definer -- counters are closed to callers
set search_path = ''
as $$
  insert into public.project_counters as c (project_id, name, value)
  values (next_number.project_id, next_number.name, 1001)
  on conflict on constraint project_counters_pkey do update set value = c.value + 1
  returning c.value;
$$;

comment on function private.next_number(uuid, text) is
  'The next number of this kind in the project, from 1001. Holds the counter until the transaction ends.';
revoke execute on function private.next_number(uuid, text) from public, anon, authenticated, service_role;

create function private.tg_maintenance_requests__give_number()
returns trigger
language plpgsql
volatile
security definer -- counters are closed to callers
set search_path = ''
as $$
begin
  new.number := private.next_number(new.project_id, 'maintenance_requests');
  return new;
end;
$$;

-- pending → confirmed → in_progress → completed; cancelled from each but the last. Times follow the state.
create function private.tg_maintenance_requests__follow_states()
returns trigger
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  if new.status = old.status then
    return new;
  end if;
  if not (case old.status
    when 'pending' then new.status in ('confirmed', 'cancelled')
    when 'confirmed' then new.status in ('in_progress', 'cancelled')
    when 'in_progress' then new.status in ('completed', 'cancelled')
    else false
  end) then
    raise exception 'a request cannot go from % to %', old.status, new.status
      using errcode = 'PT409', hint = 'transition_not_allowed';
  end if;
  if new.status = 'cancelled' and coalesce(btrim(new.cancellation_reason), '') = '' then
    raise exception 'cancelling needs a reason' using errcode = 'PT422', hint = 'reason_required';
  end if;
  new.confirmed_at := case new.status when 'confirmed' then now() else new.confirmed_at end;
  new.started_at := case new.status when 'in_progress' then now() else new.started_at end;
  new.completed_at := case new.status when 'completed' then now() end;
  new.cancelled_at := case new.status when 'cancelled' then now() end;
  return new;
end;
$$;

create function private.tg_maintenance_requests__keep_history()
returns trigger
language plpgsql
volatile
security definer -- the history takes no direct writes
set search_path = ''
as $$
begin
  if tg_op = 'INSERT' or new.status <> old.status then
    insert into public.maintenance_request_events (project_id, request_id, from_status, to_status, note,
      actor_id)
    values (
      new.project_id, new.id, case tg_op when 'UPDATE' then old.status end, new.status,
      case new.status when 'cancelled' then new.cancellation_reason end, auth.uid()
    );
    insert into public.events (project_id, type, conversation_id, contact_id, data)
    values (
      new.project_id, case tg_op when 'INSERT' then 'request.created' else 'request.status' end,
        new.conversation_id,
      new.contact_id, jsonb_build_object('request_id', new.id, 'reference', new.reference, 'status',
        new.status)
    );
  end if;
  return null;
end;
$$;

create trigger _100_touch_updated_at before update on public.maintenance_requests
for each row execute function public.update_updated_at_column();
create trigger _100_touch_updated_at before update on public.maintenance_status_templates
for each row execute function public.update_updated_at_column();
create trigger _200_give_number before insert on public.maintenance_requests
for each row execute function private.tg_maintenance_requests__give_number();
create trigger _300_follow_states before update on public.maintenance_requests
for each row execute function private.tg_maintenance_requests__follow_states();
create trigger _400_keep_history after insert or update of status on public.maintenance_requests
for each row execute function private.tg_maintenance_requests__keep_history();
