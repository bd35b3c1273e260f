import { describe, expect, it } from 'vitest'
import { planMessages } from './compose'

const photo = (filename: string) => ({
  file: new Blob(),
  filename,
  width: 1,
  height: 1,
  previewUrl: 'blob:x',
})

describe('planMessages', () => {
  it('sends nothing for blanks', () => {
    expect(planMessages(' \n ', [])).toEqual([])
  })

  it('keeps the lines within a text and drops the blanks around it', () => {
    expect(planMessages('  one\n\n two ', [])).toEqual([{ text: 'one\n\n two', photo: null }])
  })

  it('gives the text to the first photo and sends each photo by itself', () => {
    const [a, b] = [photo('a'), photo('b')]
    expect(planMessages('look', [a, b])).toEqual([
      { text: 'look', photo: a },
      { text: null, photo: b },
    ])
  })

  it('sends a photo without words', () => {
    expect(planMessages('', [photo('a')])[0]?.text).toBeNull()
  })
})
