import { expect, test } from 'vitest'
import { denoEnvironment } from './environment.ts'
import { packagesOf } from './packages.ts'

test('an import map names each package once, whatever subpaths it opens', () => {
  expect(
    packagesOf({
      zod: 'npm:zod@4.6.7',
      hono: 'npm:hono@4.13.19',
      'hono/': 'npm:/hono@4.13.19/',
      local: './x.ts',
    }),
  ).toEqual(['npm:hono@4.13.19', 'npm:zod@4.6.7'])
})

test('Deno gets its cache, the registry and the way to the network, and none of our other variables', () => {
  const environment = denoEnvironment('/cache/deno', {
    PATH: '/bin',
    HTTPS_PROXY: 'http://proxy',
    npm_config_registry: 'http://registry',
    AWS_SECRET_ACCESS_KEY: 'secret',
    SUPABASE_SECRET_KEYS: 'of another stack',
  })
  expect(environment).toMatchObject({
    DENO_DIR: '/cache/deno',
    PATH: '/bin',
    HTTPS_PROXY: 'http://proxy',
    NPM_CONFIG_REGISTRY: 'http://registry',
  })
  expect(Object.keys(environment)).not.toContain('AWS_SECRET_ACCESS_KEY')
  expect(Object.keys(environment)).not.toContain('SUPABASE_SECRET_KEYS')
})
