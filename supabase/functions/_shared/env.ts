import process from 'node:process'
import { z } from 'zod'

/**
 * Everything a function may learn from its environment. This file is the only reader of it; `SUPABASE_*` keys and
 * JWKS are besides read by `@supabase/server`, which verifies callers with them.
 *
 * A setting is parsed when it is asked for, never on import, so that tests and the OpenAPI script can load an app
 * without any environment, and one wrong value disables only what needs it.
 */
const SETTINGS = {
  /** Base address of the project's gateway. Set by the platform. */
  SUPABASE_URL: z.url(),
  /** Direct connection of the service path. Set by the platform. */
  SUPABASE_DB_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// address'),
  /** Transaction pooler, preferred over SUPABASE_DB_URL when set: many isolates share few connections. */
  DATABASE_POOLER_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// address'),
  /** App secret of the default Meta app: the key of the signature on every webhook. */
  WHATSAPP_APP_SECRET: z.string().min(16),
  /** The app secret before the last rotation; accepted beside the current one until it is removed. */
  WHATSAPP_APP_SECRET_PREVIOUS: z.string().min(16),
  /** What we told Meta to send back when it verifies the webhook of the default app. */
  WHATSAPP_WEBHOOK_VERIFY_TOKEN: z.string().min(8),
  /** Token for the Graph API, used for a business account that has none of its own in Vault. */
  WHATSAPP_ACCESS_TOKEN: z.string().min(1),
  /** Graph API with its version. */
  WHATSAPP_API_BASE: z.url().default('https://graph.facebook.com/v25.0'),
  /** Opens the routes of `queue`; its copy in Vault is `queue_secret`. */
  QUEUE_SECRET: z.string().min(16),
  /** The header in which the gateway before us writes the client's address, and which no client can forge there. */
  CLIENT_ADDRESS_HEADER: z
    .string()
    .regex(/^[a-z0-9-]{3,60}$/)
    .default('x-forwarded-for'),
} satisfies Record<string, z.ZodType<string, string | undefined> | z.ZodType<string, string>>

/** Name of a setting that functions read. */
export type SettingName = keyof typeof SETTINGS

/** A setting that a request needed was missing or invalid. The message names it and never shows its value. */
export class MissingSetting extends Error {
  readonly setting: SettingName

  constructor(setting: SettingName, reason: string) {
    super(`${setting} ${reason}`)
    this.name = 'MissingSetting'
    this.setting = setting
  }
}

type Reading = { raw: string | undefined; value: string | undefined; reason: string }

const readings = new Map<SettingName, Reading>()

/** Parses once per raw value: cheap on the hot path, and a test that changes the environment is heard. */
function read(name: SettingName): Reading {
  const raw = process.env[name]?.trim() || undefined
  const known = readings.get(name)
  if (known && known.raw === raw) return known
  const parsed = SETTINGS[name].safeParse(raw)
  const reason = raw === undefined ? 'is not set' : 'is not valid'
  const reading = { raw, value: parsed.success ? parsed.data : undefined, reason }
  readings.set(name, reading)
  return reading
}

/** The value of a setting, or undefined when it is not set or not valid. */
export function optionalSetting(name: SettingName): string | undefined {
  return read(name).value
}

/** The value of a setting. Throws `MissingSetting` when it is not set or not valid. */
export function setting(name: SettingName): string {
  const { value, reason } = read(name)
  if (value === undefined) throw new MissingSetting(name, reason)
  return value
}

/** Where the service path connects: the pooler when there is one. */
export function databaseUrl(): string {
  return optionalSetting('DATABASE_POOLER_URL') ?? setting('SUPABASE_DB_URL')
}

/** Name of the header that tells a client's address. */
export function clientAddressHeader(): string {
  return optionalSetting('CLIENT_ADDRESS_HEADER') ?? 'x-forwarded-for'
}

/** Settings without which the hub cannot do its work. */
const REQUIRED: SettingName[] = [
  'SUPABASE_URL',
  'SUPABASE_DB_URL',
  'WHATSAPP_APP_SECRET',
  'WHATSAPP_WEBHOOK_VERIFY_TOKEN',
  'QUEUE_SECRET',
]

/** Names of required settings that are missing or not valid, for `health`. */
export function missingSettings(): SettingName[] {
  return REQUIRED.filter((name) => {
    if (name === 'SUPABASE_DB_URL' && optionalSetting('DATABASE_POOLER_URL')) return false
    return optionalSetting(name) === undefined
  })
}
