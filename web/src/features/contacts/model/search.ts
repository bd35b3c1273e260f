import type { Reach } from '@contracts/contacts'

/** What sending would say to a contact, from the best to the worst. */
export const REACHES = [
  'open',
  'template',
  'no_marketing',
  'opted_out',
  'blocked',
  'no_identity',
] as const satisfies Reach[]

/** Orders of the table; newest first when the address names none. */
export const SORTS = ['name', '-name', 'created_at', '-created_at', 'updated_at', '-updated_at'] as const
export type ContactSort = (typeof SORTS)[number]

/** Parts of one contact's sheet. */
export const SECTIONS = ['details', 'consent', 'conversations', 'requests', 'timeline'] as const
export type ContactSection = (typeof SECTIONS)[number]

/** What stands in the address of the contacts. */
export interface ContactsSearch {
  q?: string
  tag?: string
  reach?: Reach
  open?: 'yes' | 'no'
  number?: string
  sort?: ContactSort
  page?: number
  /** The contact whose sheet is open. */
  contact?: string
  section?: ContactSection
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Reads the address; what it does not know falls away. */
export function parseContactsSearch(search: Record<string, unknown>): ContactsSearch {
  const one = <Word extends string>(words: readonly Word[], value: unknown) =>
    words.find((word) => word === value)
  const id = (value: unknown) => (typeof value === 'string' && UUID.test(value) ? value : undefined)
  const q = typeof search.q === 'string' || typeof search.q === 'number' ? String(search.q).trim() : ''
  const page = Number(search.page)
  return {
    q: q.slice(0, 200) || undefined,
    tag: id(search.tag),
    reach: one(REACHES, search.reach),
    open: one(['yes', 'no'] as const, search.open),
    number: id(search.number),
    sort: one(SORTS, search.sort),
    page: Number.isInteger(page) && page > 1 && page < 100_000 ? page : undefined,
    contact: id(search.contact),
    section: one(SECTIONS, search.section),
  }
}

/** Whether the address asks for a part of the contacts. */
export function isFiltered(search: ContactsSearch): boolean {
  return Boolean(search.q || search.tag || search.reach || search.open || search.number)
}
