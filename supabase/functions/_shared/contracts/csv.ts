// CSV as spreadsheets write and read it (RFC 4180), with the two things that they need besides: a byte order mark, so
// that Excel reads Arabic, and a guard against cells that a spreadsheet would run as a formula.

const BYTE_ORDER_MARK = '\uFEFF'

/** The rows of a text. The separator is what the first line has most of: comma, semicolon or tab. */
export function parseCsv(text: string): string[][] {
  const source = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text
  const separator = separatorOf(source)
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at] ?? ''
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (source[at + 1] === '"') {
        cell += '"'
        at += 1
      } else quoted = false
    } else if (sign === '"' && cell === '') quoted = true
    else if (sign === separator) {
      row.push(cell)
      cell = ''
    } else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && source[at + 1] === '\n') at += 1
      rows.push([...row, cell])
      row = []
      cell = ''
    } else cell += sign
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell])
  return rows
}

/** What separates the cells of a file: of comma, semicolon and tab, the one that its first line has most of. */
export function separatorOf(text: string): string {
  const head = text.slice(0, Math.max(text.search(/[\r\n]/), 0) || text.length)
  const count = (sign: string) => head.split(sign).length
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

const FORMULA = /^[=+\-@\t\r]/
const HARMLESS = /^[+-]?[\d.\s]+$/

/** A cell as a spreadsheet may show it without running it; `unguard` gives the text back. */
function guard(text: string): string {
  return (FORMULA.test(text) && !HARMLESS.test(text)) || /^'[=+\-@\t\r']/.test(text) ? `'${text}` : text
}

/** What was written before `guard`. */
export function unguard(text: string): string {
  return /^'[=+\-@\t\r']/.test(text) ? text.slice(1) : text
}

/** One line of a file, with its end. */
export function csvLine(cells: readonly (string | number | boolean | null | undefined)[]): string {
  const written = cells.map((cell) => {
    const text = guard(cell === null || cell === undefined ? '' : String(cell))
    return /[",;\t\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
  })
  return `${written.join(',')}\r\n`
}

/** The beginning of a file. */
export function csvHead(columns: readonly string[]): string {
  return BYTE_ORDER_MARK + csvLine(columns)
}
