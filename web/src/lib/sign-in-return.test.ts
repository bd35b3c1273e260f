import { describe, expect, it } from 'vitest'
import { parseSignInReturn } from './sign-in-return'

const now = 1_000_000_000
const token = (email: string) => `x.${btoa(JSON.stringify({ email }))}.y`
const hash = (email: string) => `#access_token=${token(email)}&refresh_token=r&type=magiclink`
const asked = { email: 'Agent@alazab.example', at: now - 60_000 }

describe('parseSignInReturn', () => {
  it('takes the session of the address that was asked for here', () => {
    expect(parseSignInReturn(hash('agent@alazab.example'), asked, now)).toMatchObject({
      kind: 'tokens',
      refreshToken: 'r',
    })
  })

  it('refuses a session that this browser did not ask for', () => {
    expect(parseSignInReturn(hash('agent@alazab.example'), null, now).kind).toBe('failed')
  })

  it('offers the session of an invitation by its address, and never takes it unasked', () => {
    expect(parseSignInReturn(hash('new@alazab.example'), null, now, true)).toMatchObject({
      kind: 'offered',
      email: 'new@alazab.example',
    })
    expect(parseSignInReturn('#access_token=a.%21.c&refresh_token=r', null, now, true).kind).toBe('failed')
  })

  it('refuses a session of somebody else', () => {
    expect(parseSignInReturn(hash('attacker@evil.example'), asked, now).kind).toBe('failed')
  })

  it('refuses a session that was asked for long ago', () => {
    const old = { ...asked, at: now - 2 * 3_600_000 }
    expect(parseSignInReturn(hash('agent@alazab.example'), old, now).kind).toBe('failed')
  })

  it('refuses what is no token', () => {
    expect(parseSignInReturn('#access_token=abc&refresh_token=r', asked, now).kind).toBe('failed')
    expect(parseSignInReturn('#access_token=a.%21.c&refresh_token=r', asked, now).kind).toBe('failed')
  })

  it('tells a link that no longer works', () => {
    expect(parseSignInReturn('#error=access_denied&error_code=otp_expired', null, now).kind).toBe('failed')
  })

  it('leaves other fragments alone', () => {
    expect(parseSignInReturn('', asked, now).kind).toBe('none')
    expect(parseSignInReturn('#content', asked, now).kind).toBe('none')
  })
})
