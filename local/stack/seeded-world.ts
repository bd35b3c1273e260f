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

/** Tells the Graph emulator, which keeps nothing over a restart, of every number that the hub knows. */
export async function registerNumbers(sql: postgres.Sql, controlUrl: string): Promise<void> {
  const rows = await sql<NumberRow[]>`
    select n.phone_number_id, n.display_phone_number, a.waba_id, n.verified_name
    from public.whatsapp_numbers as n
    join public.whatsapp_business_accounts as a on a.id = n.business_account_id
    order by n.created_at, n.id`
  for (const row of rows) {
    const response = await fetch(`${controlUrl}/numbers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...row, verified_name: row.verified_name ?? row.display_phone_number }),
    })
    if (!response.ok) {
      throw new Error(
        `The Graph emulator refused the number ${row.phone_number_id}: ${await response.text()}`,
      )
    }
  }
}
