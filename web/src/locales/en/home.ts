import type { texts as ar } from '../ar/home'
import type { Mirror } from '../mirror'

export const texts: Mirror<typeof ar> = {
  home: {
    title: 'Dashboard',
  },
}
