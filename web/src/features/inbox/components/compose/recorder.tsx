import { CircleAlert, Pause, SendHorizontal, Square, Trash2, X } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '@/components/ui/icon-button'
import { Ltr } from '@/components/ui/ltr'
import { Spinner } from '@/components/ui/spinner'
import { cx } from '@/lib/cx'
import { type Recording, useRecorder } from '../../hooks/use-recorder'
import { sendClass } from './send-button'

/** A voice message being spoken, and listened to before it goes. Loaded on first use. */
export function Recorder(props: { onDone: (recording: Recording) => void; onCancel: () => void }) {
  const { t } = useTranslation()
  const { state, trouble, seconds, levels, recording, pause, resume, finish } = useRecorder()
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [])

  const send = async () => {
    const made = recording ?? (await finish())
    if (made) props.onDone(made)
  }
  if (state === 'trouble' && trouble) {
    return (
      <div role="alert" data-testid="recorder-trouble" className="flex items-center gap-2 p-1 ps-3">
        <CircleAlert aria-hidden className="size-5 shrink-0 text-danger" />
        <p className="min-w-0 flex-1 py-1 text-danger text-sm">{t(`composer.voice.trouble.${trouble}`)}</p>
        <IconButton label={t('composer.voice.close')} tip="above" onClick={props.onCancel}>
          <X aria-hidden className="size-5" />
        </IconButton>
      </div>
    )
  }
  const working = state === 'asking' || state === 'finishing'
  return (
    <section
      aria-label={t('composer.voice.label')}
      data-testid="recorder"
      data-state={state}
      className="flex items-center gap-1 p-1"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        props.onCancel()
      }}
    >
      <IconButton ref={first} label={t('composer.voice.cancel')} tip="above" onClick={props.onCancel}>
        <Trash2 aria-hidden className="size-5" />
      </IconButton>
      {state === 'recorded' && recording ? (
        <Listen file={recording.file} />
      ) : (
        <>
          <span role="status" className="sr-only">
            {t(`composer.voice.${state === 'paused' ? 'paused' : working ? 'starting' : 'recording'}`)}
          </span>
          <span
            aria-hidden
            className={cx(
              'ms-1 size-2.5 shrink-0 rounded-full',
              state === 'recording' ? 'animate-pulse bg-danger' : 'bg-line-strong',
            )}
          />
          <Ltr className="w-10 shrink-0 text-center text-sm tabular-nums">{clock(seconds)}</Ltr>
          <Levels levels={levels} />
          {state === 'paused' ? (
            <IconButton label={t('composer.voice.resume')} tip="above" onClick={resume}>
              <span aria-hidden className="size-4 rounded-full bg-danger" />
            </IconButton>
          ) : (
            <IconButton label={t('composer.voice.pause')} tip="above" disabled={working} onClick={pause}>
              <Pause aria-hidden className="size-5" />
            </IconButton>
          )}
          <IconButton
            label={t('composer.voice.stop')}
            tip="above"
            disabled={working}
            onClick={() => void finish()}
          >
            <Square aria-hidden className="size-4.5" />
          </IconButton>
        </>
      )}
      <button
        type="button"
        disabled={working}
        aria-label={t('composer.voice.send')}
        data-testid="voice-send"
        onClick={() => void send()}
        className={cx(sendClass, 'rounded-lg')}
      >
        {state === 'finishing' ? <Spinner /> : <SendHorizontal aria-hidden className="mirror size-5" />}
      </button>
    </section>
  )
}

/** How loud it was over the last seconds; time runs in reading direction. */
function Levels({ levels }: { levels: readonly number[] }) {
  return (
    <span aria-hidden className="flex h-8 min-w-0 flex-1 items-center justify-end gap-0.5 overflow-hidden">
      {levels.map((level, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: bars have no other name
          key={index}
          className="w-0.5 shrink-0 rounded-full bg-accent"
          style={{ height: `${Math.max(8, level * 100)}%` }}
        />
      ))}
    </span>
  )
}

function Listen({ file }: { file: Blob }) {
  const { t } = useTranslation()
  const url = useMemo(() => URL.createObjectURL(file), [file])
  useEffect(() => () => URL.revokeObjectURL(url), [url])
  return (
    // biome-ignore lint/a11y/useMediaCaption: nobody writes captions for his own voice
    <audio
      src={url}
      controls
      aria-label={t('composer.voice.listen')}
      data-testid="voice-listen"
      className="h-10 min-w-0 flex-1"
    />
  )
}

function clock(seconds: number): string {
  const whole = Math.floor(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
