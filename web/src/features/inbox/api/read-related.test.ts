import { expect, test } from 'vitest'
import { someMessage } from '../model/message-fixture'
import { type Relation, relate } from './read-related'

test('relations are put onto the rows that they are of', () => {
  const relations: Relation[] = [
    { message_id: 'answer', related_id: 'asked', relation: 'quotes' },
    { message_id: 'late', related_id: null, relation: 'quotes' },
    { message_id: 'thumb', related_id: 'asked', relation: 'hangs_on' },
  ]
  const rows = ['asked', 'answer', 'late', 'thumb'].map((id) => someMessage({ id }))
  expect(relate(rows, relations).map(({ id, quotes, target_id }) => [id, quotes, target_id])).toEqual([
    ['asked', null, null],
    ['answer', { id: 'asked' }, null],
    ['late', { id: null }, null],
    ['thumb', null, 'asked'],
  ])
})
