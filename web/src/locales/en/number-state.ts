import type { texts as ar } from '../ar/number-state.ts'
import type { Mirror } from '../mirror.ts'

export const texts: Mirror<typeof ar> = {
  numberState: {
    quality: {
      green: 'Good',
      yellow: 'Medium',
      red: 'Low',
      unknown: 'Not rated yet',
    },
    status: {
      connected: 'Connected',
      pending: 'Pending',
      flagged: 'Flagged',
      restricted: 'Restricted',
      banned: 'Banned',
      rateLimited: 'Rate limited',
      disconnected: 'Disconnected',
    },
    unlimited: 'Without limit',
  },
}
