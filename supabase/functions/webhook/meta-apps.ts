import { optionalSetting } from '../_shared/env.ts'
import { serviceDatabase } from '../_shared/runtime/database.ts'

/** The Meta app behind plain `/webhook`. Its secrets are settings of the functions; those of the others are in Vault. */
export const DEFAULT_APP = 'default'

type MetaApp = {
  /** App secrets that may sign, the current one first. Empty: nothing is accepted. */
  secrets: string[]
  verifyToken: string | undefined
}

const NAME = /^[a-z0-9][a-z0-9_-]{0,62}$/
const KNOWN_FOR_MS = 30_000
const UNKNOWN_FOR_MS = 5_000
const MAX_REMEMBERED = 500

type Remembered = { app: MetaApp | undefined; until: number }
const remembered = new Map<string, Remembered>()

function present(values: (string | null | undefined)[]): string[] {
  return values.filter((value): value is string => typeof value === 'string' && value !== '')
}

function defaultApp(): MetaApp {
  return {
    secrets: present([
      optionalSetting('WHATSAPP_APP_SECRET'),
      optionalSetting('WHATSAPP_APP_SECRET_PREVIOUS'),
    ]),
    verifyToken: optionalSetting('WHATSAPP_WEBHOOK_VERIFY_TOKEN'),
  }
}

type Row = { app_secret: string | null; previous_app_secret: string | null; verify_token: string | null }

async function fromVault(name: string): Promise<MetaApp | undefined> {
  const sql = serviceDatabase()
  const rows = await sql<Row[]>`
    select app_secret, previous_app_secret, verify_token from private.meta_app_secrets(${name})`
  const row = rows[0]
  if (!row) return undefined
  return {
    secrets: present([row.app_secret, row.previous_app_secret]),
    verifyToken: row.verify_token ?? undefined,
  }
}

/**
 * The Meta app of that name, or undefined when there is none. Remembered for seconds, so that a burst asks Vault once
 * and a rotated secret is still heard soon; what strangers make up is forgotten sooner.
 */
export async function metaApp(name: string, now = Date.now()): Promise<MetaApp | undefined> {
  if (name === DEFAULT_APP) return defaultApp()
  if (!NAME.test(name)) return undefined
  const known = remembered.get(name)
  if (known && known.until > now) return known.app
  const app = await fromVault(name)
  if (remembered.size >= MAX_REMEMBERED) remembered.clear()
  remembered.set(name, { app, until: now + (app ? KNOWN_FOR_MS : UNKNOWN_FOR_MS) })
  return app
}
