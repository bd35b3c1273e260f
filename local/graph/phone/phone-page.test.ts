import { readFileSync } from 'node:fs'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { phonePage } from './phone-page.ts'

const page = phonePage()
const text = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')

/** Files that a file names: scripts, styles, icons, fonts and imports. */
function namedIn(content: string): string[] {
  const pattern = /(?:href|src)="([^"]+)"|url\("([^"]+)"\)|from '\.\/([^']+)'/g
  return [...content.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? match[3] ?? '')
}

describe('the phone page', () => {
  it('has every file that it names, with the right type', async () => {
    const seen = new Set<string>()
    const waiting = namedIn(text('index.html'))
    while (waiting.length > 0) {
      const name = waiting.pop() ?? ''
      if (seen.has(name)) continue
      seen.add(name)
      const response = await page.request(`/${name}`)
      expect(response.status, name).toBe(200)
      if (/\.(?:js|css)$/.test(name)) waiting.push(...namedIn(await response.text()))
    }
    expect([...seen]).toEqual(
      expect.arrayContaining(['phone.js', 'theme.css', 'bubble-content.js', 'pattern.svg']),
    )
    expect([...seen].filter((name) => name.endsWith('.woff2'))).toHaveLength(4)
  })

  it('runs no script but its own', async () => {
    const response = await page.request('/')
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'")
  })

  it.each([
    '/../main.ts',
    '/%2e%2e/main.ts',
    '/phone-page.ts',
    '/fonts/../package.json',
    '/samples/none.jpg',
  ])('gives nothing else away: %s', async (path) => {
    expect((await page.request(path)).status).toBe(404)
  })

  it('has every text in both languages', () => {
    const source = text('i18n.js')
    const keysOf = (language: string) => {
      const block = new RegExp(`\\n  ${language}: \\{\\n([\\s\\S]*?)\\n  \\},`).exec(source)?.[1] ?? ''
      return [...block.matchAll(/^ {4}(\w+):/gm)].map((match) => match[1])
    }
    expect(keysOf('ar').length).toBeGreaterThan(40)
    expect(keysOf('en')).toEqual(keysOf('ar'))
  })
})

it('is found without the slash at the end as well', async () => {
  const app = new Hono({ strict: false }).route('/phone', phonePage())
  const response = await app.request('/phone')
  expect(response.status).toBe(302)
  expect(response.headers.get('location')).toBe('/phone/')
  expect((await app.request('/phone/')).status).toBe(200)
})
