import { existsSync, readFileSync } from 'node:fs'

type TomlValue = string | number | boolean | string[]

/** The settings of `supabase/config.toml`, by `section.key`. */
export type ProjectConfig = ReadonlyMap<string, TomlValue>

/** Reads `supabase/config.toml`, so that the local services are set up as the CLI and hosted set up theirs. */
export function readProjectConfig(path: string): ProjectConfig {
  return existsSync(path) ? parseProjectConfig(readFileSync(path, 'utf8')) : new Map()
}

/**
 * The part of TOML that a `config.toml` of Supabase uses: sections, strings, numbers, booleans and lists of strings. Values of other
 * kinds are left out; who asks for one of them gets the default.
 */
export function parseProjectConfig(text: string): ProjectConfig {
  const values = new Map<string, TomlValue>()
  let section = ''
  for (const line of joinLists(text)) {
    const header = /^\[([^\]]+)\]$/.exec(line)
    if (header?.[1]) {
      section = `${header[1].replaceAll('"', '').trim()}.`
      continue
    }
    const setting = /^([\w-]+)\s*=\s*(.+)$/.exec(line)
    if (!setting?.[1] || !setting[2]) continue
    const value = parseValue(setting[2])
    if (value !== undefined) values.set(`${section}${setting[1]}`, value)
  }
  return values
}

export function setting(config: ProjectConfig, name: string, fallback: string): string
export function setting(config: ProjectConfig, name: string, fallback: number): number
export function setting(config: ProjectConfig, name: string, fallback: boolean): boolean
export function setting(config: ProjectConfig, name: string, fallback: string[]): string[]
/** One setting; an `env(NAME)` in the file or a value of another kind counts as absent. */
export function setting(config: ProjectConfig, name: string, fallback: TomlValue): TomlValue {
  const value = config.get(name)
  if (value === undefined || typeof value !== typeof fallback) return fallback
  if (Array.isArray(value) !== Array.isArray(fallback)) return fallback
  return typeof value === 'string' && value.startsWith('env(') ? fallback : value
}

function* joinLists(text: string): Generator<string> {
  let open = ''
  for (const raw of text.split('\n')) {
    const line = `${open}${stripComment(raw).trim()}`
    const isOpenList = /=\s*\[[^\]]*$/.test(line)
    open = isOpenList ? `${line} ` : ''
    if (!isOpenList && line) yield line
  }
}

function stripComment(line: string): string {
  let quote = ''
  for (let index = 0; index < line.length; index++) {
    const char = line[index] ?? ''
    if (quote) {
      if (char === quote && line[index - 1] !== '\\') quote = ''
    } else if (char === '"' || char === "'") quote = char
    else if (char === '#') return line.slice(0, index)
  }
  return line
}

function parseValue(text: string): TomlValue | undefined {
  const value = text.trim()
  if (value === 'true' || value === 'false') return value === 'true'
  if (/^[+-]?\d[\d_]*(\.\d+)?$/.test(value)) return Number(value.replaceAll('_', ''))
  if (/^".*"$/.test(value)) return JSON.parse(value) as string
  if (/^'.*'$/.test(value)) return value.slice(1, -1)
  if (/^\[.*\]$/.test(value)) {
    const items = value.slice(1, -1).match(/"(?:[^"\\]|\\.)*"|'[^']*'/g) ?? []
    return items.map((item) => (item.startsWith('"') ? (JSON.parse(item) as string) : item.slice(1, -1)))
  }
  return undefined
}
