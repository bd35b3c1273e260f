import { describe, expect, it } from 'vitest'
import { matchShortcut, type Shortcut } from './shortcuts'

const run = () => {}
const shortcuts: Shortcut[] = [
  { code: 'KeyJ', run },
  { code: 'Slash', shift: true, run },
  { code: 'Escape', inFields: true, run },
]
const press = {
  code: 'KeyJ',
  keyCode: 74,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  repeat: false,
  inField: false,
}

describe('matchShortcut', () => {
  it('goes by the place of the key, whatever letter the layout gives it', () => {
    expect(matchShortcut(press, shortcuts)?.code).toBe('KeyJ')
  })

  it('never answers while an input method composes', () => {
    expect(matchShortcut({ ...press, isComposing: true }, shortcuts)).toBeUndefined()
    expect(matchShortcut({ ...press, keyCode: 229 }, shortcuts)).toBeUndefined()
  })

  it('leaves the keys of the browser alone', () => {
    expect(matchShortcut({ ...press, ctrlKey: true }, shortcuts)).toBeUndefined()
    expect(matchShortcut({ ...press, metaKey: true }, shortcuts)).toBeUndefined()
    expect(matchShortcut({ ...press, altKey: true }, shortcuts)).toBeUndefined()
  })

  it('tells shift from no shift', () => {
    expect(matchShortcut({ ...press, code: 'Slash' }, shortcuts)).toBeUndefined()
    expect(matchShortcut({ ...press, code: 'Slash', shiftKey: true }, shortcuts)?.code).toBe('Slash')
    expect(matchShortcut({ ...press, shiftKey: true }, shortcuts)).toBeUndefined()
  })

  it('leaves letters to the field that has the focus, but not Escape', () => {
    expect(matchShortcut({ ...press, inField: true }, shortcuts)).toBeUndefined()
    expect(matchShortcut({ ...press, code: 'Escape', inField: true }, shortcuts)?.code).toBe('Escape')
  })
})
