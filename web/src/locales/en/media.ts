import type { texts as ar } from '../ar/media'
import type { Mirror } from '../mirror'

export const texts: Mirror<typeof ar> = {
  media: {
    title: 'Media',
  },
}
