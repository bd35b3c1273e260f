import type { z } from 'zod'
import type { Customer } from '../../world/customers.ts'
import type { BusinessNumber } from '../../world/numbers.ts'
import type { World } from '../../world/world.ts'

/** Who writes to whom. */
export type Writing = { world: World; number: BusinessNumber; customer: Customer }

/** The parts of a webhook message that depend on its type. */
export type Written = {
  /** The object under the type's name. */
  value?: unknown
  /** Further keys of the message, such as `errors`. */
  extra?: Record<string, unknown>
  /** Messages about a changed number come without `contacts`. */
  withoutContacts?: boolean
  /** Changes of earlier messages do not open the service window. */
  keepsWindow?: boolean
}

/** One type of message that a customer can send. */
export type CustomerMessageKind<Schema extends z.ZodType = z.ZodType> = {
  type: string
  /** What the control API accepts under the type's name. */
  input: Schema
  /** Builds the object that Meta puts under the type's name. */
  write(writing: Writing, input: z.output<Schema>): Written | Promise<Written>
}

/** Ties the schema of a kind to its writer, then forgets it, so that kinds fit into one list. */
export function customerMessage<Schema extends z.ZodType>(
  kind: CustomerMessageKind<Schema>,
): CustomerMessageKind {
  return {
    type: kind.type,
    input: kind.input,
    write: (writing, input) => kind.write(writing, kind.input.parse(input)),
  }
}
