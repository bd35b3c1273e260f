-- Search: a term is text, Arabic is folded, scope and masking hold, and the lists ask their question once.
begin;
select no_plan();
select tests.make_world();

update public.contacts set display_name = v.name
from (values (1, 'أحمد مُصطفى'), (2, 'Sara 50%_off (VIP)'), (3, 'إسراء')) as v (n, name)
where id = tests.id(4, v.n);
update public.messages set text = v.text
from (values (1, 'عندي تسريب ميّه في الحمّام'), (2, 'خصم 50%_ على (الدهان), "حالاً"'), (3,
  'الدهان جاهز')) as v (n, text)
where id = tests.id(6, v.n);

create function pg_temp.names(caller text, term text)
returns text
language plpgsql
as $$
declare
  found text;
begin
  perform tests.act_as(caller);
  select string_agg(c.id::text, ',' order by c.id) into found from public.search_contacts(tests.id(2, 1),
    term) as c;
  perform tests.act_as_nobody();
  return (
    select coalesce(string_agg(n::text, ',' order by n), '') from generate_series(1, 9) as n
    where found like '%' || tests.id(4, n)::text || '%'
  );
end;
$$;

create function pg_temp.texts(caller text, term text)
returns text
language plpgsql
as $$
declare
  found text;
begin
  perform tests.act_as(caller);
  select string_agg(m.id::text, ',') into found from public.search_messages(tests.id(2, 1), term) as m;
  perform tests.act_as_nobody();
  return (
    select coalesce(string_agg(n::text, ',' order by n), '') from generate_series(1, 9) as n
    where found like '%' || tests.id(6, n)::text || '%'
  );
end;
$$;

select is(pg_temp.names('agent', 'احمد'), '1', 'A26 a name is found without its hamza');
select is(pg_temp.names('agent', 'مصطفي'), '1', 'A26 and without its diacritics');
select is(pg_temp.names('agent', 'اس'), '3', 'A26 two letters find the beginning of a name');
select is(pg_temp.names('agent', 'طف'), '', 'A26 two letters find nothing in the middle');
select is(pg_temp.names('agent', '50%_off'), '2', 'A26 per cent and underscore are text');
select is(pg_temp.names('agent', '%'), '', 'A26 a per cent sign finds what begins with one');
select is(pg_temp.names('agent', '___'), '', 'A26 underscores match nothing else');
select is(pg_temp.names('agent', '(vip)'), '2', 'A26 brackets are text');
select is(pg_temp.names('agent', '\'), '', 'A26 a backslash is text');
select is(pg_temp.names('agent', ''';--'), '', 'A26 a quote is text');
select is(pg_temp.names('agent', '01000000202'), '2', 'A28 a number is found as people write it');
select is(pg_temp.names('agent', '+20 100 000 0202'), '2', 'A28 or as others write it');
select is(pg_temp.names('agent', '0203'), '3', 'by its last digits');
select is(pg_temp.names('agent', '20'), '1,2,3', 'two digits find the beginning of a number');
select is(pg_temp.names('masked agent', '01000000202'), '', 'who may not see numbers finds nobody by digits');
select is(pg_temp.names('masked agent', 'احمد'), '1', 'but by name');
select is(pg_temp.names('own agent', '01000000202'), '', 'scope holds for numbers');
select is(pg_temp.names('own agent', 'اسراء'), '3', 'scope own finds its own people');
select is(pg_temp.names('own agent', 'احمد'), '', 'and nobody else');
select is(pg_temp.names('team agent', 'sara'), '2', 'scope team finds the team''s people');
select is(pg_temp.names('stranger', 'احمد'), '', 'A16 a stranger finds nobody');
select is(pg_temp.names('anon', 'احمد'), '', 'A15 anon finds nobody');
select is(pg_temp.names('owner of another project', 'احمد'), '', 'T11 nobody searches another project');
select is(pg_temp.names('key contacts', 'احمد'), '1', 'an API key with the scope finds people');
select is(pg_temp.names('key nothing here', 'احمد'), '', 'one without it does not');

select is(pg_temp.texts('agent', 'تسريب'), '1', 'A26 a word finds its message');
select is(pg_temp.texts('agent', 'الحمام'), '1', 'A26 without its diacritics');
select is(pg_temp.texts('agent', 'الدهان'), '2,3', 'A26 and every other');
select is(pg_temp.texts('agent', '50%_'), '2', 'A26 signs are text');
select is(pg_temp.texts('agent', '"حالا"'), '2', 'A26 quotes are text');
select is(pg_temp.texts('agent', 'ال'), '', 'two letters search no messages');
select is(pg_temp.texts('own agent', 'الدهان'), '3', 'scope own searches its own conversations');
select is(pg_temp.texts('team agent', 'الدهان'), '2', 'scope team the team''s');
select is(pg_temp.texts('stranger', 'الدهان'), '', 'A16 a stranger finds nothing');
select is(pg_temp.texts('owner of another project', 'الدهان'), '', 'T11 nobody reads another project');
select is(pg_temp.texts('key contacts', 'الدهان'), '', 'an API key needs messages:read');
select is(pg_temp.texts('key everything', 'الدهان'), '2,3', 'and then finds messages');

-- Names by who sees them follow assignments and names.
create temporary view wrong_name_scopes as
(
  select n.conversation_id, n.scope_id, n.contact_id, n.search_name from private.name_scopes as n
  except
  select v.id, s.id, c.id, coalesce(c.search_name, '')
  from public.conversations as v
  join public.contacts as c on c.id = v.contact_id
  cross join lateral (values (v.assignee_id), (v.team_id)) as s (id)
  where s.id is not null
)
union all
(
  select v.id, s.id, c.id, coalesce(c.search_name, '')
  from public.conversations as v
  join public.contacts as c on c.id = v.contact_id
  cross join lateral (values (v.assignee_id), (v.team_id)) as s (id)
  where s.id is not null
  except
  select n.conversation_id, n.scope_id, n.contact_id, n.search_name from private.name_scopes as n
);
select is(pg_temp.names('own agent', 'اح'), '', 'somebody else''s person');
update public.conversations set assignee_id = tests.person('own agent') where id = tests.id(5, 1);
select is(pg_temp.names('own agent', 'اح'), '1', 'is found once he is assigned');
update public.contacts set display_name = 'زينب' where id = tests.id(4, 1);
select is(pg_temp.names('own agent', 'زي'), '1', 'by his new name');
select is(pg_temp.names('own agent', 'اح'), '', 'and not by his old one');
update public.conversations set team_id = tests.id(7, 1) where id = tests.id(5, 1);
select is(pg_temp.names('team agent', 'زي'), '1', 'also by his team');
select is_empty('select * from wrong_name_scopes', 'names by who sees them are what they should be');
select isnt(private.merge_contacts(tests.id(4, 3), tests.id(4, 1), 'agent'), null, 'they are merged');
select is(pg_temp.names('own agent', 'زي'), '', 'who is merged is found no more');
select is_empty('select * from wrong_name_scopes', 'also after a merge');
select isnt(private.unmerge_contacts(m.id), null, 'and taken apart again') from public.contact_merges as m
where m.project_id = tests.id(2, 1) and m.merged_id = tests.id(4, 1);
select is(pg_temp.names('own agent', 'زي'), '1', 'until that is undone');
select is_empty('select * from wrong_name_scopes', 'after which all is as it was');
update public.conversations set assignee_id = null, team_id = null where id = tests.id(5, 1);
select is(pg_temp.names('own agent', 'زي'), '', 'who is given back is found no more');

-- no digits for masked members --------------------------------------------

select is(
  tests.attempt('masked agent', 'select 1 from public.contact_identities'), 'rows: 0',
    'a masked member reads no identity'
);

-- Whatever a masked member reads, of the tests' project and of the seed's: every table and view, whole rows.
-- What people write is text, and stands nowhere in them with the digits of somebody.
select tests.make_rows();
create temporary table digits as
select '(' || string_agg(distinct ltrim(i.value, '+'), '|') || ')' as pattern
from public.contact_identities as i
where i.kind in ('phone', 'wa_id')
  and i.project_id in (tests.id(2, 1), '20000000-0000-4000-8000-000000000002');
create function pg_temp.shown_to(user_id uuid, pattern text)
returns text[]
language plpgsql
as $$
declare
  t record;
  shown boolean;
  read integer := 0;
  places text[] := '{}';
begin
  perform tests.act_as(user_id);
  for t in
    select c.relname from pg_class as c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'm')
      and has_table_privilege(c.oid, 'select')
  loop
    execute format('select exists (select 1 from public.%I as t where t::text ~ $1)', t.relname)
      into shown using pattern;
    read := read + 1;
    if shown then
      places := places || t.relname::text;
    end if;
  end loop;
  perform tests.act_as_nobody();
  return case when read < 60 then array['only ' || read || ' tables were read'] else places end;
end;
$$;
select is(
  pg_temp.shown_to(tests.person('masked agent'), pattern), '{}', 'a masked member sees the digits nowhere'
)
from digits;
select is(pg_temp.shown_to(m.user_id, d.pattern), '{}', 'nor does one of the seed''s project')
from digits as d
cross join lateral (
  select p.user_id from public.project_members as p
  where p.project_id = '20000000-0000-4000-8000-000000000002' and p.role = 'agent' and p.scope = 'all'
    and not p.full_numbers
  limit 1
) as m;
select is(
  pg_temp.shown_to(tests.person('agent'), pattern), '{contact_identities}',
  'who may see numbers finds them in one place'
)
from digits;

delete from public.conversations where id = tests.id(5, 3);
select is_empty('select * from wrong_name_scopes', 'names of who is gone go with him');

-- plans -------------------------------------------------------------------

create function pg_temp.plan_of(caller text, query text)
returns text
language plpgsql
as $$
declare
  line text;
  found text := '';
begin
  perform tests.act_as(caller);
  perform set_config('enable_seqscan', 'off', true), set_config('enable_sort', 'off', true);
  for line in execute 'explain (costs off) ' || query loop
    found := found || line || chr(10);
  end loop;
  perform tests.act_as_nobody();
  perform set_config('enable_seqscan', 'on', true), set_config('enable_sort', 'on', true);
  return found;
end;
$$;

create temporary table lists as
select v.name, v.query, pg_temp.plan_of('agent', v.query) as plan
from (values
  ('conversations', $$select * from public.conversations where project_id = tests.id(2, 1) and status = 'open'
    order by last_message_at desc, id desc limit 50$$),
  ('thread', $$select id, text, occurred_at from public.messages where project_id = tests.id(2, 1)
    and conversation_id = tests.id(5, 1) and type not in ('reaction', 'edit', 'revoke')
    order by occurred_at desc, id desc limit 50$$),
  ('contacts', $$select * from public.contacts where project_id = tests.id(2, 1) and merged_into_id is null
    order by created_at desc, id desc limit 50$$),
  ('media', $$select * from public.media_files where project_id = tests.id(2, 1) order by created_at desc,
    id desc limit 50$$),
  ('unread', $$select count(*) from public.conversations where project_id = tests.id(2, 1)
    and unread_count > 0$$),
  ('requests', $$select * from public.maintenance_requests where project_id = tests.id(2, 1)
    and status = 'pending'
    order by created_at desc, id desc limit 50$$),
  ('notifications', $$select * from public.notifications where project_id = tests.id(2, 1)
    and user_id = tests.person('agent')
    order by created_at desc, id desc limit 50$$)
) as v (name, query);
select matches(plan, 'Index (Only )?Scan|Bitmap Index Scan', 'A20 the list of ' || name || ' uses an index')
  from lists;
select matches(plan, 'InitPlan', 'A20 the list of ' || name || ' asks for memberships once') from lists;
select doesnt_match(plan, 'Sort', 'A20 the list of ' || name || ' comes in order from its index')
from lists where name in ('conversations', 'thread', 'contacts', 'media');

-- Reach is found as definer, for a whole project at once.
create function pg_temp.reaches(caller text)
returns bigint
language plpgsql
as $$
declare
  found bigint;
begin
  perform tests.act_as(caller);
  select count(*) into found
  from unnest(array['open', 'template', 'no_marketing', 'opted_out', 'blocked', 'no_identity']) as r (reach)
  cross join lateral private.contact_ids_by_reach(tests.id(2, 1), r.reach);
  perform tests.act_as_nobody();
  return found;
end;
$$;

select is(
  pg_temp.reaches(caller),
  case when sees then (
    select count(*) from public.contacts as c
    where c.project_id = tests.id(2, 1) and c.merged_into_id is null and c.erased_at is null
  ) else 0 end,
  'A17 ' || caller || case when sees then ' has each contact counted once by its reach'
    else ' sets no search by reach to work' end
)
from (
  values ('viewer', true), ('service', true), ('stranger', false), ('anon', false), ('other_owner', false)
) as v (caller, sees);

select * from finish();
rollback;
