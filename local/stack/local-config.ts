import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { KeySet, LocalConfig, SigningKey, StackPorts, StackStatus } from './config.ts'
import type { StackSecrets } from './secrets.ts'
import { SEEDED } from './world.ts'

export const GRAPH_VERSION = 'v25.0'

/** The published half of a key. */
export function publicKeySet(key: SigningKey): KeySet {
  const { d: _private, ...shown } = key
  return { keys: [shown] }
}

/** What every process of the stack is told. */
export function localConfig(options: {
  ports: StackPorts
  dataDir: string
  secrets: StackSecrets
  webDist: string
  timeScale: number
  authLimitFactor: number
}): LocalConfig {
  const { ports, secrets } = options
  const { instance: _instance, ...keys } = secrets
  return {
    ports,
    data_dir: options.dataDir,
    db_url: `postgres://postgres@127.0.0.1:${ports.db}/postgres`,
    api_url: `http://127.0.0.1:${ports.gateway}`,
    ...keys,
    jwks: publicKeySet(secrets.es256_private_jwk),
    web_dist: options.webDist,
    graph_version: GRAPH_VERSION,
    time_scale: options.timeScale,
    auth_limit_factor: options.authLimitFactor,
  }
}

/** What people and tests are told. */
export function stackStatus(config: LocalConfig, users: StackStatus['users']): StackStatus {
  const graph = `http://127.0.0.1:${config.ports.graph}`
  return {
    api_url: config.api_url,
    db_url: config.db_url,
    publishable_key: config.publishable_key,
    secret_key: config.secret_key,
    dashboard_url: `${config.api_url}/`,
    phone_url: `${graph}/phone/`,
    mail_url: `http://127.0.0.1:${config.ports.mail}/`,
    graph_url: `${graph}/${config.graph_version}`,
    control_url: `${graph}/control`,
    app_secret: config.app_secret,
    verify_token: config.verify_token,
    queue_secret: config.queue_secret,
    waba_id: SEEDED.waba_id,
    phone_number_id: SEEDED.phone_number_id,
    display_phone_number: SEEDED.display_phone_number,
    users,
    access_token: config.access_token,
  }
}

/** Writes a file that holds secrets, whole or not at all. */
export async function writePrivateJson(dataDir: string, name: string, value: unknown): Promise<string> {
  const file = join(dataDir, name)
  await writeFile(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
  await rename(`${file}.new`, file)
  return file
}
