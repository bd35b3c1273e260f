import type { ParsedFile } from '../model/parse-csv.worker'

/** Reads a CSV file in a worker. */
export async function parseFile(file: File): Promise<ParsedFile> {
  const bytes = await file.arrayBuffer()
  const worker = new Worker(new URL('../model/parse-csv.worker.ts', import.meta.url), { type: 'module' })
  try {
    return await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<ParsedFile>) => resolve(data)
      worker.onerror = (event) => reject(new Error(event.message))
      worker.postMessage(bytes, [bytes])
    })
  } finally {
    worker.terminate()
  }
}
