import type { texts as ar } from '../ar/notifications.ts'
import type { Mirror } from '../mirror.ts'

export const texts: Mirror<typeof ar> = {
  notifications: {
    title: 'Notifications',
    markAll: 'Mark all as read',
    unread: 'new',
    emptyTitle: 'No notifications',
    empty: 'When a colleague mentions you or gives you a conversation, you read of it here.',
    settings: 'Choose what reaches you',
    by: {
      mention: '{{name}} mentioned you in a note',
      assignment: '{{name}} gave you a conversation',
    },
    good: {
      template: 'Meta approved a template',
      name: 'Meta approved the name of a number',
    },
    kinds: {
      mention: 'You were mentioned in a note',
      assignment: 'A conversation was given to you',
      message_failed: 'A message did not reach the customer',
      number_trouble: 'A WhatsApp number needs your attention',
      template_trouble: 'A template needs your attention',
      dead_letter: 'Work was given up after all attempts',
      media_refused: 'A customer’s file could not be kept',
      webhook_failing: 'A webhook does not answer',
      ai_hand_over: 'The automatic answer asks for an agent',
      request: 'News of a maintenance request',
      job_finished: 'An import or export is finished',
    },
  },
}
