import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, loadEnv } from 'vite'
import { staticHost } from './build/static-host.ts'

const path = (relative: string) => new URL(relative, import.meta.url).pathname

export default defineConfig(({ mode }) => {
  const env = loadEnv(mode, path('.'), 'VITE_')
  const url = env.VITE_SUPABASE_URL
  const publishableKey = env.VITE_SUPABASE_PUBLISHABLE_KEY
  return {
    plugins: [react(), tailwindcss(), staticHost(url && publishableKey ? { url, publishableKey } : null)],
    resolve: {
      alias: {
        '@contracts': path('../supabase/functions/_shared/contracts'),
        '@': path('./src'),
      },
    },
    build: { target: 'baseline-widely-available', modulePreload: { polyfill: false } },
    server: { port: 5173, strictPort: false },
  }
})
