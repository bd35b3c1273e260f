import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { membersQuery, useProject } from '@/lib/project'
import { useUserId } from '@/lib/session'
import { joinConversation, type Presence, type Present } from '../api/presence'

/** Who stops writing for so long has stopped. */
const WRITING_MS = 8_000

/** Somebody else who has the conversation open, by name. */
export interface Colleague extends Present {
  name: string
}

/** Who else has a conversation open, and how this person's writing is told to them. */
export function usePresent(conversationId: string) {
  const client = useQueryClient()
  const me = useUserId()
  const { project } = useProject()
  const { data: members } = useQuery(membersQuery(project.id))
  const [others, setOthers] = useState<Present[]>([])
  const presence = useRef<Presence>(undefined)
  const stopped = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => {
    const mine = joinConversation(conversationId, me, setOthers)
    presence.current = mine
    return () => {
      clearTimeout(stopped.current)
      mine.leave()
      setOthers([])
    }
  }, [conversationId, me])

  const tellWriting = useCallback((writing: boolean) => {
    clearTimeout(stopped.current)
    presence.current?.tellWriting(writing)
    if (writing) stopped.current = setTimeout(() => presence.current?.tellWriting(false), WRITING_MS)
  }, [])

  // Whoever is no member has no name here and is not shown. He may have become one since the members were read.
  const strangers = members
    ? others.flatMap(({ id }) => (members.some((member) => member.id === id) ? [] : [id])).join()
    : ''
  useEffect(() => {
    if (strangers) void client.invalidateQueries({ queryKey: membersQuery(project.id).queryKey })
  }, [client, project.id, strangers])

  const colleagues = others.flatMap((other): Colleague[] => {
    const member = members?.find(({ id, active }) => active && id === other.id)
    return member ? [{ ...other, name: member.name }] : []
  })
  return { colleagues, tellWriting }
}
