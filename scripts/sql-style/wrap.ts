/** Cuts a text at spaces into pieces of at most `width`; a word that is longer stays whole. */
function pieces(text: string, width: number): string[] {
  const found: string[] = []
  let piece = ''
  for (const word of text.split(' ')) {
    if (piece !== '' && piece.length + 1 + word.length > width) {
      found.push(piece)
      piece = word
    } else {
      piece = piece === '' ? word : `${piece} ${word}`
    }
  }
  return [...found, piece]
}

/** A string literal over several lines; SQL joins literals that only a line end parts. */
function wrapLiteral(text: string, width: number): string[] {
  // Each piece but the last keeps the space at which it was cut, beside two quotes, two columns of indent and the ;.
  const cut = pieces(text, width - 6)
  return cut.map((piece, index) => `  '${piece}${index < cut.length - 1 ? " '" : "'"}`)
}

/** Wraps one line that is too long, when it is of a kind that can be wrapped without thinking; else returns it. */
function wrapLine(line: string, width: number): string[] {
  const comment = line.match(/^(\s*)-- (.+)$/)
  if (comment) {
    const [, indent = '', text = ''] = comment
    return pieces(text, width - indent.length - 3).map((piece) => `${indent}-- ${piece}`)
  }
  const described = line.match(/^(comment on .+ is) '(.+)';$/)
  if (described) {
    const [, head = '', text = ''] = described
    return [head, ...wrapLiteral(text, width)].map((part, index, all) =>
      index === all.length - 1 ? `${part};` : part,
    )
  }
  const literal = line.match(/^ {2}'((?:[^']|'')+)';$/)
  if (literal) {
    return wrapLiteral(literal[1] ?? '', width).map((part, index, all) =>
      index === all.length - 1 ? `${part};` : part,
    )
  }
  const index = line.match(/^(create (?:unique )?index \w+) (on .+?)( where .+)?;$/)
  if (index) {
    const [, head = '', on = '', where = ''] = index
    const tail = `${on}${where};`
    return [head, ...(tail.length <= width ? [tail] : [on, `${where.trim()};`])]
  }
  const policy = line.match(/^(create policy "[^"]+") (on \S+ for \w+ to .+?) (using .+|with check .+);$/)
  if (policy) return [policy[1] ?? '', policy[2] ?? '', `${policy[3]};`]
  return [line]
}

/** Wraps comments, descriptions, indexes and policies that are longer than `width`. What is left needs a person. */
export function wrapLongLines(sql: string, width: number): string {
  const lines = sql.split('\n').flatMap((line) => (line.length > width ? wrapLine(line, width) : [line]))
  return lines.join('\n')
}
