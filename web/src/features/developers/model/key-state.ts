import type { Tone } from '@/components/ui/badge'
import type { ApiKey } from '../api/api-keys'

export type KeyState = 'active' | 'ending' | 'expired' | 'revoked'

/** How soon a key's end is news. */
const SOON_MS = 7 * 86_400_000

/** What a key is good for now. */
export function keyState(key: Pick<ApiKey, 'expires_at' | 'revoked_at'>, now: number): KeyState {
  if (key.revoked_at !== null) return 'revoked'
  if (key.expires_at === null) return 'active'
  const left = Date.parse(key.expires_at) - now
  if (left <= 0) return 'expired'
  return left < SOON_MS ? 'ending' : 'active'
}

export const STATE_TONES: Record<KeyState, Tone> = {
  active: 'good',
  ending: 'warn',
  expired: 'neutral',
  revoked: 'neutral',
}
