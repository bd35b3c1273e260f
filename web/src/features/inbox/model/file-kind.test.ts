import { describe, expect, it } from 'vitest'
import { fileKind } from './file-kind'

const MB = 1024 * 1024
const file = (name: string, type = '', size = 1000) => ({ name, type, size })

describe('fileKind', () => {
  it('knows photos, films, sounds and documents', () => {
    expect(fileKind(file('a.jpg', 'image/jpeg'))).toEqual({ kind: 'photo' })
    expect(fileKind(file('IMG_1.HEIC'))).toEqual({ kind: 'photo' })
    expect(fileKind(file('a.mp4', 'video/mp4'))).toMatchObject({ type: 'video', mime: 'video/mp4' })
    expect(fileKind(file('a.m4a', 'audio/x-m4a'))).toMatchObject({ type: 'audio', mime: 'audio/mp4' })
    expect(fileKind(file('عرض سعر.pdf', 'application/pdf'))).toMatchObject({ type: 'document' })
  })

  it('gives a type that WhatsApp takes where the browser knows none', () => {
    expect(fileKind(file('prices.CSV'))).toMatchObject({ type: 'document', mime: 'text/plain' })
    expect(fileKind(file('voice.opus'))).toMatchObject({ type: 'audio', mime: 'audio/ogg' })
  })

  it('says why something cannot be sent', () => {
    const reasonOf = (name: string, type: string, size?: number) => {
      const kind = fileKind(file(name, type, size))
      return kind.kind === 'refused' ? kind.reason : null
    }
    expect(reasonOf('a.gif', 'image/gif')).toBe('gif')
    expect(reasonOf('a.svg', 'image/svg+xml')).toBe('notPhoto')
    expect(reasonOf('a.mov', 'video/quicktime')).toBe('videoFormat')
    expect(reasonOf('a.wav', 'audio/wav')).toBe('audioFormat')
    expect(reasonOf('a.zip', 'application/zip')).toBe('otherFormat')
    expect(reasonOf('a.mp4', 'video/mp4', 17 * MB)).toBe('videoTooLarge')
    expect(reasonOf('a.pdf', 'application/pdf', 101 * MB)).toBe('documentTooLarge')
    expect(reasonOf('a.pdf', 'application/pdf', 0)).toBe('empty')
  })
})
