import type { texts as ar } from '../ar/ranges.ts'
import type { Mirror } from '../mirror.ts'

export const texts: Mirror<typeof ar> = {
  ranges: {
    label: 'Range',
    names: {
      today: 'Today',
      week: '7 days',
      month: '30 days',
      custom: 'Custom',
    },
    chooseDays: 'Choose the days',
    from: 'From',
    to: 'To',
    show: 'Show',
    wrongDays: 'Choose two days in their order, two years apart at most.',
    zoneNote: 'Days are those of the project ({{zone}}).',
  },
}
