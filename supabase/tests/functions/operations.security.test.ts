// Every operation of the OpenAPI document: as each role and with keys, by the matrix of contracts/operations.ts; each answer
// against its schema; paths and methods that are none. A route cannot be added without its line and its sample.
import { beforeAll, describe, expect, test } from 'vitest'
import { type Guard, OPERATIONS } from '../../functions/_shared/contracts/operations.ts'
import { isAtLeast, ROLES } from '../../functions/_shared/contracts/permissions.ts'
import { ProblemDetails } from '../../functions/_shared/contracts/problem.ts'
import { expectDocumented, request } from './_support/answers.ts'
import { type Caller, call, type Role, signIn } from './_support/caller.ts'
import { sql } from './_support/database.ts'
import { type Key, makeKey } from './_support/keys.ts'
import { type Operation, operations } from './_support/operations.ts'
import { SAMPLES, type Sample } from './_support/samples.ts'
import { type Things, thingsOf } from './_support/things.ts'
import { makeWorld, type World } from './_support/world.ts'

let world: World
let things: Things
const people = {} as Record<Role, Caller>
let whole: Key
let other: Key
const scoped = new Map<string, Key>()

beforeAll(async () => {
  world = await makeWorld()
  for (const role of ROLES) people[role] = await signIn(role)
  things = thingsOf(world, people.admin)
  whole = await makeKey({ project_id: world.projectId, scopes: ['*'] })
  other = await makeKey({ project_id: world.projectId, scopes: ['ads:read'] })
})

const guardOf = ({ id }: Operation): Guard => OPERATIONS[id] ?? 'everybody'
const ruled = operations.flatMap((operation) => {
  const guard = guardOf(operation)
  return typeof guard === 'object' ? [{ name: operation.name, operation, guard }] : []
})

async function sampleOf(operation: Operation, actorId: string): Promise<Sample> {
  const make = SAMPLES[operation.id]
  if (!make) throw new Error(`${operation.id} has no sample`)
  return await make(things, actorId)
}

type Acting = Pick<Caller, 'call' | 'userId'>

const kept = new Map<string, Promise<Sample>>()

/** The same things for all who change nothing: those who read, and those who are refused. */
function keptSampleOf(operation: Operation, actorId: string): Promise<Sample> {
  const isOfActor = (SAMPLES[operation.id]?.length ?? 0) > 1
  const name = isOfActor ? `${operation.id} ${actorId}` : operation.id
  const sample = kept.get(name) ?? sampleOf(operation, actorId)
  kept.set(name, sample)
  return sample
}

const asked = async (caller: Acting, operation: Operation) =>
  await request(
    caller,
    operation,
    await (operation.method === 'GET' ? keptSampleOf : sampleOf)(operation, caller.userId),
  )
const askedInVain = async (caller: Acting, operation: Operation) =>
  await request(caller, operation, await keptSampleOf(operation, caller.userId))

/** A key, whose things are the agent's where they are somebody's own. */
const asAgent = ({ call: keyCall }: Key): Acting => ({
  call: keyCall,
  userId: people.agent.userId,
})

async function keyWith(scopes: string[]): Promise<Key> {
  const known = scoped.get(`${scopes}`) ?? (await makeKey({ project_id: world.projectId, scopes }))
  scoped.set(`${scopes}`, known)
  return known
}

async function setSwitch(name: string, value: boolean) {
  await sql`
    update public.project_members set ${sql({ [name]: value })}
    where project_id = ${world.projectId} and user_id = ${people.agent.userId}`
}

test('every operation has its line in the matrix and its sample, and neither names what is not there', () => {
  const names = operations.map(({ id }) => id).sort()
  expect(Object.keys(OPERATIONS).sort()).toEqual(names)
  expect(Object.keys(SAMPLES).sort()).toEqual(names)
})

test('the matrix says of each operation what its route says', () => {
  for (const operation of operations) {
    const guard = guardOf(operation)
    const wanted =
      guard === 'everybody'
        ? []
        : guard === 'meta'
          ? ['metaSignature']
          : guard === 'workers'
            ? ['queueSecret']
            : ['session']
    expect(
      operation.schemes.filter((scheme) => scheme !== 'apiKey'),
      operation.name,
    ).toEqual(wanted)
    if (typeof guard === 'object') {
      expect(operation.schemes.includes('apiKey'), operation.name).toBe(guard.key !== undefined)
    }
  }
})

describe('a role', () => {
  const cases = ruled.flatMap((one) => ROLES.map((role) => ({ ...one, role, name: `${role}: ${one.name}` })))

  test.each(cases.filter(({ guard, role }) => !isAtLeast(role, guard.role)))(
    'A19: is refused what is above it. $name',
    async ({ operation, role }) => {
      const answer = await askedInVain(people[role], operation)
      // 404 where the row itself is not for his eyes.
      expect([403, 404]).toContain(answer.status)
      expectDocumented(operation, answer)
    },
  )

  test.each(cases.filter(({ guard, role }) => isAtLeast(role, guard.role)))(
    'may what the matrix gives it, and the answer is as described. $name',
    async ({ operation, role, guard }) => {
      if (guard.needs && role === 'agent') await setSwitch(guard.needs, true)
      const answer = await asked(people[role], operation)
      if (guard.needs && role === 'agent') await setSwitch(guard.needs, false)
      expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
      expectDocumented(operation, answer)
    },
  )

  const takesKey = ({ parameters }: Operation) => parameters.some(({ name }) => name === 'idempotency-key')

  test.each(ruled.filter(({ operation }) => takesKey(operation)))(
    'does what is repeated with the same Idempotency-Key once. $name',
    async ({ operation }) => {
      const sample = await sampleOf(operation, people.owner.userId)
      const headers = { ...sample.headers, 'idempotency-key': crypto.randomUUID() }
      const first = await request(people.owner, operation, { ...sample, headers })
      const again = await request(people.owner, operation, { ...sample, headers })
      expect(again.status, JSON.stringify(again.body)).toBe(first.status)
      const idOf = ({ body }: typeof first) => (body as { id?: string } | null)?.id
      expect(idOf(again)).toBe(idOf(first))
    },
  )

  test.each(ruled.filter(({ guard }) => guard.needs))(
    'of an agent is refused without the switch. $name',
    async ({ operation }) => {
      const answer = await askedInVain(people.agent, operation)
      expect(answer.status).toBe(403)
      expectDocumented(operation, answer)
    },
  )
})

describe('an API key', () => {
  const forKeys = ruled.flatMap((one) => (one.guard.key ? [{ ...one, scopes: one.guard.key }] : []))

  test.each(forKeys)(
    'with the scope may, and the answer is as described. $name',
    async ({ operation, scopes }) => {
      const answer = await asked(asAgent(await keyWith(scopes)), operation)
      expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
      expectDocumented(operation, answer)
    },
  )

  test.each(forKeys)('with every scope may. $name', async ({ operation }) => {
    const answer = await asked(asAgent(whole), operation)
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  })

  test.each(forKeys)('with another scope is refused. $name', async ({ operation }) => {
    const answer = await askedInVain(asAgent(other), operation)
    expect([403, 404]).toContain(answer.status)
    expectDocumented(operation, answer)
  })

  test.each(ruled.filter(({ guard }) => !guard.key))(
    'opens nothing that is for people. $name',
    async ({ operation }) => {
      const answer = await askedInVain(asAgent(whole), operation)
      expect(answer.status).toBe(401)
      expectDocumented(operation, answer)
    },
  )
})

describe('whoever is signed in, Meta, the workers and everybody', () => {
  const free = operations.filter((operation) => typeof guardOf(operation) === 'string')

  test.each(free)('get the answer that is described. $name', async (operation) => {
    const caller = operation.schemes.includes('session')
      ? people.owner
      : { call, userId: people.owner.userId }
    const answer = await request(caller, operation, await sampleOf(operation, caller.userId))
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
    expectDocumented(operation, answer)
  })
})

/** Whether a request for one path could be answered by the route of another: `/flows/sync` by `/flows/{id}`. */
const fits = (route: string, path: string) =>
  new RegExp(`^${route.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path)

describe('what is no operation', () => {
  const paths = [...new Set(operations.map(({ path }) => path))]

  test.each(paths)('below %s is 404', async (path) => {
    const filled = path.replaceAll(/\{\w+\}/g, () => crypto.randomUUID())
    const answer = await people.viewer.call('GET', `${filled}/no/such/path/here`)
    expect(answer.status).toBe(404)
    expect(ProblemDetails.parse(answer.body).code).toBe('not_found')
  })

  test.each(paths)('is 405 where another method is: %s', async (path) => {
    const offered = operations.filter((one) => fits(one.path, path)).map(({ method }) => method)
    const [wrong = 'PUT'] = ['DELETE', 'PUT', 'PATCH', 'POST'].filter((method) => !offered.includes(method))
    const filled = path.replaceAll(/\{\w+\}/g, () => crypto.randomUUID())
    const answer = await people.viewer.call(wrong, filled)
    expect(answer.status).toBe(405)
    expect(ProblemDetails.parse(answer.body).code).toBe('method_not_allowed')
    expect(answer.headers.get('allow')?.split(', ')).toEqual(expect.arrayContaining(offered))
  })
})
