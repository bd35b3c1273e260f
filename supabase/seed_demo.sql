-- Demonstration: a second project that is like a real one, on which screens are judged. 112 people, one talk
-- of
-- 165 messages with 40 photos, and 235 messages of the last week with every kind of message that exists.
-- Needs seed.sql, safe to run twice. Its files cannot come with SQL; local/ brings them.

-- people ------------------------------------------------------------------

create temporary table demo_people as
select
  n, '20000000-0000-4000-8000-000000000002'::uuid as project_id,
  '60000000-0000-4000-8000-000000000002'::uuid as number_id,
  ('70000000-0000-4000-8000-' || lpad((1000 + n)::text, 12, '0'))::uuid as contact_id,
  ('71000000-0000-4000-8000-' || lpad((1000 + n)::text, 12, '0'))::uuid as conversation_id,
  (array['محمد', 'أحمد', 'فاطمة', 'منى', 'خالد', 'هالة', 'يوسف', 'إسراء', 'عمرو', 'نهى', 'شريف', 'دينا',
    'طارق', 'رانيا'])[1 + (n - 1) % 14] || ' '
  || (array['عبد الرحمن', 'السيد', 'إبراهيم', 'حسن', 'مصطفى', 'الشناوي', 'فؤاد', 'عبد العزيز', 'منصور',
    'البنا', 'رزق'])[1 + (n * 5) % 11] as name,
  '2010555' || lpad((1000 + n)::text, 5, '0') as wa_id,
  n = 112 as has_no_number
from generate_series(1, 112) as n;

insert into public.contacts (
  id, project_id, display_name, profile_name, profile_name_at, phone_hint, email, language, attributes,
    created_at
)
select p.contact_id, p.project_id, case when p.n % 3 = 0 then 'أ. ' || p.name end,
  case when p.n % 17 <> 0 then p.name end, now() - interval '30 days',
  case when not p.has_no_number then private.phone_hint(p.wa_id) end,
  case when p.n % 8 = 3 then 'customer' || p.n || '@mail.example' end, 'ar',
  jsonb_build_object('city', (array['القاهرة', 'الجيزة', 'الإسكندرية', 'المنصورة'])[1 + p.n % 4]),
  now() - interval '60 days' + p.n * interval '7 hours'
from demo_people as p
on conflict (id) do nothing;

insert into public.contact_identities (id, project_id, contact_id, kind, value, source, valid_from)
select md5(p.contact_id || i.kind)::uuid, p.project_id, p.contact_id, i.kind, i.value, 'seed',
  now() - interval '60 days'
from demo_people as p
cross join lateral (
  values
    ('phone', case when not p.has_no_number then '+' || p.wa_id end),
    ('wa_id', case when not p.has_no_number then p.wa_id end),
    ('bsuid', case when p.n % 2 = 0 then 'EG.' || (7100000001000 + p.n) end),
    ('username', case when p.has_no_number then 'amr.designs' end)
) as i (kind, value)
where i.value is not null
on conflict do nothing;

insert into public.contact_tags (project_id, contact_id, tag_id)
select p.project_id, p.contact_id, t.id
from demo_people as p
join public.tags as t on t.project_id = p.project_id
where (p.n % 5 = 1 and t.name = (array['سباكة', 'تشطيب', 'عميل مميز'])[1 + p.n % 3])
  or (p.n in (1, 3) and t.name = 'عميل مميز')
on conflict do nothing;

insert into public.consent_entries (id, project_id, contact_id, category, state, source, evidence,
  occurred_at)
select md5(p.contact_id || 'consent')::uuid, p.project_id, p.contact_id, 'marketing',
  case when p.n % 20 = 7 then 'withdrawn' else 'granted' end, case when p.n % 20 = 7 then 'keyword'
    else 'import' end,
  case when p.n % 20 = 7 then 'إيقاف' else 'نموذج تعاقد ورقي' end, now() - interval '20 days'
from demo_people as p
where p.n % 4 <> 0 or p.n % 20 = 7
on conflict (id) do nothing;

-- messages ----------------------------------------------------------------

create temporary table demo_messages (
  n integer not null,
  person integer not null,
  direction text not null,
  type text not null,
  text text,
  occurred_at timestamptz not null,
  status text, -- of an outbound message; null: read, or delivered when it is of the last minutes
  content jsonb, -- null: as the text says
  context integer, -- n of the message that it answers
  target integer -- n of the message that it is about
);

-- Three weeks of a flat that is being finished.
insert into demo_messages (n, person, direction, type, text, occurred_at)
select
  n, 1, case when n % 5 in (1, 2, 4) then 'inbound' else 'outbound' end,
  case when n % 4 = 1 and n <= 157 then 'image' else 'text' end,
  case when n % 4 = 1 and n <= 157 then
    case when n % 3 <> 0 then (array[
      'صورة الحائط بعد المعجون', 'شكل البلاط في الحمام', 'مكان مخرج الكهرباء', 'التسريب تحت الحوض',
      'لون الدهان على الطبيعة', 'الأرضية قبل الجلي', 'مقاس الشباك', 'المطبخ بعد التركيب',
        'سقف الجبس في الصالة'
    ])[1 + n % 9] end
  when n % 5 in (1, 2, 4) then (array[
    'صباح الخير يا باشمهندس', 'الفنيين وصلوا ولا لسه؟', 'محتاج أعرف ميعاد تركيب المطبخ',
    'لون الحائط غامق شوية عن العينة', 'تمام، موافق على السعر', 'ممكن نغير سيراميك الحمام؟',
    'الدهان جميل جدًا تسلم إيديكم', 'فيه بلاطة مكسورة في الصالة', 'هل السعر شامل المصنعية؟',
    'حولت الدفعة التانية النهاردة', 'إمتى نستلم الشقة؟', 'السباك نسي محبس المطبخ', 'شكرًا على السرعة',
    'ابعتلي صور الشغل من فضلك', 'الكهرباء فصلت في أوضة النوم'
  ])[1 + (n * 7) % 15]
  else (array[
    'صباح النور يا فندم، تحت أمرك', 'الفريق في الطريق وهيوصل خلال نص ساعة',
    'التركيب يوم الأحد إن شاء الله الساعة 10', 'هنراجع الدرجة مع المهندس ونرد عليك',
    'تم تسجيل الموافقة وهنبدأ بكرة', 'أكيد، ابعت لنا الكود اللي اخترته', 'ده واجبنا يا فندم',
    'هيتم تغييرها النهاردة من غير أي تكلفة', 'نعم، السعر شامل الخامات والمصنعية', 'وصلت الدفعة، شكرًا لحضرتك',
    'التسليم المتوقع آخر الأسبوع الجاي'
  ])[1 + (n * 3) % 11] end,
  -- the last ones are of these hours
  now() - interval '21 days' + n * interval '3 hours' + (n % 7) * interval '4 minutes'
  + case when n > 155 then interval '8 hours' else interval '0' end
from generate_series(1, 165) as n;

-- Talks of today and yesterday, in which every kind of message occurs.
insert into demo_messages (n, person, occurred_at, direction, type, status, context, target, text, content)
select 1000 + m.n, m.person, now() - m.minutes * interval '1 minute',
  case m.way when 'in' then 'inbound' else 'outbound' end, m.type, m.status, 1000 + m.context,
    1000 + m.target, m.text,
  m.content::jsonb
from (values
  -- a leak, being dealt with at this moment
  (1, 2, 95, 'in', 'text', null, null, null, 'السلام عليكم، عندي تسريب مياه تحت حوض المطبخ', null),
  (2, 2, 94, 'in', 'image', null, null, null, 'مكان التسريب', null),
  (3, 2, 93.9, 'in', 'image', null, null, null, 'السقف عند الجيران', null),
  (4, 2, 90, 'out', 'text', 'read', 1, null,
    'وعليكم السلام يا فندم، وصلتنا الصور. محتاجين العنوان ورقم الدور من فضلك', null),
  (5, 2, 88, 'in', 'location', null, 4, null, 'كمبوند الياسمين',
    '{"latitude": 30.0271, "longitude": 31.4913, "name": "كمبوند الياسمين",
      "address": "التجمع الخامس، القاهرة الجديدة"}'),
  (6, 2, 86, 'in', 'audio', null, null, null, null, '{"voice": true}'),
  (7, 2, 60, 'in', 'text', null, null, null, 'ممكن النهاردة الساعة 6؟',
    '{"body": "ممكن النهاردة الساعة 5؟"}'),
  (8, 2, 58, 'in', 'edit', null, null, 7, 'ممكن النهاردة الساعة 6؟', null),
  (9, 2, 40, 'out', 'text', 'read', 7, null, 'تمام، الفني كريم هيكون عند حضرتك الساعة 6', null),
  (10, 2, 39, 'in', 'reaction', null, null, 9, '👍', null),
  (11, 2, 4, 'in', 'text', null, null, null, 'شكرًا، في انتظاركم', null),
  -- somebody who came through an ad
  (12, 3, 180, 'in', 'text', null, null, null, 'عايز أعرف تفاصيل العرض',
    '{"body": "عايز أعرف تفاصيل العرض", "referral": {"source_type": "ad", "source_id": "120210000000001",
      "headline": "خصم 15% على تشطيب الشقق", "body": "معاينة مجانية وضمان سنة كاملة على المصنعية",
      "source_url": "https://fb.example/ads/120210000000001", "media_type": "image",
      "ctwa_clid": "ARAkLkA8rmlFeiCktEJQ-QTwRiyYHAFDLMNDBH0CD3qpjd0HR4irJ6LEkR7JwFF4"}}'),
  (13, 3, 178, 'out', 'interactive', 'read', null, null, 'أهلًا بحضرتك، تحب تشطيب كامل ولا جزئي؟',
    '{"type": "button", "body": {"text": "أهلًا بحضرتك، تحب تشطيب كامل ولا جزئي؟"},
      "footer": {"text": "العزب للتشطيبات والصيانة"}, "action": {"buttons": [{"type": "reply",
      "reply": {"id": "full", "title": "تشطيب كامل"}}, {"type": "reply", "reply": {"id": "part",
      "title": "تشطيب جزئي"}}]}}'),
  (14, 3, 176, 'in', 'interactive', null, 13, null, 'تشطيب كامل',
    '{"type": "button_reply", "button_reply": {"id": "full", "title": "تشطيب كامل"}}'),
  (15, 3, 175, 'out', 'interactive', 'read', null, null, 'كام متر مساحة الشقة تقريبًا؟',
    '{"type": "list", "body": {"text": "كام متر مساحة الشقة تقريبًا؟"},
      "action": {"button": "اختر المساحة", "sections": [{"title": "المساحة", "rows": [{"id": "s",
      "title": "أقل من 120 متر"}, {"id": "m", "title": "من 120 إلى 160 متر",
      "description": "من 3 إلى 4 غرف"}, {"id": "l", "title": "أكبر من 160 متر"}]}]}}'),
  (16, 3, 173, 'in', 'interactive', null, 15, null, 'من 120 إلى 160 متر',
    '{"type": "list_reply", "list_reply": {"id": "m", "title": "من 120 إلى 160 متر",
      "description": "من 3 إلى 4 غرف"}}'),
  (17, 3, 160, 'out', 'document', 'read', null, null, 'عرض سعر التشطيب', null),
  (18, 3, 149, 'in', 'reaction', null, null, 17, '❤️', null),
  (19, 3, 12, 'in', 'text', null, 17, null, 'هل السعر شامل الأجهزة الصحية؟', null),
  -- a form that was filled in; the window closes within the hour
  (20, 4, 1442, 'out', 'interactive', 'read', null, null, 'املأ نموذج طلب الصيانة وسنرد عليك بالموعد',
    '{"type": "flow", "body": {"text": "املأ نموذج طلب الصيانة وسنرد عليك بالموعد"},
      "action": {"name": "flow", "parameters": {"flow_cta": "طلب صيانة"}}}'),
  (21, 4, 1405, 'in', 'interactive', null, 20, null, 'طلب صيانة',
    '{"type": "nfm_reply", "nfm_reply": {"name": "flow", "body": "Sent",
      "response_json": {"service_type": "تكييف", "description": "التكييف لا يبرد ويصدر صوتًا عاليًا",
      "address": "التجمع الخامس، شارع التسعين، عمارة 12", "preferred_time": "صباحًا"}}}'),
  (22, 4, 1400, 'out', 'text', 'delivered', null, null,
    'سجلنا طلبك، والفني هيتواصل مع حضرتك لتحديد الموعد', null),
  -- an order, and a card
  (23, 5, 300, 'in', 'order', null, null, null, 'محتاجهم قبل الجمعة لو ممكن',
    '{"catalog_id": "501", "text": "محتاجهم قبل الجمعة لو ممكن",
      "product_items": [{"product_retailer_id": "خلاط حوض نحاس", "quantity": 2, "item_price": 1450,
      "currency": "EGP"}, {"product_retailer_id": "محبس زاوية 1/2 بوصة", "quantity": 6, "item_price": 85,
      "currency": "EGP"}]}'),
  (24, 5, 290, 'out', 'text', 'read', null, null, 'وصل الطلب، التوريد الخميس إن شاء الله', null),
  (25, 5, 280, 'in', 'contacts', null, null, null, 'م. حسام عادل',
    '{"contacts": [{"name": {"formatted_name": "م. حسام عادل", "first_name": "حسام"},
      "org": {"company": "مكتب الواحة للاستشارات", "title": "مهندس الموقع"},
      "phones": [{"phone": "+20 10 5559 0001", "type": "WORK"}],
      "emails": [{"email": "hossam@waha.example"}]}]}'),
  (26, 5, 270, 'out', 'contacts', 'read', null, null, 'كريم حسن',
    '{"contacts": [{"name": {"formatted_name": "كريم حسن", "first_name": "كريم"},
      "org": {"company": "العزب", "title": "فني سباكة"}, "phones": [{"phone": "+20 10 5559 0002",
      "type": "WORK"}]}]}'),
  -- taken back, a sticker, a film
  (27, 6, 58, 'in', 'text', null, null, null, 'رقم الكارت 5555 4444', null),
  (28, 6, 57, 'in', 'revoke', null, null, 27, null, null),
  (29, 6, 55, 'in', 'sticker', null, null, null, null, null),
  (30, 6, 52, 'in', 'video', null, null, null, 'المياه بتنزل كده من إمبارح', null),
  (31, 6, 46, 'out', 'image', 'read', null, null, 'درجات الدهان المتاحة', null),
  (32, 6, 45, 'out', 'text', 'read', null, null, 'دي الدرجات المتاحة، تحب أنهي واحدة؟', null),
  (33, 6, 30, 'in', 'text', null, 31, null, 'التانية من اليمين أحسن', null),
  -- the window is closed: a refusal of Meta, then a template
  (34, 7, 4300, 'in', 'text', null, null, null, 'إن شاء الله نتكلم بعد العيد', null),
  (35, 7, 1500, 'out', 'text', 'failed', null, null, 'مساء الخير يا فندم، نحدد ميعاد المعاينة؟', null),
  (36, 7, 1490, 'out', 'template', 'read', null, null,
    'نذكرك بموعد الزيارة الخاص بطلبك REQ-1002 غدًا الساعة 10:00 ص. إذا تغيرت ظروفك فأخبرنا من فضلك.',
    '{"name": "appointment_reminder", "language": {"code": "ar"}, "components": [{"type": "body",
      "parameters": [{"type": "text", "text": "REQ-1002"}, {"type": "text", "text": "10:00 ص"}]}]}'),
  -- what cannot be shown, and an answer whose fate is not known
  (37, 8, 600, 'in', 'unsupported', null, null, null, null,
    '{"errors": [{"code": 131051, "title": "Message type unknown",
      "error_data": {"details": "Message type is currently not supported."}}]}'),
  (38, 8, 595, 'out', 'text', 'read', null, null, 'معلش الرسالة مش ظاهرة عندنا، ممكن تبعتها صورة؟', null),
  (39, 8, 200, 'out', 'text', 'unknown', null, null, 'حضرتك موجود النهاردة؟', null),
  -- a message for tomorrow
  (40, 9, 400, 'in', 'text', null, null, null, 'ممكن تفكروني بميعاد بكرة؟', null),
  (41, 9, 395, 'out', 'text', 'read', null, null, 'أكيد، هنبعت لحضرتك تذكير', null),
  (42, 9, -1080, 'out', 'text', 'scheduled', null, null, 'صباح الخير، نذكر حضرتك بميعاد المعاينة النهاردة',
    null),
  -- snoozed, closed
  (43, 10, 2000, 'in', 'text', null, null, null, 'هكلمكم بعد السفر الأسبوع الجاي', null),
  (44, 10, 1990, 'out', 'text', 'read', null, null, 'توصل بالسلامة، تحت أمرك في أي وقت', null),
  (45, 11, 3300, 'in', 'text', null, null, null, 'استلمت الشقة، شغل ممتاز', null),
  (46, 11, 3290, 'out', 'text', 'read', null, null, 'نورتنا يا فندم، مبروك عليكم', null),
  (47, 11, 3289, 'out', 'template', 'read', null, null,
    'مرحبًا أ. شريف، يهمنا رأيك في خدمة التشطيب التي قدمناها لك. دقيقة واحدة من وقتك تساعدنا على التحسن.',
    '{"name": "feedback_survey", "language": {"code": "ar"}, "components": [{"type": "body",
      "parameters": [{"type": "text", "text": "أ. شريف"}, {"type": "text", "text": "التشطيب"}]}]}'),
  (48, 11, 3200, 'in', 'button', null, 47, null, 'ممتازة', '{"payload": "ممتازة", "text": "ممتازة"}'),
  -- the answer to a template; its window closes in a quarter of an hour
  (49, 12, 1430, 'out', 'template', 'read', null, null,
    'مرحبًا أ. دينا، تأكد موعد صيانة السباكة يوم الثلاثاء من 10:00 ص إلى 12:00 م. نرجو وجود أحد في المكان.',
    '{"name": "booking_confirmation", "language": {"code": "ar"}, "components": [{"type": "body",
      "parameters": [{"type": "text", "text": "أ. دينا"}, {"type": "text", "text": "صيانة السباكة"},
      {"type": "text", "text": "الثلاثاء"}, {"type": "text", "text": "10:00 ص"}, {"type": "text",
      "text": "12:00 م"}]}]}'),
  (50, 12, 1425, 'in', 'button', null, 49, null, 'تأكيد', '{"payload": "تأكيد", "text": "تأكيد"}'),
  (51, 12, 1422, 'out', 'location', 'delivered', null, null, 'معرض العزب',
    '{"latitude": 30.0595, "longitude": 31.3389, "name": "معرض العزب",
      "address": "مدينة نصر، شارع عباس العقاد"}'),
  -- a complaint that nobody has taken
  (52, 13, 31, 'in', 'text', null, null, null, 'الفني اتأخر ساعتين ومحدش بلغني', null),
  (53, 13, 30, 'in', 'image', null, null, null, 'والشغل كده مش متساوي', null),
  (54, 13, 27, 'in', 'text', null, null, null, 'عايز أكلم المدير من فضلكم', null),
  -- a new number, and a kind of message that is not known yet
  (55, 14, 700, 'in', 'system', null, null, null, null, '{"type": "user_changed_number"}'),
  (56, 14, 690, 'in', 'text', null, null, null, 'ده رقمي الجديد', null),
  (57, 14, 680, 'in', 'poll_update', null, null, null, null, '{}'),
  (58, 14, 670, 'out', 'text', 'read', null, null, 'تم تحديث رقم حضرتك عندنا', null),
  (59, 14, 665, 'out', 'reaction', 'sent', null, 56, '🙏', null),
  -- four photos in a row
  (60, 15, 212, 'in', 'text', null, null, null, 'دي صور الشقة من جوه', null),
  (61, 15, 211, 'in', 'image', null, null, null, null, null),
  (62, 15, 210.9, 'in', 'image', null, null, null, null, null),
  (63, 15, 210.8, 'in', 'image', null, null, null, null, null),
  (64, 15, 210.7, 'in', 'image', null, null, null, 'والسلم من بره', null),
  (65, 15, 150, 'out', 'text', 'delivered', 64, null, 'وصلت، المهندس هيراجعها ويبعت المقايسة بكرة', null),
  -- forwarded, and on its way
  (66, 16, 26, 'in', 'text', null, null, null, 'مطلوب دهان فيلا 300 متر بالكامل',
    '{"body": "مطلوب دهان فيلا 300 متر بالكامل", "forwarded": true}'),
  (67, 16, 2, 'out', 'text', 'sent', null, null, 'تحت أمرك، المعاينة بكرة الساعة 11 تناسب حضرتك؟', null),
  -- somebody who is known by a BSUID alone
  (68, 112, 500, 'in', 'text', null, null, null, 'مساء الخير، بتشتغلوا في الشيخ زايد؟', null),
  (69, 112, 495, 'out', 'text', 'read', null, null, 'أيوه يا فندم، بنغطي الشيخ زايد وأكتوبر', null),
  (70, 112, 480, 'in', 'text', null, null, null, 'تمام، هبعت العنوان', null)
) as m (n, person, minutes, way, type, status, context, target, text, content);

-- The rest of the week: 33 talks of five messages, by day in the hours of work, some of them today.
insert into demo_messages (n, person, direction, type, text, occurred_at, status)
select
  1071 + (p.n - 17) * 5 + l.place, p.n,
    case l.place when 1 then 'outbound' when 3 then 'outbound' else 'inbound' end,
  coalesce(s.types[1 + l.place], 'text'), s.lines[1 + l.place],
  case when p.n <= 23 then now() - ((p.n - 16) * 47 + 40 - l.place * 8) * interval '1 minute'
  else date_trunc('day', now()) - (1 + (p.n - 24) / 4) * interval '1 day' + interval '7 hours'
    + ((p.n * 97) % 480 + l.place * 9) * interval '1 minute' end,
  case when l.place = 3 and p.n % 6 = 2 then 'failed' when l.place = 3 and p.n % 5 = 0 then 'delivered' end
from demo_people as p
cross join generate_series(0, 4) as l (place)
join (values
  (0, array['عايز عرض سعر لتشطيب شقة 120 متر', 'أهلًا بحضرتك، الشقة فين وفي أنهي دور؟',
    'مدينة نصر، الدور الرابع', 'المعاينة مجانية، أنسب ميعاد لحضرتك إمتى؟', 'السبت بعد العصر'], '{}'::text[]),
  (1, array['التكييف مش بيبرد كويس', 'بقاله قد إيه من غير صيانة؟', 'حوالي سنة ونص',
    'محتاج تنضيف وشحن فريون، الفني هيكون عندك بين 4 و6', 'تمام شكرًا'], '{}'),
  (2, array['بكام متر الدهان؟', 'سعر المتر يبدأ من 95 جنيه حسب الخامة', null, 'المساحة دي حوالي 70 متر',
    'ابعتلي عرض سعر لو سمحت'], array['text', 'text', 'image', 'text', 'text']),
  (3, array['محتاج كهربائي ضروري، النور فصل في نص الشقة', 'هل الفيوز الرئيسي نازل؟', null,
    'كويس إنك صورته، الفني في الطريق', 'جزاكم الله خير'], array['text', 'text', 'image', 'text', 'text']),
  (4, array['هل عندكم ضمان على السباكة؟', 'الضمان سنة كاملة على المصنعية', 'وعلى الخلاطات؟',
    'ضمان الوكيل خمس سنين', 'ممتاز، هحجز معاكم'], '{}'),
  (5, array[null, 'وصلت الرسالة الصوتية، هنراجع مع الفني', 'في انتظار الرد', 'عرض السعر', 'وصلني، هرد عليكم'],
    array['audio', 'text', 'text', 'document', 'text']),
  (6, array['فين الفني؟ اتأخر عن الميعاد', 'نعتذر عن التأخير، الفني على وصول', 'تمام', 'وصل عند حضرتك؟',
    'أيوه وصل وبدأ الشغل'], '{}'),
  (7, array['عايز أغير سيراميك الحمام', 'ممكن مقاس الحمام تقريبًا؟', '2 متر في 3 متر',
    'محتاج حوالي 7 متر أرضية و24 متر حوائط', 'تمام، هنزل أختار السيراميك'], '{}')
) as s (story, lines, types) on s.story = p.n % 8
where p.n between 17 and 49;

create temporary view demo_rows as
select m.*, ('72000000-0000-4000-8000-' || lpad(m.n::text, 12, '0'))::uuid as id,
  p.project_id, p.number_id, p.contact_id, p.conversation_id,
  coalesce(m.status, case when m.direction = 'inbound' then 'received'
    when m.occurred_at > now() - interval '10 minutes' then 'delivered' else 'read' end) as state
from demo_messages as m
join demo_people as p on p.n = m.person;

create or replace function pg_temp.wamid(n integer) returns text language sql immutable as $$
  select 'wamid.' || encode(sha256(convert_to('72000000-0000-4000-8000-' || lpad(n::text, 12, '0'),
    'utf8')), 'hex');
$$;

-- rows --------------------------------------------------------------------

insert into public.conversations (id, project_id, whatsapp_number_id, contact_id, status, snoozed_until,
  closed_at,
  closed_by, assignee_id, created_at)
select p.conversation_id, p.project_id, p.number_id, p.contact_id, s.status,
  case s.status when 'snoozed' then now() + interval '4 days' end,
  case s.status when 'closed' then now() - interval '20 hours' end,
  case s.status when 'closed' then '30000000-0000-4000-8000-000000000003'::uuid end,
  case
    when p.n in (13, 16) then null
    when p.n in (1, 2, 4, 6) or p.n % 4 = 1 then '30000000-0000-4000-8000-000000000003'::uuid
    when p.n % 4 = 2 then '30000000-0000-4000-8000-000000000007'::uuid
    when p.n in (3, 15) then '30000000-0000-4000-8000-000000000002'::uuid
  end,
  now() - interval '20 days'
from demo_people as p
cross join lateral (
  select case when p.n = 10 then 'snoozed' when p.n = 11 or (p.n > 30 and p.n % 6 = 0) then 'closed'
    else 'open' end as status
) as s
where p.n in (select m.person from demo_messages as m)
on conflict (id) do nothing;

insert into public.media_files (
  id, project_id, whatsapp_number_id, contact_id, direction, kind, state, meta_media_id, filename, caption,
  claimed_mime_type, size_bytes, error_details, is_voice, created_at
)
select md5(m.id || 'file')::uuid, m.project_id, m.number_id, m.contact_id, m.direction, m.type, 'expired',
  '88' || substr(translate(md5(m.id::text), 'abcdef', '123456'), 1, 14),
  case m.type when 'document' then 'عرض-السعر.pdf' end, m.text,
  case m.type when 'image' then 'image/jpeg' when 'audio' then 'audio/ogg' when 'video' then 'video/mp4'
    when 'sticker' then 'image/webp' else 'application/pdf' end,
  60000 + (hashtext(m.id::text) & 262143), 'demonstration data have no files', m.type = 'audio', m.occurred_at
from demo_rows as m
where m.type in ('image', 'audio', 'video', 'document', 'sticker')
on conflict (id) do nothing;

insert into public.messages (
  id, project_id, conversation_id, contact_id, whatsapp_number_id, wamid, direction, type, status, text,
    content,
  context_wamid, target_wamid, media_file_id, template_id, sender_id, occurred_at, scheduled_for,
    accepted_at, sent_at,
  delivered_at, read_at, failed_at, edited_at, revoked_at, error_code, error_title, created_at
)
select
  m.id, m.project_id, m.conversation_id, m.contact_id, m.number_id,
  case when m.state not in ('scheduled', 'failed', 'unknown') then pg_temp.wamid(m.n) end,
  m.direction, m.type, m.state, m.text,
  coalesce(case m.type
    when 'template' then m.content
      || jsonb_build_object('rendered', private.render_template(t, m.content -> 'components'))
    else m.content
  end, case m.type
    when 'text' then jsonb_build_object('body', m.text)
    when 'audio' then jsonb_build_object('voice', true)
    when 'reaction' then jsonb_build_object('emoji', m.text)
    else jsonb_strip_nulls(jsonb_build_object('caption', m.text))
  end),
  case when m.context is not null then pg_temp.wamid(m.context) end,
  case when m.target is not null then pg_temp.wamid(m.target) end,
  (select f.id from public.media_files as f where f.id = md5(m.id || 'file')::uuid),
  t.id,
  case when m.direction = 'outbound' then (array['30000000-0000-4000-8000-000000000003',
    '30000000-0000-4000-8000-000000000002',
      '30000000-0000-4000-8000-000000000007'])[1 + m.person % 3]::uuid end,
  m.occurred_at, case m.state when 'scheduled' then m.occurred_at end,
  o.at + interval '1 second', case when m.state <> 'unknown' then o.at + interval '2 seconds' end,
  case when m.state in ('delivered', 'read') then o.at + interval '4 seconds' end,
  case when m.state = 'read' then least(o.at + interval '3 minutes', now()) end,
  case when m.state = 'failed' then m.occurred_at + interval '5 seconds' end,
  (select a.occurred_at from demo_messages as a where a.target = m.n and a.type = 'edit'),
  (select a.occurred_at from demo_messages as a where a.target = m.n and a.type = 'revoke'),
  e.code, e.title, least(m.occurred_at, now())
from demo_rows as m
cross join lateral (
  select case when m.direction = 'outbound' and m.state not in ('failed', 'scheduled')
    then m.occurred_at end as at
) as o
left join public.templates as t
  on m.type = 'template' and t.name = m.content ->> 'name' and t.removed_at is null
  and t.business_account_id = '50000000-0000-4000-8000-000000000001'
left join (values
  (0, '131047', 'Re-engagement message'), (1, '131026', 'Message undeliverable'),
  (2, '131049', 'Healthy ecosystem engagement')
) as e (dice, code, title)
  on m.state = 'failed' and e.dice = case m.n when 1035 then 0 else 1 + m.person % 2 end
on conflict (id) do nothing;

insert into public.message_statuses (project_id, message_id, status, occurred_at)
select m.project_id, m.id, s.status, s.at
from public.messages as m
cross join lateral (
  values ('sent', m.sent_at), ('delivered', m.delivered_at), ('read', m.read_at), ('failed', m.failed_at)
) as s (status, at)
where m.id in (select r.id from demo_rows as r) and s.at is not null
on conflict do nothing;

insert into public.ctwa_ads (id, project_id, source_id, source_type, source_url, campaign_name, headline,
  body,
  media_type)
values (
  '75000000-0000-4000-8000-000000000001', '20000000-0000-4000-8000-000000000002', '120210000000001', 'ad',
  'https://fb.example/ads/120210000000001', 'تشطيب نوفمبر', 'خصم 15% على تشطيب الشقق',
  'معاينة مجانية وضمان سنة كاملة على المصنعية', 'image'
)
on conflict do nothing;

insert into public.ctwa_clicks (id, project_id, ad_id, conversation_id, contact_id, message_id, ctwa_clid,
  clicked_at,
  window_expires_at)
select '76000000-0000-4000-8000-000000000001', m.project_id, '75000000-0000-4000-8000-000000000001',
  m.conversation_id, m.contact_id, m.id, m.content -> 'referral' ->> 'ctwa_clid', m.occurred_at,
  m.occurred_at + interval '72 hours'
from public.messages as m
where m.id = '72000000-0000-4000-8000-000000001012'
on conflict do nothing;

-- Preview, counters and windows follow from the messages.
select private.recount_conversation(p.conversation_id) from demo_people as p;
update public.conversations as c
set
  -- older ones somebody has read
  unread_count = case when c.last_message_direction = 'inbound' and c.status = 'open'
    and c.last_message_at > now() - interval '8 hours' then (
    select count(*) from public.messages as m
    where m.project_id = c.project_id and m.conversation_id = c.id and m.direction = 'inbound'
      and m.target_wamid is null and m.occurred_at > coalesce(c.last_outbound_at, '-infinity')
  ) else 0 end,
  free_entry_expires_at = (
    select max(k.window_expires_at) from public.ctwa_clicks as k
    where k.project_id = c.project_id and k.conversation_id = c.id
  ),
  first_response_at = (
    select min(m.occurred_at) from public.messages as m
    where m.project_id = c.project_id and m.conversation_id = c.id and m.direction = 'outbound'
  )
where c.id in (select p.conversation_id from demo_people as p);

insert into public.conversation_tags (project_id, conversation_id, tag_id)
select c.project_id, c.id, t.id
from (values
  (1, 'تشطيب'), (1, 'عميل مميز'), (2, 'سباكة'), (3, 'تشطيب'), (5, 'سباكة'), (13, 'شكوى'), (15, 'تشطيب'),
    (16, 'متابعة سداد')
) as k (person, tag)
join demo_people as p on p.n = k.person
join public.conversations as c on c.id = p.conversation_id
join public.tags as t on t.project_id = c.project_id and t.name = k.tag
on conflict do nothing;

insert into public.conversation_pins (project_id, user_id, conversation_id)
select c.project_id, '30000000-0000-4000-8000-000000000003', c.id
from public.conversations as c where c.id = '71000000-0000-4000-8000-000000001001'
on conflict do nothing;

insert into public.notes (id, project_id, conversation_id, contact_id, author_id, body, created_at)
select ('73000000-0000-4000-8000-' || lpad(k.n::text, 12, '0'))::uuid, c.project_id, c.id, c.contact_id,
  k.author::uuid, k.body, now() - k.age
from (values
  (2, 1, '30000000-0000-4000-8000-000000000003', 'تم الاتفاق على خصم 5% من إجمالي التشطيب',
    interval '2 days'),
  (3, 2, '30000000-0000-4000-8000-000000000002', 'كريم معاه قطع الغيار، يبلغنا أول ما يوصل',
    interval '37 minutes'),
  (4, 13, '30000000-0000-4000-8000-000000000002', 'راجعت مع المشرف: التأخير بسبب زيارة قبلها',
    interval '15 minutes')
) as k (n, person, author, body, age)
join demo_people as p on p.n = k.person
join public.conversations as c on c.id = p.conversation_id
on conflict (id) do nothing;

insert into public.maintenance_requests (id, project_id, contact_id, conversation_id, source, service_type,
  description,
  address, preferred_time)
select ('74000000-0000-4000-8000-' || lpad((1000 + r.n)::text, 12, '0'))::uuid, p.project_id, p.contact_id,
  p.conversation_id, r.source, r.service, r.description, r.address, r.time
from (values
  (1, 2, 'agent', 'plumbing', 'تسريب مياه تحت حوض المطبخ', 'كمبوند الياسمين، التجمع الخامس', 'evening'),
  (2, 4, 'flow', 'ac', 'التكييف لا يبرد ويصدر صوتًا عاليًا', 'التجمع الخامس، شارع التسعين، عمارة 12',
    'morning')
) as r (n, person, source, service, description, address, time)
join demo_people as p on p.n = r.person
where not exists (
  select 1 from public.maintenance_requests as k
  where k.id = ('74000000-0000-4000-8000-' || lpad((1000 + r.n)::text, 12, '0'))::uuid
);

-- What was written above is no news to anybody.
update public.notifications set read_at = now()
where project_id = '20000000-0000-4000-8000-000000000002' and read_at is null;
select private.roll_up_analytics(now() - interval '40 days', now());

drop view demo_rows;
drop table demo_messages;
drop table demo_people;
