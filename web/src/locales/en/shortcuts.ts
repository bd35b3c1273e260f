import type { texts as ar } from '../ar/shortcuts.ts'
import type { Mirror } from '../mirror.ts'

export const texts: Mirror<typeof ar> = {
  shortcuts: {
    title: 'Keyboard shortcuts',
    note: 'Shortcuts go by the place of the key, so they are the same on an Arabic and an English keyboard.',
    enabled: 'Use single-key shortcuts',
    nextConversation: 'Next conversation',
    previousConversation: 'Previous conversation',
    reply: 'Write a reply',
    closeReopen: 'Close or reopen the conversation',
    assign: 'Assign the conversation',
    unread: 'Mark the conversation as unread',
    snooze: 'Snooze the conversation',
    pin: 'Pin or unpin the conversation',
    quickReplies: 'Insert a quick reply',
    search: 'Search conversations',
    panel: 'Show or hide contact details',
    back: 'One step back',
    commands: 'Search and commands, from anywhere',
    help: 'Show this list',
  },
}
