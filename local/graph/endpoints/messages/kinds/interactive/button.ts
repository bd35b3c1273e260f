import { invalidValue } from '../../../../errors/common.ts'
import { isObject, requiredList, requiredObject, requiredString } from '../../params.ts'
import type { InteractiveKind } from './kind.ts'
import { requireUnique } from './parts.ts'

/** One to three reply buttons. */
export const button: InteractiveKind = {
  type: 'button',
  check(interactive, parts) {
    parts.header(interactive, ['text', 'image', 'video', 'document'])
    parts.body(interactive, 1024)
    parts.footer(interactive)
    const path = "interactive['action']"
    const buttons = requiredList(parts.action(interactive), 'buttons', path, 1, 3)
    const replies = buttons.map((entry, index) => {
      const at = `${path}['buttons'][${index}]`
      if (!isObject(entry) || entry.type !== 'reply')
        throw invalidValue(`Param ${at}['type'] must be "reply".`)
      const reply = requiredObject(entry, 'reply', at)
      return {
        id: requiredString(reply, 'id', `${at}['reply']`, { max: 256 }),
        title: requiredString(reply, 'title', `${at}['reply']`, { max: 20 }),
      }
    })
    requireUnique(
      replies.map(({ id }) => id),
      'button ids',
    )
    requireUnique(
      replies.map(({ title }) => title),
      'button titles',
    )
  },
}
