/** Password of every user that supabase/seed.sql brings. The seed itself holds none. */
export const LOCAL_PASSWORD = 'whatsapp-hub'

/** The fixed points of supabase/seed.sql that `status` names. */
export const SEEDED = {
  project_id: '20000000-0000-4000-8000-000000000001',
  mail_domain: 'alazab.example',
  waba_id: '102030405060708',
  phone_number_id: '109876543210987',
  display_phone_number: '+201099884670',
}
