import { optionalSetting } from '../_shared/env.ts'
import type { Caller } from '../_shared/http/caller.ts'
import { Problem } from '../_shared/http/problem.ts'
import { serviceDatabase } from '../_shared/runtime/database.ts'
import { GraphError } from '../_shared/whatsapp/graph.ts'

/** A business account that the caller may work with. */
export type Account = { id: string; waba_id: string }

type Wanted = { project_id: string; business_account_id?: string | undefined }

/** The account that the caller names by his project; Postgres decides whether he may see or change its templates. */
export async function accountOf(caller: Caller, wanted: Wanted, forChange: boolean): Promise<Account> {
  const { data } = await caller.supabase
    .rpc('my_template_account', {
      project_id: wanted.project_id,
      ...(wanted.business_account_id ? { business_account_id: wanted.business_account_id } : {}),
      for_change: forChange,
    })
    .single()
    .throwOnError()
  return data as Account
}

/** The account's token. Only after `accountOf` has said yes: this passes over RLS. */
export async function tokenOf(account: Account): Promise<string> {
  const [row] = await serviceDatabase()<{ token: string | null }[]>`
    select private.access_token_of_account(${account.id}::uuid) as token`
  const token = row?.token ?? optionalSetting('WHATSAPP_ACCESS_TOKEN')
  if (!token)
    throw new Problem('not_configured', { detail: 'No access token is set for this business account.' })
  return token
}

/** Subcodes by which Meta says that a template cannot be changed as it is now. */
const NOT_EDITABLE = new Set([2388039, 2388040])
const EXISTS = 2388024

/** Runs a call to Graph; its refusal becomes a problem that names Meta's reason. */
export async function askingMeta<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call()
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    const detail = `${error.code}: ${error.details ?? error.message}`
    if (error.subcode === EXISTS) throw new Problem('conflict', { detail, cause: error })
    if (error.subcode !== null && NOT_EDITABLE.has(error.subcode))
      throw new Problem('template_not_editable', { detail, cause: error })
    throw new Problem('upstream_failed', { detail, cause: error })
  }
}
