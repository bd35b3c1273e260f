export const STATUSES = ['pending', 'confirmed', 'in_progress', 'completed', 'cancelled'] as const
export type Status = (typeof STATUSES)[number]

/** What stands in the address of the requests. */
export interface RequestsSearch {
  status?: Status
  q?: string
  page?: number
  /** The request that is open beside the list. */
  request?: string
}

/** Reads the address; what it does not know falls away. */
export function parseRequestsSearch(search: Record<string, unknown>): RequestsSearch {
  const page = Number(search.page)
  const q = typeof search.q === 'string' || typeof search.q === 'number' ? String(search.q).trim() : ''
  return {
    status: STATUSES.find((status) => status === search.status),
    q: q.slice(0, 100) || undefined,
    page: Number.isInteger(page) && page > 1 ? page : undefined,
    request:
      typeof search.request === 'string' && /^[0-9a-f-]{36}$/.test(search.request)
        ? search.request
        : undefined,
  }
}

/** The state that follows when work goes on; the database holds to the same order. */
export const NEXT: Partial<Record<Status, Status>> = {
  pending: 'confirmed',
  confirmed: 'in_progress',
  in_progress: 'completed',
}

export function isOver(status: Status): boolean {
  return status === 'completed' || status === 'cancelled'
}

/** The number within a reference, however it was written: `REQ-1024`, `req 1024`, `١٠٢٤`. */
export function requestNumber(text: string): number | null {
  const western = text.replace(/[٠-٩]/g, (digit) => String('٠١٢٣٤٥٦٧٨٩'.indexOf(digit)))
  const match = /^(?:req[-\s]*)?(\d{1,9})$/i.exec(western.trim())
  return match ? Number(match[1]) : null
}
