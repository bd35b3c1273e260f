import type { texts as ar } from '../ar/flows'
import type { Mirror } from '../mirror'

export const texts: Mirror<typeof ar> = {
  flows: {
    title: 'Flows',
  },
}
