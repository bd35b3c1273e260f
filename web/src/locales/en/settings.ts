import type { texts as ar } from '../ar/settings'
import type { Mirror } from '../mirror'

export const texts: Mirror<typeof ar> = {
  settings: {
    title: 'Settings',
  },
}
