import type { texts as ar } from '../ar/panel.ts'
import type { Mirror } from '../mirror.ts'

export const texts: Mirror<typeof ar> = {
  panel: {
    title: 'Contact details',
    page: 'Contact page',
    block: 'Block',
    unblock: 'Unblock',
    blocked: '{{name}} is blocked. Nothing more is sent.',
    unblocked: '{{name}} is no longer blocked',
    tags: { add: 'Add tag', remove: 'Remove tag {{name}}', create: 'New tag', name: 'Name of the tag' },
    details: {
      title: 'Details',
      name: 'Name',
      profile: 'Name on WhatsApp',
      email: 'E-mail',
      language: 'Language',
      unknown: 'Unknown',
    },
    consent: {
      title: 'Consent',
      none: 'Neither consent nor objection is on record.',
      record: 'Record consent or objection',
      category: 'To what',
      state: 'Decision',
      evidence: 'How we know',
      evidenceHint: 'Words, form or call',
      categories: {
        all: 'All messages',
        marketing: 'Offers and marketing',
        utility: 'Order updates',
        authentication: 'Codes',
        service: 'Customer service',
        calls: 'Calls',
      },
      states: { granted: 'agreed', withdrawn: 'refused' },
    },
    media: { title: 'Photos and videos', none: 'No photos or videos yet.' },
    requests: {
      title: 'Maintenance requests',
      none: 'This customer has no maintenance requests.',
      statuses: {
        pending: 'To be confirmed',
        confirmed: 'Confirmed',
        in_progress: 'In progress',
        completed: 'Completed',
        cancelled: 'Cancelled',
      },
    },
    talks: { title: 'Other conversations', none: 'No conversations on your other numbers.' },
    timeline: { title: 'What happened', none: 'Nothing but messages so far.' },
  },
}
