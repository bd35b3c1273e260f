import type { TemplateDraft } from '@contracts/template-rules'
import type { TestTemplateBody } from '@contracts/templates'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '@/lib/api-client'
import { ConnectionError, ReadError } from '@/lib/problem'
import { useProject } from '@/lib/project'
import { templateKeys } from './keys'

function useRefresh() {
  const client = useQueryClient()
  const { project } = useProject()
  return {
    projectId: project.id,
    refresh: () => client.invalidateQueries({ queryKey: templateKeys.all(project.id) }),
  }
}

/** Reads all templates of an account from Meta. */
export function useSyncTemplates(accountId: string | undefined) {
  const { projectId, refresh } = useRefresh()
  return useMutation({
    mutationFn: () =>
      call((api) =>
        api.POST('/templates/sync', { body: { project_id: projectId, business_account_id: accountId } }),
      ),
    onSuccess: refresh,
  })
}

/** Hands in templates of the shipped catalogue. */
export function useImportTemplates(accountId: string | undefined) {
  const { projectId, refresh } = useRefresh()
  return useMutation({
    mutationFn: (names: string[]) =>
      call((api) =>
        api.POST('/templates/import', {
          body: { project_id: projectId, business_account_id: accountId, names },
        }),
      ),
    onSettled: refresh,
  })
}

/** Asks the hub what Meta would refuse about a draft. */
export function useValidateTemplate(accountId: string | undefined) {
  const { projectId } = useRefresh()
  return useMutation({
    mutationFn: (draft: TemplateDraft) =>
      call((api) => api.POST('/templates/validate', { body: toBody(projectId, accountId, draft) })),
  })
}

/** Hands a template in at Meta, or changes the one with this id. */
export function useSubmitTemplate(accountId: string | undefined, editing: string | undefined) {
  const { projectId, refresh } = useRefresh()
  return useMutation({
    mutationFn: (draft: TemplateDraft) =>
      editing
        ? call((api) =>
            api.PATCH('/templates/{id}', {
              params: { path: { id: editing } },
              body: {
                project_id: projectId,
                category: toBody(projectId, accountId, draft).category,
                components: toBody(projectId, accountId, draft).components,
              },
            }),
          )
        : call((api) => api.POST('/templates', { body: toBody(projectId, accountId, draft) })),
    onSuccess: refresh,
  })
}

function toBody(projectId: string, accountId: string | undefined, draft: TemplateDraft) {
  return {
    project_id: projectId,
    business_account_id: accountId,
    name: draft.name,
    language: draft.language,
    category: draft.category as 'MARKETING' | 'UTILITY' | 'AUTHENTICATION',
    parameter_format: draft.parameter_format as 'POSITIONAL' | 'NAMED' | undefined,
    components: draft.components.map((one) => ({ ...one, type: String(one.type) })),
  }
}

/** Deletes one language of a template at Meta, then here. */
export function useDeleteTemplate() {
  const { projectId, refresh } = useRefresh()
  return useMutation({
    mutationFn: (id: string) =>
      call((api) =>
        api.DELETE('/templates/{id}', { params: { path: { id }, query: { project_id: projectId } } }),
      ),
    onSuccess: refresh,
  })
}

/** Sends a template to one phone. */
export function useSendTest(id: string) {
  const { projectId } = useRefresh()
  return useMutation({
    mutationFn: (body: Omit<TestTemplateBody, 'project_id'>) =>
      call((api) =>
        api.POST('/templates/{id}/send-test', {
          params: { path: { id }, header: { 'idempotency-key': crypto.randomUUID() } },
          body: { ...body, project_id: projectId },
        }),
      ),
  })
}

/** Puts a file into the project's bucket and gives its path. */
export async function uploadFile(projectId: string, file: File): Promise<string> {
  const { path, url } = await call((api) =>
    api.POST('/media', { body: { project_id: projectId, filename: file.name.slice(-120) } }),
  )
  let response: Response
  try {
    response = await fetch(url, { method: 'PUT', body: file, headers: { 'content-type': file.type } })
  } catch (error) {
    throw new ConnectionError('the upload got no answer', { cause: error })
  }
  if (!response.ok) throw new ReadError(await response.text(), response.status, 'upload')
  return path
}

/** Hands a file in at Meta as the sample of a header; gives the handle that names it. */
export async function uploadSample(
  projectId: string,
  accountId: string | undefined,
  file: File,
): Promise<string> {
  const path = await uploadFile(projectId, file)
  const { handle } = await call((api) =>
    api.POST('/templates/samples', {
      body: { project_id: projectId, business_account_id: accountId, path },
    }),
  )
  return handle
}
