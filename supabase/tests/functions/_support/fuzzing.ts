import fc from 'fast-check'
import { document, type JsonSchema, type Operation } from './operations.ts'
import { faultsOf } from './schemas.ts'

/*
 * Requests made by chance from the OpenAPI document: good ones, good ones with a part broken, and nonsense. Knows neither
 * vitest nor a stack, so that tests and soaks share it.
 */

/** Ids that exist, by what names them: a group of routes (`contacts`), or a field (`project_id`). */
export type Pool = Record<string, string[]>

export type FuzzedRequest = {
  path: string
  headers: Record<string, string>
  body: string | undefined
  /** The document says that this must be refused. */
  isRefused: boolean
}

/** Text that has broken something somewhere. */
const NASTY = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '%',
  '_%\\',
  "'; drop table x; --",
  '../../etc',
  '{}',
  'null',
  '-1',
  '1e309',
  '__proto__',
  'constructor',
  '(),.:*',
  '"quoted"',
  '\u202e\u200f',
  '٠١٢٣',
  'İı',
  '👩‍👩‍👧‍👦',
  '9'.repeat(40),
  'x'.repeat(5000),
  '2026-13-45',
  '0000-01-01T00:00:00Z',
  '+275760-09-13T00:00:00Z',
  '00000000-0000-0000-0000-000000000000',
]

const nastyText = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 60 }))
const nasty: fc.Arbitrary<unknown> = fc.oneof(
  nastyText,
  fc.constantFrom<unknown>(null, true, 0, -1, 2 ** 31, 2 ** 53, 1e308, 0.1, [], {}, [[]], [null], {
    a: { b: [] },
  }),
  fc.jsonValue({ maxDepth: 3 }),
)

const asText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed()

function resolve(schema: JsonSchema): JsonSchema {
  const ref = schema.$ref
  if (typeof ref !== 'string') return schema
  return resolve(document.components.schemas[ref.split('/').at(-1) ?? ''] ?? {})
}

function textOf(schema: JsonSchema, name: string, pool: Pool): fc.Arbitrary<string> {
  if (schema.format === 'uuid') {
    const known = pool[name] ?? pool[name.replace(/_ids?$/, 's')] ?? []
    return known.length > 0
      ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, fc.uuid())
      : fc.uuid()
  }
  if (schema.format === 'date-time') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString())
  if (schema.format === 'date') {
    const min = new Date('2024-01-01')
    return fc
      .date({ min, max: new Date('2027-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
  }
  if (schema.format === 'uri') return fc.webUrl()
  if (schema.format === 'email') return fc.emailAddress()
  if (typeof schema.pattern === 'string') {
    try {
      return fc.stringMatching(new RegExp(schema.pattern))
    } catch {
      return fc.constantFrom('a.png', 'صورة.pdf') // fast-check knows no classes such as \p{Cc}
    }
  }
  const minLength = Math.min(Number(schema.minLength ?? 0), 20)
  const maxLength = Math.max(minLength, Math.min(Number(schema.maxLength ?? 30), 30))
  return fc.string({ unit: 'grapheme', minLength, maxLength })
}

const numberRange = (schema: JsonSchema) => ({
  min: Number(schema.minimum ?? -1_000_000),
  max: Number(schema.maximum ?? 1_000_000),
})

function objectOf(schema: JsonSchema, depth: number, pool: Pool): fc.Arbitrary<unknown> {
  const properties = (schema.properties ?? {}) as Record<string, JsonSchema>
  const required = (schema.required ?? []) as string[]
  const model = Object.fromEntries(
    Object.entries(properties).map(([name, part]) => [name, valueFrom(part, name, pool, depth + 1)]),
  )
  if (Object.keys(model).length === 0 && schema.additionalProperties !== false) {
    return fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.jsonValue({ maxDepth: 1 }), { maxKeys: 3 })
  }
  return fc.record(model, { requiredKeys: required.filter((name) => name in model) })
}

/** A value that a schema takes, as far as it says. */
function valueFrom(given: JsonSchema, name: string, pool: Pool, depth = 0): fc.Arbitrary<unknown> {
  const schema = resolve(given)
  const choices = (schema.oneOf ?? schema.anyOf) as JsonSchema[] | undefined
  if (choices) return fc.oneof(...choices.map((choice) => valueFrom(choice, name, pool, depth)))
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum)
  const types = [schema.type].flat() as string[]
  if (types.length > 1) {
    return fc.oneof(...types.map((type) => valueFrom({ ...schema, type }, name, pool, depth)))
  }
  switch (types[0]) {
    case 'null':
      return fc.constant(null)
    case 'boolean':
      return fc.boolean()
    case 'integer':
      return fc.integer(numberRange(schema))
    case 'number':
      return fc.double({ ...numberRange(schema), noNaN: true, noDefaultInfinity: true })
    case 'string':
      return textOf(schema, name, pool)
    case 'array': {
      const minLength = Number(schema.minItems ?? 0)
      const maxLength = Math.max(minLength, Math.min(Number(schema.maxItems ?? 3), 3))
      return fc.array(valueFrom((schema.items ?? {}) as JsonSchema, name, pool, depth + 1), {
        minLength,
        maxLength,
      })
    }
    case 'object':
      return depth > 6 ? fc.constant({}) : objectOf(schema, depth, pool)
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

/** Breaks one part of a value, somewhere in it. */
function broken(good: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(good, nasty, fc.nat(), fc.constantFrom('replace', 'remove', 'add'))
    .map(([value, bad, at, how]) => {
      if (typeof value !== 'object' || value === null) return bad
      const copy = structuredClone(value) as Record<string, unknown>
      const keys = Object.keys(copy)
      const key = keys[at % Math.max(keys.length, 1)]
      if (how === 'add' || key === undefined) copy[asText(bad).slice(0, 20)] = bad
      else if (how === 'remove') delete copy[key]
      else copy[key] = bad
      return copy
    })
}

const RAW = [
  '',
  '{',
  '[]',
  '"',
  'null',
  '{"a":1e999}',
  '[[[[[[[[[[[[[[[[[[[[',
  '\ufeff{}',
  '{"__proto__":{"x":1}}',
  'a=b',
]

function bodyOf({ body }: Operation, pool: Pool): fc.Arbitrary<string | undefined> {
  const schema = body?.content['application/json']?.schema
  if (!schema) return body ? nastyText : fc.constant(undefined)
  const good = valueFrom(schema, 'body', pool)
  return fc.oneof(
    { weight: 4, arbitrary: good.map((value) => JSON.stringify(value)) },
    { weight: 4, arbitrary: broken(good).map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: nasty.map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: fc.constantFrom(...RAW) },
  )
}

const inPath = (operation: Operation, name: string, pool: Pool) => {
  const known = pool[name === 'id' ? operation.group : `${name.replace(/_id$/, '')}s`] ?? []
  const good = known.length > 0 ? fc.constantFrom(...known) : fc.uuid()
  return fc.oneof(
    { weight: 8, arbitrary: good },
    { weight: 1, arbitrary: fc.uuid() },
    { weight: 1, arbitrary: nastyText },
  )
}

type Filled = Record<string, string>

/** Whether the document refuses what is in the path, the query or the body. What it cannot say is not counted. */
function isRefused(operation: Operation, path: Filled, query: Filled, body: string | undefined): boolean {
  const wrong = operation.parameters.some(({ name, in: place, required, schema }) => {
    const value = place === 'path' ? path[name] : place === 'query' ? query[name] : undefined
    if (place === 'header' || place === 'cookie') return false
    if (value === undefined) return required === true
    const { type } = resolve(schema)
    if (type === 'integer' || type === 'number') return false // coerced from text
    return faultsOf(schema, value).length > 0
  })
  if (wrong) return true
  const schema = operation.body?.content['application/json']?.schema
  if (!schema) return false
  if (body === undefined) return operation.body?.required === true
  try {
    return faultsOf(schema, JSON.parse(body.replace(/^\ufeff/, ''))).length > 0
  } catch {
    return true
  }
}

/** Requests of an operation, good and bad. */
export function requestsOf(operation: Operation, pool: Pool): fc.Arbitrary<FuzzedRequest> {
  const parts = (place: string) => operation.parameters.filter((one) => one.in === place)
  const query = fc.record(
    Object.fromEntries(
      parts('query').map(({ name, schema }) => {
        const good = valueFrom(schema, name, pool).map(asText)
        return [
          name,
          fc.oneof({ weight: 8, arbitrary: good }, { weight: 1, arbitrary: nastyText.map(asText) }),
        ]
      }),
    ),
    {
      requiredKeys: parts('query').flatMap(({ name, required }) => (required ? [name] : [])),
    },
  ) as fc.Arbitrary<Filled>
  const path = fc.record(
    Object.fromEntries(parts('path').map(({ name }) => [name, inPath(operation, name, pool).map(asText)])),
  ) as fc.Arbitrary<Filled>
  const key = fc.oneof(
    { weight: 9, arbitrary: fc.uuid() },
    { weight: 1, arbitrary: fc.constantFrom('', 'x', '0') },
  )
  return fc.tuple(path, query, bodyOf(operation, pool), key).map(([inside, asked, body, idempotencyKey]) => {
    const place = operation.path.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(inside[name] ?? ''))
    const search = new URLSearchParams(asked)
    const type = Object.keys(operation.body?.content ?? {})[0]
    return {
      path: search.size > 0 ? `${place}?${search}` : place,
      headers: {
        'idempotency-key': idempotencyKey,
        ...(type && body !== undefined ? { 'content-type': type } : {}),
      },
      body,
      isRefused: isRefused(operation, inside, asked, body),
    }
  })
}

export type Answered = { status: number; type: string; text: string }

/** What is wrong with an answer to a fuzzed request; undefined when nothing is. */
export function faultOf(operation: Operation, request: FuzzedRequest, answer: Answered): string | undefined {
  const { status, type, text } = answer
  // Meta's refusal of what only she can judge is the one 5xx that is an answer.
  const isMetas = status === 502 && text.includes('"upstream_failed"')
  if (status >= 500 && !isMetas) return `${status} ${text.slice(0, 300)}`
  if (request.isRefused && status < 400) return `${status} to what the document refuses`
  if (!text.startsWith('{') || !type.includes('json')) return undefined
  const schema = operation.responses[status]?.content?.[type]?.schema
  // An id that is no id in a path may lead to another route or to none.
  if (!schema)
    return status === 404 || status === 405 || status === 413 ? undefined : `${status} is not in the document`
  const [fault] = faultsOf(schema, JSON.parse(text))
  return fault && `${status}: ${fault}`
}
