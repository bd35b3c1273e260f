import { Pause, Play } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Spinner } from '@/components/ui/spinner'

const SPEEDS = [1, 1.5, 2]

/** Only one voice speaks at a time. */
let playing: HTMLAudioElement | null = null

/** A voice message or another sound: played, moved within, faster where somebody talks slowly. */
export function VoicePlayer(props: { url: string | null; label: string; onError: () => void }) {
  const { t } = useTranslation()
  const audio = useRef<HTMLAudioElement>(null)
  const [on, setOn] = useState(false)
  const [at, setAt] = useState(0)
  const [length, setLength] = useState(0)
  const [speed, setSpeed] = useState(1)
  useEffect(() => {
    if (audio.current) audio.current.playbackRate = speed
  }, [speed])
  const toggle = () => {
    const element = audio.current
    if (!element) return
    if (!element.paused) return element.pause()
    if (playing !== element) playing?.pause()
    playing = element
    element.playbackRate = speed
    void element.play().catch(() => {}) // `error` tells why it cannot be played
  }
  return (
    <div data-testid="audio" className="flex w-64 min-w-0 max-w-full items-center gap-2 ps-0.5">
      {props.url ? (
        // biome-ignore lint/a11y/useMediaCaption: nobody writes captions for a voice message
        <audio
          ref={audio}
          src={props.url}
          preload="metadata"
          onPlay={() => setOn(true)}
          onPause={() => setOn(false)}
          onEnded={() => setAt(0)}
          onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
          onDurationChange={({ currentTarget: { duration } }) =>
            setLength(Number.isFinite(duration) ? duration : 0)
          }
          onError={props.onError}
        />
      ) : null}
      <button
        type="button"
        disabled={props.url === null}
        aria-label={`${t(on ? 'message.media.pause' : 'message.media.play')}: ${props.label}`}
        onClick={toggle}
        className="inline-flex size-10 shrink-0 items-center justify-center rounded-full bg-accent text-on-accent hover:bg-accent-hover touch:size-touch"
      >
        {props.url === null ? (
          <Spinner />
        ) : on ? (
          <Pause aria-hidden className="size-5" />
        ) : (
          <Play aria-hidden className="size-5" />
        )}
      </button>
      <span dir="ltr" className="flex min-w-0 flex-1 flex-col">
        <input
          type="range"
          min={0}
          max={length || 1}
          step={0.1}
          value={Math.min(at, length || 1)}
          aria-label={t('message.media.position')}
          aria-valuetext={`${clock(at)} / ${clock(length)}`}
          onChange={(event) => {
            const to = Number(event.target.value)
            setAt(to)
            if (audio.current) audio.current.currentTime = to
          }}
          className="h-6 w-full min-w-0 accent-accent"
        />
        <span className="text-2xs text-ink-soft tabular-nums">{clock(on || at > 0 ? at : length)}</span>
      </span>
      <button
        type="button"
        aria-label={t('message.media.speed', { speed: String(speed) })}
        onClick={() => setSpeed(SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length] ?? 1)}
        className="inline-flex h-6 min-w-9 shrink-0 items-center justify-center rounded-full bg-ink/5 px-1.5 font-medium text-2xs text-ink-soft tabular-nums hover:bg-hover touch:h-touch"
      >
        <bdi dir="ltr">{speed}×</bdi>
      </button>
    </div>
  )
}

function clock(seconds: number): string {
  const whole = Math.floor(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
