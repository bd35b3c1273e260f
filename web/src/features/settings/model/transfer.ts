import type { Transfer } from '../api/transfers'

export type TransferState = 'open' | 'accepted' | 'declined' | 'revoked' | 'expired'

type Times = Pick<Transfer, 'accepted_at' | 'declined_at' | 'revoked_at' | 'expires_at'>

/** What became of an offer. */
export function transferState(transfer: Times, now: number): TransferState {
  if (transfer.accepted_at !== null) return 'accepted'
  if (transfer.declined_at !== null) return 'declined'
  if (transfer.revoked_at !== null) return 'revoked'
  return Date.parse(transfer.expires_at) <= now ? 'expired' : 'open'
}
