import { sniffMimeType } from './sniff-mime-type.ts'

/*
 * What Meta would find wrong with the bytes of a file, found before it is handed over: there the message is accepted first and
 * fails later (131053). Only what the bytes say for sure counts; what they do not tell is left to Meta.
 */

/** Kinds of file that a message carries. */
export type FileKind = 'image' | 'video' | 'audio' | 'document' | 'sticker'

/** Why a file cannot go as this kind: the code of the catalogue, and what was found. */
export type FileProblem = {
  code: 'media_too_large' | 'media_type_not_supported' | 'media_codec_not_supported'
  detail: string
}

const STATIC_STICKER_BYTES = 100 * 1024
const ANIMATED_STICKER_BYTES = 500 * 1024

const SNIFFED: Record<Exclude<FileKind, 'document'>, readonly string[]> = {
  image: ['image/jpeg', 'image/png'],
  sticker: ['image/webp'],
  video: ['video/mp4', 'video/3gpp', 'audio/mp4'],
  audio: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg', 'video/mp4', 'video/3gpp'],
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const ascii = (bytes: Uint8Array, from: number, length: number) =>
  String.fromCharCode(...bytes.subarray(from, from + length))

const codec = (detail: string): FileProblem => ({ code: 'media_codec_not_supported', detail })

/** Frame headers of JPEG: C4, C8 and CC have the same high half and are no frames. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

function jpegProblem(bytes: Uint8Array): FileProblem | undefined {
  const view = viewOf(bytes)
  let at = 2
  while (at + 10 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (isFrame(marker)) {
      const depth = bytes[at + 4]
      const colours = bytes[at + 9]
      if (depth !== 8) return codec(`a JPEG of ${depth} bits; WhatsApp shows 8-bit images`)
      if (colours === 4) return codec('a JPEG in CMYK; WhatsApp shows RGB images')
      return undefined
    }
    at += 2 + view.getUint16(at + 2)
  }
  return undefined
}

const PNG_COLOURS: Record<number, string> = { 0: 'grey', 3: 'a palette', 4: 'grey with alpha' }

function pngProblem(bytes: Uint8Array): FileProblem | undefined {
  if (ascii(bytes, 12, 4) !== 'IHDR' || bytes.length < 26) return undefined
  const depth = bytes[24] ?? 8
  const colours = PNG_COLOURS[bytes[25] ?? 2]
  if (depth !== 8) return codec(`a PNG of ${depth} bits a channel; WhatsApp shows 8-bit images`)
  return colours ? codec(`a PNG in ${colours}; WhatsApp shows RGB and RGBA images`) : undefined
}

/** True when a WebP moves: its extended header says so. */
const isAnimated = (bytes: Uint8Array) => ascii(bytes, 12, 4) === 'VP8X' && ((bytes[20] ?? 0) & 0x02) !== 0

function stickerProblem(bytes: Uint8Array): FileProblem | undefined {
  const [limit, sort] = isAnimated(bytes)
    ? [ANIMATED_STICKER_BYTES, 'an animated']
    : [STATIC_STICKER_BYTES, 'a static']
  if (bytes.length <= limit) return undefined
  return {
    code: 'media_too_large',
    detail: `${sort} sticker of ${bytes.length} bytes; WhatsApp takes ${limit}`,
  }
}

function oggProblem(bytes: Uint8Array): FileProblem | undefined {
  // The first page: 27 bytes, its table of segments, and then the first packet, which names the codec.
  if (bytes.length < 40) return undefined
  const packet = 27 + (bytes[26] ?? 0)
  if (ascii(bytes, packet, 8) !== 'OpusHead') return codec('OGG without Opus; WhatsApp plays Opus alone')
  const channels = bytes[packet + 9]
  return channels === 1 ? undefined : codec(`Opus with ${channels} channels; WhatsApp plays mono`)
}

type Box = { type: string; from: number; to: number }

function* boxes(bytes: Uint8Array, from: number, to: number): Generator<Box> {
  const view = viewOf(bytes)
  for (let at = from; at + 8 <= to; ) {
    const size = view.getUint32(at)
    const isLong = size === 1 && at + 16 <= to
    const length = isLong ? Number(view.getBigUint64(at + 8)) : size === 0 ? to - at : size
    if (length < 8 || at + length > to) return
    yield { type: ascii(bytes, at + 4, 4), from: at + (isLong ? 16 : 8), to: at + length }
    at += length
  }
}

function inside(bytes: Uint8Array, box: Box | undefined, type: string): Box | undefined {
  if (!box) return undefined
  for (const inner of boxes(bytes, box.from, box.to)) if (inner.type === type) return inner
  return undefined
}

/** The codec of each track of an MP4, by its handler: `vide`, `soun` and others. */
function tracksOf(bytes: Uint8Array): { handler: string; codec: string }[] {
  const movie = [...boxes(bytes, 0, bytes.length)].find(({ type }) => type === 'moov')
  if (!movie) return []
  return [...boxes(bytes, movie.from, movie.to)].flatMap((track) => {
    if (track.type !== 'trak') return []
    const media = inside(bytes, track, 'mdia')
    const handler = inside(bytes, media, 'hdlr')
    const samples = inside(bytes, inside(bytes, inside(bytes, media, 'minf'), 'stbl'), 'stsd')
    if (!handler || !samples) return []
    return [{ handler: ascii(bytes, handler.from + 8, 4), codec: ascii(bytes, samples.from + 12, 4) }]
  })
}

function mp4Problem(kind: FileKind, bytes: Uint8Array): FileProblem | undefined {
  const tracks = tracksOf(bytes)
  const sounds = tracks.filter(({ handler }) => handler === 'soun')
  const pictures = tracks.filter(({ handler }) => handler === 'vide')
  const isAac = (name: string) => name === 'mp4a'
  const strange = sounds.find((sound) => !isAac(sound.codec))
  if (strange) return codec(`sound in ${strange.codec.trim()}; WhatsApp plays AAC`)
  if (kind === 'audio') {
    return pictures.length > 0
      ? { code: 'media_type_not_supported', detail: 'the file has a picture; send it as a video' }
      : undefined
  }
  const picture = pictures.find((one) => !/^avc[13]$/.test(one.codec))
  if (picture) return codec(`a picture in ${picture.codec.trim()}; WhatsApp plays H.264`)
  if (tracks.length > 0 && pictures.length === 0) {
    return { code: 'media_type_not_supported', detail: 'the file has no picture; send it as audio' }
  }
  return sounds.length > 1 ? codec(`${sounds.length} sound tracks; WhatsApp plays one`) : undefined
}

/** What is wrong with these bytes as this kind of message; undefined when nothing is known against them. */
export function fileProblem(
  kind: FileKind,
  bytes: Uint8Array,
  options: { isVoice?: boolean } = {},
): FileProblem | undefined {
  if (bytes.length === 0) return { code: 'media_type_not_supported', detail: 'the file is empty' }
  if (kind === 'document') return undefined
  const type = sniffMimeType(bytes)
  if (type !== undefined && !SNIFFED[kind].includes(type)) {
    return {
      code: 'media_type_not_supported',
      detail: `the file is ${type}, which WhatsApp takes no ${kind} as`,
    }
  }
  if (options.isVoice && type !== undefined && type !== 'audio/ogg') {
    return codec(`a voice message in ${type}; WhatsApp takes OGG with Opus, mono`)
  }
  switch (type) {
    case 'image/jpeg':
      return jpegProblem(bytes)
    case 'image/png':
      return pngProblem(bytes)
    case 'image/webp':
      return stickerProblem(bytes)
    case 'audio/ogg':
      return oggProblem(bytes)
    case 'video/mp4':
    case 'video/3gpp':
    case 'audio/mp4':
      return mp4Problem(kind, bytes)
    default:
      return undefined
  }
}
