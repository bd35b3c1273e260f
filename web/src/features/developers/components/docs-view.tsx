import 'swagger-ui-dist/swagger-ui.css'
import './docs-view.css'
import { Download } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyButton } from '@/components/ui/copy-button'
import { Ltr } from '@/components/ui/ltr'
import { LoadFailed, RowsSkeleton } from '@/components/ui/query-view'
import { useProject } from '@/lib/project'
import { accessToken, supabase } from '@/lib/supabase'
import openApiUrl from '../../../../../docs/openapi.json?url'

/** The API's own description, drawn by Swagger UI, in which the signed-in person can try calls. */
export function DocsView() {
  const { t } = useTranslation()
  const { project } = useProject()
  const place = useRef<HTMLDivElement>(null)
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading')
  const [attempt, setAttempt] = useState(0)
  const base = `${supabase().config.supabaseUrl}/functions/v1`

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another load
  useEffect(() => {
    let gone = false
    setState('loading')
    draw(place.current, base, project.id).then(
      () => !gone && setState('ready'),
      () => !gone && setState('failed'),
    )
    return () => {
      gone = true
    }
  }, [base, project.id, attempt])

  return (
    <>
      <p className="text-pretty text-ink-soft">{t('developers.docs.intro')}</p>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
        <span className="inline-flex items-center gap-1.5">
          <span className="text-ink-faint">{t('developers.docs.base')}</span>
          <Ltr className="font-mono text-xs">{base}</Ltr>
          <CopyButton text={base} />
        </span>
        <a
          href={openApiUrl}
          download="openapi.json"
          className="inline-flex items-center gap-1.5 text-accent-ink"
        >
          <Download aria-hidden className="size-4" />
          {t('developers.docs.file')}
        </a>
      </div>
      {state === 'loading' ? <RowsSkeleton /> : null}
      {state === 'failed' ? (
        <LoadFailed error={new TypeError()} onRetry={() => setAttempt(attempt + 1)} />
      ) : null}
      {/* Swagger UI knows one language and one direction. */}
      <div ref={place} lang="en" dir="ltr" className="api-docs" hidden={state !== 'ready'} />
    </>
  )
}

async function draw(place: HTMLElement | null, base: string, projectId: string): Promise<void> {
  const [{ default: SwaggerUI }, spec] = await Promise.all([
    import('swagger-ui-dist/swagger-ui-es-bundle.js'),
    fetch(openApiUrl).then((response) => response.json() as Promise<Record<string, unknown>>),
  ])
  if (!place) return
  SwaggerUI({
    domNode: place,
    spec: forProject(spec, base, projectId),
    docExpansion: 'none',
    defaultModelsExpandDepth: -1,
    displayRequestDuration: true,
    tryItOutEnabled: true,
    filter: true,
    validatorUrl: null,
    requestInterceptor: async (request: { headers: Record<string, string> }) => {
      request.headers.apikey = supabase().config.publishableKey
      // An API key that was entered under "Authorize" is tried as that key, not as the person.
      if (!request.headers['x-api-key'])
        request.headers.Authorization = `Bearer ${(await accessToken()) ?? ''}`
      return request
    },
  })
}

interface Parameter {
  name?: string
  schema?: Record<string, unknown>
}

/** The document for this hub, with the open project filled in wherever a call asks for one. */
function forProject(spec: Record<string, unknown>, base: string, projectId: string) {
  const text = JSON.stringify({ ...spec, servers: [{ url: base }] })
  return JSON.parse(text, (_key, value: unknown) => {
    const { name, schema } = (value ?? {}) as Parameter
    if (name !== 'project_id' || !schema) return value
    return { ...(value as object), schema: { ...schema, default: projectId } }
  }) as Record<string, unknown>
}
