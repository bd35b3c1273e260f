import { describe, expect, it } from 'vitest'
import { safeRedirect } from './safe-redirect'

const origin = 'https://hub.example'

describe('safeRedirect', () => {
  it('keeps a path of this site with its query and hash', () => {
    expect(safeRedirect('/p/azab/inbox?tab=mine#x', origin)).toBe('/p/azab/inbox?tab=mine#x')
  })

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    'evil',
    '',
    null,
    7,
    { toString: () => '/x' },
  ])('sends %j to the front page', (target) => {
    expect(safeRedirect(target, origin)).toBe('/')
  })

  it('does not lead back to the sign-in page', () => {
    expect(safeRedirect('/sign-in?redirect=/x', origin)).toBe('/')
  })
})
