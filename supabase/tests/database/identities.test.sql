-- Identities: one person is one contact, however his number is written and whatever Meta calls him.
begin;
select no_plan();
select tests.make_world();

create function pg_temp.seen(
  wa_id text, bsuid text default null, at timestamptz default now(), name text default null,
    username text default null
)
returns uuid
language sql
as $$
  select (private.resolve_contacts(
    array[row(tests.id(2, 1), wa_id, bsuid, null, username, name, at)::private.person], 'webhook'
  ))[1];
$$;

-- Whom an answer in this conversation would go to now, as the worker that sends it is told.
create function pg_temp.answer_goes_to(of_conversation uuid)
returns text
language plpgsql
as $$
declare
  target text;
begin
  insert into private.outbox (project_id, conversation_id, kind, payload)
  values (tests.id(2, 1), of_conversation, 'read', '{"wamid": "wamid.any"}');
  insert into private.outbound_lanes (conversation_id, whatsapp_number_id)
  values (of_conversation, tests.id(3, 1))
  on conflict (conversation_id) do update set due_at = now();
  select coalesce('+' || c.recipient_wa_id, c.recipient_bsuid) into target
  from private.claim_outbound(100, 30) as c
  join private.outbox as o on o.id = c.outbox_id
  where o.conversation_id = of_conversation;
  -- as if nobody had asked
  delete from private.outbox where kind = 'read';
  update private.outbox set state = 'waiting', lease = null, attempts = 0;
  update private.outbound_lanes set due_at = now(), leased_until = '-infinity', pair_paid_until = '-infinity';
  delete from private.send_permits;
  return target;
end;
$$;

-- numbers -----------------------------------------------------------------

select is(private.canonical_phone(written), wanted, 'A28 ' || written || ' is ' || coalesce(wanted,
  'no number'))
from (values
  ('01004006620', '+201004006620'), ('+201004006620', '+201004006620'), ('00201004006620', '+201004006620'),
  ('201004006620', '+201004006620'), ('+20 100 400 6620', '+201004006620'), ('+20 0100 400 6620',
    '+201004006620'),
  ('1004006620', '+201004006620'), ('٠١٠٠٤٠٠٦٦٢٠', '+201004006620'), ('0222718888', '+20222718888'),
  ('+55 11 98765-4321', '+5511987654321'), ('551187654321', '+5511987654321'), ('551133334444',
    '+551133334444'),
  ('5215512345678', '+525512345678'), ('+52 55 1234 5678', '+525512345678'),
  ('5491112345678', '+5491112345678'), ('+54 11 1234 5678', '+5491112345678'), ('+54 11 15 1234 5678',
    '+5491112345678'),
  ('hello', null), ('', null), ('123', null)
) as v (written, wanted);

select is(pg_temp.seen('201555000111'), pg_temp.seen('201555000111'), 'the same person twice is one contact');
select tests.act_as('agent');
select is(
  (select array_agg(distinct (public.add_contact(tests.id(2, 1), v.written, 'اسم من الموظف')).id)
  from (values ('01555000111'), ('+201555000111'), ('00201555000111'), ('201555000111')) as v (written)),
  array[(select i.contact_id from public.contact_identities as i where i.value = '+201555000111')],
  'A28 a number written in four ways is the contact that wrote from it'
);
select is(
  (select c.id from public.find_contact(tests.id(2, 1), '0155 500 0111') as c),
  (select i.contact_id from public.contact_identities as i where i.value = '+201555000111'),
  'A28 and is found by any of them'
);
select tests.act_as_nobody();
select is(
  (select c.name from public.contacts as c where c.id = pg_temp.seen('201555000111', null, now(), 'Profile')),
  'اسم من الموظف', 'A28 the name that an agent gave is not overwritten by the profile'
);
select matches(
  tests.attempt('masked agent', 'select public.add_contact(tests.id(2, 1), ''01555000111'')'), '^PT409',
  'who may not see numbers does not learn whose number it is'
);
select is(
  tests.attempt('masked agent', 'select public.find_contact(tests.id(2, 1), ''01555000111'')'), 'rows: 0',
  'and finds nobody by one'
);
select matches(
  tests.attempt('viewer', 'select public.add_contact(tests.id(2, 1), ''01555000112'')'), '^PT403',
  'A19 a viewer cannot add a contact'
);
select matches(
  tests.attempt('owner of another project', 'select public.add_contact(tests.id(2, 1), ''01555000112'')'),
    '^PT403',
  'T11 A17 nobody adds to another project'
);
select matches(
  tests.attempt('agent', 'select public.add_contact(tests.id(2, 1), ''no number'')'), '^PT422',
    'what is no number is refused'
);

-- BSUID -------------------------------------------------------------------

create temporary table people as
select pg_temp.seen(null, 'EG.111', now() - interval '3 days', 'سلمى') as by_bsuid;
select ok((select by_bsuid is not null from people), 'T6 a person with a BSUID alone is a contact');
select is((select phone_hint from public.contacts where id = (select by_bsuid from people)), null,
  'of whom no number is known');
insert into public.conversations (id, project_id, whatsapp_number_id, contact_id)
select tests.id(5, 30), tests.id(2, 1), tests.id(3, 1), by_bsuid from people;
select is(pg_temp.answer_goes_to(tests.id(5, 30)), 'EG.111', 'T6 an answer goes to the BSUID');
select is(
  pg_temp.seen('201555000222', 'EG.111', now() - interval '2 days'), (select by_bsuid from people),
  'T6 his number comes later and is noted'
);
select is(
  pg_temp.answer_goes_to(tests.id(5, 30)), '+201555000222', 'T6 an answer goes to the number from then on'
);
select is(
  pg_temp.seen('201555000222'), (select by_bsuid from people),
    'T6 a message that names the number alone finds him'
);
select is(
  (select phone_hint from public.contacts where id = (select by_bsuid from people)), '+20 ••• 22',
  'and the hint for masked members is there'
);

-- two contacts that Meta says are one -------------------------------------

create temporary table pair as
select pg_temp.seen('201555000333', null, now() - interval '5 days', 'هالة') as older,
  pg_temp.seen(null, 'EG.333', now() - interval '1 day', 'Hala') as younger;
update public.contacts set created_at = now() - interval '5 days' where id = (select older from pair);
insert into public.conversations (id, project_id, whatsapp_number_id, contact_id, unread_count)
values
  (tests.id(5, 31), tests.id(2, 1), tests.id(3, 1), (select older from pair), 1),
  (tests.id(5, 32), tests.id(2, 1), tests.id(3, 1), (select younger from pair), 2);
insert into public.messages (id, project_id, conversation_id, contact_id, whatsapp_number_id, wamid,
  direction, type, status, text, occurred_at)
select tests.id(6, m.n), tests.id(2, 1), tests.id(5, m.conversation), case m.conversation when 31 then p.older
  else p.younger end,
  tests.id(3, 1), 'wamid.P' || m.n, 'inbound', 'text', 'received', 'message ' || m.n, now() - m.age
from pair as p
cross join (values (31, 31, interval '4 hours'), (32, 32, interval '3 hours'), (33, 32,
  interval '2 hours')) as m (n, conversation, age);
insert into public.messages (
  id, project_id, conversation_id, contact_id, whatsapp_number_id, direction, type, status, text, occurred_at
)
select tests.id(6, 35), tests.id(2, 1), tests.id(5, 32), younger, tests.id(3, 1), 'outbound', 'text',
  'queued', 'waits',
  now() - interval '3 hours'
from pair;
insert into private.outbox (project_id, conversation_id, message_id, kind)
values (tests.id(2, 1), tests.id(5, 32), tests.id(6, 35), 'message');
insert into public.notes (project_id, conversation_id, contact_id, body)
select tests.id(2, 1), tests.id(5, 32), younger, 'ملاحظة' from pair;
insert into public.tags (id, project_id, name) values (tests.id(8, 90), tests.id(2, 1), 'vip');
insert into public.contact_tags (project_id, contact_id, tag_id) select tests.id(2, 1), younger, tests.id(8,
  90) from pair;
insert into public.conversation_tags (project_id, conversation_id, tag_id) values (tests.id(2, 1), tests.id(5,
  32), tests.id(8, 90));
insert into public.consent_entries (project_id, contact_id, category, state, source)
select tests.id(2, 1), younger, 'marketing', 'withdrawn', 'meta' from pair;

select is(
  array[pg_temp.answer_goes_to(tests.id(5, 31)), pg_temp.answer_goes_to(tests.id(5, 32))],
  array['+201555000333', 'EG.333'], 'T6 while they are two, each is answered where he wrote'
);
select is(
  pg_temp.seen('201555000333', 'EG.333'), (select older from pair),
  'T6 a webhook with the BSUID of one and the number of the other joins them; the older one survives'
);
select is(
  (select merged_into_id from public.contacts where id = (select younger from pair)), (select older
    from pair),
  'the younger one is merged'
);
select is(
  (select count(*) from public.messages where contact_id = (select older from pair)
    and conversation_id = tests.id(5, 31)),
  4::bigint, 'T6 all messages are in one conversation'
);
select is(
  (select conversation_id from private.outbox where message_id = tests.id(6, 35)), tests.id(5, 31),
  'what waits to be sent waits there'
);
select ok(
  (select due_at <= now() from private.outbound_lanes where conversation_id = tests.id(5, 31)), 'and is due'
);
select is(
  pg_temp.answer_goes_to(tests.id(5, 31)), '+201555000333', 'T6 joined, he is answered at his number'
);
select results_eq(
  $$select unread_count, last_message_text, last_message_id from public.conversations where id = tests.id(5,
    31)$$,
  $$values (3, 'message 33', tests.id(6, 33))$$, 'with the counters and the preview of both'
);
select is(
  (select count(*) from public.notes where contact_id = (select older from pair)
    and conversation_id = tests.id(5, 31)),
  1::bigint, 'the note came along'
);
select is(
  (select count(*) from public.contact_tags where contact_id = (select older from pair)), 1::bigint,
    'the tag came along'
);
select is(
  private.consent_of((select older from pair), 'MARKETING'), 'withdrawn', 'A34 and so did what he refused'
);
select is(
  (select array_agg(kind order by kind) from public.contact_identities where contact_id = (select older
    from pair)),
  array['bsuid', 'phone', 'wa_id'], 'T6 he is known by both'
);
select is(
  (select reason from public.contact_merges where merged_id = (select younger from pair)), 'webhook',
    'the merge is on record'
);
select is(
  (select count(*) from public.audit_log where action = 'merge' and subject_id = (select older::text
    from pair)),
  1::bigint, 'and in the audit'
);

-- and apart again ---------------------------------------------------------

insert into public.messages (id, project_id, conversation_id, contact_id, whatsapp_number_id, wamid,
  direction, type, status, text)
select tests.id(6, 34), tests.id(2, 1), tests.id(5, 31), older, tests.id(3, 1), 'wamid.P34', 'inbound',
  'text', 'received', 'since'
from pair;
select matches(
  tests.attempt('viewer', 'select public.unmerge_contacts((select id from public.contact_merges limit 1))'),
    '^PT40[34]',
  'A19 a viewer cannot undo a merge'
);
select tests.act_as('agent');
select lives_ok(
  $$select public.unmerge_contacts(m.id) from public.contact_merges as m where m.reason = 'webhook'
    and m.unmerged_at is null$$,
  'T6 an agent takes them apart'
);
select tests.act_as_nobody();
select results_eq(
  $$select c.id, (select count(*) from public.messages as m where m.conversation_id = c.id),
    c.last_message_text
  from public.conversations as c where c.id in (tests.id(5, 31), tests.id(5, 32)) order by c.id$$,
  $$values (tests.id(5, 31), 2::bigint, 'since'), (tests.id(5, 32), 3::bigint, 'message 33')$$,
  'T6 each message is back where it was; what came since stayed where it came'
);
select is(
  (select array_agg(kind order by kind) from public.contact_identities where contact_id = (select younger
    from pair)),
  array['bsuid'], 'T6 each is known by his own'
);
select is(
  array[pg_temp.answer_goes_to(tests.id(5, 31)), pg_temp.answer_goes_to(tests.id(5, 32))],
  array['+201555000333', 'EG.333'], 'T6 and each is answered where he wrote'
);
select is(
  (select count(*) from public.contact_tags where contact_id = (select older from pair)), 0::bigint,
    'the tag went back'
);
select is(
  (select count(*) from public.notes where contact_id = (select younger from pair)
    and conversation_id = tests.id(5, 32)),
  1::bigint, 'the note went back'
);
select is(
  pg_temp.seen('201555000333', 'EG.333'), (select younger from pair),
  'whom a member took apart no webhook joins again: the BSUID decides'
);
select is(
  (select merged_into_id from public.contacts where id = (select younger from pair)), null, 'they stay two'
);

-- a number that passes on, a person who changes his -----------------------

create temporary table movers as
select pg_temp.seen('201555000444', 'EG.444', now() - interval '9 days') as first_owner,
  pg_temp.seen(null, 'EG.445', now() - interval '1 day') as second_owner;
select is(
  pg_temp.seen('201555000444', 'EG.445'), (select second_owner from movers),
  'a number whose holder has another BSUID has passed on'
);
select is(
  (select contact_id from public.contact_identities where kind = 'phone' and value = '+201555000444'
    and valid_to is null),
  (select second_owner from movers), 'it is the new holder''s'
);
select is(
  (select count(*) from public.contact_identities
  where kind = 'phone' and value = '+201555000444' and contact_id = (select first_owner from movers)
    and valid_to is not null),
  1::bigint, 'and the old holder''s until then'
);

create temporary table changer as select pg_temp.seen('201555000555', 'EG.555',
  now() - interval '9 days') as id;
create temporary table newcomer as select pg_temp.seen('201555000556', 'EG.556',
  now() - interval '1 minute') as id;
select is(
  private.change_identities((select id from changer), '201555000556', 'EG.556', null, 'EG.555', now()),
    (select id from changer),
  'who changes his number stays the same contact'
);
select results_eq(
  $$select value, valid_to is null from public.contact_identities
  where contact_id = (select id from changer) and kind in ('phone', 'bsuid') order by value$$,
  $$values ('+201555000555', false), ('+201555000556', true), ('EG.555', false), ('EG.556', true)$$,
  'the old number and BSUID are closed, the new ones are his'
);
select is(
  (select merged_into_id from public.contacts where id = (select id from newcomer)), (select id from changer),
  'who had written from the new number before we heard is he'
);

-- Between 9 days and 1 day ago +201555000446 was his, who then left it; since an hour ago it is hers.
create temporary table handed_on as
select pg_temp.seen('201555000446', 'EG.446', now() - interval '9 days') as he;
update public.contact_identities set valid_to = now() - interval '1 day'
where contact_id = (select he from handed_on) and kind in ('phone', 'wa_id');
alter table handed_on add column she uuid;
update handed_on set she = pg_temp.seen('201555000446', null, now() - interval '1 hour', 'Hers');
select isnt((select she from handed_on), (select he from handed_on),
  'a number that was left is somebody else''s');
select is(
  pg_temp.seen('201555000446', null, now() - interval '2 days', 'His'), (select he from handed_on),
  'a message of his that comes late is his, by Meta''s time'
);
select is(
  pg_temp.seen('201555000446', 'EG.446', now() - interval '2 days'), (select he from handed_on),
  'with his BSUID as well, and nobody is merged'
);
select is(
  pg_temp.seen('201555000446', null, now() - interval '12 hours'), (select she from handed_on),
  'one from the time in between is hers'
);
select is(pg_temp.seen('201555000446'), (select she from handed_on), 'a new one too');
select is(
  pg_temp.seen('201555000446', null, now() - interval '20 days'), (select he from handed_on),
  'and one from before we knew him is his'
);
select results_eq(
  $$select contact_id, valid_to is null from public.contact_identities
  where kind = 'phone' and value = '+201555000446' order by valid_to nulls last$$,
  $$select he, false from handed_on union all select she, true from handed_on$$,
  'a late message brings no ended identity back'
);
-- Meta tells of a change to a number from which somebody else wrote before.
create temporary table former as select pg_temp.seen('201555000448', null, now() - interval '9 days') as id;
insert into public.conversations (id, project_id, whatsapp_number_id, contact_id)
values (tests.id(5, 48), tests.id(2, 1), tests.id(3, 1), (select id from former));
insert into public.messages (project_id, conversation_id, contact_id, whatsapp_number_id, wamid, direction,
  type,
  status, text, occurred_at)
values (tests.id(2, 1), tests.id(5, 48), (select id from former), tests.id(3, 1), 'wamid.F48', 'inbound',
  'text',
  'received', 'mine', now() - interval '8 days');
create temporary table later as select pg_temp.seen('201555000449', null, now() - interval '9 days') as id;
select is(
  private.change_identities((select id from later), '201555000448', null, null, null, now()),
    (select id from later),
  'who takes over a number stays himself'
);
select is(
  (select merged_into_id from public.contacts where id = (select id from former)), null,
  'its former owner, who wrote from it before, is not merged into him'
);
select is(pg_temp.seen('201555000448'), (select id from later), 'and the number is the new holder''s');

-- usernames ---------------------------------------------------------------

select pg_temp.seen(null, 'EG.777', now() - interval '2 hours', null, 'sara');
select pg_temp.seen(null, 'EG.778', now() - interval '1 hour', null, 'sara');
select results_eq(
  $$select valid_to is null from public.contact_identities where kind = 'username'
    and value = 'sara' order by valid_from$$,
  $$values (false), (true)$$, 'a username has one holder, and is no proof of who he is'
);

-- by hand -----------------------------------------------------------------

select matches(
  tests.attempt('own agent', 'select public.merge_contacts(tests.id(4, 3), tests.id(4, 1))'), '^PT404',
  'nobody merges whom he cannot see'
);
select matches(
  tests.attempt('owner of another project', 'select public.merge_contacts(tests.id(4, 9), tests.id(4, 1))'),
    '^PT404',
  'T11 A17 nobody merges into another project'
);
select is(
  tests.attempt('agent', 'select public.merge_contacts(tests.id(4, 1), tests.id(4, 2))'), 'rows: 1',
    'an agent merges two'
);
select matches(
  tests.attempt('agent', 'select public.merge_contacts(tests.id(4, 1), tests.id(4, 1))'), '^PT409',
    'nobody is merged with himself'
);

select set_eq(
  $$select f.conrelid::regclass::text
  from pg_constraint as f
  where f.contype = 'f'
    and f.confrelid in ('public.contacts'::regclass, 'public.conversations'::regclass)
    and f.conrelid not in ('public.contacts'::regclass, 'public.conversations'::regclass)
    and f.conname !~ '_merge'$$,
  array[
    'contact_identities', 'media_files', 'messages', 'notes', 'consent_entries', 'calls', 'workflow_runs',
      'flow_sessions',
    'flow_responses', 'maintenance_requests', 'mail', 'ctwa_clicks', 'sandbox_sessions', 'ai_runs',
      'notifications',
    -- moved in their own way: no id of their own, or passing
    'contact_tags', 'conversation_tags', 'conversation_pins', 'broadcast_recipients', 'private.outbox',
    'private.outbound_lanes',
    -- follows its conversation by a trigger
    'private.name_scopes'
  ],
  'a merge knows every table that points at contacts or conversations'
);

select * from finish();
rollback;
