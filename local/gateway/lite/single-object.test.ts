import { expect, test } from 'vitest'
import { mendSingleObject } from './single-object.ts'

const ASKS = new Request('http://x/rest/v1/t', { headers: { accept: 'application/vnd.pgrst.object+json' } })

test('a list of one becomes the object that was asked for', async () => {
  const response = await mendSingleObject(ASKS, Response.json([{ id: 1 }], { status: 201 }))
  expect(response.status).toBe(201)
  expect(response.headers.get('content-type')).toContain('vnd.pgrst.object+json')
  expect(await response.json()).toEqual({ id: 1 })
})

test.each([[[]], [[{ id: 1 }, { id: 2 }]]])('a list of another length is refused: %j', async (rows) => {
  const response = await mendSingleObject(ASKS, Response.json(rows))
  expect(response.status).toBe(406)
  expect(await response.json()).toMatchObject({
    code: 'PGRST116',
    details: `The result contains ${rows.length} rows`,
  })
})

test('a list that nobody wanted as an object, or that is the object, passes', async () => {
  const list = Response.json([{ id: 1 }])
  expect(await mendSingleObject(new Request('http://x/'), list)).toBe(list)
  const value = new Response('[1]', { headers: { 'content-type': 'application/vnd.pgrst.object+json' } })
  expect(await mendSingleObject(ASKS, value)).toBe(value)
})
