import { expect, test } from 'vitest'
import { META_ERRORS } from '../../../supabase/functions/_shared/contracts/meta-errors.ts'
import { catalogue } from './catalogue.ts'

/** Groups, calls, Flows, usernames, blocking and moving numbers: nothing that sending a message answers with. */
const NOT_OF_SENDING =
  /^(131020|131041|1312\d\d|138\d{3}|139\d{3}|141\d{3}|147\d{3}|1305\d\d|13602[45]|2500|613|131059|13410\d|2593\d{3}|131044|13300[089]|133015|131060|17520\d\d|23880(12|91|93)|2388103)$/

test('every code that Meta answers a message with is explained to people', () => {
  const codes = Object.keys(catalogue).filter((code) => !NOT_OF_SENDING.test(code))
  expect(codes.filter((code) => !(code in META_ERRORS))).toEqual([])
})
