import type { texts as ar } from '../ar/commands'
import type { Mirror } from '../mirror'

export const texts: Mirror<typeof ar> = {
  commands: {
    title: 'Command bar',
  },
}
