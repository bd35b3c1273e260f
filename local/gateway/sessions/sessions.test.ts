import { exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import type { SigningKey } from '../../stack/config.ts'
import { methodOf } from './claims.ts'
import { internalAuthorization } from './incoming.ts'
import { publishSessions } from './outgoing.ts'
import { createSessionTokens, type SessionTokens } from './tokens.ts'
import { verifyAnyKind } from './verification.ts'

const SECRET = 'a secret of at least thirty-two characters'
const secret = new TextEncoder().encode(SECRET)
const inAnHour = () => Math.floor(Date.now() / 1000) + 3600

let key: SigningKey
let tokens: SessionTokens

beforeAll(async () => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  key = { ...(await exportJWK(privateKey)), kid: 'one', alg: 'ES256', use: 'sig' } as SigningKey
  tokens = await createSessionTokens(key, SECRET)
})

const internal = (claims: Record<string, unknown>) =>
  new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).setExpirationTime(inAnHour()).sign(secret)

describe('on the way in', () => {
  test('a session of ours becomes one of Lite with the same claims', async () => {
    const token = await tokens.sign({ sub: 'ahmed', role: 'authenticated', exp: inAnHour() })
    const header = await internalAuthorization(`Bearer ${token}`, tokens)
    const { payload, protectedHeader } = await jwtVerify(header?.slice(7) ?? '', secret)
    expect(protectedHeader.alg).toBe('HS256')
    expect(payload).toMatchObject({ sub: 'ahmed', role: 'authenticated' })
  })

  test('API keys and what is no token pass', async () => {
    expect(await internalAuthorization('Bearer sb_publishable_x', tokens)).toBe('Bearer sb_publishable_x')
    expect(await internalAuthorization('Bearer nonsense', tokens)).toBe('Bearer nonsense')
    expect(await internalAuthorization(null, tokens)).toBeUndefined()
  })

  test.each([
    ['with Lite’s own signature', () => internal({ role: 'service_role' })],
    [
      'signed by another key of the same name',
      async () => {
        const { privateKey } = await generateKeyPair('ES256')
        const header = { alg: 'ES256', kid: 'one' }
        return new SignJWT({ role: 'service_role' }).setProtectedHeader(header).sign(privateKey)
      },
    ],
    [
      'with changed claims',
      async () => {
        const [head, , signature] = (await tokens.sign({ role: 'anon', exp: inAnHour() })).split('.')
        const claims = Buffer.from(JSON.stringify({ role: 'service_role', exp: inAnHour() })).toString(
          'base64url',
        )
        return `${head}.${claims}.${signature}`
      },
    ],
    ['without a signature', async () => `${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.x`],
  ])('a token %s is one that Lite refuses', async (_name, forge) => {
    const token = await forge()
    expect((await tokens.verify(token)).state).toBe('invalid')
    await expect(jwtVerify(await tokens.toInternal(token), secret)).rejects.toThrow('signature')
  })

  test('an expired session stays an expired session', async () => {
    const token = await tokens.sign({ sub: 'ahmed', exp: inAnHour() - 7200 })
    expect(await tokens.verify(token)).toMatchObject({ state: 'expired', claims: { sub: 'ahmed' } })
    await expect(jwtVerify(await tokens.toInternal(token), secret)).rejects.toThrow('"exp" claim')
  })
})

describe('on the way out', () => {
  const complete = async (claims: object) => ({ ...claims, aal: 'aal1' })
  const read = async (token: unknown) => jwtVerify(String(token), await publicKey())
  const publicKey = async () => {
    const { d: _, ...half } = key
    return (await import('jose')).importJWK(half, 'ES256')
  }

  test('every access_token of an answer is signed anew, wherever it stands', async () => {
    const token = await internal({ sub: 'ahmed' })
    const answer = Response.json({ session: { access_token: token, refresh_token: 'r' }, user: { id: 1 } })
    const published = await publishSessions(answer, tokens, complete)
    const body = (await published.json()) as { session: Record<string, unknown>; user: unknown }
    const { payload, protectedHeader } = await read(body.session.access_token)
    expect(protectedHeader).toMatchObject({ alg: 'ES256', kid: 'one' })
    expect(payload).toMatchObject({ sub: 'ahmed', aal: 'aal1' })
    expect(body).toMatchObject({ session: { refresh_token: 'r' }, user: { id: 1 } })
  })

  test('the fragment of a redirect carries the published session', async () => {
    const token = await internal({ sub: 'ahmed' })
    const location = `http://127.0.0.1/inbox?x=1#access_token=${token}&refresh_token=r&type=magiclink`
    const answer = new Response(null, { status: 303, headers: { location } })
    const published = await publishSessions(answer, tokens, complete)
    const url = new URL(published.headers.get('location') ?? '')
    const fragment = new URLSearchParams(url.hash.slice(1))
    expect(published.status).toBe(303)
    expect(url.search).toBe('?x=1')
    expect(fragment.get('type')).toBe('magiclink')
    expect((await read(fragment.get('access_token'))).payload.sub).toBe('ahmed')
  })

  test('a redirect and an answer without a session stay as they are', async () => {
    const location = 'http://127.0.0.1/#error=access_denied&error_description=a+b'
    const redirect = new Response(null, { status: 303, headers: { location } })
    expect((await publishSessions(redirect, tokens, complete)).headers.get('location')).toBe(location)
    const foreign = Response.json({ access_token: 'of another service' })
    expect(await (await publishSessions(foreign, tokens, complete)).json()).toEqual({
      access_token: 'of another service',
    })
  })
})

describe('verifyOtp', () => {
  const ask = async (type: string, accepted: string) => {
    const kinds: string[] = []
    const request = new Request('http://x/auth/v1/verify', {
      method: 'POST',
      body: JSON.stringify({ type, token: '123456', email: 'a@x.example' }),
    })
    const response = await verifyAnyKind(request, async (inner) => {
      const body = (await inner.json()) as { type: string; token: string }
      kinds.push(body.type)
      return Response.json(body, { status: body.type === accepted ? 200 : 403 })
    })
    return { kinds, status: response.status }
  }

  test('a code of type email signs in or confirms, whichever it is for', async () => {
    expect(await ask('email', 'magiclink')).toEqual({ kinds: ['magiclink'], status: 200 })
    expect(await ask('email', 'signup')).toEqual({ kinds: ['magiclink', 'signup'], status: 200 })
    expect(await ask('email', 'none')).toEqual({ kinds: ['magiclink', 'signup'], status: 403 })
  })

  test('a type that Lite knows is asked for as it is', async () => {
    expect(await ask('recovery', 'recovery')).toEqual({ kinds: ['recovery'], status: 200 })
  })
})

test('how somebody proved himself follows from the request', () => {
  expect(methodOf('/auth/v1/token', 'password')).toBe('password')
  expect(methodOf('/auth/v1/verify', null)).toBe('otp')
  expect(methodOf('/auth/v1/token', 'pkce')).toBe('oauth')
  expect(methodOf('/auth/v1/token', 'refresh_token')).toBeUndefined()
})
