import type { MessageRow } from '../api/rows'

/*
 * Reads Meta's typed objects for drawing. Customers write them, and Meta changes them: whatever does not have the
 * expected form is left out, and an address is a link only when it is http or https.
 */

type Fields = Record<string, unknown>

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}
const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? value.map(fieldsOf) : [])
const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null
const numberOf = (value: unknown): number | null => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : null
}

/** The address when a browser may open it: http or https, nothing else. */
export function safeLink(value: unknown): string | null {
  const text = textOf(value)
  if (text === null || !URL.canParse(text)) return null
  const url = new URL(text)
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null
}

export interface Place {
  name: string | null
  address: string | null
  map: string | null
}

/** Where a location is. */
export function placeOf({ content }: Pick<MessageRow, 'content'>): Place {
  const fields = fieldsOf(content)
  const latitude = numberOf(fields.latitude)
  const longitude = numberOf(fields.longitude)
  const onEarth =
    latitude !== null && longitude !== null && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
  return {
    name: textOf(fields.name),
    address: textOf(fields.address),
    map: onEarth ? `https://www.google.com/maps/search/?api=1&query=${latitude},${longitude}` : null,
  }
}

export interface Card {
  name: string | null
  company: string | null
  phones: string[]
  emails: string[]
  links: string[]
}

const MOST_CARDS = 20

/** The people of a contact message. */
export function cardsOf({ content }: Pick<MessageRow, 'content'>): Card[] {
  const cards = Array.isArray(content) ? listOf(content) : listOf(fieldsOf(content).contacts)
  return cards.slice(0, MOST_CARDS).map((card) => {
    const name = fieldsOf(card.name)
    const org = fieldsOf(card.org)
    const parts = [textOf(name.first_name), textOf(name.last_name)].filter((part) => part !== null)
    return {
      name: textOf(name.formatted_name) ?? (parts.join(' ') || null),
      company: [textOf(org.title), textOf(org.company)].filter((part) => part !== null).join('، ') || null,
      phones: listOf(card.phones).flatMap(({ phone, wa_id: id }) => textOf(phone) ?? withPlus(id)),
      emails: listOf(card.emails).flatMap(({ email }) => textOf(email) ?? []),
      links: listOf(card.urls).flatMap(({ url }) => safeLink(url) ?? []),
    }
  })
}

function withPlus(id: unknown): string | [] {
  const digits = textOf(id)
  return digits !== null && /^\d+$/.test(digits) ? `+${digits}` : []
}

export interface Field {
  name: string
  value: string
}

const MOST_FIELDS = 40

/** What a Flow calls its fields, and what stands for the ids of its choices, as `field id`. */
export interface FlowWords {
  labels: ReadonlyMap<string, string>
  titles: ReadonlyMap<string, string>
}

/** The words of a Flow's document. It is somebody's text: what is not understood is left out. */
export function wordsOfFlow(document: unknown): FlowWords {
  const labels = new Map<string, string>()
  const titles = new Map<string, string>()
  const visit = (node: unknown) => {
    if (Array.isArray(node)) return node.forEach(visit)
    if (typeof node !== 'object' || node === null) return
    const { name, label, 'data-source': choices } = node as Fields
    if (typeof name === 'string' && typeof label === 'string' && !label.startsWith('${')) {
      labels.set(name, label)
      for (const { id, title } of listOf(choices)) {
        if (typeof id === 'string' && typeof title === 'string') titles.set(`${name} ${id}`, title)
      }
    }
    Object.values(node).forEach(visit)
  }
  visit(document)
  return { labels, titles }
}

/**
 * What was filled in: the answer to a Flow, or an address; in the words of the Flow where they are known. Null when the
 * message is no such answer.
 */
export function answersOf({ content }: Pick<MessageRow, 'content'>, words?: FlowWords): Field[] | null {
  const reply = fieldsOf(content).nfm_reply
  if (reply === undefined) return null
  const { response_json: json } = fieldsOf(reply)
  const answer = typeof json === 'string' ? parsed(json) : json
  const { flow_token: _, ...fields } = fieldsOf(answer)
  return spread(fields, '', words).slice(0, MOST_FIELDS)
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

function spread(fields: Fields, path: string, words?: FlowWords): Field[] {
  return Object.entries(fields).flatMap(([key, value]) => {
    const own = words?.labels.get(key) ?? readable(key)
    const name = path === '' || path === 'values' ? own : `${path} · ${own}`
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return spread(value as Fields, name, words)
    const titled = (one: unknown) => words?.titles.get(`${key} ${one}`) ?? plain(one)
    const text = Array.isArray(value) ? value.map(titled).filter(Boolean).join('، ') : titled(value)
    return text === '' ? [] : [{ name, value: text }]
  })
}

/** Screens of a Flow number their fields (`screen_0_rating_1`); the words between are its author's. */
function readable(key: string): string {
  const words = key
    .replace(/^screen_\d+_/, '')
    .replace(/_\d+$/, '')
    .replaceAll('_', ' ')
  return words.trim() || key
}

function plain(value: unknown): string {
  if (typeof value === 'string')
    return /^\d+_./.test(value) ? value.replace(/^\d+_/, '').replaceAll('_', ' ') : value.trim()
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? '✓' : '✗'
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : ''
}

/** What a button or row of a list said beside its title. */
export function replyDetail({ content }: Pick<MessageRow, 'content'>): string | null {
  return textOf(fieldsOf(fieldsOf(content).list_reply).description)
}

export interface OrderItem {
  product: string
  quantity: number
  price: number | null
  currency: string | null
}

export interface Order {
  items: OrderItem[]
  /** Null when the items have no price, or several currencies. */
  total: { amount: number; currency: string } | null
}

/** What was ordered. */
export function orderOf({ content }: Pick<MessageRow, 'content'>): Order {
  const items = listOf(fieldsOf(content).product_items).flatMap((item) => {
    const product = textOf(item.product_retailer_id)
    if (product === null) return []
    const currency = textOf(item.currency)
    return {
      product,
      quantity: Math.max(1, Math.trunc(numberOf(item.quantity) ?? 1)),
      price: numberOf(item.item_price),
      currency: currency !== null && /^[A-Z]{3}$/.test(currency) ? currency : null,
    }
  })
  const currency = items[0]?.currency ?? null
  const priced = items.every((item) => item.price !== null && item.currency === currency)
  if (currency === null || !priced) return { items, total: null }
  return {
    items,
    total: { amount: items.reduce((sum, item) => sum + (item.price ?? 0) * item.quantity, 0), currency },
  }
}

export interface Referral {
  kind: 'ad' | 'post'
  headline: string | null
  body: string | null
  link: string | null
}

/** The ad or post that brought the customer here. */
export function referralOf({ content }: Pick<MessageRow, 'content'>): Referral | null {
  const { referral } = fieldsOf(content)
  if (typeof referral !== 'object' || referral === null) return null
  const fields = fieldsOf(referral)
  return {
    kind: fields.source_type === 'post' ? 'post' : 'ad',
    headline: textOf(fields.headline),
    body: textOf(fields.body),
    link: safeLink(fields.source_url),
  }
}

export interface Offer {
  header: string | null
  body: string | null
  footer: string | null
  /** What the customer can press. */
  choices: { title: string; detail: string | null; link: string | null }[]
}

/** What an interactive message of ours offers. Null when it offers nothing. */
export function offerOf({ content }: Pick<MessageRow, 'content'>): Offer | null {
  const fields = fieldsOf(content)
  const action = fieldsOf(fields.action)
  const parameters = fieldsOf(action.parameters)
  const choices = [
    ...listOf(action.buttons).map((button) => ({
      title: textOf(fieldsOf(button.reply).title),
      detail: null,
      link: null,
    })),
    ...listOf(action.sections).flatMap((section) =>
      listOf(section.rows).map((row) => ({
        title: textOf(row.title),
        detail: textOf(row.description),
        link: null,
      })),
    ),
    { title: textOf(parameters.display_text), detail: null, link: safeLink(parameters.url) },
    { title: textOf(parameters.flow_cta), detail: null, link: null },
  ].flatMap((choice) => (choice.title === null ? [] : [{ ...choice, title: choice.title }]))
  const offer = {
    header: textOf(fieldsOf(fields.header).text),
    body: textOf(fieldsOf(fields.body).text),
    footer: textOf(fieldsOf(fields.footer).text),
    choices,
  }
  return offer.header || offer.body || offer.footer || choices.length > 0 ? offer : null
}

/** Whether the writer passed the message on from elsewhere. */
export function isForwarded({ content }: Pick<MessageRow, 'content'>): boolean {
  const fields = fieldsOf(content)
  return fields.forwarded === true || fields.frequently_forwarded === true
}

/** Whether a sound is a voice message. */
export function isVoice({ content }: Pick<MessageRow, 'content'>): boolean {
  return fieldsOf(content).voice === true
}
