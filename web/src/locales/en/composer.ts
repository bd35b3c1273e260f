import type { texts as ar } from '../ar/composer'
import type { Mirror } from '../mirror'

export const texts: Mirror<typeof ar> = {
  composer: {
    label: 'Write a reply',
    placeholder: 'Write a message…',
    captionPlaceholder: 'Add a caption…',
    send: 'Send',
    attach: 'Attach a photo',
    dropQuote: 'Remove the quote',
    attachments: 'Attached photos',
    remove: 'Remove {{name}}',
    dropHere: 'Drop photos here',
    preparing: 'Preparing the photo…',
    resized: 'Reduced to {{size}}',
    tooLong_one: '{{count}} character too many',
    tooLong_other: '{{count}} characters too many',
    windowOpen: 'You can reply until {{time}}',
    windowEnds: 'The reply window closes in {{time}}',
    closedTitle: 'The reply window is closed',
    closedSince:
      'It is over 24 hours since the customer last wrote, and WhatsApp allows no free text after that. It opens again as soon as they write.',
    closedNever:
      'This customer has not written yet. Free text is possible for 24 hours after their first message.',
    viewerTitle: 'Read only',
    viewer: 'Your role in this project lets you read but not answer. Ask an admin for permission to answer.',
    blockedTitle: 'This contact is blocked',
    blocked: 'Unblock the contact first to write to them.',
    hint: 'Enter to send, Shift + Enter for a new line',
    refused: {
      heic: 'This browser cannot read HEIC photos. Save it as JPEG, then attach it.',
      gif: 'WhatsApp takes no animated GIFs. Attach a JPEG or PNG.',
      notPhoto: 'Only photos can be sent from here: JPEG or PNG up to 5 MB.',
      unreadable: 'This photo could not be read. The file may be damaged.',
      tooLarge: 'The photo is still larger than 5 MB after it was reduced.',
    },
    leaveWarning: 'Messages are not sent yet',
  },
}
