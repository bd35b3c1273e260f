import { type Flow, FlowVersion, FlowVersionList } from '../_shared/contracts/flows.ts'
import type { Caller } from '../_shared/http/caller.ts'
import { Problem } from '../_shared/http/problem.ts'
import * as service from './service.ts'

const COLUMNS = 'number, validation_errors, created_by, created_at, published_at'

/** What the Flow was before, newest first. */
export async function list(caller: Caller, id: string): Promise<FlowVersionList> {
  await service.readOne(caller, id)
  const { data } = await caller.supabase
    .from('flow_versions')
    .select(COLUMNS)
    .eq('flow_id', id)
    .order('number', { ascending: false })
    .throwOnError()
  return FlowVersionList.parse({ data })
}

export async function readOne(caller: Caller, id: string, number: number): Promise<FlowVersion> {
  await service.readOne(caller, id)
  const { data } = await caller.supabase
    .from('flow_versions')
    .select(`${COLUMNS}, document`)
    .eq('flow_id', id)
    .eq('number', number)
    .maybeSingle()
    .throwOnError()
  if (!data) throw new Problem('not_found')
  return FlowVersion.parse(data)
}

/** Brings a version back: as the draft's next one, or as a draft of its own when the Flow cannot be changed. */
export async function restore(
  caller: Caller,
  id: string,
  number: number,
  name: string | undefined,
): Promise<Flow> {
  const { document } = await readOne(caller, id, number)
  const { status } = await service.readOne(caller, id)
  if (status === 'DRAFT') return await service.upload(caller, id, document)
  if (!name) {
    const detail = 'A published Flow cannot be changed: the version becomes a new draft, which needs a name.'
    throw new Problem('conflict', { detail })
  }
  return await service.draftFrom(caller, id, name, document)
}
