import { invalidValue } from '../../../../errors/common.ts'
import { isObject, optionalString, requiredList, requiredString } from '../../params.ts'
import type { InteractiveKind } from './kind.ts'
import { requireUnique } from './parts.ts'

/** A list of one to ten rows in sections. */
export const list: InteractiveKind = {
  type: 'list',
  check(interactive, parts) {
    parts.header(interactive, ['text'])
    parts.body(interactive, 4096)
    parts.footer(interactive)
    const path = "interactive['action']"
    const action = parts.action(interactive)
    requiredString(action, 'button', path, { max: 20 })
    const sections = requiredList(action, 'sections', path, 1, 10)
    const ids: string[] = []
    for (const [index, section] of sections.entries()) {
      const at = `${path}['sections'][${index}]`
      if (!isObject(section)) throw invalidValue(`Param ${at} must be a JSON object.`)
      // One section alone may go without a title.
      if (sections.length > 1) requiredString(section, 'title', at, { max: 24 })
      else optionalString(section, 'title', at, { max: 24 })
      for (const [rowIndex, row] of requiredList(section, 'rows', at, 1, 10).entries()) {
        const rowAt = `${at}['rows'][${rowIndex}]`
        if (!isObject(row)) throw invalidValue(`Param ${rowAt} must be a JSON object.`)
        ids.push(requiredString(row, 'id', rowAt, { max: 200 }))
        requiredString(row, 'title', rowAt, { max: 24 })
        optionalString(row, 'description', rowAt, { max: 72 })
      }
    }
    if (ids.length > 10) throw invalidValue('Total row count exceed max allowed count: 10.')
    requireUnique(ids, 'row ids')
  },
}
