// Bodies that the OpenAPI document refuses, made of good ones: each is 422 with a pointer to what is wrong, and writes nothing.
import { beforeAll, describe, expect, test } from 'vitest'
import { ProblemDetails } from '../../functions/_shared/contracts/problem.ts'
import { request } from './_support/answers.ts'
import { type Caller, signIn } from './_support/caller.ts'
import { type JsonSchema, type Operation, operations } from './_support/operations.ts'
import { SAMPLES, type Sample } from './_support/samples.ts'
import { faultsOf } from './_support/schemas.ts'
import { type Things, thingsOf } from './_support/things.ts'
import { makeWorld } from './_support/world.ts'

let things: Things
let owner: Caller

beforeAll(async () => {
  owner = await signIn('owner')
  things = thingsOf(await makeWorld(), owner)
})

const schemaOf = ({ body }: Operation): JsonSchema | undefined => body?.content['application/json']?.schema
const withBody = operations.filter(
  (operation) => operation.schemes.includes('session') && schemaOf(operation),
)

const samples = new Map<string, Sample>()

/** Good things to be wrong about. What is refused changes nothing, so that one serves both tests. */
async function sampleOf({ id }: Operation): Promise<Sample> {
  const sample = samples.get(id) ?? (await SAMPLES[id]?.(things, owner.userId)) ?? {}
  samples.set(id, sample)
  return sample
}

type Body = Record<string, unknown>

/** The body without each of its parts, and with each of them of the wrong kind; and what is no body at all. */
function variants(body: Body): { what: string; body: unknown }[] {
  const keys = Object.keys(body)
  return [
    { what: 'a list', body: [] },
    { what: 'a word', body: '"text"' },
    { what: 'an unknown word', body: { ...body, no_such_word: 1 } },
    ...keys.map((key) => ({
      what: `no ${key}`,
      body: Object.fromEntries(Object.entries(body).filter(([name]) => name !== key)),
    })),
    ...keys.flatMap((key) =>
      [null, 7, true, '', 'x'.repeat(30_000), [[]], { a: { b: 1 } }].map((value) => ({
        what: `${key} ${JSON.stringify(value).slice(0, 20)}`,
        body: { ...body, [key]: value },
      })),
    ),
  ]
}

describe('a body that the document refuses', () => {
  test.each(withBody)('is 422 with a pointer into it: $name', async (operation) => {
    const sample = await sampleOf(operation)
    const schema = schemaOf(operation) ?? {}
    const wrong = variants(sample.body as Body).filter(({ body }) => faultsOf(schema, body).length > 0)
    expect(wrong.length).toBeGreaterThan(1)
    for (const { what, body } of wrong) {
      const answer = await request(owner, operation, { ...sample, body })
      expect(answer.status, `${what}: ${JSON.stringify(answer.body).slice(0, 300)}`).toBe(422)
      const { errors = [] } = ProblemDetails.parse(answer.body)
      expect(
        errors.map(({ pointer }) => pointer).filter((pointer) => !/^\/body(\/|$)/.test(pointer)),
        what,
      ).toEqual([])
      expect(errors.length, what).toBeGreaterThan(0)
    }
  })

  test.each(withBody)(
    'is 400 when it is no JSON, 415 when it is something else: $name',
    async (operation) => {
      const sample = await sampleOf(operation)
      expect((await request(owner, operation, { ...sample, body: '{"a":' })).status).toBe(400)
      const headers = { ...sample.headers, 'content-type': 'text/plain' }
      expect((await request(owner, operation, { ...sample, body: 'a', headers })).status).toBe(415)
    },
  )
})
