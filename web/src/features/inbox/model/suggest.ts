/** A word that is being written after a sign, such as `/greet` or `@ali`. */
export interface Trigger {
  /** What stands behind the sign so far. */
  query: string
  /** Where the sign stands. */
  start: number
}

/** The quick reply that is being asked for at the caret: `/` at the beginning of a word. */
export function slashAt(text: string, caret: number): Trigger | null {
  return trigger(/(?:^|\s)\/(\S{0,40})$/u, text, caret)
}

/** The colleague who is being mentioned at the caret; names have spaces within. */
export function mentionAt(text: string, caret: number): Trigger | null {
  return trigger(/(?:^|\s)@([^\n@]{0,40})$/u, text, caret)
}

function trigger(form: RegExp, text: string, caret: number): Trigger | null {
  const query = form.exec(text.slice(0, caret))?.[1]
  return query === undefined ? null : { query, start: caret - query.length - 1 }
}

/** The text as it is looked for: without marks and the letters that Arabic writers use for one another. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .toLowerCase()
}

interface Findable {
  name: string
  shortcut: string | null
  body: string
}

/** The quick replies that a query finds: those whose shortcut begins with it, then by name, then by text. */
export function findReplies<Reply extends Findable>(replies: readonly Reply[], query: string): Reply[] {
  const wanted = folded(query)
  const rank = (reply: Findable) => {
    if (folded(reply.shortcut ?? '').startsWith(wanted)) return 0
    if (folded(reply.name).includes(wanted)) return 1
    return folded(reply.body).includes(wanted) ? 2 : 3
  }
  return replies
    .map((reply) => ({ reply, rank: rank(reply) }))
    .filter(({ rank }) => rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map(({ reply }) => reply)
}

const VARIABLE = /\{\{\s*([\p{L}\p{N}_]{1,40})\s*\}\}/gu

/** A quick reply with what is known filled in; what is not known stays, to be written by the person. */
export function fillVariables(body: string, values: Readonly<Record<string, string | null>>): string {
  return body.replace(VARIABLE, (whole, name: string) => values[name.toLowerCase()] ?? whole)
}

/** Names between double braces that nobody has filled. */
export function openVariables(text: string): string[] {
  return [...new Set([...text.matchAll(VARIABLE)].map(([whole]) => whole))]
}

/** Who is mentioned in a note: those whose names were chosen and still stand there. */
export function mentionedIn(text: string, chosen: readonly { id: string; name: string }[]): string[] {
  const ids = chosen.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id)
  return [...new Set(ids)]
}
