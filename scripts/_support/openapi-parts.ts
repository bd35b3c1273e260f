// What many operations share, said once: problems by status, and parameters that are alike. Keeps the document short enough
// to be read.

type Ref = { $ref: string }
type Parameter = { name: string; in: string }
type Answer = { description: string; content?: Record<string, unknown> }
type Operation = { parameters?: (Parameter | Ref)[]; responses?: Record<string, Answer | Ref> }

const operationsOf = (paths: Record<string, unknown>) =>
  Object.values(paths).flatMap((path) => Object.values(path as Record<string, Operation>))

/** Puts references in the place of problem answers and returns them by name: `Problem404`. */
function shareProblems(operations: Operation[]): Record<string, Answer> {
  const shared: Record<string, Answer> = {}
  for (const { responses = {} } of operations) {
    for (const [status, answer] of Object.entries(responses)) {
      if ('$ref' in answer || !answer.content?.['application/problem+json']) continue
      const name = `Problem${status}`
      if (name in shared && JSON.stringify(shared[name]) !== JSON.stringify(answer)) {
        throw new Error(`two problems of ${status} differ`)
      }
      shared[name] = answer
      responses[status] = { $ref: `#/components/responses/${name}` }
    }
  }
  return shared
}

/** The same for parameters that two operations write alike; those of one name that differ are numbered. */
function shareParameters(operations: Operation[]): Record<string, Parameter> {
  const seen = new Map<string, { parameter: Parameter; times: number }>()
  const own = operations.flatMap(({ parameters = [] }) => parameters.filter((one) => !('$ref' in one)))
  for (const parameter of own as Parameter[]) {
    const text = JSON.stringify(parameter)
    seen.set(text, { parameter, times: (seen.get(text)?.times ?? 0) + 1 })
  }
  const shared: Record<string, Parameter> = {}
  const names = new Map<string, string>()
  const byUse = [...seen].filter(([, { times }]) => times > 1).sort(([, a], [, b]) => b.times - a.times)
  for (const [text, { parameter }] of byUse) {
    const plain = parameter.name.replaceAll('-', '_')
    let name = plain
    for (let number = 2; name in shared; number += 1) name = `${plain}_${number}`
    shared[name] = parameter
    names.set(text, name)
  }
  for (const operation of operations) {
    operation.parameters = operation.parameters?.map((one) => {
      const name = names.get(JSON.stringify(one))
      return name ? { $ref: `#/components/parameters/${name}` } : one
    })
    if (!operation.parameters?.length) delete operation.parameters
  }
  return Object.fromEntries(Object.entries(shared).sort(([a], [b]) => (a < b ? -1 : 1)))
}

type AllOf = { allOf: [Ref, { type: string[] }] }

const isNullableRef = (value: object): value is AllOf => {
  const [ref, other] = (value as Partial<AllOf>).allOf ?? []
  return (
    ref !== undefined && '$ref' in ref && other?.type?.at(-1) === 'null' && Object.keys(other).length === 1
  )
}

/**
 * What the generator says wrongly: a shared schema or null as both at once, which nothing can be; and the flag of a pattern
 * as part of it.
 */
export function mend(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(mend)
  const rest = Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      key === 'pattern' && typeof part === 'string' ? part.replace(/\$\/u$/, '$') : mend(part),
    ]),
  )
  if (!isNullableRef(value)) return rest
  delete rest.allOf
  return { ...rest, anyOf: [value.allOf[0], { type: 'null' }] }
}

/** Shares the parts of all operations, changing `paths`; the result belongs under `components`. */
export function shareParts(paths: Record<string, unknown>) {
  const operations = operationsOf(paths)
  const responses = shareProblems(operations)
  return {
    responses: Object.fromEntries(Object.entries(responses).sort(([a], [b]) => (a < b ? -1 : 1))),
    parameters: shareParameters(operations),
  }
}
