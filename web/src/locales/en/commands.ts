import type { texts as ar } from '../ar/commands.ts'
import type { Mirror } from '../mirror.ts'

export const texts: Mirror<typeof ar> = {
  commands: {
    title: 'Search and commands',
    placeholder: 'Find a customer, a page or a command',
    pages: 'Pages',
    acts: 'Commands',
    conversations: 'Conversations',
    nothing: 'Nothing of this name',
    looking: 'Looking…',
    newContact: 'Add a contact',
    theme: 'Appearance: {{name}}',
    openProject: 'Go to the project {{name}}',
  },
}
