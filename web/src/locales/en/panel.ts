import type { texts as ar } from '../ar/panel'
import type { Mirror } from '../mirror'

export const texts: Mirror<typeof ar> = {
  panel: {
    title: 'Contact details',
  },
}
