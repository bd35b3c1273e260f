import type { texts as ar } from '../ar/developers'
import type { Mirror } from '../mirror'

export const texts: Mirror<typeof ar> = {
  developers: {
    title: 'Developers',
  },
}
