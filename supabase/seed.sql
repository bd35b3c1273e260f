-- Seed: the first user's world, with fixed ids and invented Meta ids. Safe to run twice, and on hosted Supabase, where
-- the seeded users have no password and cannot sign in; local/ gives them one.

-- users -------------------------------------------------------------------

insert into auth.users (
  instance_id, id, aud, role, email, email_confirmed_at, confirmation_token, recovery_token, email_change,
  email_change_token_new, raw_app_meta_data, raw_user_meta_data, created_at, updated_at
)
select
  '00000000-0000-0000-0000-000000000000', u.id::uuid, 'authenticated', 'authenticated', u.email, now(), '', '', '', '',
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

insert into public.project_members (project_id, user_id, role, scope, full_numbers, export, manage_templates, broadcast)
select p.id, m.user_id::uuid, m.role::public.project_role, m.scope, m.full_numbers, m.export, m.templates, m.broadcast
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
  '20000000-0000-4000-8000-000000000001', '40000000-0000-4000-8000-000000000001', '30000000-0000-4000-8000-000000000006'
)
on conflict do nothing;

-- numbers -----------------------------------------------------------------

insert into public.whatsapp_business_accounts (id, tenant_id, waba_id, name, currency, account_review_status)
values
  (
    '50000000-0000-4000-8000-000000000001', '10000000-0000-4000-8000-000000000001', '102030405060708', 'العزب', 'EGP',
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
