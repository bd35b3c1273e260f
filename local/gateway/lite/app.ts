import { join } from 'node:path'
import { App, type EmailDriver, setExperimental } from '@supabase/lite'
import type { PostgresConnection } from '@supabase/lite/postgres'
import type { LocalConfig } from '../../stack/config.ts'
import { DiskStorageAdapter } from '../storage/disk-adapter.ts'
import { createConnection } from './connection.ts'
import { type ProjectConfig, setting } from './project-config.ts'

export interface Lite {
  fetch(request: Request): Promise<Response>
  /** Reads the schema anew; requests go on with the old one until the new one is there. */
  reload(): Promise<void>
  close(): Promise<void>
}

const BYTES: Record<string, number> = {
  B: 1,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  KIB: 1024,
  MIB: 1024 ** 2,
  GIB: 1024 ** 3,
}

/** Supabase Lite with the settings of `supabase/config.toml`, its mails in our mailbox and its bytes on our disk. */
export async function createLite(
  config: LocalConfig,
  project: ProjectConfig,
  email: EmailDriver,
): Promise<Lite> {
  setExperimental('storage', true)
  const schemas = setting(project, 'api.schemas', ['public'])
  const connection = createConnection(config.db_url, schemas)
  const sizeLimit = setting(project, 'storage.file_size_limit', '50MiB')
  const app = new App({
    connection,
    auth: authSettings(config, project),
    api: {
      schemas,
      max_rows: setting(project, 'api.max_rows', 1000),
      external_url: config.api_url,
    },
    storage: { enabled: true, file_size_limit: sizeLimit },
    studio: { enabled: false },
    options: { drivers: { email }, server: { admin: false } },
  })
  app._storageAdapter = new DiskStorageAdapter(
    join(config.data_dir, 'storage'),
    parseSize(sizeLimit),
  ) as unknown as NonNullable<typeof app._storageAdapter>
  await app.init()
  await reloadSchema(connection)
  return {
    fetch: async (request) => app.fetch(request, { peerAddress: null }),
    reload: () => reloadSchema(connection),
    close: () => connection.close(),
  }
}

async function reloadSchema(connection: PostgresConnection): Promise<void> {
  const schema = await connection.introspect({ useCache: false })
  // Lite prints a failed introspection and goes on with an empty schema; a gateway that knows no table is of no use.
  if (schema.tables.length === 0) throw new Error('The schema of the database could not be read.')
}

function authSettings(config: LocalConfig, project: ProjectConfig) {
  return {
    enabled: true,
    jwt_secret: config.jwt_secret,
    publishable_key: config.publishable_key,
    secret_key: config.secret_key,
    site_url: config.api_url,
    additional_redirect_urls: setting(project, 'auth.additional_redirect_urls', []),
    jwt_expiry: setting(project, 'auth.jwt_expiry', 3600),
    enable_signup: setting(project, 'auth.enable_signup', true),
    enable_refresh_token_rotation: setting(project, 'auth.enable_refresh_token_rotation', true),
    refresh_token_reuse_interval: setting(project, 'auth.refresh_token_reuse_interval', 10),
    minimum_password_length: setting(project, 'auth.minimum_password_length', 6),
    password_requirements: setting(project, 'auth.password_requirements', ''),
    email: {
      enable_signup: setting(project, 'auth.email.enable_signup', true),
      enable_confirmations: setting(project, 'auth.email.enable_confirmations', true),
      double_confirm_changes: setting(project, 'auth.email.double_confirm_changes', true),
      otp_length: setting(project, 'auth.email.otp_length', 6),
      otp_expiry: setting(project, 'auth.email.otp_expiry', 3600),
      template: mailTemplates(project),
    },
  }
}

function mailTemplates(project: ProjectConfig) {
  const kinds = ['invite', 'confirmation', 'recovery', 'magic_link', 'email_change'] as const
  return Object.fromEntries(
    kinds.flatMap((kind) => {
      const subject = setting(project, `auth.email.template.${kind}.subject`, '')
      const path = setting(project, `auth.email.template.${kind}.content_path`, '')
      if (!subject && !path) return []
      return [[kind, { ...(subject ? { subject } : {}), ...(path ? { content_path: path } : {}) }]]
    }),
  )
}

function parseSize(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*([KMG]?i?B)$/i.exec(text.trim())
  const unit = BYTES[match?.[2]?.toUpperCase() ?? '']
  if (!match || !unit)
    throw new Error(`storage.file_size_limit is "${text}"; expected a size such as "50MiB".`)
  return Math.floor(Number(match[1]) * unit)
}
