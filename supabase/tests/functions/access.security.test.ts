// Every operation of every function group, found in its OpenAPI document: a new route is covered when it is born.
import { existsSync, readdirSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { ProblemDetails } from '../../functions/_shared/contracts/problem.ts'
import { SECURITY_SCHEMES } from '../../functions/_shared/http/access.ts'
import { call, signIn } from './_support/caller.ts'
import { stack } from './_support/stack.ts'

type Operation = { operationId?: string; security?: Record<string, string[]>[] }
type Route = { group: string; method: string; path: string; operation: Operation }
type GroupApp = { getOpenAPI31Document(info: object): { paths?: Record<string, Record<string, Operation>> } }

const folder = new URL('../../functions/', import.meta.url)
const groups = readdirSync(folder).filter((name) => existsSync(new URL(`${name}/index.ts`, folder)))

async function routesOf(group: string): Promise<Route[]> {
  const { app }: { app: GroupApp } = await import(new URL(`${group}/app.ts`, folder).href)
  const { paths = {} } = app.getOpenAPI31Document({ openapi: '3.1.0', info: { title: group, version: '1' } })
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      group,
      method: method.toUpperCase(),
      path,
      operation,
    })),
  )
}

const routes = (await Promise.all(groups.map(routesOf))).flat()
const label = ({ method, path }: Route) => `${method} ${path}`
const isClosed = ({ operation }: Route) => (operation.security ?? []).length > 0
const closed = routes.filter(isClosed).map((route) => ({ name: label(route), ...route }))

/** Speaks Meta's contract and not ours, so it has no OpenAPI document; its own tests say who may call it. */
const WITHOUT_DOCUMENT = ['cloud']

/** Open on purpose. Whoever adds a line here has thought about it. */
const OPEN = ['GET /health', 'GET /webhook', 'GET /webhook/{app}']

function knock({ method, path }: Route, headers: Record<string, string> = {}) {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) =>
    name === 'queue' ? 'inbound' : crypto.randomUUID(),
  )
  return call(method, filled, { headers, ...(method === 'GET' || method === 'DELETE' ? {} : { body: {} }) })
}

describe('who may call', () => {
  test('every group has a route, and every operation says who may call it and has a name of its own', () => {
    expect(new Set([...routes.map(({ group }) => group), ...WITHOUT_DOCUMENT])).toEqual(new Set(groups))
    expect(routes.filter(({ operation }) => operation.security === undefined).map(label)).toEqual([])
    const names = routes.map(({ operation }) => operation.operationId)
    expect(new Set(names).size).toBe(names.length)
    const schemes = routes.flatMap(({ operation }) => operation.security?.flatMap(Object.keys) ?? [])
    expect(Object.keys(SECURITY_SCHEMES)).toEqual(expect.arrayContaining([...new Set(schemes)]))
  })

  test('only what is meant to be open is open', () => {
    expect(
      routes
        .filter((route) => !isClosed(route))
        .map(label)
        .sort(),
    ).toEqual([...OPEN].sort())
  })

  test.each(closed)('A23: $name answers a stranger with 401', async (route) => {
    const answer = await knock(route)
    expect(answer.status).toBe(401)
    expect(ProblemDetails.parse(answer.body).message.ar).not.toBe('')
  })

  test.each(closed)(
    'A23: $name takes neither a made-up token nor a public key for a session',
    async (route) => {
      for (const token of [
        'eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIiwicm9sZSI6ImF1dGhlbnRpY2F0ZWQifQ.',
        stack.publishable_key,
      ]) {
        expect((await knock(route, { authorization: `Bearer ${token}` })).status).toBe(401)
      }
    },
  )
})

describe('a session', () => {
  let token = ''

  beforeAll(async () => {
    token = (await signIn('viewer')).accessToken
  })

  const forSessions = closed.filter(({ operation }) =>
    operation.security?.some((scheme) => 'session' in scheme),
  )

  test.each(forSessions)('that was tampered with does not open $name', async (route) => {
    const [head = '', body = '', signature = ''] = token.split('.')
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString())
    const forged = Buffer.from(JSON.stringify({ ...claims, sub: crypto.randomUUID() })).toString('base64url')
    expect((await knock(route, { authorization: `Bearer ${head}.${forged}.${signature}` })).status).toBe(401)
  })

  test.each(closed.filter((route) => !forSessions.includes(route)))('does not open $name', async (route) => {
    expect((await knock(route, { authorization: `Bearer ${token}` })).status).toBe(401)
  })

  const forKeys = forSessions.filter(({ operation }) =>
    operation.security?.some((scheme) => 'apiKey' in scheme),
  )

  test.each(forKeys)('is not replaced by a made-up API key at $name', async (route) => {
    expect((await knock(route, { 'x-api-key': 'hub_live_0123456789abcdef' })).status).toBe(401)
  })
})
