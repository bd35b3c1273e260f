import { readFile } from 'node:fs/promises'
import decode, { init as initDecoder } from '@jsquash/jpeg/decode.js'
import encode, { init as initEncoder } from '@jsquash/jpeg/encode.js'
import { imageSize } from './image-size.ts'

/** Longer side of a small picture: sharp in a bubble on a dense screen. */
const LONGER_SIDE = 480
const QUALITY = 72
/** A picture in memory takes four bytes per pixel, and an isolate has 256 MB. */
const MAX_PIXELS = 25_000_000

/** The edge runtime has no canvas, and so no ImageData; the codec only reads these three. */
class PlainImageData {
  readonly data: Uint8ClampedArray
  readonly width: number
  readonly height: number

  constructor(data: Uint8ClampedArray, width: number, height: number) {
    this.data = data
    this.width = width
    this.height = height
  }
}

async function codec(file: string): Promise<WebAssembly.Module> {
  const path = new URL(import.meta.resolve(`@jsquash/jpeg/codec/${file}`))
  return await WebAssembly.compile(new Uint8Array(await readFile(path)))
}

let ready: Promise<void> | undefined

async function prepare(): Promise<void> {
  const host = globalThis as { ImageData?: unknown }
  host.ImageData ??= PlainImageData
  const [decoder, encoder] = await Promise.all([codec('dec/mozjpeg_dec.wasm'), codec('enc/mozjpeg_enc.wasm')])
  // Their types leave out that a compiled module may be handed over.
  const start = (init: typeof initDecoder, module: WebAssembly.Module) =>
    (init as unknown as (module: WebAssembly.Module) => Promise<void>)(module)
  await Promise.all([start(initDecoder, decoder), start(initEncoder, encoder)])
}

/** Pixels looked at per side of each small one: more is not seen, and costs a second of CPU on a large picture. */
const SAMPLES = 4

/** Averages some of the pixels that fall onto each pixel of a smaller picture. */
function shrink(source: PlainImageData, width: number, height: number): PlainImageData {
  const pixels = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y += 1) {
    const top = Math.floor((y * source.height) / height)
    const bottom = Math.max(top + 1, Math.floor(((y + 1) * source.height) / height))
    const rowStep = Math.max(1, Math.floor((bottom - top) / SAMPLES))
    for (let x = 0; x < width; x += 1) {
      const left = Math.floor((x * source.width) / width)
      const right = Math.max(left + 1, Math.floor(((x + 1) * source.width) / width))
      const step = Math.max(1, Math.floor((right - left) / SAMPLES))
      let count = 0
      let red = 0
      let green = 0
      let blue = 0
      for (let row = top; row < bottom; row += rowStep) {
        for (
          let at = (row * source.width + left) * 4;
          at < (row * source.width + right) * 4;
          at += 4 * step
        ) {
          red += source.data[at] ?? 0
          green += source.data[at + 1] ?? 0
          blue += source.data[at + 2] ?? 0
          count += 1
        }
      }
      const at = (y * width + x) * 4
      pixels[at] = red / count
      pixels[at + 1] = green / count
      pixels[at + 2] = blue / count
      pixels[at + 3] = 255
    }
  }
  return new PlainImageData(pixels, width, height)
}

/**
 * A small JPEG of a JPEG, or undefined when it is small already, too large for an isolate, or no JPEG: then the original
 * itself is shown. Twelve megapixels take less than half a second of CPU.
 */
export async function makeThumbnail(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const size = imageSize(bytes)
  const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8
  if (!isJpeg || !size || size.width * size.height > MAX_PIXELS) return undefined
  const scale = LONGER_SIDE / Math.max(size.width, size.height)
  if (scale >= 1) return undefined
  ready ??= prepare().catch((error: unknown) => {
    ready = undefined
    throw error
  })
  await ready
  const picture = (await decode(bytes.slice().buffer, { preserveOrientation: true })) as PlainImageData
  // Turned upright by the decoder: the sides may have changed places.
  const factor = LONGER_SIDE / Math.max(picture.width, picture.height)
  const small = shrink(
    picture,
    Math.max(1, Math.round(picture.width * factor)),
    Math.max(1, Math.round(picture.height * factor)),
  )
  return new Uint8Array(await encode(small as unknown as ImageData, { quality: QUALITY }))
}
