import { separatorOf } from '@contracts/csv'
import Papa from 'papaparse'
import { decodeText, type Encoding } from './decode'

/** What is in a file: its heading, its rows in their order (blank ones too, so that lines can be named), how it was read. */
export interface ParsedFile {
  heading: string[]
  rows: string[][]
  encoding: Encoding
}

// In a thread of its own: ten thousand rows would hold the page still.
self.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
  const { text, encoding } = decodeText(new Uint8Array(data))
  const source = text.replace(/^\ufeff/, '')
  // Said, not guessed: of a short file that ends in a line break Papa Parse takes every line for one cell.
  const { data: all } = Papa.parse<string[]>(source, { delimiter: separatorOf(source) })
  const [heading = [], ...rows] = all
  while (rows.length > 0 && rows.at(-1)?.every((cell) => cell.trim() === '')) rows.pop()
  self.postMessage({ heading, rows, encoding } satisfies ParsedFile)
}
