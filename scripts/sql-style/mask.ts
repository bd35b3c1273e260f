/**
 * The same text with everything that is not SQL blanked out: comments, strings and quoted names become spaces, so that
 * lines and columns stay where they are. Bodies between dollar quotes are SQL and stay.
 */
export function maskSql(sql: string): string {
  // Order matters: what begins first wins, so a quote inside a comment is no string.
  // %I and %1$I stand for names in SQL that format() makes.
  const noise = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|%(?:\d+\$)?[ILs]/g
  return sql.replace(noise, (match) => {
    const isString = match.startsWith("'")
    const blank = match.replace(/[^\n]/g, ' ')
    return isString ? `'${blank.slice(2)}'` : blank
  })
}

/** A call in SQL: its name, how many arguments it has, and where its name stands. */
export type Call = { name: string; args: number; index: number }

/** Calls of functions of `schema` in masked SQL, with their number of arguments. */
export function callsOf(schema: string, masked: string): Call[] {
  return [...masked.matchAll(new RegExp(`\\b${schema}\\.(\\w+)\\s*\\(`, 'g'))].map((match) => {
    const open = match.index + match[0].length
    let depth = 1
    let args = 0
    let isBlank = true
    for (let at = open; at < masked.length && depth > 0; at += 1) {
      const letter = masked[at] ?? ''
      if ('([{'.includes(letter)) depth += 1
      else if (')]}'.includes(letter)) depth -= 1
      else if (letter === ',' && depth === 1) args += 1
      if (depth > 0 && letter.trim() !== '') isBlank = false
    }
    return { name: match[1] ?? '', args: isBlank ? 0 : args + 1, index: match.index }
  })
}
