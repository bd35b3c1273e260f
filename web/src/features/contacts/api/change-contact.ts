import type { ChangeContactBody, Contact, CreateContactBody, RecordConsentBody } from '@contracts/contacts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '@/lib/api-client'
import { unwrap } from '@/lib/problem'
import { useProject } from '@/lib/project'
import { useUserId } from '@/lib/session'
import { supabase } from '@/lib/supabase'
import { contactKeys } from './keys'

/** A new key for one act of the person. */
const once = () => ({ 'idempotency-key': crypto.randomUUID() })

/** Refreshes everything that shows contacts. */
function useRefresh() {
  const client = useQueryClient()
  const { project } = useProject()
  return {
    client,
    projectId: project.id,
    refresh: () => client.invalidateQueries({ queryKey: contactKeys.all(project.id) }),
  }
}

/** Adds a contact, or finds the one who has this number. */
export function useAddContact() {
  const { projectId, refresh } = useRefresh()
  return useMutation({
    mutationFn: (body: Omit<CreateContactBody, 'project_id'>) =>
      call((api) =>
        api.POST('/contacts', { params: { header: once() }, body: { ...body, project_id: projectId } }),
      ),
    onSuccess: refresh,
  })
}

/** The acts on one contact that answer with him. */
export function useChangeContact(id: string) {
  const { client, projectId, refresh } = useRefresh()
  const onSuccess = (contact: Contact) => {
    client.setQueryData(contactKeys.one(projectId, id), contact)
    return refresh()
  }
  const change = useMutation({
    mutationFn: (body: ChangeContactBody): Promise<Contact> =>
      call((api) => api.PATCH('/contacts/{id}', { params: { path: { id } }, body })),
    onSuccess,
  })
  const addPhone = useMutation({
    mutationFn: (phone: string): Promise<Contact> =>
      call((api) =>
        api.POST('/contacts/{id}/identities', { params: { path: { id }, header: once() }, body: { phone } }),
      ),
    onSuccess,
  })
  const block = useMutation({
    mutationFn: (on: boolean): Promise<Contact> =>
      call((api) =>
        on
          ? api.POST('/contacts/{id}/block', { params: { path: { id } } })
          : api.POST('/contacts/{id}/unblock', { params: { path: { id } } }),
      ),
    onSuccess,
  })
  return { change, addPhone, block }
}

/** Adds to the ledger of consent. */
export function useRecordConsent(id: string) {
  const { refresh } = useRefresh()
  return useMutation({
    mutationFn: (body: RecordConsentBody) =>
      call((api) => api.POST('/contacts/{id}/consent', { params: { path: { id }, header: once() }, body })),
    onSuccess: refresh,
  })
}

/** Takes another contact into this one, and apart again. */
export function useMerge(id: string) {
  const { refresh } = useRefresh()
  const merge = useMutation({
    mutationFn: (contact_id: string) =>
      call((api) =>
        api.POST('/contacts/{id}/merge', { params: { path: { id }, header: once() }, body: { contact_id } }),
      ),
    onSuccess: refresh,
  })
  const unmerge = useMutation({
    mutationFn: (merge_id: string) =>
      call((api) =>
        api.POST('/contacts/{id}/unmerge', { params: { path: { id }, header: once() }, body: { merge_id } }),
      ),
    onSuccess: refresh,
  })
  return { merge, unmerge }
}

/** Removes a person for good. */
export function useEraseContact() {
  const { refresh } = useRefresh()
  return useMutation({
    mutationFn: (id: string) => call((api) => api.POST('/contacts/{id}/erase', { params: { path: { id } } })),
    onSuccess: refresh,
  })
}

/** Puts a tag on contacts or takes it off. A tag without an id is made first. */
export function useTagContacts() {
  const { projectId, refresh } = useRefresh()
  const me = useUserId()
  return useMutation({
    mutationFn: async (act: {
      contactIds: string[]
      tag: { id: string } | { name: string }
      on: boolean
    }) => {
      const { rest } = supabase()
      const tagId = 'id' in act.tag ? act.tag.id : await makeTag(projectId, act.tag.name)
      if (act.on) {
        unwrap(
          await rest.from('contact_tags').upsert(
            act.contactIds.map((contact_id) => ({
              project_id: projectId,
              contact_id,
              tag_id: tagId,
              created_by: me,
            })),
            { ignoreDuplicates: true, onConflict: 'project_id,contact_id,tag_id' },
          ),
        )
      } else {
        unwrap(
          await rest
            .from('contact_tags')
            .delete()
            .eq('project_id', projectId)
            .eq('tag_id', tagId)
            .in('contact_id', act.contactIds),
        )
      }
      return tagId
    },
    onSuccess: refresh,
  })
}

async function makeTag(projectId: string, name: string): Promise<string> {
  const rows = unwrap(
    await supabase()
      .rest.from('tags')
      .insert({ project_id: projectId, name })
      .select('id')
      .overrideTypes<{ id: string }[], { merge: false }>(),
  )
  return rows[0]?.id ?? ''
}
