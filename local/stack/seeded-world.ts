import type postgres from 'postgres'
import type { StackRole, StackStatus } from './config.ts'
import { LOCAL_PASSWORD, SEEDED } from './world.ts'

interface NumberRow {
  phone_number_id: string
  display_phone_number: string
  waba_id: string
  verified_name: string | null
}

/** Everybody that the seed brought into its first project, with the local password. */
export async function seededUsers(sql: postgres.Sql): Promise<StackStatus['users']> {
  const rows = await sql<{ email: string; role: StackRole }[]>`
    select u.email, m.role::text as role
    from public.project_members as m
    join auth.users as u on u.id = m.user_id
    where m.project_id = ${SEEDED.project_id} and u.email like ${`%@${SEEDED.mail_domain}`}
    order by u.id`
  return rows.map(({ email, role }) => ({ email, password: LOCAL_PASSWORD, role }))
}

async function tell(controlUrl: string, path: string, what: string, body: object): Promise<void> {
  const response = await fetch(`${controlUrl}/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`The Graph emulator refused ${what}: ${await response.text()}`)
}

/** Tells the Graph emulator, which keeps nothing over a restart, of every number that the hub knows. */
export async function registerNumbers(sql: postgres.Sql, controlUrl: string): Promise<void> {
  const rows = await sql<NumberRow[]>`
    select n.phone_number_id, n.display_phone_number, a.waba_id, n.verified_name
    from public.whatsapp_numbers as n
    join public.whatsapp_business_accounts as a on a.id = n.business_account_id
    order by n.created_at, n.id`
  for (const row of rows) {
    await tell(controlUrl, 'numbers', `the number ${row.phone_number_id}`, {
      ...row,
      verified_name: row.verified_name ?? row.display_phone_number,
    })
  }
}

interface TemplateRow {
  id: string
  waba_id: string
  name: string
  language: string
  category: string
  status: string
  parameter_format: string
  components: object[]
}

/** Tells the Graph emulator of every template that Meta knows by the hub's word, so that the seeded ones can be sent. */
export async function registerTemplates(sql: postgres.Sql, controlUrl: string): Promise<void> {
  const rows = await sql<TemplateRow[]>`
    select t.meta_template_id as id, a.waba_id, t.name, t.language, t.category, t.status, t.parameter_format,
      t.components
    from public.templates as t
    join public.whatsapp_business_accounts as a on a.id = t.business_account_id
    where t.meta_template_id is not null and t.removed_at is null
    order by t.created_at, t.id`
  for (const row of rows) await tell(controlUrl, 'templates', `the template ${row.name}`, row)
}
