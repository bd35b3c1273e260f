import type { Plugin } from 'vite'

/**
 * What a static host needs beside the bundle: a Content-Security-Policy in the page itself, and, when the
 * build knows its Supabase project, `config.json`, `_headers` and `_redirects` (Netlify, Cloudflare Pages and
 * others read the last two).
 */
export function staticHost(project: { url: string; publishableKey: string } | null): Plugin {
  const policy = contentSecurityPolicy(project?.url ?? null)
  return {
    name: 'static-host',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
        injectTo: 'head-prepend',
      },
    ],
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: '_headers', source: headers(policy) })
      this.emitFile({ type: 'asset', fileName: '_redirects', source: redirects(project?.url ?? null) })
      if (project) {
        const config = { supabase_url: project.url, publishable_key: project.publishableKey }
        this.emitFile({
          type: 'asset',
          fileName: 'config.json',
          source: `${JSON.stringify(config, null, 2)}\n`,
        })
      }
    },
  }
}

/** `style-src` allows inline styles, since toasts and popups write style elements; scripts never. */
function contentSecurityPolicy(url: string | null): string {
  // Without a project at build time the address comes from /config.json at run time: any https host, or loopback.
  const loopback = 'http://127.0.0.1:* http://localhost:*'
  const api = url ? new URL(url).origin : `https: ${loopback}`
  const socket = url ? new URL(url).origin.replace(/^http/, 'ws') : 'wss: ws://127.0.0.1:* ws://localhost:*'
  return [
    "default-src 'none'",
    "script-src 'self'",
    // What decodes HEIC photos works in a worker that it makes of its own code; it may do no more than the page.
    "worker-src 'self' blob:",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    `img-src 'self' blob: data: ${api}`,
    `media-src 'self' blob: ${api}`,
    `connect-src 'self' ${api} ${socket}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
  ].join('; ')
}

function headers(policy: string): string {
  return [
    '/*',
    `  Content-Security-Policy: ${policy}; frame-ancestors 'none'`,
    '  X-Content-Type-Options: nosniff',
    '  Referrer-Policy: strict-origin-when-cross-origin',
    '  Permissions-Policy: camera=(), geolocation=()',
    '/assets/*',
    '  Cache-Control: public, max-age=31536000, immutable',
    '/index.html',
    '  Cache-Control: no-cache',
    '/config.json',
    '  Cache-Control: no-cache',
    '',
  ].join('\n')
}

function redirects(url: string | null): string {
  const api = url ? [`/api/* ${new URL(url).origin}/functions/v1/:splat 200`] : []
  return [...api, '/* /index.html 200', ''].join('\n')
}
