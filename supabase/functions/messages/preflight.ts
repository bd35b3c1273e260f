import type { MessageNotice, SendMessageBody } from '../_shared/contracts/messages.ts'
import type { Caller } from '../_shared/http/caller.ts'
import { Problem } from '../_shared/http/problem.ts'
import { serviceStorage } from '../_shared/runtime/storage.ts'
import { type FileKind, type FileProblem, fileProblem } from '../_shared/whatsapp/file-problem.ts'

/*
 * A file is looked at before its message is queued, so that the sender hears at once what Meta would say minutes later. The
 * sender looks again before he hands it to Meta; what comes by other ways is caught there.
 */

const MB = 1024 * 1024
/** Nothing but a document may be larger, and documents are not looked into. */
const READ_AT_MOST = 16 * MB
const IMAGE_AT_MOST = 5 * MB
const IMAGE_TYPES = ['image/jpeg', 'image/png']
const LINK_SECONDS = 60

type Source = { path?: string | undefined; media_file_id?: string | undefined }
type Attachment = { kind: FileKind; file: Source; isVoice?: boolean }
type Json = Record<string, unknown>

/** The file of a message, wherever it stands; undefined without one. */
function attachmentOf(body: SendMessageBody): Attachment | undefined {
  switch (body.type) {
    case 'image':
      return { kind: 'image', file: body.image }
    case 'video':
      return { kind: 'video', file: body.video }
    case 'audio':
      return { kind: 'audio', file: body.audio, isVoice: body.audio.voice === true }
    case 'sticker':
      return { kind: 'sticker', file: body.sticker }
    case 'interactive':
      return headerFile((body.interactive as { header?: Json }).header)
    case 'template': {
      const header = body.template.components?.find(({ type }) => type.toLowerCase() === 'header')
      return headerFile(header?.parameters?.[0])
    }
    default:
      return undefined
  }
}

function headerFile(header: Json | undefined): Attachment | undefined {
  const kind = header?.type
  if (kind !== 'image' && kind !== 'video') return undefined
  const file = header?.[kind]
  return file ? { kind, file: file as Source } : undefined
}

/** Where the file lies, if it is one of the project to which the message belongs. The rest Postgres refuses. */
async function pathOf(caller: Caller, body: SendMessageBody, { path, media_file_id }: Source) {
  if (media_file_id) {
    const { data } = await caller.supabase
      .from('media_files')
      .select('path')
      .eq('id', media_file_id)
      .is('deleted_at', null)
      .maybeSingle()
      .throwOnError()
    return data?.path ?? undefined
  }
  if (!path) return undefined
  const [projectId = ''] = path.split('/')
  const { data } = body.conversation_id
    ? await caller.supabase
        .from('conversations')
        .select('project_id')
        .eq('id', body.conversation_id)
        .eq('project_id', projectId)
        .maybeSingle()
        .throwOnError()
    : await caller.supabase.from('projects').select('id').eq('id', projectId).maybeSingle().throwOnError()
  return data ? path : undefined
}

type Read = { size: number; type: string; bytes: Uint8Array | undefined }

/** The file, or only its size when it is larger than anything that is looked into; undefined when it is not there. */
async function read(path: string): Promise<Read | undefined> {
  const { data } = await serviceStorage().from('media').createSignedUrl(path, LINK_SECONDS)
  if (!data) return undefined
  const response = await fetch(data.signedUrl, { signal: AbortSignal.timeout(20_000) })
  const size = Number(response.headers.get('content-length') ?? 0)
  const type = (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (!response.ok || size > READ_AT_MOST) {
    await response.body?.cancel()
    return response.ok ? { size, type, bytes: undefined } : undefined
  }
  const bytes = new Uint8Array(await response.arrayBuffer())
  return { size: bytes.length, type, bytes }
}

function problemOf(
  { kind, isVoice = false }: Attachment,
  { size, type, bytes }: Read,
): FileProblem | undefined {
  if (kind === 'image' && size > IMAGE_AT_MOST) {
    return { code: 'media_too_large', detail: `image of ${size} bytes; WhatsApp takes ${IMAGE_AT_MOST}` }
  }
  const problem = bytes && fileProblem(kind, bytes, { isVoice })
  if (problem || kind !== 'image' || IMAGE_TYPES.includes(type)) return problem
  return { code: 'media_type_not_supported', detail: `WhatsApp does not take ${type} as image` }
}

const AS_DOCUMENT = {
  ar: 'لا يعرض واتساب هذه الصورة كصورة، فأُرسلت كمستند يفتحه العميل. لإرسالها كصورة احفظها بصيغة JPEG أو PNG بألوان RGB وحجم لا يتجاوز 5 ميجابايت.',
  en: 'WhatsApp would not show this image, so it goes as a document that the customer opens. To send it as an image, save it as JPEG or PNG in RGB with at most 5 MB.',
}

function asDocument(body: SendMessageBody & { type: 'image' }, path: string): SendMessageBody {
  const { image, type: _image, ...rest } = body
  const filename = path.split('/').at(-1)?.slice(-240) ?? 'image'
  return { ...rest, type: 'document', document: { ...image, filename } }
}

/** The message as it can go, with a note when that is not as it was given. Throws the problem of its file. */
export async function preflight(
  caller: Caller,
  body: SendMessageBody,
): Promise<{ body: SendMessageBody; notice?: MessageNotice }> {
  const attachment = attachmentOf(body)
  const path = attachment && (await pathOf(caller, body, attachment.file))
  const file = path ? await read(path) : undefined
  if (!attachment || !path || !file) return { body }
  const problem = problemOf(attachment, file)
  if (!problem) return { body }
  if (body.type === 'image' && file.size > 0) {
    return {
      body: asDocument(body, path),
      notice: { code: 'sent_as_document', detail: problem.detail, message: AS_DOCUMENT },
    }
  }
  throw new Problem(problem.code, { detail: problem.detail })
}
