-- The seed: what a newcomer finds, and that its templates are what Meta takes.
begin;
select no_plan();

select is((select count(*) from auth.users where email like '%@alazab.example'), 10::bigint,
  'there are ten users');
select is(
  (select count(distinct role) from public.project_members
    where project_id = '20000000-0000-4000-8000-000000000001'),
  4::bigint, 'of every role'
);
select cmp_ok(
  (select count(*) from public.contacts where id::text like '70000000-0000-4000-8000-00000000%'
    and project_id = '20000000-0000-4000-8000-000000000001'),
  '=', 10::bigint, 'ten people of «العزب هاب»'
);
select cmp_ok(
  (select count(*) from public.contacts where project_id = '20000000-0000-4000-8000-000000000002'), '>=',
    112::bigint,
  '112 of the demo'
);
select results_eq(
  $$select count(*), count(*) filter (where type = 'image') from public.messages
  where conversation_id = '71000000-0000-4000-8000-000000001001' and id::text like '72000000-%'$$,
  $$values (165::bigint, 40::bigint)$$, 'a conversation of 165 messages with 40 photos'
);
select cmp_ok(
  (select count(*) from public.messages
  where project_id = '20000000-0000-4000-8000-000000000002'
    and id::text like '72000000-0000-4000-8000-000000001%'
    and occurred_at > now() - interval '9 days'),
  '=', 235::bigint, 'a week of 235 messages'
);
select is_empty(
  $$select w.type from unnest(array['text', 'image', 'video', 'audio', 'document', 'sticker', 'location',
    'contacts', 'interactive', 'button', 'order', 'reaction', 'template', 'system', 'unsupported', 'edit',
      'revoke']) as w (type)
  where not exists (
    select 1 from public.messages as m
    where m.project_id = '20000000-0000-4000-8000-000000000002' and m.type = w.type
  )$$, 'in which every kind of message occurs'
);
select is_empty(
  $$select w.status from unnest(array['received', 'scheduled', 'sent', 'delivered', 'read', 'failed',
    'unknown'])
    as w (status)
  where not exists (
    select 1 from public.messages as m
    where m.project_id = '20000000-0000-4000-8000-000000000002' and m.status = w.status
  )$$, 'and every state'
);
select is_empty(
  $$select id from public.messages as m
  where m.project_id = '20000000-0000-4000-8000-000000000002' and m.target_wamid is not null
    and not exists (
      select 1 from public.messages as t
      where t.whatsapp_number_id = m.whatsapp_number_id and t.wamid = m.target_wamid
    )$$, 'no reaction, edit or deletion is about nothing'
);
select results_eq(
  $$select count(*) filter (where service_window_expires_at < now()) > 0,
    count(*) filter (where service_window_expires_at between now() and now() + interval '1 hour') > 0,
    count(*) filter (where service_window_expires_at > now() + interval '1 hour') > 0,
    count(*) filter (where last_inbound_at > now() - interval '1 day') >= 15
  from public.conversations where project_id = '20000000-0000-4000-8000-000000000002'$$,
  $$values (true, true, true, true)$$, 'windows are open, about to close and closed, and many wrote today'
);
select set_eq(
  $$select distinct status
    from public.conversations where project_id = '20000000-0000-4000-8000-000000000002'$$,
  array['open', 'snoozed', 'closed'], 'conversations are in every state'
);
select cmp_ok(
  (select count(*) from public.messages
  where project_id = '20000000-0000-4000-8000-000000000002' and status = 'failed'), '>=', 3::bigint,
    'some of which failed'
);
select is(
  (select array_agg(kind order by kind) from public.contact_identities
  where contact_id = '70000000-0000-4000-8000-000000001112'),
  array['bsuid', 'username'], 'somebody is known by a BSUID alone'
);
select is(
  (select display_phone_number from public.whatsapp_numbers
    where id = '60000000-0000-4000-8000-000000000001'),
  '+201099884670', 'the number is there'
);
select is_empty(
  $$select id from public.messages
  where id::text like '72000000-%' and occurred_at > now() and status <> 'scheduled'$$,
  'nothing is said in the future'
);
select is_empty(
  $$select c.id from public.conversations as c
  where c.id::text like '71000000-%'
    and c.last_message_id is distinct from (
      select m.id from public.messages as m
      where m.project_id = c.project_id and m.conversation_id = c.id and m.target_wamid is null
        and m.status <> 'scheduled'
      order by m.occurred_at desc, m.id desc limit 1
    )$$,
  'every preview is of the newest message'
);
select is_empty(
  $$select id from public.media_files
  where state = 'stored' and deleted_at is null
    and not exists (select 1 from storage.objects as o where o.bucket_id = 'media' and o.name = path)$$,
  'no file is said to be stored that is not'
);
select is_empty(
  $$select id from public.media_files
  where error_details = 'demonstration data have no files' and state = 'expired'$$,
  'every seeded file was brought'
);

-- templates ---------------------------------------------------------------

create temporary view catalogue as
select t.name, t.language, c.value as component
from public.templates as t
cross join lateral jsonb_array_elements(t.components) as c
where t.id::text like 'a0000000-%';

select is((select count(distinct name) from catalogue), 25::bigint, 'A40 the catalogue has 25 templates');
select is_empty(
  $$select name from catalogue where component ->> 'type' = 'BODY'
  and (component ->> 'text' ~ '^\s*\{\{' or component ->> 'text' ~ '\}\}\s*$'
    or component ->> 'text' ~ '\}\}\s*\{\{'
    or char_length(component ->> 'text') > 1024)$$,
  'A40 no body begins or ends with a variable, or holds two beside each other'
);
select is_empty(
  $$select name from catalogue where component ->> 'type' = 'BODY'
  and (select coalesce(max(m[1]::integer), 0) from regexp_matches(component ->> 'text', '\{\{(\d+)\}\}',
    'g') as m)
    <> coalesce(jsonb_array_length(component -> 'example' -> 'body_text' -> 0), 0)$$,
  'A40 every variable has an example'
);
select is_empty(
  $$select name from catalogue where component ->> 'type' in ('HEADER', 'FOOTER')
  and (char_length(component ->> 'text') > 60 or component ->> 'text' ~ '[*_~]')$$,
  'A40 headers and footers are short and plain'
);
select is_empty(
  $$select name from catalogue cross join lateral jsonb_array_elements(component -> 'buttons') as b
  where component ->> 'type' = 'BUTTONS'
    and (
      char_length(b ->> 'text') > 25
      or (b ->> 'type' = 'URL' and b ->> 'url' !~ '^https://[^{}]+(\{\{1\}\})?$')
      or (b ->> 'url' ~ '\{\{' and jsonb_array_length(b -> 'example') <> 1)
    )$$,
  'A40 a variable in an address is its end, with an example; a label has at most 25 letters'
);

select * from finish();
rollback;
