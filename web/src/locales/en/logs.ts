import type { texts as ar } from '../ar/logs'
import type { Mirror } from '../mirror'

export const texts: Mirror<typeof ar> = {
  logs: {
    title: 'Logs',
  },
}
