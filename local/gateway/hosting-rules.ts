import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Files with which a static host is configured; it does not serve them. */
export const HOSTING_FILES: ReadonlySet<string> = new Set(['/_headers', '/_redirects'])

/** Headers for the paths that match a pattern, in which `*` stands for anything. */
export interface HeaderRule {
  pattern: string
  headers: [name: string, value: string][]
}

/** The rules of `_headers`, so that the dashboard is served here with the headers (and the CSP) that it has in production. */
export async function readHeaderRules(folder: string): Promise<HeaderRule[]> {
  const text = await readFile(join(folder, '_headers'), 'utf8').catch(() => '')
  return parseHeaderRules(text)
}

/** Reads the format that Cloudflare Pages and Netlify share: a path at the start of a line, indented headers below it. */
export function parseHeaderRules(text: string): HeaderRule[] {
  const rules: HeaderRule[] = []
  for (const line of text.split('\n')) {
    const content = line.trim()
    if (!content || content.startsWith('#')) continue
    const isIndented = /^\s/.test(line)
    if (!isIndented) rules.push({ pattern: content, headers: [] })
    const colon = content.indexOf(':')
    if (isIndented && colon > 0)
      rules.at(-1)?.headers.push([content.slice(0, colon).trim(), content.slice(colon + 1).trim()])
  }
  return rules
}

/** Sets the headers of every rule that the path matches; a later rule wins. */
export function applyHeaderRules(rules: HeaderRule[], path: string, headers: Headers): void {
  for (const { pattern, headers: wanted } of rules) {
    if (!matches(pattern, path)) continue
    for (const [name, value] of wanted) headers.set(name, value)
  }
}

function matches(pattern: string, path: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`).test(path)
}
