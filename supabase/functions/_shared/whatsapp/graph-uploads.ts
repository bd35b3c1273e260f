import { z } from 'zod'
import { callGraph, GraphError } from './graph.ts'

/*
 * Meta's resumable upload: samples for the headers of templates. The handle that it gives is good for the review alone; a
 * message that is sent needs a file of its own.
 */

const TIMEOUT_MS = 60_000
/** How often an interrupted upload is taken up again. */
const RESUMES = 3

const Session = z.looseObject({ id: z.string().startsWith('upload:') })
const Progress = z.looseObject({
  h: z.string().min(1).optional(),
  file_offset: z.coerce.number().int().min(0).optional(),
})

/** The app that a token belongs to. */
export async function appOfToken(token: string): Promise<string> {
  const { id } = await callGraph('app?fields=id', z.looseObject({ id: z.coerce.string() }), { token })
  return id
}

/** Uploads a file to an app, going on where an interruption left it. Returns its handle. */
export async function uploadToApp(
  appId: string,
  token: string,
  file: { bytes: Blob; mimeType: string; filename: string },
): Promise<string> {
  const query = new URLSearchParams({
    file_name: file.filename,
    file_length: String(file.bytes.size),
    file_type: file.mimeType,
  })
  const { id } = await callGraph(`${appId}/uploads?${query}`, Session, { token, method: 'POST' })
  let offset = 0
  for (let resumes = 0; ; resumes += 1) {
    try {
      const piece = { bytes: file.bytes.slice(offset, file.bytes.size, file.mimeType), offset }
      const { h, file_offset } = await callGraph(id, Progress, {
        token,
        method: 'POST',
        piece,
        timeoutMs: TIMEOUT_MS,
      })
      if (h) return h
      offset = file_offset ?? offset
      if (resumes < RESUMES) continue
      throw new Error('Graph took every piece of the file and gave no handle')
    } catch (error) {
      if (!(error instanceof GraphError) || error.remedy === 'final' || resumes >= RESUMES) throw error
      offset = (await callGraph(id, Progress, { token })).file_offset ?? 0
    }
  }
}
