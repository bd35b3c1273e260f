-- Seed: the first user's world, with fixed ids and invented Meta ids. Safe to run twice, and on hosted
-- Supabase, where the seeded users have no password and cannot sign in; local/ gives them one.

-- users -------------------------------------------------------------------

insert into auth.users (
  instance_id, id, aud, role, email, email_confirmed_at, confirmation_token, recovery_token, email_change,
  email_change_token_new, raw_app_meta_data, raw_user_meta_data, created_at, updated_at
)
select
  '00000000-0000-0000-0000-000000000000', u.id::uuid, 'authenticated', 'authenticated', u.email, now(), '',
    '', '', '',
  '{"provider": "email", "providers": ["email"]}', jsonb_build_object('full_name', u.full_name), now(), now()
from (values
  ('30000000-0000-4000-8000-000000000001', 'owner@alazab.example', 'محمود العزب'),
  ('30000000-0000-4000-8000-000000000002', 'admin@alazab.example', 'سارة عبد الله'),
  ('30000000-0000-4000-8000-000000000003', 'agent@alazab.example', 'أحمد فتحي'),
  ('30000000-0000-4000-8000-000000000004', 'viewer@alazab.example', 'منى شريف'),
  ('30000000-0000-4000-8000-000000000005', 'yara@alazab.example', 'يارا سمير'),
  ('30000000-0000-4000-8000-000000000006', 'karim@alazab.example', 'كريم حسن'),
  ('30000000-0000-4000-8000-000000000007', 'nour@alazab.example', 'نور الدين علي'),
  ('30000000-0000-4000-8000-000000000008', 'hoda@alazab.example', 'هدى منصور'),
  ('30000000-0000-4000-8000-000000000009', 'tarek@alazab.example', 'طارق يوسف'),
  ('30000000-0000-4000-8000-000000000010', 'laila@alazab.example', 'ليلى كمال')
) as u (id, email, full_name)
on conflict (id) do nothing;

insert into auth.identities (id, user_id, provider, provider_id, identity_data, created_at, updated_at)
select gen_random_uuid(), u.id, 'email', u.id::text,
  jsonb_build_object('sub', u.id, 'email', u.email, 'email_verified', true), now(), now()
from auth.users as u
where u.email like '%@alazab.example'
  and not exists (select 1 from auth.identities as i where i.user_id = u.id and i.provider = 'email');

-- tenant, projects, members -----------------------------------------------

insert into public.tenants (id, name, slug, owner_id)
values ('10000000-0000-4000-8000-000000000001', 'العزب', 'alazab', '30000000-0000-4000-8000-000000000001')
on conflict (id) do nothing;

insert into public.projects (id, tenant_id, name, slug, description, created_by)
values
  (
    '20000000-0000-4000-8000-000000000001', '10000000-0000-4000-8000-000000000001', 'العزب هاب', 'alazab-hub',
    'خدمة عملاء التشطيبات والصيانة', '30000000-0000-4000-8000-000000000001'
  ),
  (
    '20000000-0000-4000-8000-000000000002', '10000000-0000-4000-8000-000000000001', 'عرض تجريبي', 'demo',
    'بيانات مصطنعة بحجم العمل الحقيقي', '30000000-0000-4000-8000-000000000001'
  )
on conflict (id) do nothing;

insert into public.project_members (project_id, user_id, role, scope, full_numbers, export, manage_templates,
  broadcast)
select p.id, m.user_id::uuid, m.role::public.project_role, m.scope, m.full_numbers, m.export, m.templates,
  m.broadcast
from (values
  ('30000000-0000-4000-8000-000000000001', 'owner', 'all', false, false, false, false),
  ('30000000-0000-4000-8000-000000000002', 'admin', 'all', false, false, false, false),
  ('30000000-0000-4000-8000-000000000003', 'agent', 'all', true, false, false, false),
  ('30000000-0000-4000-8000-000000000004', 'viewer', 'all', false, false, false, false),
  ('30000000-0000-4000-8000-000000000005', 'agent', 'all', true, true, true, true), -- a marketer
  ('30000000-0000-4000-8000-000000000006', 'agent', 'team', true, false, false, false),
  ('30000000-0000-4000-8000-000000000007', 'agent', 'own', true, false, false, false),
  ('30000000-0000-4000-8000-000000000008', 'agent', 'all', false, false, false, false), -- sees numbers masked
  ('30000000-0000-4000-8000-000000000009', 'admin', 'all', false, false, false, false),
  ('30000000-0000-4000-8000-000000000010', 'viewer', 'all', false, false, false, false)
) as m (user_id, role, scope, full_numbers, export, templates, broadcast)
cross join public.projects as p
where p.id in ('20000000-0000-4000-8000-000000000001', '20000000-0000-4000-8000-000000000002')
on conflict (project_id, user_id) do nothing;

insert into public.teams (id, project_id, name)
values
  ('40000000-0000-4000-8000-000000000001', '20000000-0000-4000-8000-000000000001', 'الصيانة'),
  ('40000000-0000-4000-8000-000000000002', '20000000-0000-4000-8000-000000000001', 'المبيعات')
on conflict (id) do nothing;

insert into public.team_members (project_id, team_id, user_id)
values (
  '20000000-0000-4000-8000-000000000001', '40000000-0000-4000-8000-000000000001',
    '30000000-0000-4000-8000-000000000006'
)
on conflict do nothing;

-- numbers -----------------------------------------------------------------

insert into public.whatsapp_business_accounts (id, tenant_id, waba_id, name, currency, account_review_status)
values
  (
    '50000000-0000-4000-8000-000000000001', '10000000-0000-4000-8000-000000000001', '102030405060708',
      'العزب', 'EGP',
    'APPROVED'
  )
on conflict (id) do nothing;

insert into public.project_business_accounts (project_id, business_account_id)
select p.id, '50000000-0000-4000-8000-000000000001'
from public.projects as p
where p.id in ('20000000-0000-4000-8000-000000000001', '20000000-0000-4000-8000-000000000002')
on conflict do nothing;

insert into public.whatsapp_numbers (
  id, project_id, business_account_id, phone_number_id, display_phone_number, verified_name, name, status,
  quality_rating, messaging_limit, is_default
)
values
  (
    '60000000-0000-4000-8000-000000000001', '20000000-0000-4000-8000-000000000001',
    '50000000-0000-4000-8000-000000000001', '109876543210987', '+201099884670', 'العزب للتشطيبات والصيانة',
    'الرقم الرئيسي', 'CONNECTED', 'GREEN', 'TIER_2K', true
  ),
  (
    '60000000-0000-4000-8000-000000000002', '20000000-0000-4000-8000-000000000002',
    '50000000-0000-4000-8000-000000000001', '109876543210988', '+201099884671', 'العزب (عرض تجريبي)',
    'رقم العرض', 'CONNECTED', 'GREEN', 'TIER_2K', true
  )
on conflict (id) do nothing;

-- catalogue of templates --------------------------------------------------
-- Ready to be handed in: a body neither begins nor ends with a variable, every variable has an example, and a
-- variable in an address stands at its end. Some have been decided upon already, under invented ids of Meta.

insert into public.templates (id, business_account_id, name, language, category, components, created_by)
select
  ('a0000000-0000-4000-8000-' || lpad(t.number::text, 12, '0'))::uuid, '50000000-0000-4000-8000-000000000001',
    t.name,
  'ar', t.category,
  (
    select jsonb_agg(c.component order by c.place)
    from (
      values
        (1, case when t.header is not null then
          jsonb_build_object('type', 'HEADER', 'format', 'TEXT', 'text', t.header) end),
        (2, jsonb_build_object('type', 'BODY', 'text', t.body) || case when t.examples is null then '{}'
          else jsonb_build_object('example', jsonb_build_object('body_text',
            jsonb_build_array(to_jsonb(t.examples)))) end),
        (3, case when t.footer is not null then jsonb_build_object('type', 'FOOTER', 'text', t.footer) end),
        (4, case when t.buttons is not null then jsonb_build_object('type', 'BUTTONS', 'buttons',
          t.buttons::jsonb) end)
    ) as c (place, component)
    where c.component is not null
  ),
  '30000000-0000-4000-8000-000000000001'
from (values
  (
    1, 'request_received', 'UTILITY', 'استلمنا طلبك',
    'شكرًا لتواصلك مع العزب. سجلنا طلب الصيانة رقم {{1}} وسيتصل بك أحد زملائنا لتأكيد الموعد.',
    array['REQ-1024'], 'العزب للتشطيبات والصيانة',
    '[{"type": "URL", "text": "متابعة الطلب", "url": "https://track.alazab.example/r/{{1}}",
      "example": ["https://track.alazab.example/r/REQ-1024"]}]'
  ),
  (
    2, 'booking_confirmation', 'UTILITY', 'تأكيد الموعد',
    'مرحبًا {{1}}، تأكد موعد {{2}} يوم {{3}} من {{4}} إلى {{5}}. نرجو وجود أحد في المكان.',
    array['أ. محمود', 'صيانة التكييف', 'الثلاثاء 24 نوفمبر', '10:00 ص', '12:00 م'], null,
    '[{"type": "QUICK_REPLY", "text": "تأكيد"}, {"type": "QUICK_REPLY", "text": "تغيير الموعد"}]'
  ),
  (
    3, 'appointment_scheduling', 'UTILITY', null,
    'حددنا زيارة المعاينة لطلبك رقم {{1}} يوم {{2}} الساعة {{3}}. يمكنك تعديل الموعد من الرابط التالي.',
    array['REQ-1024', 'الأربعاء 25 نوفمبر', '4:00 م'], null,
    '[{"type": "URL", "text": "إدارة الموعد", "url": "https://track.alazab.example/v/{{1}}",
      "example": ["https://track.alazab.example/v/REQ-1024"]}]'
  ),
  (
    4, 'appointment_reminder', 'UTILITY', 'تذكير بالموعد',
    'نذكرك بموعد الزيارة الخاص بطلبك {{1}} غدًا الساعة {{2}}. إذا تغيرت ظروفك فأخبرنا من فضلك.',
    array['REQ-1024', '10:00 ص'], null,
    '[{"type": "QUICK_REPLY", "text": "سأكون موجودًا"}, {"type": "QUICK_REPLY", "text": "تأجيل الزيارة"}]'
  ),
  (
    5, 'appointment_reschedule', 'UTILITY', null,
    'مرحبًا {{1}}، تغير موعد زيارتك إلى يوم {{2}} الساعة {{3}}. نعتذر عن أي إزعاج ونشكر تفهمك.',
    array['أ. هالة', 'الخميس 26 نوفمبر', '1:00 م'], null,
    '[{"type": "QUICK_REPLY", "text": "الموعد مناسب"}, {"type": "QUICK_REPLY", "text": "موعد آخر"}]'
  ),
  (
    6, 'technician_assigned', 'UTILITY', null,
    'تم تكليف الفني {{1}} بطلبك رقم {{2}}، وسيتواصل معك قبل الوصول بنصف ساعة.',
    array['م. كريم حسن', 'REQ-1024'], 'العزب للتشطيبات والصيانة',
    '[{"type": "URL", "text": "متابعة الطلب", "url": "https://track.alazab.example/r/{{1}}",
      "example": ["https://track.alazab.example/r/REQ-1024"]}]'
  ),
  (
    7, 'technician_on_way', 'UTILITY', null,
    'الفني {{1}} في الطريق إليك الآن، والوصول المتوقع خلال {{2}} دقيقة تقريبًا.',
    array['كريم', '25'], null,
    '[{"type": "URL", "text": "موقع الفني", "url": "https://track.alazab.example/t/{{1}}",
      "example": ["https://track.alazab.example/t/REQ-1024"]}]'
  ),
  (
    8, 'work_in_progress', 'UTILITY', null,
    'بدأ فريقنا العمل في طلبك رقم {{1}}. سنبلغك فور الانتهاء، ويمكنك مراسلتنا هنا في أي وقت.',
    array['REQ-1024'], null, '[{"type": "QUICK_REPLY", "text": "التحدث مع الفني"}]'
  ),
  (
    9, 'service_completed', 'UTILITY', 'اكتمل العمل',
    'انتهى العمل في طلبك رقم {{1}}. نرجو مراجعة الأعمال واعتماد الإغلاق، وإن وجدت ملاحظة فنحن في الخدمة.',
    array['REQ-1024'], null,
    '[{"type": "URL", "text": "اعتماد الإغلاق", "url": "https://track.alazab.example/c/{{1}}",
      "example": ["https://track.alazab.example/c/REQ-1024"]}]'
  ),
  (
    10, 'service_cancelled', 'UTILITY', null,
    'ألغينا طلبك رقم {{1}} بناءً على: {{2}}. إذا كان الإلغاء بالخطأ فتواصل معنا وسنعيد فتحه.',
    array['REQ-1024', 'رغبة العميل'], null, '[{"type": "QUICK_REPLY", "text": "تواصل مع الدعم"}]'
  ),
  (
    11, 'visit_delayed', 'UTILITY', null,
    'نعتذر عن تأخر زيارة طلبك رقم {{1}}. الموعد الجديد المتوقع هو {{2}} ونقدر صبرك.',
    array['REQ-1024', '5:30 م'], null, null
  ),
  (
    12, 'customer_not_available', 'UTILITY', null,
    'زار فريقنا العنوان الخاص بالطلب {{1}} ولم نجد أحدًا في المكان. اختر من فضلك ما يناسبك لنكمل الخدمة.',
    array['REQ-1024'], null,
    '[{"type": "QUICK_REPLY", "text": "موعد جديد"}, {"type": "QUICK_REPLY", "text": "إلغاء الطلب"}]'
  ),
  (
    13, 'additional_info_required', 'UTILITY', null,
    'لاستكمال طلبك رقم {{1}} نحتاج منك: {{2}}. يكفي الرد على هذه الرسالة بالتفاصيل أو بصورة.',
    array['REQ-1024', 'صورة واضحة لمكان التسريب'], null, null
  ),
  (
    14, 'service_unavailable', 'UTILITY', null,
    'نأسف، الخدمة المطلوبة في الطلب {{1}} غير متاحة في منطقتك حاليًا. سنخبرك عند توفرها.',
    array['REQ-1024'], null, null
  ),
  (
    15, 'order_created', 'UTILITY', null,
    'سجلنا أمر العمل رقم {{1}} لخدمة {{2}} في {{3}}، وسيصلك تحديث عند كل خطوة.',
    array['WO-311', 'دهانات داخلية', 'التجمع الخامس'], 'العزب للتشطيبات والصيانة', null
  ),
  (
    16, 'invoice_issued', 'UTILITY', 'فاتورة جديدة',
    'صدرت الفاتورة رقم {{1}} بقيمة {{2}} جنيه. يمكنك الاطلاع عليها وسدادها من الرابط.',
    array['INV-2041', '3,250'], null,
    '[{"type": "URL", "text": "عرض الفاتورة", "url": "https://pay.alazab.example/i/{{1}}",
      "example": ["https://pay.alazab.example/i/INV-2041"]}]'
  ),
  (
    17, 'payment_reminder', 'UTILITY', null,
    'نذكرك بأن الفاتورة رقم {{1}} بقيمة {{2}} جنيه تستحق السداد يوم {{3}}. تجاهل الرسالة إن كنت سددتها.',
    array['INV-2041', '3,250', '30 نوفمبر'], null,
    '[{"type": "URL", "text": "سداد الآن", "url": "https://pay.alazab.example/i/{{1}}",
      "example": ["https://pay.alazab.example/i/INV-2041"]}]'
  ),
  (
    18, 'payment_received', 'UTILITY', null,
    'استلمنا دفعتك عن الفاتورة رقم {{1}} بنجاح، شكرًا لثقتك في العزب.', array['INV-2041'], null, null
  ),
  (
    19, 'statement_available', 'UTILITY', null,
    'كشف حسابك رقم {{1}} عن هذا الشهر جاهز، ويمكنك تنزيله من الرابط في أي وقت.', array['AC-118'], null,
    '[{"type": "URL", "text": "كشف الحساب", "url": "https://pay.alazab.example/s/{{1}}",
      "example": ["https://pay.alazab.example/s/AC-118"]}]'
  ),
  (
    20, 'complaint_received', 'UTILITY', null,
    'وصلتنا شكواك وسجلناها برقم {{1}}. يراجعها مدير خدمة العملاء وسيرد عليك خلال يوم عمل واحد.',
      array['T-88'], null, null
  ),
  (
    21, 'support_ticket_update', 'UTILITY', null,
    'يوجد تحديث على تذكرتك رقم {{1}}: {{2}}. للرد اكتب لنا هنا مباشرة.',
    array['T-88', 'وصلت قطعة الغيار المطلوبة'], null, '[{"type": "QUICK_REPLY", "text": "تم الحل"}]'
  ),
  (
    22, 'support_ticket_closed', 'UTILITY', null,
    'أغلقنا تذكرتك رقم {{1}} بعد حل المشكلة. إن عادت المشكلة فأرسل لنا وسنعيد فتحها فورًا.', array['T-88'],
      null, null
  ),
  (
    23, 'feedback_survey', 'MARKETING', null,
    'مرحبًا {{1}}، يهمنا رأيك في خدمة {{2}} التي قدمناها لك. دقيقة واحدة من وقتك تساعدنا على التحسن.',
    array['أ. محمود', 'صيانة السباكة'], null,
    '[{"type": "QUICK_REPLY", "text": "ممتازة"}, {"type": "QUICK_REPLY", "text": "جيدة"},
      {"type": "QUICK_REPLY", "text": "تحتاج تحسينًا"}]'
  ),
  (
    24, 'welcome_message', 'MARKETING', 'أهلًا بك في العزب',
    'مرحبًا {{1}}، يسعدنا انضمامك. كيف نساعدك اليوم؟', array['أ. سلمى'], 'للإيقاف أرسل: إيقاف',
    '[{"type": "QUICK_REPLY", "text": "طلب صيانة"}, {"type": "QUICK_REPLY", "text": "عرض سعر تشطيب"},
      {"type": "QUICK_REPLY", "text": "خدمة العملاء"}]'
  ),
  (
    25, 'seasonal_offer', 'MARKETING', null,
    'عرض الموسم من العزب: خصم {{1}}% على أعمال {{2}} حتى نهاية الشهر. احجز معاينتك المجانية الآن.',
    array['15', 'الدهانات والعزل'], 'للإيقاف أرسل: إيقاف', '[{"type": "QUICK_REPLY", "text": "احجز معاينة"}]'
  )
) as t (number, name, category, header, body, examples, footer, buttons)
on conflict (id) do nothing;

update public.templates as t
set
  status = s.status, meta_template_id = '7741' || lpad(s.number::text, 11, '0'), quality_score = s.quality,
  rejected_reason = s.reason, submitted_at = now() - interval '40 days', status_changed_at = now() - s.age,
  synced_at = now() - interval '2 hours'
from (values
  (1, 'APPROVED', 'GREEN', null, interval '39 days'), (2, 'APPROVED', 'GREEN', null, interval '39 days'),
  (4, 'APPROVED', 'GREEN', null, interval '39 days'), (5, 'APPROVED', 'UNKNOWN', null, interval '38 days'),
  (6, 'APPROVED', 'GREEN', null, interval '38 days'), (7, 'APPROVED', 'UNKNOWN', null, interval '38 days'),
  (9, 'APPROVED', 'GREEN', null, interval '38 days'), (13, 'APPROVED', 'UNKNOWN', null, interval '36 days'),
  (14, 'REJECTED', null, 'TAG_CONTENT_MISMATCH', interval '36 days'),
  (16, 'APPROVED', 'GREEN', null, interval '36 days'), (17, 'PENDING', null, null, interval '3 hours'),
  (18, 'APPROVED', 'UNKNOWN', null, interval '36 days'), (23, 'APPROVED', 'YELLOW', null, interval '9 days'),
  (24, 'APPROVED', 'GREEN', null, interval '30 days'), (25, 'PENDING', null, null, interval '5 hours')
) as s (number, status, quality, reason, age)
where t.id = ('a0000000-0000-4000-8000-' || lpad(s.number::text, 12, '0'))::uuid and t.status = 'DRAFT';

insert into public.message_templates (id, project_id, kind, name, shortcut, body)
select ('a1000000-0000-4000-8000-' || lpad(q.number::text, 12, '0'))::uuid,
  '20000000-0000-4000-8000-000000000001',
  'quick_reply', q.name, q.shortcut, q.body
from (values
  (1, 'ترحيب', 'مرحبا', 'أهلًا بحضرتك، مع حضرتك فريق العزب للتشطيبات والصيانة. كيف نساعدك؟'),
  (2, 'طلب صورة', 'صورة', 'ممكن حضرتك تبعت صورة واضحة لمكان المشكلة؟'),
  (3, 'طلب العنوان', 'عنوان', 'من فضلك ابعت العنوان بالتفصيل أو شارك الموقع من واتساب.'),
  (4, 'مواعيد العمل', 'مواعيد', 'مواعيد العمل من السبت إلى الخميس، من 9 صباحًا حتى 6 مساءً.'),
  (5, 'شكر', 'شكرا', 'شكرًا لحضرتك، وتحت أمرك في أي وقت.')
) as q (number, name, shortcut, body)
on conflict (id) do nothing;

insert into public.tags (id, project_id, name, color)
select ('a2000000-0000-4000-8000-' || lpad((p.number * 10 + t.number)::text, 12, '0'))::uuid, p.id, t.name,
  t.color
from (values
  (1, '20000000-0000-4000-8000-000000000001'::uuid), (2, '20000000-0000-4000-8000-000000000002'::uuid)
) as p (number, id)
cross join (values
  (1, 'سباكة', 'blue'), (2, 'تشطيب', 'green'), (3, 'شكوى', 'red'), (4, 'عميل مميز', 'amber'), (5,
    'متابعة سداد', 'violet')
) as t (number, name, color)
on conflict (id) do nothing;

-- people and what they said -----------------------------------------------
-- The demonstration project's are in seed_demo.sql. Numbers are of no operator's range in use: +20 10 5550…

create temporary table seed_people as
select
  n, '20000000-0000-4000-8000-000000000001'::uuid as project_id,
  '60000000-0000-4000-8000-000000000001'::uuid as number_id,
  ('70000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid as contact_id,
  ('71000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid as conversation_id,
  (array['محمد السيد', 'أحمد إبراهيم', 'فاطمة حسن', 'منى مصطفى', 'خالد الشناوي', 'هالة فؤاد',
    'يوسف عبد العزيز', 'إسراء منصور', 'عمرو البنا', 'نهى رزق'])[n] as name,
  '2010555' || lpad(n::text, 5, '0') as wa_id
from generate_series(1, 10) as n;

insert into public.contacts (
  id, project_id, display_name, profile_name, profile_name_at, phone_hint, language, attributes, created_at
)
select s.contact_id, s.project_id, case when s.n % 3 = 0 then 'أ. ' || s.name end, s.name,
  now() - interval '30 days', private.phone_hint(s.wa_id), 'ar',
  jsonb_build_object('city', (array['القاهرة', 'الجيزة', 'الإسكندرية', 'المنصورة'])[1 + s.n % 4]),
  now() - interval '60 days' + s.n * interval '7 hours'
from seed_people as s
on conflict (id) do nothing;

insert into public.contact_identities (id, project_id, contact_id, kind, value, source, valid_from)
select md5(s.contact_id || i.kind)::uuid, s.project_id, s.contact_id, i.kind, i.value, 'seed',
  now() - interval '60 days'
from seed_people as s
cross join lateral (values ('phone', '+' || s.wa_id), ('wa_id', s.wa_id)) as i (kind, value)
on conflict do nothing;

insert into public.consent_entries (id, project_id, contact_id, category, state, source, evidence,
  occurred_at)
select md5(s.contact_id || 'consent')::uuid, s.project_id, s.contact_id, 'marketing', c.state, c.source,
  c.evidence, now() - interval '20 days'
from seed_people as s
join (values (1, 'granted', 'import', 'نموذج تعاقد ورقي'), (2, 'granted', 'import', 'نموذج تعاقد ورقي'),
  (7, 'withdrawn', 'keyword', 'إيقاف')) as c (n, state, source, evidence) on c.n = s.n
on conflict (id) do nothing;

insert into public.conversations (id, project_id, whatsapp_number_id, contact_id, status, closed_at,
  assignee_id, team_id, created_at)
select s.conversation_id, s.project_id, s.number_id, s.contact_id,
  case when s.n = 6 then 'closed' else 'open' end, case when s.n = 6 then now() - interval '2 days' end,
  case s.n % 4
    when 1 then '30000000-0000-4000-8000-000000000003'::uuid
    when 2 then '30000000-0000-4000-8000-000000000007'::uuid
  end,
  case when s.n in (1, 3) then '40000000-0000-4000-8000-000000000001'::uuid end, now() - interval '20 days'
from seed_people as s
where s.n <= 6
on conflict (id) do nothing;

-- Ten messages of many types.
create temporary table seed_messages as
select ('72000000-0000-4000-8000-' || lpad((5000 + m.n)::text, 12, '0'))::uuid as id, m.person, m.direction,
  m.type, m.text, now() - m.age as occurred_at
from (values
  (1, 1, 'inbound', 'text', 'السلام عليكم، الحنفية بتسرب مياه في الحمام', interval '3 hours'),
  (2, 1, 'inbound', 'image', 'مكان التسريب', interval '179 minutes'),
  (3, 1, 'outbound', 'text', 'وعليكم السلام، هنبعت فني النهاردة بين 4 و6', interval '170 minutes'),
  (4, 2, 'inbound', 'audio', null, interval '26 hours'),
  (5, 2, 'outbound', 'document', 'عرض السعر', interval '25 hours'),
  (6, 3, 'inbound', 'location', 'مدينتي، المجموعة 41', interval '90 minutes'),
  (7, 4, 'inbound', 'interactive', 'طلب صيانة', interval '5 days'),
  (8, 4, 'outbound', 'template',
    'شكرًا لتواصلك مع العزب. سجلنا طلب الصيانة رقم REQ-1001 وسيتصل بك أحد زملائنا لتأكيد الموعد.',
    interval '119 hours'),
  (9, 5, 'inbound', 'text', 'متى موعد المعاينة؟', interval '20 minutes'),
  (10, 6, 'outbound', 'text', 'تم إغلاق الطلب، شكرًا لحضرتك', interval '8 days')
) as m (n, person, direction, type, text, age);

-- The files themselves cannot come with SQL: they are shown as what Meta no longer has. The last seven hang
-- on no message, so that the media screen has ten.
insert into public.media_files (
  id, project_id, whatsapp_number_id, contact_id, direction, kind, state, meta_media_id, filename, caption,
  claimed_mime_type, size_bytes, error_details, is_voice, created_at
)
select md5(f.seed)::uuid, p.project_id, p.number_id, p.contact_id, f.direction, f.kind, f.state,
  '88' || substr(translate(md5(f.seed), 'abcdef', '123456'), 1, 14), f.filename, f.caption, f.mime_type,
    f.size,
  'demonstration data have no files', f.kind = 'audio', f.created_at
from (
  select m.id || 'file' as seed, m.person, m.direction, m.type as kind, 'expired' as state,
    case m.type when 'document' then 'عرض-السعر.pdf' end as filename, m.text as caption,
    case m.type when 'image' then 'image/jpeg' when 'audio' then 'audio/ogg' else 'application/pdf' end
      as mime_type,
    60000 + (hashtext(m.id::text) & 262143) as size, m.occurred_at as created_at
  from seed_messages as m
  where m.type in ('image', 'audio', 'document')
  union all
  select 'seed file ' || k.n, k.n, 'inbound', k.kind, k.state, k.filename, null, k.mime_type, k.n * 91000,
    now() - k.n * interval '9 hours'
  from (values
    (1, 'image', 'expired', null, 'image/jpeg'), (2, 'image', 'expired', null, 'image/png'),
    (3, 'video', 'refused', null, 'video/mp4'), (4, 'document', 'expired', 'مخطط-الشقة.pdf',
      'application/pdf'),
    (5, 'image', 'expired', null, 'image/jpeg'), (6, 'audio', 'failed', null, 'audio/ogg'),
    (7, 'sticker', 'expired', null, 'image/webp')
  ) as k (n, kind, state, filename, mime_type)
) as f
join seed_people as p on p.n = f.person
on conflict (id) do nothing;

insert into public.messages (
  id, project_id, conversation_id, contact_id, whatsapp_number_id, wamid, direction, type, status, text,
    content,
  media_file_id, template_id, sender_id, occurred_at, accepted_at, sent_at, delivered_at, read_at, created_at
)
select
  m.id, p.project_id, p.conversation_id, p.contact_id, p.number_id,
  'wamid.' || encode(sha256(convert_to(m.id::text, 'utf8')), 'hex'), m.direction, m.type,
  case m.direction when 'inbound' then 'received' else 'read' end, m.text,
  case m.type
    when 'text' then jsonb_build_object('body', m.text)
    when 'location' then jsonb_build_object('latitude', 30.0931, 'longitude', 31.6377, 'name', m.text)
    when 'interactive' then jsonb_build_object(
      'type', 'button_reply', 'button_reply', jsonb_build_object('id', 'maintenance', 'title', m.text)
    )
    when 'template' then jsonb_build_object('name', 'request_received', 'language', jsonb_build_object('code',
      'ar'))
    when 'audio' then jsonb_build_object('voice', true)
    else jsonb_strip_nulls(jsonb_build_object('caption', m.text))
  end,
  (select f.id from public.media_files as f where f.id = md5(m.id || 'file')::uuid),
  case when m.type = 'template' then 'a0000000-0000-4000-8000-000000000001'::uuid end,
  case when m.direction = 'outbound' then '30000000-0000-4000-8000-000000000003'::uuid end,
  m.occurred_at, o.at + interval '1 second', o.at + interval '2 seconds', o.at + interval '4 seconds',
  o.at + interval '3 minutes', m.occurred_at
from seed_messages as m
join seed_people as p on p.n = m.person
cross join lateral (select case when m.direction = 'outbound' then m.occurred_at end as at) as o
on conflict (id) do nothing;

insert into public.message_statuses (project_id, message_id, status, occurred_at)
select m.project_id, m.id, s.status, s.at
from public.messages as m
cross join lateral (values ('sent', m.sent_at), ('delivered', m.delivered_at), ('read',
  m.read_at)) as s (status, at)
where m.id in (select k.id from seed_messages as k) and s.at is not null
on conflict do nothing;

-- Preview, counters and windows follow from the messages.
select private.recount_conversation(p.conversation_id) from seed_people as p;
update public.conversations as c
set
  unread_count = case when c.last_message_direction = 'inbound' and c.status = 'open' then (
    select count(*) from public.messages as m
    where m.project_id = c.project_id and m.conversation_id = c.id and m.direction = 'inbound'
      and m.occurred_at > coalesce(c.last_outbound_at, '-infinity')
  ) else 0 end,
  first_response_at = (
    select min(m.occurred_at) from public.messages as m
    where m.project_id = c.project_id and m.conversation_id = c.id and m.direction = 'outbound'
  )
where c.id in (select p.conversation_id from seed_people as p);

insert into public.notes (id, project_id, conversation_id, contact_id, author_id, body)
select '73000000-0000-4000-8000-000000000001', c.project_id, c.id, c.contact_id,
  '30000000-0000-4000-8000-000000000003', 'العميل يفضل المواعيد بعد الرابعة عصرًا'
from public.conversations as c
where c.id = '71000000-0000-4000-8000-000000000001'
on conflict (id) do nothing;

insert into public.maintenance_requests (id, project_id, contact_id, conversation_id, service_type,
  description, address, preferred_time)
select ('74000000-0000-4000-8000-' || lpad(r.n::text, 12, '0'))::uuid, p.project_id, p.contact_id,
  p.conversation_id, r.service, r.description, r.address, r.time
from (values
  (1, 1, 'plumbing', 'تسريب مياه من حنفية الحمام', 'مدينة نصر، شارع عباس العقاد', 'afternoon'),
  (2, 4, 'ac', 'التكييف لا يبرد', 'التجمع الخامس، شارع التسعين', 'morning'),
  (3, 5, 'painting', 'دهان غرفتين وصالة', 'المعادي، شارع 9', 'evening')
) as r (n, person, service, description, address, time)
join seed_people as p on p.n = r.person
where not exists (
  select 1 from public.maintenance_requests as k
  where k.id = ('74000000-0000-4000-8000-' || lpad(r.n::text, 12, '0'))::uuid
);

-- logs --------------------------------------------------------------------

insert into public.system_logs (project_id, level, category, message, metadata, created_at)
select '20000000-0000-4000-8000-000000000001', l.level, l.category, l.message, '{"seed": true}',
  now() - l.n * interval '3 hours'
from (values
  (1, 'info', 'webhook', 'signature verified, 3 updates stored'),
  (2, 'info', 'queue', 'inbound drained: 3 events in 41 ms'),
  (3, 'warning', 'media', 'media is no longer at Meta: expired'),
  (4, 'error', 'outbound', 'send failed: 131047 re-engagement message'),
  (5, 'info', 'outbound', 'message accepted'),
  (6, 'warning', 'outbound', 'rate limited by Meta: 130429, retried after 4 s'),
  (7, 'info', 'templates', 'catalogue seeded: 25 templates'),
  (8, 'error', 'webhook', 'signature does not match: refused'),
  (9, 'info', 'auth', 'member signed in'),
  (10, 'debug', 'queue', 'nothing was due')
) as l (n, level, category, message)
where not exists (
  select 1 from public.system_logs as k
  where k.project_id = '20000000-0000-4000-8000-000000000001' and k.metadata @> '{"seed": true}'
);

-- What was written above is no news to anybody.
update public.notifications set read_at = now()
where project_id = '20000000-0000-4000-8000-000000000001' and read_at is null;
select private.roll_up_analytics(now() - interval '40 days', now());

drop table seed_messages;
drop table seed_people;
