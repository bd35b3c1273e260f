type Level = 'debug' | 'info' | 'warn' | 'error'

/** What a line may carry beside its event: small values and one error. Bodies, texts and tokens never. */
export type LogFields = { [name: string]: string | number | boolean | null | undefined | unknown }

const SECRET_NAME = /token|secret|password|authorization|api_?key|body|payload|caption|text/i
const MAX_TEXT = 500

/** Hides what looks like a phone number or a credential in a text that others wrote. */
function scrub(text: string): string {
  return text
    .slice(0, MAX_TEXT)
    .replace(/\b(?:sb_[a-z]+_|eyJ|EAA)[\w.-]{8,}/g, '[token]')
    .replace(/\+?\d{8,}/g, '[digits]')
}

function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) {
    const { code, message } = (typeof error === 'object' && error !== null ? error : {}) as Record<
      string,
      unknown
    >
    return { name: typeof error, code, message: typeof message === 'string' ? scrub(message) : undefined }
  }
  const { code, constraint_name } = error as Error & { code?: unknown; constraint_name?: unknown }
  return {
    name: error.name,
    message: scrub(error.message),
    code,
    constraint: constraint_name,
    at: error.stack
      ?.split('\n')
      .find((line) => line.includes('supabase/functions'))
      ?.trim(),
    cause: error.cause instanceof Error ? describeError(error.cause) : undefined,
  }
}

function clean(name: string, value: unknown): unknown {
  if (name === 'error') return describeError(value)
  if (SECRET_NAME.test(name)) return '[hidden]'
  if (typeof value === 'string') return value.slice(0, MAX_TEXT)
  if (typeof value === 'number' || typeof value === 'boolean' || value === null || value === undefined)
    return value
  if (Array.isArray(value)) return value.slice(0, 20).map((item) => clean('', item))
  return `[${typeof value}]`
}

function write(level: Level, event: string, fields: LogFields): void {
  const line: Record<string, unknown> = { level, event, at: new Date().toISOString() }
  for (const [name, value] of Object.entries(fields)) line[name] = clean(name, value)
  console[level](JSON.stringify(line))
}

/** One JSON line per event, on the channel of its level. Names that mean a secret or a text are hidden. */
export const log = {
  debug: (event: string, fields: LogFields = {}) => write('debug', event, fields),
  info: (event: string, fields: LogFields = {}) => write('info', event, fields),
  warn: (event: string, fields: LogFields = {}) => write('warn', event, fields),
  error: (event: string, fields: LogFields = {}) => write('error', event, fields),
}
