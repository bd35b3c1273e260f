import { optionalSetting } from '../_shared/env.ts'
import { Problem } from '../_shared/http/problem.ts'
import { serviceDatabase } from '../_shared/runtime/database.ts'

/** The token of a business account, for a key that has the scope for what is asked. */
export async function tokenOfAccount(accountId: string): Promise<string> {
  const [row] = await serviceDatabase()<{ token: string | null }[]>`
    select private.access_token_of_account(${accountId}::uuid) as token`
  const token = row?.token ?? optionalSetting('WHATSAPP_ACCESS_TOKEN')
  if (!token)
    throw new Problem('not_configured', { detail: 'No access token is set for this business account.' })
  return token
}

/** Keeps a template as Meta has taken it, asked at `askedAt`. */
export async function keepTemplate(accountId: string, template: object, askedAt: number): Promise<void> {
  const sql = serviceDatabase()
  await sql`
    select private.write_template(
      ${accountId}::uuid, ${sql.json(template as never)}::jsonb, null, ${performance.now() - askedAt}
    )`
}

/** Marks templates as gone at Meta; messages that used them keep them. */
export async function dropTemplates(ids: string[]): Promise<void> {
  await serviceDatabase()`select private.remove_template(t.id) from unnest(${ids}::uuid[]) as t (id)`
}

/** Keeps what Meta says of a number. */
export async function keepNumberFacts(numberId: string, facts: object): Promise<void> {
  const sql = serviceDatabase()
  await sql`select private.write_number_facts(${numberId}::uuid, ${sql.json(facts as never)}::jsonb)`
}

/** Keeps the business profile that Meta shows. */
export const keepProfile = (numberId: string, profile: object) => keepNumberFacts(numberId, { profile })
