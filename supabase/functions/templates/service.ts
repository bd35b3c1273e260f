import { MessageAccepted } from '../_shared/contracts/messages.ts'
import { CATALOGUE } from '../_shared/contracts/template-catalogue.ts'
import { type TemplateDraft, templateFaults } from '../_shared/contracts/template-rules.ts'
import {
  type CreateTemplateBody,
  type EditTemplateBody,
  type ImportTemplatesBody,
  type ListTemplatesQuery,
  type PreviewTemplateBody,
  SyncReport,
  type SyncTemplatesBody,
  Template,
  type TemplateImportReport,
  type TemplatePage,
  TemplatePreview,
  type TestTemplateBody,
} from '../_shared/contracts/templates.ts'
import type { Json } from '../_shared/database.types.ts'
import type { Caller } from '../_shared/http/caller.ts'
import { decodeCursor, toPage } from '../_shared/http/pagination.ts'
import { Problem } from '../_shared/http/problem.ts'
import { serviceDatabase } from '../_shared/runtime/database.ts'
import { kickQueue } from '../_shared/runtime/kick.ts'
import * as graph from '../_shared/whatsapp/graph-templates.ts'
import { type Account, accountOf, askingMeta, tokenOf } from './account.ts'

const COLUMNS = [
  'id, business_account_id, name, language, category, status, meta_template_id, parameter_format, components',
  'quality_score, previous_category, correct_category, rejected_reason, message_send_ttl_seconds, submitted_at',
  'synced_at, removed_at, created_at, updated_at',
].join(', ')

/** Newest first. Those that Meta no longer has are left out unless asked for. */
export async function list(caller: Caller, query: ListTemplatesQuery): Promise<TemplatePage> {
  const account = await accountOf(caller, query, false)
  let page = caller.supabase
    .from('templates')
    .select(COLUMNS)
    .eq('business_account_id', account.id)
    .order('created_at', { ascending: false })
    .order('id', { ascending: false })
    .limit(query.limit + 1)
  if (query.status) page = page.eq('status', query.status)
  if (query.category) page = page.eq('category', query.category)
  if (query.language) page = page.eq('language', query.language)
  if (query.q) page = page.like('name', `%${query.q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`)
  if (!query.removed) page = page.is('removed_at', null)
  if (query.cursor) {
    const { at, id } = decodeCursor(query.cursor, 'cursor')
    page = page.or(`created_at.lt.${at},and(created_at.eq.${at},id.lt.${id})`)
  }
  const { data: rows } = await page.throwOnError()
  const { data, next_cursor } = toPage(rows as unknown as Template[], query.limit, (row) => ({
    at: row.created_at,
    id: row.id,
  }))
  return { data: data.map((row) => Template.parse(row)), next_cursor }
}

/** One template that the caller may see, else `not_found`. */
export async function readOne(caller: Caller, id: string): Promise<Template> {
  const { data } = await caller.supabase
    .from('templates')
    .select(COLUMNS)
    .eq('id', id)
    .maybeSingle()
    .throwOnError()
  if (!data) throw new Problem('not_found')
  return Template.parse(data)
}

function refuseFaults(draft: TemplateDraft): void {
  const faults = templateFaults(draft)
  if (faults.length === 0) return
  throw new Problem('template_invalid', {
    // The person reads Arabic first; developers see the place.
    errors: faults.map(({ pointer, message }) => ({
      pointer: `/body${pointer}`,
      detail: `${message.ar} ${message.en}`,
    })),
  })
}

/** Writes what Meta has taken, asked at `askedAt`. Passes over RLS: the caller's right was asked for the account. */
async function write(account: Account, template: object, caller: Caller, askedAt: number): Promise<void> {
  const sql = serviceDatabase()
  await sql`
    select private.write_template(
      ${account.id}::uuid, ${sql.json(template as never)}::jsonb, ${caller.userId}::uuid, ${performance.now() - askedAt}
    )`
}

async function handIn(
  caller: Caller,
  account: Account,
  token: string,
  draft: TemplateDraft,
): Promise<string> {
  const askedAt = performance.now()
  const answer = await askingMeta(() => graph.createTemplate(account.waba_id, token, draft))
  await write(account, { ...draft, ...answer }, caller, askedAt)
  return answer.id
}

async function readByMetaId(caller: Caller, metaId: string): Promise<Template> {
  const { data } = await caller.supabase
    .from('templates')
    .select(COLUMNS)
    .eq('meta_template_id', metaId)
    .single()
    .throwOnError()
  return Template.parse(data)
}

/** Hands a template in; the row appears when Meta has taken it. */
export async function create(
  caller: Caller,
  { project_id, business_account_id, ...draft }: CreateTemplateBody,
): Promise<Template> {
  const account = await accountOf(caller, { project_id, business_account_id }, true)
  refuseFaults(draft)
  return await readByMetaId(caller, await handIn(caller, account, await tokenOf(account), draft))
}

/** Changes a template at Meta, then here. */
export async function edit(
  caller: Caller,
  id: string,
  { project_id, ...change }: EditTemplateBody,
): Promise<Template> {
  const template = await readOne(caller, id)
  const account = await accountOf(
    caller,
    { project_id, business_account_id: template.business_account_id },
    true,
  )
  const ttl = change.message_send_ttl_seconds ?? template.message_send_ttl_seconds
  refuseFaults({
    name: template.name,
    language: template.language,
    category: change.category ?? template.category,
    parameter_format: template.parameter_format,
    components: change.components ?? template.components,
    ...(ttl === null ? {} : { message_send_ttl_seconds: ttl }),
  })
  const { meta_template_id: metaId } = template
  if (!metaId || template.removed_at) throw new Problem('template_not_editable')
  const token = await tokenOf(account)
  const askedAt = performance.now()
  await askingMeta(() => graph.editTemplate(metaId, token, change))
  await write(account, { id: metaId, status: 'PENDING', ...change }, caller, askedAt)
  return await readOne(caller, id)
}

/** Deletes one language of a template at Meta, then marks it here: messages that used it keep it. */
export async function remove(caller: Caller, id: string, projectId: string): Promise<Template> {
  const template = await readOne(caller, id)
  const account = await accountOf(
    caller,
    { project_id: projectId, business_account_id: template.business_account_id },
    true,
  )
  const { meta_template_id: metaId } = template
  if (metaId && !template.removed_at) {
    const token = await tokenOf(account)
    await askingMeta(() => graph.deleteTemplate(account.waba_id, token, template.name, metaId))
  }
  await serviceDatabase()`select private.remove_template(${id}::uuid)`
  return await readOne(caller, id)
}

/** Brings the account's templates to what Meta has. */
export async function sync(caller: Caller, body: SyncTemplatesBody): Promise<SyncReport> {
  const account = await accountOf(caller, body, true)
  const token = await tokenOf(account)
  const askedAt = performance.now()
  const templates = await askingMeta(() => graph.listTemplates(account.waba_id, token))
  const sql = serviceDatabase()
  const [row] = await sql<{ report: unknown }[]>`
    select private.apply_template_sync(
      ${account.id}::uuid, ${sql.json(templates as never)}::jsonb, ${performance.now() - askedAt}
    ) as report`
  return SyncReport.parse(row?.report)
}

/** What the customer would read: by the same function that renders what is sent. */
export async function preview(
  caller: Caller,
  id: string,
  { components = [] }: PreviewTemplateBody,
): Promise<TemplatePreview> {
  const { data } = await caller.supabase
    .rpc('preview_template', { template_id: id, components: components as unknown as Json })
    .throwOnError()
  return TemplatePreview.parse(data)
}

/** Sends a template to one phone, through the choke point. */
export async function sendTest(
  caller: Caller,
  key: string,
  id: string,
  { project_id, whatsapp_number_id, phone, components }: TestTemplateBody,
): Promise<MessageAccepted> {
  const { name, language } = await readOne(caller, id)
  const { data } = await caller.supabase
    .rpc('queue_message_to', {
      project_id,
      phone,
      type: 'template',
      content: {
        name,
        language: { code: language },
        ...(components ? { components } : {}),
      } as unknown as Json,
      idempotency_key: key,
      ...(whatsapp_number_id ? { whatsapp_number_id } : {}),
    })
    .throwOnError()
  kickQueue('outbound')
  return MessageAccepted.parse(data)
}

/** Hands in what the account does not have yet of the shipped catalogue. */
export async function importCatalogue(
  caller: Caller,
  { names, ...wanted }: ImportTemplatesBody,
): Promise<TemplateImportReport> {
  const account = await accountOf(caller, wanted, true)
  const token = await tokenOf(account)
  const { data: rows } = await caller.supabase
    .from('templates')
    .select('name, language')
    .eq('business_account_id', account.id)
    // A draft is not at Meta yet: handing it in is what is asked for.
    .not('meta_template_id', 'is', null)
    .is('removed_at', null)
    .throwOnError()
  const known = new Set(rows?.map(({ name, language }) => `${name} ${language}`))
  const report: TemplateImportReport = { created: [], existing: [], refused: [] }
  for (const draft of CATALOGUE.filter(({ name }) => !names || names.includes(name))) {
    if (known.has(`${draft.name} ${draft.language}`)) {
      report.existing.push(draft.name)
      continue
    }
    try {
      await handIn(caller, account, token, draft)
      report.created.push(draft.name)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      report.refused.push({ name: draft.name, reason: error.detail ?? error.message })
    }
  }
  return report
}
