import type { texts as ar } from '../ar/analytics'
import type { Mirror } from '../mirror'

export const texts: Mirror<typeof ar> = {
  analytics: {
    title: 'Analytics',
  },
}
