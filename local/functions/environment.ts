import type { LocalConfig } from '../stack/config.ts'

/**
 * The environment of the Edge Functions: the names that hosted Supabase sets by itself and the secrets that an operator
 * sets there, and nothing else of ours.
 */
export function functionEnvironment(config: LocalConfig): Record<string, string> {
  return {
    SUPABASE_URL: config.api_url,
    SUPABASE_DB_URL: config.db_url,
    SUPABASE_PUBLISHABLE_KEYS: JSON.stringify({ default: config.publishable_key }),
    SUPABASE_SECRET_KEYS: JSON.stringify({ default: config.secret_key }),
    SUPABASE_JWKS: JSON.stringify(config.jwks),
    SUPABASE_ANON_KEY: config.publishable_key,
    SUPABASE_SERVICE_ROLE_KEY: config.secret_key,
    WHATSAPP_APP_SECRET: config.app_secret,
    WHATSAPP_WEBHOOK_VERIFY_TOKEN: config.verify_token,
    WHATSAPP_ACCESS_TOKEN: config.access_token,
    WHATSAPP_API_BASE: `http://127.0.0.1:${config.ports.graph}/${config.graph_version}`,
    QUEUE_SECRET: config.queue_secret,
  }
}

/** What Deno itself needs from ours: where programs, certificates, proxies and the package registry are. */
const PASSED_ON = [
  'HOME',
  'PATH',
  'TMPDIR',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'http_proxy',
  'https_proxy',
  'no_proxy',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'DENO_CERT',
  'NODE_EXTRA_CA_CERTS',
]

/** The variables under which the deno program runs, with its cache in `denoDir`. */
export function denoEnvironment(
  denoDir: string,
  from: Record<string, string | undefined>,
): Record<string, string> {
  const environment: Record<string, string> = { DENO_DIR: denoDir, DENO_NO_UPDATE_CHECK: '1', NO_COLOR: '1' }
  for (const name of PASSED_ON) {
    const value = from[name]
    if (value !== undefined) environment[name] = value
  }
  // A company's own certificate authority is known to the system, not to the list that Deno brings.
  environment.DENO_TLS_CA_STORE = from.DENO_TLS_CA_STORE ?? 'mozilla,system'
  const registry = from.NPM_CONFIG_REGISTRY ?? from.npm_config_registry
  if (registry) environment.NPM_CONFIG_REGISTRY = registry
  return environment
}
