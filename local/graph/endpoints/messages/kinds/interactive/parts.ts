import { invalidParameter, invalidValue, missingValue } from '../../../../errors/common.ts'
import type { WebhookError } from '../../../../errors/graph-error.ts'
import type { BusinessNumber } from '../../../../world/numbers.ts'
import type { World } from '../../../../world/world.ts'
import { optionalObject, type Params, requiredObject, requiredString } from '../../params.ts'
import { checkMedia } from '../media-kind.ts'

const PATH = 'interactive'

/** Types that a header can have. */
export type HeaderType = 'text' | 'image' | 'video' | 'document'

/** Checks header, body and footer of an interactive message and remembers what is to be checked later. */
export class Parts {
  readonly #world: World
  readonly #number: BusinessNumber
  readonly #later: (() => Promise<WebhookError | undefined>)[] = []

  constructor(world: World, number: BusinessNumber) {
    this.#world = world
    this.#number = number
  }

  /** The header; null in `types` means that there may be none. */
  header(interactive: Params, types: readonly HeaderType[], required = false): void {
    const header = optionalObject(interactive, 'header', PATH)
    if (!header) {
      if (required) throw missingValue(`The parameter ${PATH}['header'] is required.`)
      return
    }
    this.headerValue(header, types, `${PATH}['header']`)
  }

  /** A header object wherever it stands. */
  headerValue(header: Params, types: readonly HeaderType[], path: string): void {
    const type = types.find((name) => name === header.type)
    if (!type) throw invalidValue(`Param ${path}['type'] must be one of {${types.join(', ').toUpperCase()}}.`)
    if (type === 'text') {
      requiredString(header, 'text', path, { max: 60 })
      return
    }
    const media = requiredObject(header, type, path)
    const checked = checkMedia(this.#world, this.#number, media, `${path}['${type}']`, type)
    header[type] = checked.value
    this.#later.push(checked.verify)
  }

  /** The body; most kinds need one. */
  body(interactive: Params, max: number, required = true): void {
    const body = required
      ? requiredObject(interactive, 'body', PATH)
      : optionalObject(interactive, 'body', PATH)
    if (body) requiredString(body, 'text', `${PATH}['body']`, { max })
  }

  /** The footer, which is always optional. */
  footer(interactive: Params): void {
    const footer = optionalObject(interactive, 'footer', PATH)
    if (footer) requiredString(footer, 'text', `${PATH}['footer']`, { max: 60 })
  }

  /** Refuses parts that a kind does not have. */
  none(interactive: Params, parts: readonly string[]): void {
    for (const part of parts) {
      if (interactive[part] !== undefined) {
        throw invalidParameter(
          `Param ${PATH}['${part}'] is not allowed for type ${String(interactive.type)}.`,
        )
      }
    }
  }

  /** The action; with a name when the kind has one. */
  action(interactive: Params, name?: string): Params {
    const action = requiredObject(interactive, 'action', PATH)
    if (name !== undefined && action.name !== name) {
      throw invalidValue(`Param ${PATH}['action']['name'] must be "${name}".`)
    }
    return action
  }

  /** The parameters of an action. */
  parameters(interactive: Params, name: string): Params {
    return requiredObject(this.action(interactive, name), 'parameters', `${PATH}['action']`)
  }

  /** Looks at all files of the message; the first problem makes it fail. */
  async verify(): Promise<WebhookError | undefined> {
    for (const check of this.#later) {
      const error = await check()
      if (error) return error
    }
    return undefined
  }
}

/** Path of the action's parameters in errors. */
export const PARAMETERS = `${PATH}['action']['parameters']`

/** Refuses texts that occur twice. */
export function requireUnique(values: readonly string[], what: string): void {
  if (new Set(values).size !== values.length) throw invalidValue(`Duplicated ${what}.`)
}
