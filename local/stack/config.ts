import { readFileSync } from 'node:fs'
import process from 'node:process'

/** Every port of one stack. All listen on 127.0.0.1. */
export interface StackPorts {
  gateway: number
  db: number
  functions: number
  mail: number
  graph: number
}

/** An ES256 private key in JWK form, with the id that the published key set carries as well. */
export interface SigningKey {
  kty: 'EC'
  crv: 'P-256'
  x: string
  y: string
  d: string
  kid: string
  alg: 'ES256'
  use: 'sig'
}

/** The public half of the signing key, as `/auth/v1/.well-known/jwks.json` and SUPABASE_JWKS publish it. */
export interface KeySet {
  keys: Omit<SigningKey, 'd'>[]
}

/** What the supervisor writes for the processes of the stack; its path is in the variable LOCAL_CONFIG. */
export interface LocalConfig {
  ports: StackPorts
  /** Absolute path of the folder that holds everything this stack keeps. */
  data_dir: string
  /** Superuser connection. */
  db_url: string
  /** Address of the gateway, without a slash at the end. */
  api_url: string
  publishable_key: string
  secret_key: string
  /** HS256 secret of Supabase Lite; nobody outside the gateway sees what it signs. */
  jwt_secret: string
  es256_private_jwk: SigningKey
  jwks: KeySet
  /** Folder of the built dashboard. */
  web_dist: string
  app_id: string
  app_secret: string
  verify_token: string
  queue_secret: string
  access_token: string
  graph_version: string
  /** The emulator divides its delays by this; 1 is Meta's pace. */
  time_scale: number
  /** The limits of Auth in `supabase/config.toml` are multiplied by this; 1 is what hosted keeps. */
  auth_limit_factor: number
}

export type StackRole = 'owner' | 'admin' | 'agent' | 'viewer'

/** What `npm run status` prints and `<data>/status.json` holds. */
export interface StackStatus {
  api_url: string
  db_url: string
  publishable_key: string
  secret_key: string
  dashboard_url: string
  phone_url: string
  mail_url: string
  graph_url: string
  control_url: string
  app_secret: string
  verify_token: string
  queue_secret: string
  waba_id: string
  phone_number_id: string
  display_phone_number: string
  users: { email: string; password: string; role: StackRole }[]
  access_token: string
}

export const DEFAULT_BASE_PORT = 54321

/** The five ports of a stack whose gateway listens on `base`. */
export function stackPorts(base: number): StackPorts {
  return { gateway: base, db: base + 1, functions: base + 2, mail: base + 3, graph: base + 4 }
}

/** Reads the configuration that the supervisor left for this process. */
export function readLocalConfig(path: string | undefined = process.env.LOCAL_CONFIG): LocalConfig {
  if (!path) throw new Error('LOCAL_CONFIG is not set: this process is started by `npm start`, not by hand.')
  return JSON.parse(readFileSync(path, 'utf8')) as LocalConfig
}
