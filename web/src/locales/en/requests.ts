import type { texts as ar } from '../ar/requests'
import type { Mirror } from '../mirror'

export const texts: Mirror<typeof ar> = {
  requests: {
    title: 'Requests',
  },
}
