import { downloadMedia, signMedia } from '@/lib/media-url'
import { ConnectionError } from '@/lib/problem'
import { saveBlob } from '@/lib/save-blob'
import { filenameOf, type MediaRow, uniqueNames } from '../model/file'

/** Saves one file under its name, or several as one archive that is put together in the browser. */
export async function saveFiles(
  rows: MediaRow[],
  archive: string,
  onDone: (files: number) => void,
): Promise<void> {
  const [only, ...others] = rows
  if (only?.path && others.length === 0) {
    await downloadMedia(only.path, filenameOf(only))
    return
  }
  const urls = await signMedia(rows.map(({ path }) => path ?? ''))
  const names = uniqueNames(rows.map(filenameOf))
  const { downloadZip } = await import('client-zip')
  async function* files() {
    for (const [index, row] of rows.entries()) {
      const response = await fetch(urls.get(row.path ?? '') ?? '')
      if (!response.ok) throw new ConnectionError(`${row.id} could not be read`)
      yield { name: names[index] ?? row.id, lastModified: new Date(row.created_at), input: response }
      onDone(index + 1)
    }
  }
  saveBlob(await downloadZip(files()).blob(), archive)
}
