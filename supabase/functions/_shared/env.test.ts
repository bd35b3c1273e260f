import { afterEach, expect, test, vi } from 'vitest'
import { databaseUrl, MissingSetting, missingSettings, optionalSetting, setting } from './env.ts'

afterEach(() => vi.unstubAllEnvs())

test('a setting that is absent is named, and nothing else breaks', () => {
  vi.stubEnv('QUEUE_SECRET', '')
  vi.stubEnv('SUPABASE_URL', 'https://abc.supabase.co')
  expect(() => setting('QUEUE_SECRET')).toThrow(new MissingSetting('QUEUE_SECRET', 'is not set'))
  expect(setting('SUPABASE_URL')).toBe('https://abc.supabase.co')
})

test('a value of the wrong form counts as missing and is never shown', () => {
  vi.stubEnv('WHATSAPP_APP_SECRET', 'too-short')
  expect(optionalSetting('WHATSAPP_APP_SECRET')).toBeUndefined()
  expect(missingSettings()).toContain('WHATSAPP_APP_SECRET')
  expect(() => setting('WHATSAPP_APP_SECRET')).toThrow(/^WHATSAPP_APP_SECRET is not valid$/)
})

test('a value that changes is heard', () => {
  vi.stubEnv('QUEUE_SECRET', 'the-first-secret-of-all')
  expect(setting('QUEUE_SECRET')).toBe('the-first-secret-of-all')
  vi.stubEnv('QUEUE_SECRET', 'the-second-secret-of-all')
  expect(setting('QUEUE_SECRET')).toBe('the-second-secret-of-all')
})

test('the pooler goes before the direct connection, and stands in for it', () => {
  vi.stubEnv('SUPABASE_DB_URL', 'postgres://direct/postgres')
  vi.stubEnv('DATABASE_POOLER_URL', '')
  expect(databaseUrl()).toBe('postgres://direct/postgres')
  vi.stubEnv('DATABASE_POOLER_URL', 'postgres://pooler/postgres')
  vi.stubEnv('SUPABASE_DB_URL', '')
  expect(databaseUrl()).toBe('postgres://pooler/postgres')
  expect(missingSettings()).not.toContain('SUPABASE_DB_URL')
})

test('the Graph API has a default that a stack may replace', () => {
  vi.stubEnv('WHATSAPP_API_BASE', undefined)
  expect(setting('WHATSAPP_API_BASE')).toMatch(/^https:\/\/graph\.facebook\.com\/v\d+\.0$/)
  vi.stubEnv('WHATSAPP_API_BASE', 'http://127.0.0.1:54325/v25.0')
  expect(setting('WHATSAPP_API_BASE')).toBe('http://127.0.0.1:54325/v25.0')
})
