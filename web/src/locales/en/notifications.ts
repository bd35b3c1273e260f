import type { texts as ar } from '../ar/notifications'
import type { Mirror } from '../mirror'

export const texts: Mirror<typeof ar> = {
  notifications: {
    title: 'Notifications',
  },
}
