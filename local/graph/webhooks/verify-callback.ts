import { randomInt } from 'node:crypto'

/** How a callback answered Meta's question. */
export type Verification = { ok: boolean; status: number | null; body: string; challenge: string }

/** Asks a callback as Meta does when it is set: it must echo the challenge, bare and with 200. */
export async function verifyCallback(url: string, verifyToken: string): Promise<Verification> {
  const challenge = String(randomInt(1_000_000_000, 2_000_000_000))
  const address = new URL(url)
  address.searchParams.set('hub.mode', 'subscribe')
  address.searchParams.set('hub.challenge', challenge)
  address.searchParams.set('hub.verify_token', verifyToken)
  try {
    const response = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(20_000) })
    const body = await response.text()
    return { ok: response.status === 200 && body === challenge, status: response.status, body, challenge }
  } catch (error) {
    return {
      ok: false,
      status: null,
      body: error instanceof Error ? error.message : String(error),
      challenge,
    }
  }
}
