/* Small files with the headers by which Meta, its emulator and we know what is in them. */

const bytesOf = (...parts: (string | number[])[]): number[] =>
  parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part))
const four = (n: number) => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255]
const file = (...parts: (string | number[])[]): Uint8Array<ArrayBuffer> => Uint8Array.from(bytesOf(...parts))

/** A JPEG of so many colours, filled up to `size` bytes; four are CMYK. */
export function jpeg({ colours = 3, size = 0 } = {}): Uint8Array<ArrayBuffer> {
  const head = file([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 17, 8, 0, 8, 0, 8, colours])
  const whole = new Uint8Array(Math.max(size, head.length))
  whole.set(head)
  return whole
}

/** A PNG; colours 2 are RGB, 3 a palette, 6 RGBA. */
export const png = ({ depth = 8, colours = 6 } = {}) =>
  file([0x89], 'PNG\r\n\x1a\n', four(13), 'IHDR', four(8), four(8), [depth, colours, 0, 0, 0])

/** A WebP, moving or not, of so many bytes. */
export function webp({ animated = false, size = 64 } = {}): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size)
  whole.set(bytesOf('RIFF', four(0), 'WEBPVP8X', four(0), [animated ? 2 : 0, 0, 0, 0]))
  return whole
}

/** An OGG whose first packet names its codec. */
export const ogg = ({ codec = 'OpusHead', channels = 1 } = {}) =>
  file(
    'OggS',
    [0, 2],
    new Array<number>(20).fill(0),
    [1, 19],
    codec,
    [1, channels],
    new Array<number>(9).fill(0),
  )

const box = (type: string, ...inner: (string | number[])[]): number[] => {
  const body = bytesOf(...inner)
  return bytesOf(four(body.length + 8), type, body)
}

/** An MP4 whose tracks have these codecs: avc1 and hvc1 are pictures, others sound. */
export function mp4(codecs: string[] = ['avc1', 'mp4a']): Uint8Array<ArrayBuffer> {
  const tracks = codecs.map((codec) =>
    box(
      'trak',
      box(
        'mdia',
        box('hdlr', four(0), four(0), /^(avc|hvc|hev)/.test(codec) ? 'vide' : 'soun'),
        box('minf', box('stbl', box('stsd', four(0), four(1), box(codec, four(0))))),
      ),
    ),
  )
  return file(box('ftyp', 'mp42', four(0)), box('moov', box('mvhd', four(0)), ...tracks))
}
