import { type ImportContactsQuery, ImportReport } from '../_shared/contracts/contacts.ts'
import { csvHead, csvLine, parseCsv, unguard } from '../_shared/contracts/csv.ts'
import type { Json } from '../_shared/database.types.ts'
import type { Caller } from '../_shared/http/caller.ts'
import { Problem } from '../_shared/http/problem.ts'

/** Headings of a file, folded, and the fields they stand for. */
const HEADINGS: Record<string, string> = {
  phone: 'phone',
  mobile: 'phone',
  number: 'phone',
  الهاتف: 'phone',
  'رقم الهاتف': 'phone',
  الموبايل: 'phone',
  name: 'display_name',
  display_name: 'display_name',
  الاسم: 'display_name',
  email: 'email',
  'e-mail': 'email',
  'البريد الإلكتروني': 'email',
  'البريد الالكتروني': 'email',
  language: 'language',
  اللغة: 'language',
  tags: 'tags',
  الوسوم: 'tags',
}
const ATTRIBUTE = /^attributes\.([a-z][a-z0-9_]{0,39})$/
const EMAIL = /^[^@\s]+@[^@\s]+$/
const MAX_LINES = 20_000
const LINES_PER_CALL = 200
const ROWS_PER_READ = 500

type Line = Record<string, Json>

function fieldsOf(heading: string[]): (string | undefined)[] {
  const fields = heading.map((cell) => {
    const word = cell.trim().toLowerCase()
    return ATTRIBUTE.test(word) ? word : HEADINGS[word]
  })
  if (!fields.includes('phone')) {
    throw new Problem('invalid_request', {
      errors: [{ pointer: '/body', detail: 'the first line has no column phone' }],
    })
  }
  return fields
}

function toLine(cells: string[], fields: (string | undefined)[], line: number): Line {
  const attributes: Record<string, string> = {}
  const result: Line = { line }
  fields.forEach((field, index) => {
    const text = unguard(cells[index]?.trim() ?? '')
    if (!field || text === '') return
    const attribute = field.match(ATTRIBUTE)?.[1]
    if (attribute) attributes[attribute] = text
    else if (field === 'tags') {
      const names = text.split('|').map((name) => name.trim())
      result.tags = names.filter((name) => name !== '')
      if (names.some((name) => name.length > 60)) result.problem = 'invalid_tag'
    } else result[field] = text
  })
  if (typeof result.display_name === 'string' && result.display_name.length > 200)
    result.problem = 'name_too_long'
  if (typeof result.email === 'string' && !EMAIL.test(result.email)) result.problem = 'invalid_email'
  return { ...result, attributes }
}

/** Takes a file in, or a part of one: valid rows are added or change what is there, wrong ones are reported. */
export async function importFile(
  caller: Caller,
  query: ImportContactsQuery,
  text: string,
): Promise<ImportReport> {
  const [heading, ...rows] = parseCsv(text)
  if (!heading) {
    throw new Problem('invalid_request', { errors: [{ pointer: '/body', detail: 'the file is empty' }] })
  }
  const fields = fieldsOf(heading)
  const lines = rows
    .map((cells, index) => ({ cells, number: index + query.first_line }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ cells, number }) => toLine(cells, fields, number))
  if (lines.length > MAX_LINES) {
    throw new Problem('payload_too_large', { detail: `A file holds at most ${MAX_LINES} contacts.` })
  }
  return query.dry_run
    ? await checkLines(caller, query.project_id, lines)
    : await takeIn(caller, query, lines)
}

async function checkLines(caller: Caller, projectId: string, lines: Line[]): Promise<ImportReport> {
  const { data } = await caller.supabase
    .rpc('check_contact_lines', { project_id: projectId, lines })
    .throwOnError()
  return ImportReport.parse({ ...(data as object), id: null, state: 'checked' })
}

async function takeIn(caller: Caller, query: ImportContactsQuery, lines: Line[]): Promise<ImportReport> {
  let jobId = query.job_id
  for (let at = 0; at === 0 || at < lines.length; at += LINES_PER_CALL) {
    const { data } = await caller.supabase
      .rpc('import_contacts', {
        project_id: query.project_id,
        lines: lines.slice(at, at + LINES_PER_CALL),
        ...(jobId ? { job_id: jobId } : {}),
      })
      .throwOnError()
    jobId = data?.id
    if (query.more && at + LINES_PER_CALL >= lines.length) return ImportReport.parse(data)
  }
  const { data: job } = await caller.supabase
    .rpc('finish_contact_job', { job_id: jobId ?? '' })
    .throwOnError()
  return ImportReport.parse(job)
}

type ExportRow = {
  id: string
  display_name: string | null
  profile_name: string | null
  email: string | null
  language: string | null
  attributes: Record<string, Json>
  identities: { kind: string; value: string; valid_to: string | null }[]
  contact_tags: { tag: { name: string } }[]
}

const EXPORT_COLUMNS =
  'id, display_name, profile_name, email, language, attributes, identities:contact_identities(kind, value, valid_to), contact_tags(tag:tags(name))'

async function* readAll(caller: Caller, projectId: string): AsyncGenerator<ExportRow[]> {
  let after = '00000000-0000-0000-0000-000000000000'
  while (true) {
    const { data } = await caller.supabase
      .from('contacts')
      .select(EXPORT_COLUMNS)
      .eq('project_id', projectId)
      .is('merged_into_id', null)
      .is('erased_at', null)
      .gt('id', after)
      .order('id')
      .limit(ROWS_PER_READ)
      .throwOnError()
    const rows = data as unknown as ExportRow[]
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < ROWS_PER_READ) return
    after = last.id
  }
}

function toCells(row: ExportRow, attributes: string[]): (string | null)[] {
  const phone = row.identities.find(({ kind, valid_to }) => kind === 'phone' && valid_to === null)
  const written = attributes.map((key) => {
    const value = row.attributes[key]
    return value === undefined || value === null ? '' : String(value)
  })
  const tags = row.contact_tags.map(({ tag }) => tag.name).sort()
  return [
    phone?.value ?? '',
    row.display_name ?? row.profile_name,
    row.email,
    row.language,
    tags.join('|'),
    ...written,
  ]
}

/** Every contact that the caller sees, as a file that `importFile` takes back. */
export async function exportFile(caller: Caller, projectId: string): Promise<ReadableStream<Uint8Array>> {
  await caller.supabase.rpc('begin_export', { project_id: projectId, subject: 'contacts' }).throwOnError()
  const { data: fields } = await caller.supabase
    .from('contact_fields')
    .select('key')
    .eq('project_id', projectId)
    .order('position')
    .order('key')
    .throwOnError()
  // Keys that nobody declared are in the file as well, so that nothing is lost: they are found by reading once before.
  const keys = new Set(fields.map(({ key }) => key))
  for await (const rows of readAll(caller, projectId)) {
    for (const row of rows) for (const key of Object.keys(row.attributes)) keys.add(key)
  }
  const attributes = [...keys]
  const encoder = new TextEncoder()
  const pages = readAll(caller, projectId)
  return new ReadableStream({
    start(controller) {
      const columns = ['phone', 'name', 'email', 'language', 'tags']
      controller.enqueue(
        encoder.encode(csvHead([...columns, ...attributes.map((key) => `attributes.${key}`)])),
      )
    },
    async pull(controller) {
      const { value, done } = await pages.next()
      if (done) return controller.close()
      controller.enqueue(encoder.encode(value.map((row) => csvLine(toCells(row, attributes))).join('')))
    },
  })
}
