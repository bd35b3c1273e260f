import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { settleMimeType, sniffMimeType } from '../../_shared/whatsapp/sniff-mime-type.ts'
import { hexOfHash } from './fetch-media.ts'
import { imageSize } from './image-size.ts'
import { makeThumbnail } from './thumbnail.ts'

const sample = readFileSync(new URL('../../../../local/graph/phone/samples/invoice.jpg', import.meta.url))
const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)),
  )

describe('what the first bytes say', () => {
  test.each([
    ['image/jpeg', bytes([0xff, 0xd8, 0xff, 0xe0])],
    ['image/png', bytes([0x89], 'PNG')],
    ['image/webp', bytes('RIFF', [0, 0, 0, 0], 'WEBP')],
    ['audio/ogg', bytes('OggS')],
    ['audio/aac', bytes([0xff, 0xf1, 0x50])],
    ['audio/mpeg', bytes([0xff, 0xfb, 0x90])],
    ['video/mp4', bytes([0, 0, 0, 24], 'ftypmp42')],
    ['video/3gpp', bytes([0, 0, 0, 24], 'ftyp3gp4')],
    ['image/heic', bytes([0, 0, 0, 24], 'ftypheic')],
    ['text/html', bytes('  <!DOCTYPE html>')],
    [undefined, bytes('hello')],
    [undefined, new Uint8Array()],
  ])('%s', (type, head) => {
    expect(sniffMimeType(head)).toBe(type)
  })

  test('a photo that is a page is nothing; a document that is one is bytes', () => {
    const page = bytes('<html>')
    expect(settleMimeType('image', page, 'image/jpeg')).toBeUndefined()
    expect(settleMimeType('document', page, 'text/html')).toBe('application/octet-stream')
    expect(settleMimeType('document', bytes('PK', [3, 4]), 'application/vnd.ms-excel')).toBe(
      'application/vnd.ms-excel',
    )
    expect(settleMimeType('audio', bytes([0, 0, 0, 24], 'ftypmp42'), 'audio/mp4')).toBe('audio/mp4')
    expect(settleMimeType('image', bytes([0xff, 0xd8, 0xff]), 'image/png')).toBe('image/jpeg')
  })
})

describe('hashes', () => {
  test('base64 and hexadecimal mean the same; anything else means nothing', () => {
    const hex = '6105d6cc76af400325e94d588ce511be5bfdbb73b437dc51eca43917d7a43e3d'
    expect(hexOfHash(hex.toUpperCase())).toBe(hex)
    expect(hexOfHash(Buffer.from(hex, 'hex').toString('base64'))).toBe(hex)
    for (const none of [null, undefined, '', 'short']) expect(hexOfHash(none)).toBeUndefined()
  })
})

describe('pictures', () => {
  test('sides are read from the header, and what is cut short is no picture', () => {
    expect(imageSize(sample)).toMatchObject({ width: expect.any(Number), height: expect.any(Number) })
    expect(imageSize(sample.subarray(0, 12))).toBeUndefined()
    expect(imageSize(bytes('hello'))).toBeUndefined()
  })

  test('a small picture has the shape of the large one', async () => {
    const small = await makeThumbnail(sample)
    const before = imageSize(sample)
    const after = small && imageSize(small)
    expect(after && Math.max(after.width, after.height)).toBe(480)
    const ratio = (size?: { width: number; height: number }) => (size ? size.width / size.height : 0)
    expect(ratio(after)).toBeCloseTo(ratio(before), 1)
    expect(small?.length).toBeLessThan(sample.length)
  })

  test('nothing is made of what is no JPEG or is small already', async () => {
    expect(await makeThumbnail(bytes([0x89], 'PNG'))).toBeUndefined()
    const small = await makeThumbnail(sample)
    expect(small && (await makeThumbnail(small))).toBeUndefined()
  })
})
