/** Where the back end is. The publishable key is public by design; row level security decides. */
export interface AppConfig {
  supabaseUrl: string
  publishableKey: string
}

/** The dashboard cannot start: no usable configuration was found. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/**
 * Reads `/config.json` of the host that serves the dashboard, so that one build fits every installation; falls
 * back to what the build was given. The only reader of `import.meta.env`.
 */
export async function loadConfig(): Promise<AppConfig> {
  const served = await fetchConfig()
  const url = served?.supabase_url ?? import.meta.env.VITE_SUPABASE_URL
  const key = served?.publishable_key ?? import.meta.env.VITE_SUPABASE_PUBLISHABLE_KEY
  if (typeof url !== 'string' || typeof key !== 'string' || !url || !key) {
    throw new ConfigError('config.json with supabase_url and publishable_key was not found')
  }
  // A relative address ("/") means: the same host as the dashboard.
  return { supabaseUrl: new URL(url, location.origin).href.replace(/\/$/, ''), publishableKey: key }
}

async function fetchConfig(): Promise<Record<string, unknown> | null> {
  const response = await fetch('/config.json', { headers: { accept: 'application/json' } })
  // Static hosts answer index.html for a file that is not there.
  if (!response.ok || !response.headers.get('content-type')?.includes('json')) return null
  return (await response.json()) as Record<string, unknown>
}
