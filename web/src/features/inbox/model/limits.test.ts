import * as contract from '@contracts/message-content'
import { expect, it } from 'vitest'
import { MAX_CAPTION_LENGTH, MAX_TEXT_LENGTH } from './limits'

it('the limits of the composer are those of the contract', () => {
  expect(MAX_TEXT_LENGTH).toBe(contract.MAX_TEXT_LENGTH)
  expect(MAX_CAPTION_LENGTH).toBe(contract.MAX_CAPTION_LENGTH)
})
