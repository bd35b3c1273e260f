import { expect, test } from 'vitest'
import { MAINTENANCE_FORM_WITH_ENDPOINT } from './maintenance-form.ts'
import { nextScreen, type OpenForm, screenOf } from './next-screen.ts'

const NOON = new Date('2026-11-22T12:00:00Z')
const maintenance: OpenForm = {
  purpose: 'maintenance_request',
  document: MAINTENANCE_FORM_WITH_ENDPOINT,
  timeZone: 'Africa/Cairo',
  token: 'ft_0123456789abcdef',
  answers: {},
}
const screen = (id: string, data: object = {}, terminal = false) => ({ id, data, terminal })
const own = (document: object, answers = {}): OpenForm => ({
  ...maintenance,
  purpose: null,
  document,
  answers,
})

test('the first screen gets the days of this moment, and a screen nothing that it does not declare', () => {
  const data = { min_date: '2026-11-22', max_date: '2027-02-20' }
  expect(screenOf(maintenance, undefined, NOON)).toEqual({ screen: 'SERVICE_TYPE', data })
  // It is the 23rd already in Cairo.
  expect(screenOf(maintenance, undefined, new Date('2026-11-22T22:30:00Z')).data.min_date).toBe('2026-11-23')
  expect(screenOf(maintenance, 'DETAILS', NOON)).toEqual({ screen: 'DETAILS', data: {} })
})

test.each([
  ['SERVICE_TYPE', { service_type: 'plumbing' }, 'DETAILS'],
  ['DETAILS', { description: 'تسريب' }, 'SCHEDULE'],
  ['SCHEDULE', { preferred_date: '2026-11-22', preferred_time: 'morning' }, 'PHOTOS'],
  ['SCHEDULE', {}, 'PHOTOS'],
  ['PHOTOS', {}, 'SUCCESS'],
])('the maintenance form goes on from %s with %o to %s', (id, data, next) => {
  expect(nextScreen(maintenance, id, data, NOON).screen).toBe(next)
})

test.each([
  ['SERVICE_TYPE', { service_type: 'roofing' }],
  ['DETAILS', { description: '  ' }],
  ['SCHEDULE', { preferred_date: '2026-11-21' }],
  ['SCHEDULE', { preferred_date: 'tomorrow' }],
  ['SCHEDULE', { preferred_time: 'night' }],
])('what the maintenance form cannot take keeps the customer on %s: %o', (id, data) => {
  const answer = nextScreen(maintenance, id, data, NOON)
  expect(answer).toMatchObject({ screen: id, data: { error_message: expect.stringMatching(/\p{L}/u) } })
})

test('another form goes the one way there is, with what was handed over, and ends with all of it', () => {
  const document = {
    routing_model: { NAME: ['CITY'], CITY: ['DONE'], DONE: [] },
    screens: [screen('NAME'), screen('CITY', { name: {} }), screen('DONE', {}, true)],
  }
  const answers = { name: 'منى', city: 'القاهرة' }
  expect(nextScreen(own(document, answers), 'NAME', {}, NOON)).toEqual({
    screen: 'CITY',
    data: { name: 'منى' },
  })
  expect(nextScreen(own(document, answers), 'DONE', {}, NOON)).toEqual({
    screen: 'SUCCESS',
    data: { extension_message_response: { params: { ...answers, flow_token: maintenance.token } } },
  })
})

test('where the way, the data or the screen is not known, the customer stays and is told', () => {
  const fork = { routing_model: { A: ['B', 'C'] }, screens: [screen('A'), screen('B'), screen('C')] }
  const unfilled = { routing_model: { A: ['B'] }, screens: [screen('A'), screen('B', { price: {} })] }
  for (const [document, id] of [
    [fork, 'A'],
    [unfilled, 'A'],
    [fork, 'ELSEWHERE'],
  ] as const) {
    expect(nextScreen(own(document), id, {}, NOON)).toMatchObject({
      screen: 'A',
      data: { error_message: expect.any(String) },
    })
  }
})
