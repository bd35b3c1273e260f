import { MAX_BYTES as LIMITS } from '../model/limits'
import type { OutgoingPhoto } from '../model/outbox'
import { fitWithin, type PhotoRefusal, photoKind } from '../model/photo'

const MAX_BYTES = LIMITS.image
/** Larger sides are reduced by WhatsApp anyway; doing it here saves the upload. */
const MAX_SIDE = 2560
const QUALITIES = [0.86, 0.76, 0.66]

export type PreparedPhoto =
  | { ok: true; photo: OutgoingPhoto; reduced: boolean }
  | { ok: false; reason: PhotoRefusal }

/** Makes of a chosen file a photo that WhatsApp takes: converted and reduced where needed, refused with a reason. */
export async function preparePhoto(file: File): Promise<PreparedPhoto> {
  const kind = photoKind(file)
  if (kind === 'gif' || kind === 'notPhoto') return { ok: false, reason: kind }
  let bitmap: ImageBitmap
  try {
    bitmap = await decode(file, kind === 'heic')
  } catch {
    return { ok: false, reason: kind === 'heic' ? 'heic' : 'unreadable' }
  }
  try {
    const { width, height } = bitmap
    if (kind === 'ready' && file.size <= MAX_BYTES && Math.max(width, height) <= MAX_SIDE) {
      return { ok: true, reduced: false, photo: asPhoto(file, file.name, width, height) }
    }
    const reduced = await encode(bitmap)
    if (!reduced) return { ok: false, reason: 'tooLarge' }
    const name = `${file.name.replace(/\.[^.]*$/, '') || 'photo'}.jpg`
    return { ok: true, reduced: true, photo: asPhoto(reduced.blob, name, reduced.width, reduced.height) }
  } finally {
    bitmap.close()
  }
}

/** Safari reads HEIC itself; elsewhere a decoder of 3 MB is loaded with the first such photo. */
async function decode(file: File, isHeic: boolean): Promise<ImageBitmap> {
  if (!isHeic) return createImageBitmap(file)
  return createImageBitmap(file).catch(async () => {
    // The build that needs no eval, which the page's Content-Security-Policy forbids.
    const { heicTo } = await import('heic-to/csp')
    return heicTo({ blob: file, type: 'bitmap' })
  })
}

async function encode(bitmap: ImageBitmap): Promise<{ blob: Blob; width: number; height: number } | null> {
  for (const side of [MAX_SIDE, MAX_SIDE / 2]) {
    const { width, height } = fitWithin(bitmap.width, bitmap.height, side)
    const canvas = new OffscreenCanvas(width, height)
    const context = canvas.getContext('2d')
    if (!context) return null
    // JPEG has no transparency; without this, it would turn black.
    context.fillStyle = '#fff'
    context.fillRect(0, 0, width, height)
    context.drawImage(bitmap, 0, 0, width, height)
    for (const quality of QUALITIES) {
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality })
      if (blob.size <= MAX_BYTES) return { blob, width, height }
    }
  }
  return null
}

function asPhoto(file: Blob, filename: string, width: number, height: number): OutgoingPhoto {
  return { file, filename, width, height, previewUrl: URL.createObjectURL(file) }
}
