import type postgres from 'postgres'

/** Fixed ids of the bench's own tenant, so that a second run finds its world. */
export const WORLD = {
  tenant: 'be000000-0000-4000-8000-000000000001',
  project: 'be000000-0000-4000-8000-000000000002',
  number: 'be000000-0000-4000-8000-000000000003',
  team: 'be000000-0000-4000-8000-000000000004',
  members: {
    all: 'be000000-0000-4000-8000-0000000000a1',
    team: 'be000000-0000-4000-8000-0000000000a2',
    own: 'be000000-0000-4000-8000-0000000000a3',
  },
  otherProjects: 4,
} as const

/** In 20 messages at every size. */
export const RARE_WORD = 'زرافة'
/** In one message of a hundred. */
export const COMMON_WORD = 'تسريب'
/** The name of 20 people at every size. */
export const RARE_NAME = 'زمردة'

export const MESSAGES_PER_CONVERSATION = 50
const UNREAD_CONVERSATIONS = 40

const WORDS =
  `السلام عليكم صباح الخير مساء النور شكرا تمام موافق ممكن لو سمحت عايز محتاج عرض سعر تشطيب شقة دهان كهرباء سباكة نجارة
تكييف صيانة معاينة ميعاد موعد بكرة النهاردة الأحد الاثنين الثلاثاء الأربعاء الخميس السبت الجمعة الساعة الفني المهندس وصل اتأخر الطريق
العنوان شارع عمارة الدور مدينة نصر المعادي التجمع الخامس الشيخ زايد أكتوبر الجيزة القاهرة حمام مطبخ صالة غرفة نوم بلكونة سقف حائط أرضية
سيراميك بورسلين رخام باركيه جبس بورد معجون لون أبيض رمادي غامق فاتح عينة كتالوج خامة مصنعية ضمان سنة شهر أسبوع يوم دفعة تحويل فاتورة
إيصال خصم مجاني استلام تسليم اعتماد إغلاق طلب رقم حالة متابعة شكوى مشكلة مياه حوض خلاط سخان محبس مواسير صرف رائحة رطوبة عزل سطح
شباك باب ألوميتال زجاج ستارة إضاءة لمبة مفتاح فيشة عداد قاطع صورة فيديو مقاس متر طول عرض ارتفاع مساحة كام إمتى فين ليه إزاي`
    .split(/\s+/)
    .filter(Boolean)

const FIRST =
  'محمد أحمد محمود فاطمة منى خالد هالة يوسف إسراء عمرو نهى شريف دينا طارق رانيا سامح مروة هشام ياسمين وليد'.split(
    ' ',
  )
const LAST =
  'عبدالرحمن السيد إبراهيم حسن مصطفى الشناوي فؤاد عبدالعزيز منصور البنا رزق العزب شاهين الجندي سليمان'.split(
    ' ',
  )

/** Users, projects, numbers and members. */
export async function makeWorld(sql: postgres.Sql): Promise<void> {
  const { tenant, project, team, members } = WORLD
  await sql`
    insert into auth.users (id, email, aud, role)
    select u.id::uuid, u.id || '@bench.example', 'authenticated', 'authenticated'
    from unnest(${Object.values(members)}::text[]) as u (id) on conflict do nothing`
  await sql`insert into public.tenants (id, name, slug, owner_id) values (${tenant}, 'bench', 'bench', ${members.all})`
  await sql`
    insert into public.projects (id, tenant_id, name, slug)
    select p.id, ${tenant}, p.slug, p.slug from (
      select ${project}::uuid as id, 'bench' as slug
      union all select md5('bench ' || n)::uuid, 'bench-' || n from generate_series(1, ${WORLD.otherProjects}::int) as n
    ) as p`
  await sql`insert into public.whatsapp_business_accounts (id, tenant_id, waba_id) values (${tenant}, ${tenant}, '777000777000')`
  await sql`insert into public.project_business_accounts (project_id, business_account_id)
    select id, ${tenant} from public.projects where tenant_id = ${tenant}`
  await sql`
    insert into public.whatsapp_numbers (id, project_id, business_account_id, phone_number_id, display_phone_number)
    select case when p.id = ${project} then ${WORLD.number}::uuid else md5(p.id || 'number')::uuid end, p.id, ${tenant},
      '77700' || row_number() over (order by p.id), '+2010666' || lpad((row_number() over (order by p.id))::text, 5, '0')
    from public.projects as p where p.tenant_id = ${tenant}`
  await sql`insert into public.teams (id, project_id, name) values (${team}, ${project}, 'bench')`
  await sql`
    insert into public.project_members (project_id, user_id, role, scope, full_numbers)
    values (${project}, ${members.all}, 'agent', 'all', true), (${project}, ${members.team}, 'agent', 'team', true),
      (${project}, ${members.own}, 'agent', 'own', true)`
  await sql`insert into public.team_members (project_id, team_id, user_id) values (${project}, ${team}, ${members.team})`
}

const TABLES = [
  'public.contacts',
  'public.contact_identities',
  'public.conversations',
  'public.messages',
  'private.name_scopes',
]

/** Indexes are made anew after many rows: that takes a fraction of the time. Keys stay. */
async function withoutIndexes(sql: postgres.Sql, fill: () => Promise<void>): Promise<void> {
  const indexes = await sql<{ name: string; definition: string }[]>`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index as i
    where i.indrelid = any (${TABLES}::regclass[])
      and not exists (select 1 from pg_constraint as c where c.conindid = i.indexrelid)`
  for (const { name } of indexes) await sql.unsafe(`drop index ${name}`)
  await fill()
  for (const { definition } of indexes) await sql.unsafe(definition)
}

/** How the rows of a project lie in time. */
type Density = {
  perConversation: number
  /** Seconds between the newest messages of one conversation and the next. */
  secondsApart: number
}
const DENSITY: Density = { perConversation: MESSAGES_PER_CONVERSATION, secondsApart: 60 }

/** One project, from `from` to `to` messages. Everything follows from the numbers, so each run makes the same rows. */
async function fillProject(
  sql: postgres.Sql,
  project: string,
  number: string,
  from: number,
  to: number,
  { perConversation, secondsApart }: Density = DENSITY,
): Promise<void> {
  const firstPerson = from / perConversation + 1
  const lastPerson = to / perConversation
  const isMain = project === WORLD.project
  await sql`
    insert into public.contacts (id, project_id, profile_name, phone_hint, created_at)
    select md5(${project}::text || 'contact' || n)::uuid, ${project},
      case when n <= 20 then ${RARE_NAME} else (${FIRST}::text[])[1 + n % ${FIRST.length}::int] end || ' '
        || (${LAST}::text[])[1 + (n / 7) % ${LAST.length}::int] || ' ' || n,
      '+20 ••• ' || lpad((n % 100)::text, 2, '0'), now() - n * ${secondsApart}::int * interval '1 second'
    from generate_series(${firstPerson}::int, ${lastPerson}::int) as n`
  await sql`
    insert into public.contact_identities (project_id, contact_id, kind, value, source)
    select ${project}, md5(${project}::text || 'contact' || n)::uuid, i.kind, i.prefix || '2012' || lpad(n::text, 8, '0'), 'import'
    from generate_series(${firstPerson}::int, ${lastPerson}::int) as n
    cross join (values ('phone', '+'), ('wa_id', '')) as i (kind, prefix)`
  await sql`
    insert into public.conversations (
      id, project_id, whatsapp_number_id, contact_id, status, closed_at, assignee_id, team_id, unread_count, last_message_at,
      last_message_type, last_message_direction, last_message_text, last_inbound_at, service_window_expires_at
    )
    select md5(${project}::text || 'conversation' || n)::uuid, ${project}, ${number}, md5(${project}::text || 'contact' || n)::uuid,
      case when n % 4 = 0 then 'closed' else 'open' end, case when n % 4 = 0 then now() end,
      case when ${isMain} and n % 3 = 1 then ${WORLD.members.own}::uuid end,
      case when ${isMain} and n % 3 = 2 then ${WORLD.team}::uuid end,
      case when n <= ${UNREAD_CONVERSATIONS}::int then 2 else 0 end, now() - n * ${secondsApart}::int * interval '1 second', 'text', 'inbound', 'شكرا',
      now() - n * ${secondsApart}::int * interval '1 second', now() - n * ${secondsApart}::int * interval '1 second' + interval '24 hours'
    from generate_series(${firstPerson}::int, ${lastPerson}::int) as n`
  await sql`
    insert into private.name_scopes (project_id, conversation_id, scope_id, contact_id, search_name)
    select c.project_id, c.id, coalesce(c.assignee_id, c.team_id), p.id, p.search_name
    from generate_series(${firstPerson}::int, ${lastPerson}::int) as n
    join public.conversations as c on c.id = md5(${project}::text || 'conversation' || n)::uuid
    join public.contacts as p on p.id = c.contact_id
    where c.assignee_id is not null or c.team_id is not null`
  const step = 100_000
  for (let start = from; start < to; start += step) {
    await sql`
      insert into public.messages (
        id, project_id, conversation_id, contact_id, whatsapp_number_id, wamid, direction, type, status, text, content, occurred_at
      )
      select md5(${project}::text || 'message' || m.n)::uuid, ${project}, md5(${project}::text || 'conversation' || c.person)::uuid,
        md5(${project}::text || 'contact' || c.person)::uuid, ${number}, 'wamid.' || m.n || right(${project}::text, 4),
        case when m.n % 2 = 0 then 'inbound' else 'outbound' end, 'text', case when m.n % 2 = 0 then 'received' else 'read' end,
        (
          select string_agg((${WORDS}::text[])[1 + abs(hashtextextended(m.n::text, w) % ${WORDS.length}::int)::int], ' ')
          from generate_series(1, 3 + m.n % 9) as w
        ) || case when m.n <= 10000 and m.n % 500 = 0 then ' ' || ${RARE_WORD} else '' end
          || case when m.n % 100 = 7 then ' ' || ${COMMON_WORD} else '' end,
        '{}', now() - ((m.n - 1) % ${perConversation}::int) * interval '7 minutes'
          - c.person * ${secondsApart}::int * interval '1 second'
      from generate_series(${start + 1}::int, ${Math.min(start + step, to)}::int) as m (n)
      cross join lateral (select (m.n - 1) / ${perConversation}::int + 1 as person) as c`
  }
}

/** Brings the bench's project from `from` to `to` messages, and as many in the others together. */
export async function fill(sql: postgres.Sql, from: number, to: number): Promise<void> {
  const projects = await sql<{ id: string; number: string }[]>`
    select p.id, n.id as number from public.projects as p join public.whatsapp_numbers as n on n.project_id = p.id
    where p.tenant_id = ${WORLD.tenant}`
  await sql`set session_replication_role = replica` // no triggers, no foreign keys: the rows are right by construction
  await sql`alter table public.messages enable always trigger _200_fold_text` // but what is searched is made by one
  await withoutIndexes(sql, async () => {
    for (const { id, number } of projects) {
      const share = id === WORLD.project ? 1 : WORLD.otherProjects
      await fillProject(sql, id, number, from / share, to / share)
    }
  })
  await sql`set session_replication_role = origin`
  for (const table of TABLES) await sql.unsafe(`vacuum (analyze) ${table}`)
}

/** What a person answers in a day lies within the window: the newest of these wait for somebody, every fifth. */
const RECENT = 8_000

export type BusyInbox = { conversations: number; messagesEach: number; longThread: number }

/**
 * Fills a project that is there as an inbox after years: all conversations open, most answered, every fifth of the newest
 * waiting for a person, and one thread (that of `conversationId(project, 1)`) long.
 */
export async function fillInbox(
  sql: postgres.Sql,
  project: string,
  number: string,
  { conversations, messagesEach, longThread }: BusyInbox,
): Promise<void> {
  await sql`set session_replication_role = replica`
  await withoutIndexes(sql, async () => {
    const density = { perConversation: messagesEach, secondsApart: 10 }
    await fillProject(sql, project, number, 0, conversations * messagesEach, density)
    await sql`
      update public.conversations as c
      set status = 'open', closed_at = null, unread_count = case when w.waits then 1 else 0 end,
        last_message_direction = case when w.waits then 'inbound' else 'outbound' end,
        last_message_status = case when w.waits then 'received' else 'read' end, last_message_kind = 'text',
        awaiting_reply_since = case when w.waits then c.last_message_at end
      from (
        select md5(${project}::text || 'conversation' || n)::uuid as id, n <= ${RECENT}::int and n % 5 = 0 as waits
        from generate_series(1, ${conversations}::int) as n
      ) as w
      where c.project_id = ${project} and c.id = w.id`
    await sql`
      insert into public.messages (
        id, project_id, conversation_id, contact_id, whatsapp_number_id, wamid, direction, type, status, text, content, occurred_at
      )
      select md5(${project}::text || 'long' || m.n)::uuid, ${project}, md5(${project}::text || 'conversation1')::uuid,
        md5(${project}::text || 'contact1')::uuid, ${number}, 'wamid.long.' || m.n,
        case when m.n % 3 = 0 then 'outbound' else 'inbound' end, 'text', case when m.n % 3 = 0 then 'read' else 'received' end,
        (
          select string_agg((${WORDS}::text[])[1 + abs(hashtextextended(m.n::text, w) % ${WORDS.length}::int)::int], ' ')
          from generate_series(1, 1 + m.n % 40) as w
        ),
        '{}', now() - interval '1 hour' - m.n * interval '11 minutes'
      from generate_series(1, ${longThread}::int) as m (n)`
  })
  await sql`set session_replication_role = origin`
  for (const table of TABLES) await sql.unsafe(`vacuum (analyze) ${table}`)
}
