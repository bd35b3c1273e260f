import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect } from 'vitest'
import type { Answer, Caller, call } from './caller.ts'
import { document, type Operation } from './operations.ts'
import type { Sample } from './samples.ts'

const ajv = new Ajv2020({ strict: false, allErrors: true })
// Its module is CommonJS, whose default is one level deeper for TypeScript.
;(addFormats as unknown as (ajv: Ajv2020) => void)(ajv)
ajv.addSchema({ $id: 'hub', components: document.components })

const validators = new Map<string, ReturnType<typeof ajv.compile>>()

/** Points references of the document at the schema that ajv knows it by. */
function rooted(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"hub#/components/'))
}

function validatorOf(schema: object) {
  const key = JSON.stringify(schema)
  const known = validators.get(key) ?? ajv.compile(rooted(schema))
  validators.set(key, known)
  return known
}

/** What is wrong with a value by a schema of the document; empty when nothing is. */
export function faultsOf(schema: object, value: unknown): string[] {
  const validate = validatorOf(schema)
  if (validate(value)) return []
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

/** Expects an answer to be one that the document describes: its status, its type, its body. */
export function expectDocumented(operation: Operation, answer: Answer): void {
  const described = operation.responses[answer.status]
  const where = `${operation.name} ${answer.status} ${JSON.stringify(answer.body).slice(0, 400)}`
  expect(described, `${where} is not in the document`).toBeDefined()
  const type = answer.headers.get('content-type')?.split(';')[0] ?? ''
  const schema = described?.content?.[type]?.schema
  if (described?.content === undefined) expect(answer.body, where).toBe('')
  else expect(schema, `${where} as ${type} is not in the document`).toBeDefined()
  if (schema) expect(faultsOf(schema, answer.body), where).toEqual([])
}

/** Sends a request of an operation. */
export async function request(
  caller: { call: typeof call } | Caller,
  operation: Operation,
  sample: Sample,
): Promise<Answer> {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name) =>
    encodeURIComponent(sample.path?.[name] ?? crypto.randomUUID()),
  )
  const query = new URLSearchParams(sample.query ?? {})
  return await caller.call(operation.method, query.size > 0 ? `${path}?${query}` : path, {
    headers: { 'idempotency-key': crypto.randomUUID(), ...sample.headers },
    ...(sample.body === undefined ? {} : { body: sample.body }),
  })
}
