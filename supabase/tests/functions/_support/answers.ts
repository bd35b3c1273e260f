import { expect } from 'vitest'
import type { Answer, Caller, call } from './caller.ts'
import type { Operation } from './operations.ts'
import type { Sample } from './samples.ts'
import { faultsOf } from './schemas.ts'

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
