import { expect, test } from 'vitest'
import { ACTS, isAllowed, type Member, mayTouch } from './permissions.ts'

const member = (role: Member['role'], more: Partial<Member> = {}): Member => ({ role, scope: 'all', ...more })

test('A19 a viewer may read messages and send none', () => {
  expect(mayTouch('messages', 'select', member('viewer'))).toBe(true)
  expect(isAllowed(ACTS.send_message, member('viewer'))).toBe(false)
})

test('an agent needs the switch, an admin has it', () => {
  expect(mayTouch('templates', 'insert', member('agent'))).toBe(false)
  expect(mayTouch('templates', 'insert', member('agent', { manage_templates: true }))).toBe(true)
  expect(mayTouch('templates', 'insert', member('admin'))).toBe(true)
})

test('a switch gives a viewer nothing', () => {
  expect(mayTouch('broadcasts', 'insert', member('viewer', { broadcast: true }))).toBe(false)
})

test('figures of the whole project are closed to who sees a part of it', () => {
  expect(mayTouch('communication_analytics', 'select', member('agent', { scope: 'team' }))).toBe(false)
})

test('nobody may do what has no rule, and a stranger nothing', () => {
  expect(mayTouch('messages', 'insert', member('owner'))).toBe(false)
  expect(mayTouch('no_such_table', 'select', member('owner'))).toBe(false)
  expect(mayTouch('messages', 'select', undefined)).toBe(false)
})
