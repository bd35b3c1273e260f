import type { texts as ar } from '../ar/contacts'
import type { Mirror } from '../mirror'

export const texts: Mirror<typeof ar> = {
  contacts: {
    title: 'Contacts',
  },
}
