import { readdirSync, readFileSync } from 'node:fs'

const folder = new URL('../phone/samples/', import.meta.url)

/** Names of the photos that come with the emulator. */
export function sampleNames(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jpg'))
    .map((name) => name.slice(0, -'.jpg'.length))
    .sort()
}

/** One of these photos. */
export function sampleFile(name: string): { bytes: Uint8Array<ArrayBuffer>; mime_type: string } {
  if (!sampleNames().includes(name)) {
    throw new Error(`There is no sample photo "${name}"; there are ${sampleNames().join(', ')}`)
  }
  return { bytes: new Uint8Array(readFileSync(new URL(`${name}.jpg`, folder))), mime_type: 'image/jpeg' }
}
