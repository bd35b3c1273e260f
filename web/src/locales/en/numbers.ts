import type { texts as ar } from '../ar/numbers'
import type { Mirror } from '../mirror'

export const texts: Mirror<typeof ar> = {
  numbers: {
    title: 'Numbers',
  },
}
