import { expect, test } from 'vitest'
import { parseProjectConfig, setting } from './project-config.ts'

const CONFIG = `
project_id = "hub" # the name
[auth]
site_url = "http://127.0.0.1:3000/#start"
jwt_expiry = 3_600
enable_signup = false
additional_redirect_urls = [
  "http://localhost:3000/**", # during development
  'http://127.0.0.1:3000/**',
]
[auth.external.google]
secret = "env(GOOGLE_SECRET)"
[storage.buckets."media"]
public = false
`

test('sections, lists over several lines and comments are read', () => {
  const config = parseProjectConfig(CONFIG)
  expect(Object.fromEntries(config)).toEqual({
    project_id: 'hub',
    'auth.site_url': 'http://127.0.0.1:3000/#start',
    'auth.jwt_expiry': 3600,
    'auth.enable_signup': false,
    'auth.additional_redirect_urls': ['http://localhost:3000/**', 'http://127.0.0.1:3000/**'],
    'auth.external.google.secret': 'env(GOOGLE_SECRET)',
    'storage.buckets.media.public': false,
  })
})

test('a setting that is absent, of another kind or left to the environment gives the default', () => {
  const config = parseProjectConfig(CONFIG)
  expect(setting(config, 'auth.jwt_expiry', 1)).toBe(3600)
  expect(setting(config, 'auth.minimum_password_length', 8)).toBe(8)
  expect(setting(config, 'auth.enable_signup', 'yes')).toBe('yes')
  expect(setting(config, 'project_id', ['a'])).toEqual(['a'])
  expect(setting(config, 'auth.external.google.secret', 'none')).toBe('none')
})
