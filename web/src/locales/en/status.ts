import type { texts as ar } from '../ar/status'
import type { Mirror } from '../mirror'

export const texts: Mirror<typeof ar> = {
  status: {
    title: 'Status',
  },
}
