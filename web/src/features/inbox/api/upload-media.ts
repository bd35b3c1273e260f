import { ConnectionError, ReadError } from '@/lib/problem'
import { accessToken, supabase } from '@/lib/supabase'

/**
 * Uploads a file to the private bucket, below the project's folder, and gives its path. Storage's own client cannot
 * tell how far an upload is nor stop it, hence XMLHttpRequest against the same address.
 */
export async function uploadMedia(
  projectId: string,
  id: string,
  file: Blob,
  filename: string,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const { supabaseUrl, publishableKey } = supabase().config
  const path = `${projectId}/${id}/${objectName(filename)}`
  const token = await accessToken()
  await new Promise<void>((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `${supabaseUrl}/storage/v1/object/media/${path}`)
    request.setRequestHeader('apikey', publishableKey)
    request.setRequestHeader('authorization', `Bearer ${token ?? publishableKey}`)
    request.setRequestHeader('content-type', file.type)
    request.setRequestHeader('cache-control', 'max-age=3600')
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    }
    request.onload = () => {
      // A second try of an upload whose answer was lost finds the object there.
      if (request.status < 300 || isDuplicate(request)) resolve()
      else reject(new ReadError(request.responseText, request.status, 'upload'))
    }
    request.onerror = () => reject(new ConnectionError('the upload got no answer'))
    request.ontimeout = request.onerror
    request.timeout = 120_000
    signal.addEventListener('abort', () => {
      request.abort()
      reject(new ConnectionError('the upload was stopped'))
    })
    request.send(file)
  })
  return path
}

function isDuplicate(request: XMLHttpRequest): boolean {
  return request.status === 409 || /duplicate|already exists/i.test(request.responseText)
}

/** Storage takes few characters in a name; the customer never sees it. */
function objectName(filename: string): string {
  const extension = /\.[a-z0-9]{1,5}$/i.exec(filename)?.[0].toLowerCase() ?? ''
  const stem = filename.slice(0, filename.length - extension.length).replace(/[^a-zA-Z0-9_-]+/g, '-')
  return `${stem.replace(/^-+|-+$/g, '').slice(0, 80) || 'photo'}${extension}`
}
