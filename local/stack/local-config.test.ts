import { createLocalJWKSet, importJWK, jwtVerify, SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { functionEnvironment } from '../functions/environment.ts'
import { stackPorts } from './config.ts'
import { localConfig, stackStatus } from './local-config.ts'
import { formatFullStatus, formatStatus } from './report.ts'
import { newSecrets } from './secrets.ts'

const make = () =>
  localConfig({
    ports: stackPorts(55_000),
    dataDir: '/data',
    secrets: newSecrets(),
    webDist: '/web',
    timeScale: 1,
    authLimitFactor: 1,
  })

test('what the private key signs, the published keys verify, and they do not hold the private part', async () => {
  const config = make()
  const key = await importJWK(config.es256_private_jwk, 'ES256')
  const token = await new SignJWT({ role: 'authenticated' })
    .setProtectedHeader({ alg: 'ES256', kid: config.es256_private_jwk.kid })
    .sign(key)
  const { payload } = await jwtVerify(token, createLocalJWKSet(config.jwks))
  expect(payload.role).toBe('authenticated')
  expect(JSON.stringify(config.jwks)).not.toContain(config.es256_private_jwk.d)
})

test('keys have the form of hosted ones and differ from stack to stack', () => {
  const [a, b] = [make(), make()]
  expect(a.publishable_key).toMatch(/^sb_publishable_[A-Za-z0-9]{22}_[A-Za-z0-9]{8}$/)
  expect(a.secret_key).toMatch(/^sb_secret_[A-Za-z0-9]{22}_[A-Za-z0-9]{8}$/)
  expect(a.app_secret).toMatch(/^[0-9a-f]{32}$/)
  expect(a.app_id).toMatch(/^[1-9]\d{14}$/)
  expect(a.secret_key).not.toBe(b.secret_key)
  expect(a.es256_private_jwk.kid).not.toBe(b.es256_private_jwk.kid)
})

test('the functions are told what hosted tells them, and the emulator in place of Meta', () => {
  const config = make()
  const environment = functionEnvironment(config)
  expect(JSON.parse(environment.SUPABASE_SECRET_KEYS ?? '')).toEqual({ default: config.secret_key })
  expect(JSON.parse(environment.SUPABASE_JWKS ?? '')).toEqual(config.jwks)
  expect(environment.WHATSAPP_API_BASE).toBe('http://127.0.0.1:55004/v25.0')
  expect(JSON.stringify(environment)).not.toContain(config.jwt_secret)
  expect(JSON.stringify(environment)).not.toContain(config.es256_private_jwk.d)
})

test('the printed status holds whatever --json holds', () => {
  const status = stackStatus(make(), [{ email: 'owner@x.example', password: 'p', role: 'owner' }])
  const { users: _users, ...values } = status
  for (const value of Object.values(values)) expect(formatFullStatus(status)).toContain(value)
  expect(formatFullStatus(status)).toMatch(/owner@x\.example\s+p\s+\(owner\)/)
})

test('the table of a start shows addresses and logins and stays short', () => {
  const status = stackStatus(make(), [{ email: 'owner@x.example', password: 'p', role: 'owner' }])
  const shown = formatStatus(status)
  for (const address of [status.dashboard_url, status.phone_url, status.mail_url])
    expect(shown).toContain(address)
  expect(shown).toMatch(/owner@x\.example/)
  expect(shown).not.toContain(status.app_secret)
})
