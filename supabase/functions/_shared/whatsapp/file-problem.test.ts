import { expect, test } from 'vitest'
import { fileProblem } from './file-problem.ts'

const bytesOf = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)),
  )
const padded = (bytes: Uint8Array, length: number) => {
  const file = new Uint8Array(length)
  file.set(bytes)
  return file
}
const four = (n: number) => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255]

const jpeg = (depth: number, colours: number) =>
  bytesOf(
    [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0],
    [0xff, 0xc4, 0, 3, 0],
    [0xff, 0xc2, 0, 17, depth, 0, 8, 0, 8, colours],
  )
const png = (depth: number, colours: number) =>
  bytesOf([0x89], 'PNG\r\n\x1a\n', four(13), 'IHDR', four(8), four(8), [depth, colours, 0, 0, 0])
const webp = (flags: number) => bytesOf('RIFF', [0, 0, 0, 0], 'WEBPVP8X', four(0), [flags, 0, 0, 0])
const ogg = (codec: string, channels: number) =>
  bytesOf(
    'OggS',
    [0, 2],
    new Array<number>(20).fill(0),
    [1, 19],
    codec,
    [1, channels],
    new Array<number>(9).fill(0),
  )
const box = (type: string, ...inner: (string | number[] | Uint8Array)[]): number[] => {
  const body = inner.flatMap((part) => [...bytesOf(typeof part === 'string' ? part : [...part])])
  return [...four(body.length + 8), ...bytesOf(type), ...body]
}
const track = (handler: string, codec: string) =>
  box(
    'trak',
    box(
      'mdia',
      box('hdlr', four(0), four(0), handler),
      box('minf', box('stbl', box('stsd', four(0), four(1), box(codec, four(0))))),
    ),
  )
const mp4 = (brand: string, ...tracks: number[][]) =>
  bytesOf(box('ftyp', brand, four(0)), box('mdat', four(7)), box('moov', box('mvhd', four(0)), ...tracks))

const H264 = track('vide', 'avc1')
const AAC = track('soun', 'mp4a')

test.each([
  ['image', jpeg(8, 3)],
  ['image', jpeg(8, 1)],
  ['image', png(8, 2)],
  ['image', png(8, 6)],
  ['sticker', padded(webp(0), 100 * 1024)],
  ['sticker', padded(webp(0x02), 500 * 1024)],
  ['audio', ogg('OpusHead', 1)],
  ['audio', mp4('M4A ', AAC)],
  ['audio', bytesOf('ID3\x04')],
  ['video', mp4('mp42', H264, AAC)],
  ['video', mp4('3gp5', H264)],
  ['document', bytesOf('anything')],
  // What the bytes do not tell is Meta's to judge.
  ['image', bytesOf([0xff, 0xd8, 0xff, 0xe0])],
  ['video', bytesOf(four(8), 'ftypmp42')],
] as const)('%s %#: nothing is known against it', (kind, bytes) => {
  expect(fileProblem(kind, bytes)).toBeUndefined()
})

test.each([
  ['image', jpeg(12, 3), 'media_codec_not_supported', /12 bits/],
  ['image', jpeg(8, 4), 'media_codec_not_supported', /CMYK/],
  ['image', png(16, 2), 'media_codec_not_supported', /16 bits/],
  ['image', png(8, 3), 'media_codec_not_supported', /palette/],
  ['image', bytesOf('GIF89a'), 'media_type_not_supported', /image\/gif/],
  ['image', webp(0), 'media_type_not_supported', /image\/webp/],
  ['sticker', padded(webp(0), 100 * 1024 + 1), 'media_too_large', /static/],
  ['sticker', padded(webp(0x02), 500 * 1024 + 1), 'media_too_large', /animated/],
  ['sticker', png(8, 6), 'media_type_not_supported', /image\/png/],
  ['audio', ogg('\x01vorbis.', 1), 'media_codec_not_supported', /without Opus/],
  ['audio', ogg('OpusHead', 2), 'media_codec_not_supported', /2 channels/],
  ['audio', mp4('M4A ', track('soun', 'alac')), 'media_codec_not_supported', /alac/],
  ['audio', mp4('mp42', H264, AAC), 'media_type_not_supported', /as a video/],
  ['video', mp4('mp42', track('vide', 'hvc1'), AAC), 'media_codec_not_supported', /hvc1/],
  ['video', mp4('mp42', H264, track('soun', 'ac-3')), 'media_codec_not_supported', /ac-3/],
  ['video', mp4('mp42', H264, AAC, AAC), 'media_codec_not_supported', /2 sound tracks/],
  ['video', mp4('M4A ', AAC), 'media_type_not_supported', /as audio/],
  ['video', bytesOf('%PDF-1.7'), 'media_type_not_supported', /pdf/],
  ['document', bytesOf(), 'media_type_not_supported', /empty/],
] as const)('%s %#: %s', (kind, bytes, code, detail) => {
  expect(fileProblem(kind, bytes)).toEqual({ code, detail: expect.stringMatching(detail) })
})

test('a voice message is OGG with Opus and nothing else', () => {
  expect(fileProblem('audio', ogg('OpusHead', 1), { isVoice: true })).toBeUndefined()
  expect(fileProblem('audio', bytesOf('ID3\x04'), { isVoice: true })).toMatchObject({
    code: 'media_codec_not_supported',
  })
})
