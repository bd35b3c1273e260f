import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { sampleFile } from '../graph/world/samples.ts'
import { quotation } from './quotation.ts'

/** A file that stands for one that the seed could not bring. */
export interface DemoFile {
  name: string
  mime_type: string
  bytes: Uint8Array<ArrayBuffer>
  sha256: string
  width?: number
  height?: number
  duration_ms?: number
}

interface Photo {
  name: string
  /** Captions that it suits. */
  suits?: RegExp
  sample?: true
  width: number
  height: number
}

/** Drawn for this, but for those of the emulator (`sample`). The order is that in which they take turns. */
const PHOTOS: Photo[] = [
  { name: 'wall-putty', suits: /معجون/, width: 960, height: 720 },
  { name: 'bathroom-floor', suits: /بلاط|الحمام|متساوي/, width: 720, height: 960 },
  { name: 'leaking-tap', suits: /تسريب/, sample: true, width: 900, height: 1200 },
  { name: 'sockets', suits: /كهرباء/, width: 720, height: 960 },
  { name: 'paint-samples', suits: /درجات/, width: 960, height: 720 },
  { name: 'paint-green', suits: /لون|دهان/, width: 720, height: 960 },
  { name: 'parquet', suits: /الأرضية/, width: 960, height: 720 },
  { name: 'window-measure', suits: /مقاس|الشباك/, width: 960, height: 720 },
  { name: 'wet-ceiling', suits: /السقف عند/, sample: true, width: 1200, height: 900 },
  { name: 'kitchen', suits: /المطبخ/, width: 1080, height: 720 },
  { name: 'pipes', width: 720, height: 960 },
  { name: 'marble-stairs', suits: /السلم/, width: 720, height: 960 },
  { name: 'cracked-wall', sample: true, width: 900, height: 1200 },
  { name: 'ceiling-gypsum', suits: /الجبس|سقف/, width: 1080, height: 720 },
  { name: 'floor-plan', width: 900, height: 720 },
  { name: 'broken-tile', sample: true, width: 1200, height: 900 },
]

const folder = new URL('files/', import.meta.url)

const withHash = (file: Omit<DemoFile, 'sha256'>): DemoFile => ({
  ...file,
  sha256: createHash('sha256').update(file.bytes).digest('hex'),
})

async function photo({ name, sample, width, height }: Photo): Promise<DemoFile> {
  const bytes = sample
    ? sampleFile(name).bytes
    : new Uint8Array(await readFile(new URL(`${name}.jpg`, folder)))
  return withHash({ name: `${name}.jpg`, mime_type: 'image/jpeg', bytes, width, height })
}

async function ready(name: string, mime_type: string, facts: Partial<DemoFile> = {}): Promise<DemoFile> {
  return withHash({ name, mime_type, bytes: new Uint8Array(await readFile(new URL(name, folder))), ...facts })
}

export interface DemoFiles {
  all: DemoFile[]
  /** The file for the `turn`th of a kind, with this caption. */
  choose(kind: string, caption: string | null, turn: number): DemoFile | undefined
}

/** Everything that a seeded row may be given. */
export async function demoFiles(): Promise<DemoFiles> {
  const photos = await Promise.all(PHOTOS.map(photo))
  const others: Record<string, DemoFile> = {
    audio: await ready('voice.ogg', 'audio/ogg', { duration_ms: 7000 }),
    video: await ready('video.mp4', 'video/mp4', { width: 480, height: 270, duration_ms: 4000 }),
    sticker: await ready('sticker.webp', 'image/webp', { width: 384, height: 384 }),
    document: withHash({ name: 'quotation.pdf', mime_type: 'application/pdf', bytes: quotation() }),
  }
  return {
    all: [...photos, ...Object.values(others)],
    choose(kind, caption, turn) {
      if (kind !== 'image') return others[kind]
      const suiting = caption ? PHOTOS.findIndex(({ suits }) => suits?.test(caption)) : -1
      return photos[suiting < 0 ? turn % photos.length : suiting]
    },
  }
}
