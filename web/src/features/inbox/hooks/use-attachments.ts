import { useCallback, useEffect, useRef, useState } from 'react'
import { MAX_PHOTOS } from '../model/limits'
import type { OutgoingPhoto } from '../model/outbox'
import type { PhotoRefusal } from '../model/photo'

/** A chosen file on its way to being sent. */
export interface Attachment {
  id: string
  name: string
  state: 'preparing' | 'ready' | 'refused'
  photo: OutgoingPhoto | null
  reduced: boolean
  reason: PhotoRefusal | null
}

export interface Attachments {
  list: Attachment[]
  ready: OutgoingPhoto[]
  busy: boolean
  add: (files: File[]) => void
  remove: (id: string) => void
  /** Forgets all of them, after they went to the outbox. */
  clear: () => void
}

/** The photos chosen for the next message. Preparing them is loaded with the first one. */
export function useAttachments(): Attachments {
  const [list, setList] = useState<Attachment[]>([])
  const latest = useRef(list)
  latest.current = list

  const add = useCallback((files: File[]) => {
    const room = MAX_PHOTOS - latest.current.length
    const fresh = files.slice(0, Math.max(0, room)).map((file) => ({ file, id: crypto.randomUUID() }))
    if (fresh.length === 0) return
    setList((now) => [
      ...now,
      ...fresh.map(
        ({ file, id }): Attachment => ({
          id,
          name: file.name,
          state: 'preparing',
          photo: null,
          reduced: false,
          reason: null,
        }),
      ),
    ])
    void prepareInTurn(fresh, (id, change) =>
      setList((now) =>
        now.map((attachment) => (attachment.id === id ? { ...attachment, ...change } : attachment)),
      ),
    )
  }, [])

  const remove = useCallback((id: string) => {
    const gone = latest.current.find((attachment) => attachment.id === id)
    if (gone?.photo) URL.revokeObjectURL(gone.photo.previewUrl)
    setList((now) => now.filter((attachment) => attachment.id !== id))
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
    ready: list.flatMap((attachment) => (attachment.photo ? [attachment.photo] : [])),
    busy: list.some((attachment) => attachment.state === 'preparing'),
    add,
    remove,
    clear: useCallback(() => {
      latest.current = []
      setList([])
    }, []),
  }
}

/** One photo after the other: decoding thirty at once would take all memory of a phone. */
async function prepareInTurn(
  files: { file: File; id: string }[],
  report: (id: string, change: Partial<Attachment>) => void,
): Promise<void> {
  const { preparePhoto } = await import('./prepare-photo')
  for (const { file, id } of files) {
    const prepared = await preparePhoto(file)
    if (prepared.ok) report(id, { state: 'ready', photo: prepared.photo, reduced: prepared.reduced })
    else report(id, { state: 'refused', reason: prepared.reason })
  }
}
