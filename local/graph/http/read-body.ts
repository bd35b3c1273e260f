import { invalidParameter } from '../errors/common.ts'
import type { RequestBody } from './endpoint.ts'

/** Reads the body of a request by its content type, as Graph does. */
export async function readBody(request: Request): Promise<RequestBody> {
  if (request.method === 'GET' || request.body === null) return { kind: 'none' }
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (type === 'multipart/form-data' || type === 'application/x-www-form-urlencoded') {
    const form = await request.formData().catch(() => {
      throw invalidParameter('The form could not be read.')
    })
    return type === 'multipart/form-data' ? { kind: 'form', form } : { kind: 'json', value: formValues(form) }
  }
  if (/^(application\/(octet-stream|pdf)|(image|video)\/)/.test(type))
    return { kind: 'bytes', bytes: new Uint8Array(await request.arrayBuffer()) }
  const text = await request.text()
  if (text === '') return { kind: 'none' }
  if (type !== 'application/json') return { kind: 'text', text }
  try {
    return { kind: 'json', value: JSON.parse(text) }
  } catch {
    throw invalidParameter('The request body is not valid JSON.')
  }
}

/** A body for the list of requests: files are named, not kept. */
export function describeBody(body: RequestBody): unknown {
  switch (body.kind) {
    case 'none':
      return null
    case 'json':
      return body.value
    case 'text':
      return body.text
    case 'bytes':
      return { size: body.bytes.length }
    case 'form':
      return Object.fromEntries(
        [...body.form].map(([key, value]) => [
          key,
          typeof value === 'string' ? value : { file: value.name, type: value.type, size: value.size },
        ]),
      )
  }
}

/** Graph takes nested objects in URL-encoded forms as JSON text. */
function formValues(form: FormData): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const [key, value] of form) {
    if (typeof value !== 'string') continue
    values[key] = /^[[{]/.test(value) ? parseOrKeep(value) : value
  }
  return values
}

function parseOrKeep(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
