import { describe, expect, it } from 'vitest'
import { hasLink, planMessages, type ReadyFile } from './compose'

function photo(filename: string, caption = ''): ReadyFile {
  const one = { file: new Blob(), filename, width: 1, height: 1, previewUrl: 'blob:x' }
  return { type: 'image', file: one, photo: one, caption }
}

const sound = (): ReadyFile => ({
  type: 'audio',
  file: { file: new Blob(), filename: 'song.mp3' },
  photo: null,
  caption: '',
})

describe('planMessages', () => {
  it('sends nothing for blanks', () => {
    expect(planMessages(' \n ', [])).toEqual([])
  })

  it('keeps the lines within a text and drops the blanks around it', () => {
    expect(planMessages('  one\n\n two ', [])).toMatchObject([
      { text: 'one\n\n two', message: { type: 'text', text: { body: 'one\n\n two' } } },
    ])
  })

  it('gives the text to the first photo and sends each photo by itself', () => {
    const [a, b] = [photo('a'), photo('b')]
    expect(planMessages('look', [a, b])).toMatchObject([
      { text: 'look', message: { type: 'image', image: { caption: 'look' } }, photo: a.photo },
      { text: null, message: { type: 'image', image: {} }, photo: b.photo },
    ])
  })

  it('leaves a photo the words that were written under it', () => {
    const texts = planMessages('look', [photo('a', 'kitchen'), photo('b')]).map(({ text }) => text)
    expect(texts).toEqual(['kitchen', 'look'])
  })

  it('sends the text first where no file can carry it', () => {
    const planned = planMessages('listen', [sound()])
    expect(planned.map(({ message }) => message.type)).toEqual(['text', 'audio'])
    expect(planned[1]?.message).toEqual({ type: 'audio', audio: {} })
  })

  it('names documents, whose path has lost the name', () => {
    const document: ReadyFile = {
      type: 'document',
      file: { file: new Blob(), filename: 'عرض سعر.pdf' },
      photo: null,
      caption: '',
    }
    expect(planMessages('', [document])[0]?.message).toEqual({
      type: 'document',
      document: { filename: 'عرض سعر.pdf' },
    })
  })

  it('asks for a preview of a link, unless it is not wanted', () => {
    const text = 'https://uberfix.app/track/1'
    expect(planMessages(text, [])[0]?.message).toEqual({
      type: 'text',
      text: { body: text, preview_url: true },
    })
    expect(planMessages(text, [], { linkPreview: false })[0]?.message).toEqual({
      type: 'text',
      text: { body: text },
    })
  })
})

it('hasLink finds addresses and nothing else', () => {
  expect(hasLink('شوف https://uberfix.app')).toBe(true)
  expect(hasLink('uberfix.app')).toBe(false)
})
