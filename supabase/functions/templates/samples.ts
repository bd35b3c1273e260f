import type { TemplateSample, UploadSampleBody } from '../_shared/contracts/templates.ts'
import type { Caller } from '../_shared/http/caller.ts'
import { Problem } from '../_shared/http/problem.ts'
import { serviceDatabase } from '../_shared/runtime/database.ts'
import { serviceStorage } from '../_shared/runtime/storage.ts'
import { appOfToken, uploadToApp } from '../_shared/whatsapp/graph-uploads.ts'
import { sniffMimeType } from '../_shared/whatsapp/sniff-mime-type.ts'
import { type Account, accountOf, askingMeta, tokenOf } from './account.ts'

/** What may stand in the header of a template, and how large. */
const LIMITS: Record<string, number> = {
  'image/jpeg': 5 * 1024 * 1024,
  'image/png': 5 * 1024 * 1024,
  'video/mp4': 16 * 1024 * 1024,
  'application/pdf': 100 * 1024 * 1024,
}

/** Meta's id of the app whose token we use: the account's own app, or the one that the token names. */
async function appIdOf(account: Account, token: string): Promise<string> {
  const [row] = await serviceDatabase()<{ meta_app_id: string | null }[]>`
    select p.meta_app_id
    from public.whatsapp_business_accounts as a
    join public.meta_apps as p on p.id = a.meta_app_id
    where a.id = ${account.id}::uuid`
  return row?.meta_app_id ?? (await askingMeta(() => appOfToken(token)))
}

/** Hands a sample in at Meta, for the header of a template: a file of the project's bucket becomes a handle. */
export async function uploadSample(caller: Caller, body: UploadSampleBody): Promise<TemplateSample> {
  const account = await accountOf(caller, body, true)
  if (!body.path.startsWith(`${body.project_id}/`)) throw new Problem('media_not_found')
  const { data, error } = await serviceStorage().from('media').download(body.path)
  if (error) throw new Problem('media_not_found', { cause: error })
  const mimeType = sniffMimeType(new Uint8Array(await data.slice(0, 64).arrayBuffer())) ?? ''
  const limit = LIMITS[mimeType]
  if (!limit) {
    throw new Problem('media_type_not_supported', {
      detail: `A header shows ${Object.keys(LIMITS).join(', ')}; the file is ${mimeType || 'something else'}.`,
    })
  }
  if (data.size > limit) {
    throw new Problem('media_too_large', { detail: `${mimeType} of ${data.size} bytes; Meta takes ${limit}` })
  }
  const token = await tokenOf(account)
  const appId = await appIdOf(account, token)
  const file = { bytes: data, mimeType, filename: body.path.split('/').at(-1) ?? 'sample' }
  return { handle: await askingMeta(() => uploadToApp(appId, token, file)), mime_type: mimeType }
}
