import { CircleCheck, Upload } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { useProject } from '@/lib/project'
import { useFailureSentence } from '@/lib/use-failed'
import { uploadSample } from '../api/change-template'

const ACCEPTS = {
  IMAGE: 'image/jpeg,image/png',
  VIDEO: 'video/mp4',
  DOCUMENT: 'application/pdf',
} as const

/** A sample for Meta's reviewers; each message brings its own file later. */
export function HeaderSample(props: {
  kind: keyof typeof ACCEPTS
  handle: string
  accountId: string | undefined
  error: string | null
  onHandle: (handle: string) => void
}) {
  const { t } = useTranslation()
  const { project } = useProject()
  const sentence = useFailureSentence()
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const take = async (file: File | undefined) => {
    if (!file) return
    setBusy(true)
    setFailure(undefined)
    try {
      props.onHandle(await uploadSample(project.id, props.accountId, file))
    } catch (error) {
      setFailure(sentence(error))
    }
    setBusy(false)
  }
  const error = failure ?? props.error
  return (
    <div className="flex flex-col items-start gap-2">
      <p className="text-pretty text-ink-soft text-sm">{t(`templates.builder.samples.${props.kind}`)}</p>
      <div className="flex flex-wrap items-center gap-3">
        <Button
          size="sm"
          busy={busy}
          icon={<Upload aria-hidden className="size-4" />}
          onClick={() => input.current?.click()}
        >
          {props.handle ? t('templates.builder.otherSample') : t('templates.builder.sample')}
        </Button>
        {props.handle ? (
          <span className="flex items-center gap-1.5 text-accent-ink text-sm">
            <CircleCheck aria-hidden className="size-4" />
            {t('templates.builder.sampleThere')}
          </span>
        ) : null}
      </div>
      <input
        ref={input}
        type="file"
        tabIndex={-1}
        aria-label={t('templates.builder.sample')}
        accept={ACCEPTS[props.kind]}
        data-testid="header-sample"
        className="sr-only"
        onChange={(event) => {
          void take(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      {error ? <p className="text-danger text-sm">{error}</p> : null}
    </div>
  )
}
