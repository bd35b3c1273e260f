import { describe, expect, it } from 'vitest'
import { decodeText } from './decode'

describe('the text of a file', () => {
  it('is read as UTF-8, with and without its mark', () => {
    const bytes = new TextEncoder().encode('الاسم,الهاتف')
    expect(decodeText(bytes)).toEqual({ text: 'الاسم,الهاتف', encoding: 'utf-8' })
    expect(decodeText(new Uint8Array([0xef, 0xbb, 0xbf, ...bytes])).text).toBe('الاسم,الهاتف')
  })

  it('is read as Windows-1256 when it is no UTF-8, as older Excels write Arabic', () => {
    // "الاسم" in Windows-1256
    const bytes = new Uint8Array([0xc7, 0xe1, 0xc7, 0xd3, 0xe3])
    expect(decodeText(bytes)).toEqual({ text: 'الاسم', encoding: 'windows-1256' })
  })

  it('is read as UTF-16 when its mark says so', () => {
    expect(decodeText(new Uint8Array([0xff, 0xfe, 0x27, 0x06]))).toEqual({ text: 'ا', encoding: 'utf-16le' })
  })
})
