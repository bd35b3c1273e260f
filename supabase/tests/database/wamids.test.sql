-- Meta's ids hold the customer's number: who may not see numbers reads them nowhere, and works all the same.
begin;
select no_plan();
select tests.make_world();
select tests.make_rows();

-- ids as Meta makes them --------------------------------------------------

create function pg_temp.meta_id(prefix text, digits text, rest text)
returns text
language sql
immutable
as $$
  select prefix || '.' || encode(
    '\x1c18'::bytea || set_byte('\x00'::bytea, 0, char_length(digits)) || convert_to(digits, 'utf8')
      || '\x1502001218'::bytea || set_byte('\x00'::bytea, 0, char_length(rest)) || convert_to(rest, 'utf8')
      || '\x00'::bytea,
    'base64'
  );
$$;
select is(
  pg_temp.meta_id('wamid', '15550109999', '3A00A1B2C3D4E5F60001'),
  'wamid.HBgLMTU1NTAxMDk5OTkVAgASGBQzQTAwQTFCMkMzRDRFNUY2MDAwMQA=', 'the tests make ids as Meta does'
);

-- What digits look like anywhere: as they are, as bytes, and in base64, where they may begin at three places.
create function pg_temp.forms_of(digits text)
returns setof text
language sql
immutable
as $$
  select digits
  union all
  select encode(convert_to(digits, 'utf8'), 'hex')
  union all
  -- without the letters that hold bits of what stands before and behind
  select substr(
    encode(convert_to(repeat('x', n) || digits, 'utf8'), 'base64'),
    ceil(n * 8 / 6.0)::integer + 1,
    floor((n + char_length(digits)) * 8 / 6.0)::integer - ceil(n * 8 / 6.0)::integer
  )
  from generate_series(0, 2) as n;
$$;

create temporary table customers as
select n, '20100000020' || n as digits from generate_series(1, 3) as n;
create temporary table forms as
select f.form, c.n from customers as c cross join lateral pg_temp.forms_of(substr(c.digits, 3)) as f (form);

create function pg_temp.shows_number(value text)
returns boolean
language sql
stable
as $$
  select exists (select 1 from forms as f where strpos(value, f.form) > 0);
$$;
select is(
  (
    select count(*) from customers as c
    where pg_temp.shows_number(pg_temp.meta_id('wamid', c.digits, '3A')) and pg_temp.shows_number(c.digits)
      and pg_temp.shows_number(encode(convert_to('a' || c.digits, 'utf8'), 'base64'))
      and pg_temp.shows_number(encode(convert_to('aa' || c.digits, 'utf8'), 'base64'))
      and pg_temp.shows_number(convert_to(c.digits, 'utf8')::text)
  ), 3::bigint, 'and find a number in them'
);

-- what was said -----------------------------------------------------------

update public.messages as m set wamid = pg_temp.meta_id('wamid', c.digits, '3A0' || c.n)
from customers as c where m.id = tests.id(6, c.n);
update public.calls as k set wacid = pg_temp.meta_id('wacid', c.digits, '3C0' || c.n)
from customers as c where k.contact_id = tests.id(4, c.n) and k.project_id = tests.id(2, 1);
update public.contacts as c set phone_hint = private.phone_hint('+' || k.digits)
from customers as k where c.id = tests.id(4, k.n);
insert into public.contact_identities (project_id, contact_id, kind, value, source)
select tests.id(2, 1), tests.id(4, n), 'wa_id', digits, 'seed' from customers;
update public.whatsapp_numbers set status = 'CONNECTED' where id = tests.id(3, 1);

-- Of each customer: 11 a reaction and 21 an edit of his first message, 31 an answer to it, 41 an answer to
-- something older than the hub, 51 ours that failed, answering the first.
insert into public.messages (
  id, project_id, conversation_id, contact_id, whatsapp_number_id, wamid, context_wamid, target_wamid,
  direction, type, status, text, content, occurred_at
)
select tests.id(6, v.kind * 10 + c.n), tests.id(2, 1), tests.id(5, c.n), tests.id(4, c.n), tests.id(3, 1),
  pg_temp.meta_id('wamid', c.digits, '3A' || v.kind || c.n),
  pg_temp.meta_id('wamid', c.digits, v.context || c.n), pg_temp.meta_id('wamid', c.digits, v.target || c.n),
  v.direction, v.type, v.status, v.words, v.content::jsonb, now() + v.kind * interval '1 second'
from customers as c
cross join (values
  (1, null, '3A0', 'inbound', 'reaction', 'received', '👍', '{"emoji": "👍"}'),
  (2, null, '3A0', 'inbound', 'edit', 'received', 'الحنفية', '{}'),
  (3, '3A0', null, 'inbound', 'text', 'received', 'ما زالت تسرب', '{"body": "ما زالت تسرب"}'),
  (4, '0000', null, 'inbound', 'text', 'received', 'كما قلت', '{"body": "كما قلت"}'),
  (5, '3A0', null, 'outbound', 'text', 'failed', 'سنأتي', '{"body": "سنأتي"}')
) as v (kind, context, target, direction, type, status, words, content);

-- columns -----------------------------------------------------------------

select set_eq(
  $$select c.table_name || '.' || c.column_name
  from information_schema.column_privileges as c
  where c.table_schema = 'public' and c.grantee = 'anon' and c.privilege_type = 'SELECT'
    and not exists (
      select 1 from information_schema.column_privileges as o
      where o.table_schema = 'public' and o.table_name = c.table_name and o.column_name = c.column_name
        and o.grantee = 'authenticated' and o.privilege_type = 'SELECT'
    )$$,
  array['messages.wamid', 'messages.context_wamid', 'messages.target_wamid', 'calls.wacid'],
  'keys read all columns of what they reach, members all but Meta''s ids of messages and calls'
);
select is(
  tests.attempt(w.who, format('select %s from public.messages', k.what)), 'denied',
  w.who || ' cannot select ' || k.what
)
from unnest(array['viewer', 'agent', 'masked agent', 'admin', 'owner', 'stranger']) as w (who)
cross join unnest(array['wamid', 'context_wamid', 'target_wamid', '*', 'messages']) as k (what);
select is(
  tests.attempt('masked agent', format('select id from public.messages where %s', k.what)), 'denied',
  'nor ask whether ' || k.what
)
from unnest(array['wamid like ''wamid.H%''', 'context_wamid is null', 'target_wamid is null']) as k (what);
select is(
  tests.attempt('key everything', 'select wamid, context_wamid, target_wamid from public.messages'),
  'rows: 18', 'a key reads them'
);
select is(
  tests.attempt('anon', 'select wamid from public.messages'), 'rows: 0', 'A15 without a key there are no rows'
);
select throws_ok(
  format(
    'insert into public.messages (project_id, conversation_id, contact_id, whatsapp_number_id, wamid,
      target_wamid, direction, type, status) values (%L, %L, %L, %L, %L, %L, ''inbound'', %L, ''received'')',
    tests.id(2, 1), tests.id(5, 1), tests.id(4, 1), tests.id(3, 1), 'wamid.ODD', v.target, v.type
  ), '23514', null, v.name
)
from (values
  ('reaction', null, 'a reaction is to something'), ('text', 'wamid.ODDER', 'a text is about nothing')
) as v (type, target, name);

-- who may know them -------------------------------------------------------

create function pg_temp.wamids_of(caller text)
returns text
language plpgsql
as $$
declare
  found text;
begin
  perform tests.act_as(caller);
  select string_agg(right(w.message_id::text, 2), ',' order by w.message_id) into found
  from public.message_wamids(array[tests.id(6, 1), tests.id(6, 2), tests.id(6, 3), tests.id(6, 9)]) as w;
  perform tests.act_as_nobody();
  return coalesce(found, '');
end;
$$;
select is(pg_temp.wamids_of(w.who), w.found, w.who || ' gets the ids of: ' || w.found)
from (values
  ('agent', '01,02,03'), ('marketer', '01,02,03'), ('admin', '01,02,03'), ('owner', '01,02,03'),
  ('team agent', '02'), ('own agent', '03'), ('key everything', '01,02,03'),
  ('masked agent', ''), ('viewer', ''), ('stranger', ''), ('disabled admin', ''), ('anon', ''),
  ('key contacts', ''), ('key nothing here', ''), ('owner of another project', '09')
) as w (who, found);

create temporary table known (message_id uuid, wamid text, context_wamid text, target_wamid text);
grant insert on known to authenticated;
select tests.act_as('agent');
insert into known select w.* from public.message_wamids(array[tests.id(6, 11), tests.id(6, 31)]) as w;
select tests.act_as_nobody();
select results_eq(
  'select * from known order by message_id',
  $$select m.id, m.wamid, m.context_wamid, m.target_wamid from public.messages as m
  where m.id in (tests.id(6, 11), tests.id(6, 31)) order by m.id$$,
  'with those of what a message answers or is about'
);

-- what belongs together ---------------------------------------------------

create function pg_temp.relations_of(caller text, variadic numbers integer[])
returns text
language plpgsql
as $$
declare
  found text;
begin
  perform tests.act_as(caller);
  select string_agg(r.line, ', ' order by r.line) into found
  from (
    select concat_ws(
      ' ', right(m.message_id::text, 2), m.relation, coalesce(right(m.related_id::text, 2), '?')
    ) as line
    from public.message_relations(array(select tests.id(6, n) from unnest(numbers) as n)) as m
  ) as r;
  perform tests.act_as_nobody();
  return coalesce(found, '');
end;
$$;
select is(
  pg_temp.relations_of('masked agent', 1), '11 hangs_on 01, 21 hangs_on 01',
  'of a message: what hangs on it'
);
select is(
  pg_temp.relations_of('masked agent', 11, 31, 41), '11 hangs_on 01, 31 quotes 01, 41 quotes ?',
  'of an annotation its target, of an answer what it quotes, if that is known'
);
select is(
  pg_temp.relations_of('masked agent', 1, 11, 21, 31), '11 hangs_on 01, 21 hangs_on 01, 31 quotes 01',
  'each once, whichever side is asked for'
);
select is(pg_temp.relations_of(w.who, 1, 2, 3, 9), w.found, w.who || ' is told of what he may read')
from (values
  (
    'viewer',
    '11 hangs_on 01, 12 hangs_on 02, 13 hangs_on 03, 21 hangs_on 01, 22 hangs_on 02, 23 hangs_on 03'
  ),
  ('team agent', '12 hangs_on 02, 22 hangs_on 02'), ('own agent', '13 hangs_on 03, 23 hangs_on 03'),
  ('stranger', ''), ('disabled admin', ''), ('owner of another project', ''), ('anon', ''),
  ('key contacts', '')
) as w (who, found);
-- His conversation went to somebody else, and what he once said there is quoted in another one.
update public.messages set context_wamid = pg_temp.meta_id('wamid', '201000000201', '3A01')
where id = tests.id(6, 32);
select is(
  pg_temp.relations_of('team agent', 32), '32 quotes ?',
  'a message out of his scope is one that he does not know'
);
update public.messages set context_wamid = pg_temp.meta_id('wamid', '201000000202', '3A02')
where id = tests.id(6, 32);

-- whatever he reads and does ----------------------------------------------

-- Each column of each table and view that the caller may select, row by row as text.
create function pg_temp.readable_text(caller text)
returns table (place text, value text)
language plpgsql
as $$
declare
  c record;
begin
  perform tests.act_as(caller);
  for c in
    select t.oid::regclass as relation, a.attname
    from pg_class as t
    join pg_attribute as a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
    where t.relnamespace in ('public'::regnamespace, 'storage'::regnamespace)
      and t.relkind in ('r', 'v', 'p', 'm')
      and has_column_privilege(t.oid, a.attnum, 'select')
  loop
    return query execute format(
      'select %L, t.%I::text from %s as t', c.relation || '.' || c.attname, c.attname, c.relation
    );
  end loop;
  perform tests.act_as_nobody();
end;
$$;

create temporary table masked as select * from pg_temp.readable_text('masked agent');
create temporary table unmasked as select * from pg_temp.readable_text('agent');
select cmp_ok(
  (select count(distinct place) from masked where value is not null), '>=', 300::bigint,
  'a masked agent reads many columns'
);
select is_empty(
  'select place, value from masked where pg_temp.shows_number(value)',
  'A21 and in none of them the number of a customer, in no form'
);
select set_eq(
  'select distinct place from unmasked where pg_temp.shows_number(value)',
  array['contact_identities.value'], 'who may see numbers sees them in one table'
);
select is(
  (select count(*) from masked where place = 'messages.id'), 18::bigint, 'he reads every message itself'
);

-- What functions answer: rows of messages, and what says more of them.
select set_eq(
  $$select p.proname::text from pg_proc as p
  where p.pronamespace = 'public'::regnamespace and p.prorettype = 'public.messages'::regtype$$,
  array[
    'queue_message', 'queue_message_to', 'queue_cloud_message', 'retry_message', 'reschedule_message',
    'cancel_message', 'search_messages'
  ], 'these functions answer messages, and each is tried below'
);

-- Scheduled and cancelled ones that Meta has an id of do not exist; a leak would not ask.
update public.messages set status = 'scheduled', scheduled_for = now() + interval '1 hour'
where id = tests.id(6, 52);
update public.messages set status = 'cancelled' where id = tests.id(6, 53);
update public.conversations set last_message_at = now() where project_id = tests.id(2, 1);

create function pg_temp.answers(caller text)
returns table (name text, answer public.messages)
language plpgsql
as $$
declare
  first_wamid constant text := pg_temp.meta_id('wamid', '201000000201', '3A01');
begin
  perform tests.act_as(caller);
  return query select 'search', s from public.search_messages(tests.id(2, 1), 'تسرب') as s;
  return query select 'answer', q from public.queue_message(
    tests.id(5, 1), 'text', '{"body": "نعم"}', 'tests-answer-' || caller, tests.id(6, 1)
  ) as q;
  return query select 'the same again', q from public.queue_message(
    tests.id(5, 1), 'text', '{"body": "نعم"}', 'tests-answer-' || caller, tests.id(6, 1)
  ) as q;
  return query select 'reaction', q from public.queue_message(
    tests.id(5, 1), 'reaction', jsonb_build_object('message_id', tests.id(6, 1), 'emoji', '👍'),
    'tests-reaction-' || caller
  ) as q;
  return query select 'to', q from public.queue_message_to(
    tests.id(2, 1), 'text', '{"body": "نعم"}', 'tests-answer-' || caller, contact_id => tests.id(4, 1)
  ) as q;
  return query select 'cloud', q from public.queue_cloud_message(
    '990000000000101', 'text', '{"body": "نعم"}', 'tests-cloud-' || caller, '+201000000201',
    context_wamid => first_wamid, callback_data => 'x'
  ) as q;
  return query select 'retry', q from public.retry_message(tests.id(6, 51), 'tests-retry-' || caller) as q;
  return query select 'reschedule', q
  from public.reschedule_message(tests.id(6, 52), now() + interval '2 hours') as q;
  return query select 'cancel', q from public.cancel_message(tests.id(6, 53)) as q;
  perform tests.act_as_nobody();
end;
$$;
create temporary table answers as
select 'masked agent' as caller, a.* from pg_temp.answers('masked agent') as a;
insert into answers select 'agent', a.* from pg_temp.answers('agent') as a;
insert into answers select 'key everything', a.* from pg_temp.answers('key everything') as a;
select is(
  (
    select string_agg(distinct name, ', ' order by name) from answers as a
    where a.caller = w.caller and (a.answer).id is not null
  ),
  'answer, cancel, cloud, reaction, reschedule, retry, search, the same again, to',
  w.caller || ' is answered by all of them'
)
from unnest(array['masked agent', 'agent', 'key everything']) as w (caller);
select is_empty(
  $$select name, answer from answers where caller = 'masked agent' and pg_temp.shows_number(answer::text)$$,
  'A21 no function answers a masked agent with a number'
);
select is(
  (
    select string_agg(distinct name, ', ' order by name) from answers as a
    where a.caller = w.caller and pg_temp.shows_number(a.answer::text)
  ),
  'answer, cancel, cloud, reaction, reschedule, retry, search, the same again, to',
  w.caller || ' is told Meta''s ids by all of them'
)
from unnest(array['agent', 'key everything']) as w (caller);

create function pg_temp.documents(caller text)
returns table (name text, document text)
language plpgsql
as $$
begin
  perform tests.act_as(caller);
  return query select 'relations', r::text
  from public.message_relations(array(select m.id from public.messages as m)) as r;
  return query select 'wamids', w::text
  from public.message_wamids(array(select m.id from public.messages as m)) as w;
  return query select 'events', public.events_since(tests.id(2, 1), '0.0')::text;
  return query select 'contacts', c::text from public.search_contacts(tests.id(2, 1), '2010') as c;
  return query select 'contacts', c::text from public.search_contacts(tests.id(2, 1), 'عميل') as c;
  perform tests.act_as_nobody();
end;
$$;
create temporary table documents as select * from pg_temp.documents('masked agent');
select set_eq(
  'select name from documents', array['relations', 'events', 'contacts'],
  'other functions answer a masked agent, too'
);
select is_empty(
  'select name, document from documents where pg_temp.shows_number(document)', 'A21 without numbers'
);
-- What he has just done is told in rows as well.
truncate masked;
insert into masked select * from pg_temp.readable_text('masked agent');
select is_empty(
  'select place, value from masked where pg_temp.shows_number(value)',
  'A21 and what he did left no number where he reads'
);

select * from finish();
rollback;
