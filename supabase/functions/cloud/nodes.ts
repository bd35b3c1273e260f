import type { Door, DoorAccount, DoorNumber } from './door.ts'
import { unknownObject } from './refusal.ts'

/** A file as the door shows it. */
export type DoorMedia = {
  id: string
  meta_media_id: string
  whatsapp_number_id: string | null
  state: string
  path: string | null
  mime_type: string | null
  sha256: string | null
  size_bytes: number | null
}

export type DoorTemplate = {
  id: string
  business_account_id: string
  meta_template_id: string | null
  name: string
  language: string
  status: string
  category: string
  components: unknown
  parameter_format: string
}

export type DoorFlow = {
  id: string
  business_account_id: string
  meta_flow_id: string
  name: string
  status: string
  categories: string[]
  validation_errors: unknown
  document_version: string | null
  data_api_version: string | null
  endpoint_uri: string | null
}

export const MEDIA_COLUMNS =
  'id, meta_media_id, whatsapp_number_id, state, path, mime_type, sha256, size_bytes'
export const TEMPLATE_COLUMNS =
  'id, business_account_id, meta_template_id, name, language, status, category, components, parameter_format'
export const FLOW_COLUMNS =
  'id, business_account_id, meta_flow_id, name, status, categories, validation_errors, document_version, data_api_version, endpoint_uri'

/** What the first part of a path stands for. It is looked up in our rows alone: nothing is asked of Meta blindly. */
export type Node =
  | { kind: 'number'; number: DoorNumber }
  | { kind: 'account'; account: DoorAccount }
  | { kind: 'media'; media: DoorMedia }
  | { kind: 'template'; template: DoorTemplate }
  | { kind: 'flow'; flow: DoorFlow }

/** A number of the key, by Meta's id. */
export function numberOf(door: Door, method: string, id: string): DoorNumber {
  const number = door.numbers.find(({ phone_number_id }) => phone_number_id === id)
  if (!number) throw unknownObject(method, id)
  return number
}

/** A business account of the key, by Meta's id. */
export function accountOf(door: Door, method: string, id: string): DoorAccount {
  const account = door.accounts.find(({ waba_id }) => waba_id === id)
  if (!account) throw unknownObject(method, id)
  return account
}

// Ids are digits, so `like` is equality here; the local Data API reads a number out of `eq` and rounds it above 2^53.
export async function findMedia({ caller, project_id }: Door, id: string): Promise<DoorMedia | undefined> {
  const { data } = await caller.supabase
    .from('media_files')
    .select(MEDIA_COLUMNS)
    .eq('project_id', project_id)
    .like('meta_media_id', id)
    .is('deleted_at', null)
    .order('created_at', { ascending: false })
    .limit(1)
    .throwOnError()
  return data[0] as DoorMedia | undefined
}

export async function findFlow({ caller, accounts }: Door, id: string): Promise<DoorFlow | undefined> {
  const { data } = await caller.supabase
    .from('flows')
    .select(FLOW_COLUMNS)
    .like('meta_flow_id', id)
    .is('removed_at', null)
    .in(
      'business_account_id',
      accounts.map((account) => account.id),
    )
    .limit(1)
    .throwOnError()
  return data[0] as DoorFlow | undefined
}

export async function findTemplate(
  { caller, accounts }: Door,
  id: string,
): Promise<DoorTemplate | undefined> {
  const { data } = await caller.supabase
    .from('templates')
    .select(TEMPLATE_COLUMNS)
    .like('meta_template_id', id)
    .in(
      'business_account_id',
      accounts.map((account) => account.id),
    )
    .limit(1)
    .throwOnError()
  return data[0] as DoorTemplate | undefined
}

/** The object with this id that the key may see. Throws Graph's refusal for any other. */
export async function findNode(door: Door, method: string, id: string): Promise<Node> {
  if (!/^\d{5,32}$/.test(id)) throw unknownObject(method, id)
  const number = door.numbers.find(({ phone_number_id }) => phone_number_id === id)
  if (number) return { kind: 'number', number }
  const account = door.accounts.find(({ waba_id }) => waba_id === id)
  if (account) return { kind: 'account', account }
  const media = await findMedia(door, id)
  if (media) return { kind: 'media', media }
  const flow = await findFlow(door, id)
  if (flow) return { kind: 'flow', flow }
  const template = await findTemplate(door, id)
  if (template) return { kind: 'template', template }
  throw unknownObject(method, id)
}
