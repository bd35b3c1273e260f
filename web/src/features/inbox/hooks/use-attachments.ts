import { useCallback, useEffect, useRef, useState } from 'react'
import type { ReadyFile } from '../model/compose'
import { type FileRefusal, fileKind } from '../model/file-kind'
import { MAX_CAPTION_LENGTH, MAX_FILES } from '../model/limits'
import type { OutgoingFile, OutgoingPhoto } from '../model/outbox'
import type { FileType } from '../model/outgoing'

/** A chosen file on its way to being sent. */
export interface Attachment {
  id: string
  name: string
  type: FileType
  state: 'preparing' | 'ready' | 'refused'
  file: OutgoingFile | null
  /** The file once more, when it is a photo. */
  photo: OutgoingPhoto | null
  /** The words under it, when it has words of its own. */
  caption: string
  reduced: boolean
  reason: FileRefusal | null
}

export interface Attachments {
  list: Attachment[]
  ready: ReadyFile[]
  busy: boolean
  /** How many of the last choice were left out, since there is room for no more. */
  leftOut: number
  add: (files: File[]) => void
  remove: (id: string) => void
  describe: (id: string, caption: string) => void
  /** Forgets all of them, after they went to the outbox. */
  clear: () => void
}

/** The files chosen for the next message. Preparing photos is loaded with the first one. */
export function useAttachments(): Attachments {
  const [list, setList] = useState<Attachment[]>([])
  const [leftOut, setLeftOut] = useState(0)
  const latest = useRef(list)
  latest.current = list

  const add = useCallback((files: File[]) => {
    const room = Math.max(0, MAX_FILES - latest.current.length)
    const fresh = files.slice(0, room).map((file) => ({ file, attachment: begin(file) }))
    setLeftOut(files.length - fresh.length)
    if (fresh.length === 0) return
    latest.current = [...latest.current, ...fresh.map(({ attachment }) => attachment)]
    setList(latest.current)
    const photos = fresh.filter(({ attachment }) => attachment.state === 'preparing')
    void prepareInTurn(photos, (id, change) => {
      // Taken back meanwhile: nobody will show it.
      if (!latest.current.some((attachment) => attachment.id === id)) {
        if (change.photo) URL.revokeObjectURL(change.photo.previewUrl)
        return
      }
      setList((now) =>
        now.map((attachment) => (attachment.id === id ? { ...attachment, ...change } : attachment)),
      )
    })
  }, [])

  const remove = useCallback((id: string) => {
    const gone = latest.current.find((attachment) => attachment.id === id)
    if (gone?.photo) URL.revokeObjectURL(gone.photo.previewUrl)
    setLeftOut(0)
    setList((now) => now.filter((attachment) => attachment.id !== id))
  }, [])

  const describe = useCallback((id: string, caption: string) => {
    const words = [...caption].slice(0, MAX_CAPTION_LENGTH).join('')
    setList((now) =>
      now.map((attachment) => (attachment.id === id ? { ...attachment, caption: words } : attachment)),
    )
  }, [])

  // Another conversation: what was chosen here and not sent is let go.
  useEffect(
    () => () => {
      for (const { photo } of latest.current) if (photo) URL.revokeObjectURL(photo.previewUrl)
    },
    [],
  )

  return {
    list,
    ready: list.flatMap(({ type, file, photo, caption }) => (file ? [{ type, file, photo, caption }] : [])),
    busy: list.some((attachment) => attachment.state === 'preparing'),
    leftOut,
    add,
    remove,
    describe,
    clear: useCallback(() => {
      latest.current = []
      setList([])
      setLeftOut(0)
    }, []),
  }
}

function begin(file: File): Attachment {
  const known = fileKind(file)
  const base = {
    id: crypto.randomUUID(),
    name: file.name,
    photo: null,
    caption: '',
    reduced: false,
    reason: null,
  }
  if (known.kind === 'refused') {
    return { ...base, type: 'document', state: 'refused', file: null, reason: known.reason }
  }
  if (known.kind === 'photo') return { ...base, type: 'image', state: 'preparing', file: null }
  // The type that WhatsApp takes, whatever the browser called it.
  const typed = file.slice(0, file.size, known.mime)
  return { ...base, type: known.type, state: 'ready', file: { file: typed, filename: file.name } }
}

/** One photo after the other: decoding thirty at once would take all memory of a phone. */
async function prepareInTurn(
  files: { file: File; attachment: Attachment }[],
  report: (id: string, change: Partial<Attachment>) => void,
): Promise<void> {
  if (files.length === 0) return
  const { preparePhoto } = await import('./prepare-photo')
  for (const { file, attachment } of files) {
    const prepared = await preparePhoto(file)
    if (prepared.ok) {
      const { photo, reduced } = prepared
      report(attachment.id, { state: 'ready', file: photo, photo, reduced })
    } else {
      report(attachment.id, { state: 'refused', reason: prepared.reason })
    }
  }
}
