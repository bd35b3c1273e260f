import type { texts as ar } from '../ar/templates'
import type { Mirror } from '../mirror'

export const texts: Mirror<typeof ar> = {
  templates: {
    title: 'Templates',
  },
}
