import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify, SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { codeIn, lastMailTo, linkIn, newClient, newcomer, newEmail, sql, stack } from './_support/people.ts'

const PASSWORD = 'a-long-enough-password'
const keys = createRemoteJWKSet(new URL(`${stack.api_url}/auth/v1/.well-known/jwks.json`))
const [firstUser] = stack.users

/** The session in the fragment of the redirect that a link of a mail leads to. */
async function follow(link: string) {
  const response = await fetch(link, { redirect: 'manual' })
  const target = new URL(response.headers.get('location') ?? '')
  return { status: response.status, target, fragment: new URLSearchParams(target.hash.slice(1)) }
}

function ask(path: string, token: string) {
  const headers = { apikey: stack.publishable_key, authorization: `Bearer ${token}` }
  return fetch(stack.api_url + path, { headers })
}

async function signInSeeded() {
  if (!firstUser) throw new Error('the stack has no user')
  const client = newClient()
  const { email, password } = firstUser
  const { data, error } = await client.auth.signInWithPassword({ email, password })
  if (error) throw error
  return { client, session: data.session }
}

test('jose verifies a session against the published keys', async () => {
  const { session } = await signInSeeded()
  const { payload, protectedHeader } = await jwtVerify(session.access_token, keys, { algorithms: ['ES256'] })
  expect(protectedHeader.kid).toBeTruthy()
  expect(payload).toMatchObject({
    iss: `${stack.api_url}/auth/v1`,
    aud: 'authenticated',
    role: 'authenticated',
    sub: session.user.id,
    email: firstUser?.email,
    session_id: expect.any(String),
    aal: 'aal1',
    amr: [{ method: 'password', timestamp: expect.any(Number) }],
    user_metadata: expect.any(Object),
  })
})

test('supabase-js trusts, refreshes and ends a session', async () => {
  const { client, session } = await signInSeeded()
  expect((await client.auth.getClaims()).data?.claims.sub).toBe(session.user.id)
  const { data, error } = await client.auth.refreshSession()
  expect(error).toBeNull()
  expect(data.session?.refresh_token).not.toBe(session.refresh_token)
  const token = data.session?.access_token ?? ''
  await jwtVerify(token, keys)
  expect((await client.auth.signOut()).error).toBeNull()
  expect((await ask('/auth/v1/user', token)).status).toBe(403)
})

test('a tampered, foreign or expired session is refused everywhere', async () => {
  const { session } = await signInSeeded()
  const [head, , signature] = session.access_token.split('.')
  const claims = { ...decodeJwt(session.access_token), role: 'service_role' }
  const raised = `${head}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${raised.split('.')[1]}.`
  const foreign = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode('super-secret-jwt-token-with-at-least-32-characters-long'))
  for (const token of [raised, unsigned, foreign]) {
    expect((await ask('/rest/v1/projects', token)).status).toBe(401)
    expect((await ask('/auth/v1/user', token)).status).toBeGreaterThanOrEqual(401)
    const listed = await fetch(`${stack.api_url}/storage/v1/bucket`, {
      headers: { apikey: stack.publishable_key, authorization: `Bearer ${token}` },
    })
    expect(listed.ok && (await listed.text()) !== '[]').toBe(false)
  }
})

test('the redirect of a magic link carries a session that verifies, once', async () => {
  const email = newEmail()
  const wanted = `${stack.api_url}/inbox?from=mail`
  const asked = await newClient().auth.signInWithOtp({ email, options: { emailRedirectTo: wanted } })
  expect(asked.error).toBeNull()
  const link = linkIn(await lastMailTo(email))

  const { status, target, fragment } = await follow(link)
  expect(status).toBe(303)
  expect(target.href.split('#')[0]).toBe(wanted)
  const { payload } = await jwtVerify(fragment.get('access_token') ?? '', keys)
  expect(payload).toMatchObject({ email, amr: [{ method: 'otp' }] })
  const { data, error } = await newClient().auth.setSession({
    access_token: fragment.get('access_token') ?? '',
    refresh_token: fragment.get('refresh_token') ?? '',
  })
  expect(error).toBeNull()
  expect(data.user?.email).toBe(email)

  expect((await follow(link)).fragment.get('error_code')).toBe('otp_expired')
})

test('a link never leads to another site', async () => {
  const email = newEmail()
  await newClient().auth.signInWithOtp({ email, options: { emailRedirectTo: 'https://evil.example/' } })
  expect((await follow(linkIn(await lastMailTo(email)))).target.origin).toBe(stack.api_url)
})

test('a new account is confirmed by its mail before it can sign in', async () => {
  const email = newEmail()
  const client = newClient()
  const { data, error } = await client.auth.signUp({
    email,
    password: PASSWORD,
    options: { data: { full_name: 'أحمد' } },
  })
  expect(error).toBeNull()
  expect(data.session).toBeNull()
  const early = await client.auth.signInWithPassword({ email, password: PASSWORD })
  expect(early.error?.code).toBe('email_not_confirmed')
  const confirmed = await client.auth.verifyOtp({
    email,
    token: codeIn(await lastMailTo(email)),
    type: 'email',
  })
  expect(confirmed.error).toBeNull()
  expect((await client.auth.signInWithPassword({ email, password: PASSWORD })).error).toBeNull()
})

test('a forgotten password is replaced through a mail', async () => {
  const { email } = await newcomer()
  expect((await newClient().auth.resetPasswordForEmail(email)).error).toBeNull()
  const { fragment } = await follow(linkIn(await lastMailTo(email)))
  expect(fragment.get('type')).toBe('recovery')
  const client = newClient()
  await client.auth.setSession({
    access_token: fragment.get('access_token') ?? '',
    refresh_token: fragment.get('refresh_token') ?? '',
  })
  expect((await client.auth.updateUser({ password: PASSWORD })).error).toBeNull()
  expect((await newClient().auth.signInWithPassword({ email, password: PASSWORD })).error).toBeNull()
})

test('SQL finds the metadata of an account as an object, and device and address of its session', async () => {
  const { id, accessToken } = await newcomer()
  const [user] = await sql`
    select raw_user_meta_data ->> 'email' as email, raw_app_meta_data ->> 'provider' as provider from auth.users where id = ${id}`
  expect(user).toMatchObject({ email: expect.stringContaining('@'), provider: 'email' })
  const { session_id: sessionId } = decodeJwt(accessToken)
  const [session] = await sql`
    select user_agent, host(ip) as ip from auth.sessions where id = ${String(sessionId)}`
  expect(session).toMatchObject({ user_agent: expect.any(String), ip: '127.0.0.1' })
})

test('the address of a caller is the one that the gateway sees', async () => {
  if (!firstUser) throw new Error('the stack has no user')
  const client = newClient({ 'x-forwarded-for': '6.6.6.6', 'x-real-ip': '6.6.6.6' })
  const { email, password } = firstUser
  const { data } = await client.auth.signInWithPassword({ email, password })
  const { session_id: sessionId } = decodeJwt(data.session?.access_token ?? '')
  const [session] = await sql`select host(ip) as ip from auth.sessions where id = ${String(sessionId)}`
  expect(session?.ip).toBe('127.0.0.1')
})

test('every session is signed with the key that is published', async () => {
  const { accessToken } = await newcomer()
  const published = (await (await fetch(`${stack.api_url}/auth/v1/.well-known/jwks.json`)).json()) as {
    keys: Record<string, unknown>[]
  }
  expect(published.keys.map(({ kid }) => kid)).toContain(decodeProtectedHeader(accessToken).kid)
  for (const key of published.keys) expect(key).not.toHaveProperty('d')
})
