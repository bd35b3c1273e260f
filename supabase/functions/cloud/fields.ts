type Json = Record<string, unknown>

/** What a `fields` parameter asks for: names at the top, and names inside `kapso(…)`; undefined: everything. */
export type Fields = { top: Set<string> | undefined; kapso: Set<string> | undefined | 'none' }

/** Cuts at commas outside of brackets. */
function parts(text: string): string[] {
  return text.split(/,(?![^()]*\))/).map((part) => part.trim())
}

/** Reads `id,text,kapso(direction,content)`; `kapso(default)` and `kapso(*)` are all, `kapso()` is none of ours. */
export function readFields(text: string | undefined): Fields {
  if (!text) return { top: undefined, kapso: undefined }
  const top = new Set<string>()
  let kapso: Fields['kapso']
  for (const part of parts(text)) {
    const inner = part.match(/^kapso\((.*)\)$/s)?.[1]
    if (inner === undefined) {
      if (part) top.add(part.replace(/[.({].*$/s, ''))
      continue
    }
    const names = inner.split(',').map((name) => name.trim())
    if (inner.trim() === '') kapso = 'none'
    else if (!names.some((name) => name === 'default' || name === '*')) kapso = new Set(names)
  }
  return { top: top.size > 0 ? top : undefined, kapso }
}

/** Leaves what was asked for. `id` and, unless it is refused, `kapso` always stay. */
export function selectFields(item: Json, { top, kapso }: Fields): Json {
  const shown = Object.fromEntries(
    Object.entries(item).filter(([name]) => !top || name === 'id' || name === 'kapso' || top.has(name)),
  )
  if (kapso === 'none') delete shown.kapso
  else if (kapso && shown.kapso) {
    shown.kapso = Object.fromEntries(Object.entries(shown.kapso as Json).filter(([name]) => kapso.has(name)))
  }
  return shown
}
