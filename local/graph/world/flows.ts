/** A complaint about Flow JSON, as Meta words it. */
export type FlowFault = {
  error: string
  error_type: 'FLOW_JSON_ERROR' | 'JSON_SCHEMA_ERROR'
  message: string
  line_start: number
  line_end: number
  column_start: number
  column_end: number
  pointers: { path: string }[]
}

/** States of a Flow, in Meta's words. */
export type FlowStatus = 'DRAFT' | 'PUBLISHED' | 'DEPRECATED' | 'BLOCKED' | 'THROTTLED'

/** A Flow of a business account. */
export type Flow = {
  id: string
  waba_id: string
  name: string
  status: FlowStatus
  categories: string[]
  endpoint_uri?: string
  /** The uploaded JSON as text; null before the first upload. */
  json: string | null
  faults: FlowFault[]
  /** Changes when a new preview link is made. */
  preview: number
}

/** The Flows of all business accounts. */
export class FlowStore {
  readonly #flows = new Map<string, Flow>()

  put(flow: Flow): void {
    this.#flows.set(flow.id, flow)
  }

  get(id: string): Flow | undefined {
    return this.#flows.get(id)
  }

  find(wabaId: string, name: string): Flow | undefined {
    return this.ofAccount(wabaId).find((flow) => flow.name === name)
  }

  all(): Flow[] {
    return [...this.#flows.values()]
  }

  /** Flows of one account in the order of their making. */
  ofAccount(wabaId: string): Flow[] {
    return this.all().filter((flow) => flow.waba_id === wabaId)
  }

  remove(id: string): boolean {
    return this.#flows.delete(id)
  }

  clear(): void {
    this.#flows.clear()
  }
}
