import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, loadEnv } from 'vite'
import { bundleSize } from './build/bundle-size.ts'
import { emojiData } from './build/emoji-data.ts'
import { staticHost } from './build/static-host.ts'

const path = (relative: string) => new URL(relative, import.meta.url).pathname

// What every page needs changes rarely and is cached for long. The rest is split by who needs it: a chunk of what several
// pages share would bring into the first load what only later pages use.
const CHUNKS = [
  {
    name: 'vendor',
    tags: ['$initial' as const],
    test: /node_modules\/(react|react-dom|scheduler|react-i18next|i18next|@tanstack\/(?!.*virtual)[^/]+|@supabase\/postgrest-js)\//,
  },
  // The icons and small parts of the first screen: by itself each would be a file of a hundred bytes with as much around it.
  {
    name: 'first',
    test: /lucide-react\/dist\/esm\/(createLucideIcon|Icon|defaultAttributes|context|shared\/.*|icons\/(bell|camera|chart-column|check|check-check|clipboard-list|code-xml|ellipsis|file-text|funnel|house|images|inbox|info|layout-template|log-out|messages-square|mic|phone|pin|refresh-cw|scroll-text|search|settings|activity|smartphone|sticker|user|user-round-check|users-round|video|workflow|x))\.m?js$|src\/components\/ui\/(avatar|icon-button|logo|ltr|menu-button|skeleton)\.tsx$|src\/lib\/(api-client|shortcuts|theme|use-feed|use-now|use-remembered|use-title)\.ts$/,
  },
]

declare const process: { env: Record<string, string | undefined> }

export default defineConfig(({ mode, command }) => {
  // A test that starts the stack hands its NODE_ENV down; what is served is React's production build all the same.
  if (command === 'build') process.env.NODE_ENV = 'production'
  const env = loadEnv(mode, path('.'), 'VITE_')
  const url = env.VITE_SUPABASE_URL
  const publishableKey = env.VITE_SUPABASE_PUBLISHABLE_KEY
  return {
    plugins: [
      react(),
      tailwindcss(),
      emojiData(),
      staticHost(url && publishableKey ? { url, publishableKey } : null),
      bundleSize(),
    ],
    resolve: {
      alias: {
        '@contracts': path('../supabase/functions/_shared/contracts'),
        '@': path('./src'),
      },
    },
    build: {
      target: 'baseline-widely-available',
      modulePreload: { polyfill: false },
      rolldownOptions: { output: { codeSplitting: { groups: CHUNKS } } },
    },
    server: { port: 5173, strictPort: false },
  }
})
