/** Meta's words for the state of a template that a list is filtered by; REMOVED is ours: gone at Meta. */
export const STATUSES = ['APPROVED', 'PENDING', 'REJECTED', 'PAUSED', 'DISABLED', 'DRAFT', 'REMOVED'] as const
export type TemplateStatus = (typeof STATUSES)[number]

export const CATEGORIES = ['UTILITY', 'MARKETING', 'AUTHENTICATION'] as const
export type TemplateCategory = (typeof CATEGORIES)[number]

/** What stands in the address of the list. */
export interface TemplatesSearch {
  account?: string
  status?: TemplateStatus
  category?: TemplateCategory
  language?: string
  q?: string
  page?: number
}

/** What stands in the address of the builder: a template to change, or one to begin from. */
export interface BuilderSearch {
  account?: string
  edit?: string
  from?: string
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const id = (value: unknown) => (typeof value === 'string' && UUID.test(value) ? value : undefined)

/** Reads the address; what it does not know falls away. */
export function parseTemplatesSearch(search: Record<string, unknown>): TemplatesSearch {
  const one = <Word extends string>(words: readonly Word[], value: unknown) =>
    words.find((word) => word === value)
  const q = typeof search.q === 'string' || typeof search.q === 'number' ? String(search.q).trim() : ''
  const page = Number(search.page)
  return {
    account: id(search.account),
    status: one(STATUSES, search.status),
    category: one(CATEGORIES, search.category),
    language:
      typeof search.language === 'string' && /^[a-z]{2,3}(_[A-Z]{2,3})?$/.test(search.language)
        ? search.language
        : undefined,
    q: q.slice(0, 200) || undefined,
    page: Number.isInteger(page) && page > 1 && page < 10_000 ? page : undefined,
  }
}

/** Reads the address of the builder. */
export function parseBuilderSearch(search: Record<string, unknown>): BuilderSearch {
  return { account: id(search.account), edit: id(search.edit), from: id(search.from) }
}

/** Whether the address asks for a part of the templates. */
export function isFiltered({ status, category, language, q }: TemplatesSearch): boolean {
  return Boolean(status || category || language || q)
}
