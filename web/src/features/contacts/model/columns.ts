import { arabicNormalize } from '@contracts/arabic'

/** What a column of a file becomes: a field of the contact, an attribute by its key, or nothing. */
export type Target = 'phone' | 'name' | 'email' | 'language' | 'tags' | `attributes.${string}` | null

export const FIELDS = ['phone', 'name', 'email', 'language', 'tags'] as const

const WORDS: Record<(typeof FIELDS)[number], string[]> = {
  phone: [
    'phone',
    'mobile',
    'number',
    'tel',
    'whatsapp',
    'هاتف',
    'موبايل',
    'جوال',
    'تليفون',
    'تلفون',
    'واتساب',
    'رقم',
  ],
  name: ['name', 'customer', 'client', 'اسم', 'عميل'],
  email: ['mail', 'بريد', 'ايميل'],
  language: ['language', 'lang', 'لغه'],
  tags: ['tag', 'label', 'وسم', 'وسوم', 'تصنيف'],
}

/** What the headings most likely mean. Each field is taken once; a number beats a heading that only sounds like one. */
export function guessTargets(heading: string[], rows: string[][], known: string[]): Target[] {
  const taken = new Set<Target>()
  const targets = heading.map((cell): Target => {
    const word = arabicNormalize(cell)
    const key = known.find((one) => word === one || word === `attributes.${one}`)
    const attribute = key ?? /^attributes\.([a-z][a-z0-9_]{0,39})$/.exec(word)?.[1]
    const field = FIELDS.find((one) => WORDS[one].some((part) => word.includes(part)))
    const target: Target = attribute ? `attributes.${attribute}` : (field ?? null)
    if (target === null || taken.has(target)) return null
    taken.add(target)
    return target
  })
  if (!taken.has('phone')) {
    const numbers = heading.findIndex(
      (_, column) => targets[column] === null && mostlyPhones(rows.map((row) => row[column] ?? '')),
    )
    if (numbers >= 0) targets[numbers] = 'phone'
  }
  return targets
}

function mostlyPhones(cells: string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '').slice(0, 50)
  const like = filled.filter((cell) => /^[\d+()\s-]{8,20}$/.test(arabicNormalize(cell)))
  return filled.length > 0 && like.length >= filled.length * 0.8
}

/** A key for a column that becomes an attribute: Latin letters of the heading, or its place. */
export function attributeKey(heading: string, column: number): string {
  const key = heading
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 40)
  return key || `column_${column + 1}`
}

/** The cell in the words of the interface: tags may be written with any separator. */
export function toCell(target: Exclude<Target, null>, cell: string): string {
  if (target !== 'tags') return cell.trim()
  return cell
    .split(/[|,;،؛]/)
    .map((tag) => tag.trim())
    .filter(Boolean)
    .join('|')
}
