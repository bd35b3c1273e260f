import { CalendarDays, Camera, ChevronDown, FileUp, Image } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { cx } from '@/lib/cx'
import type { Part, Screen } from '../model/document'

/** The screens as a phone shows them; the button leads where the design says. */
export function PhonePreview({ screens }: { screens: Screen[] }) {
  const { t } = useTranslation()
  const [at, setAt] = useState<string | 'end' | null>(null)
  const place = Math.max(
    screens.findIndex(({ id }) => id === at),
    0,
  )
  const screen = screens[place]
  return (
    <section aria-label={t('flows.phone')} className="flex flex-col items-center gap-2">
      <h2 className="self-start font-semibold text-base">{t('flows.phone')}</h2>
      <div className="flex h-150 w-full max-w-panel flex-col overflow-hidden rounded-xl border border-line-strong bg-surface">
        {at === 'end' ? (
          <div className="m-auto flex flex-col items-center gap-3 p-6">
            <p className="text-ink-soft">{t('flows.end')}</p>
            <Button size="sm" onClick={() => setAt(null)}>
              {t('flows.again')}
            </Button>
          </div>
        ) : screen ? (
          <PhoneScreen screen={screen} onNext={() => setAt(screen.footer?.next ?? 'end')} />
        ) : (
          <p className="m-auto p-6 text-center text-ink-faint text-sm">{t('flows.noScreens')}</p>
        )}
      </div>
      {screens.length > 1 && at !== 'end' ? (
        <nav aria-label={t('flows.phone')} className="flex gap-1.5">
          {screens.map(({ id, title }, index) => (
            <button
              key={id}
              type="button"
              aria-label={`${t('flows.screenOf', { place: index + 1, count: screens.length })}: ${title}`}
              aria-current={index === place ? 'true' : undefined}
              onClick={() => setAt(id)}
              className="flex size-6 items-center justify-center"
            >
              <span className={cx('size-2 rounded-full', index === place ? 'bg-accent' : 'bg-line-strong')} />
            </button>
          ))}
        </nav>
      ) : null}
    </section>
  )
}

function PhoneScreen({ screen, onNext }: { screen: Screen; onNext: () => void }) {
  return (
    <>
      <header className="border-b px-4 py-3 text-center font-semibold">
        <bdi dir="auto">{screen.title}</bdi>
      </header>
      <div className="scroll-area flex flex-1 flex-col gap-4 p-4">
        {screen.parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of a design have no names of their own
          <PhonePart key={index} part={part} />
        ))}
      </div>
      {screen.footer ? (
        <footer className="border-t p-4">
          <button
            type="button"
            onClick={onNext}
            className="h-10 w-full rounded-full bg-accent font-medium text-on-accent"
          >
            <bdi dir="auto">{screen.footer.label}</bdi>
          </button>
        </footer>
      ) : null}
    </>
  )
}

const TEXT_CLASSES = {
  heading: 'font-semibold text-lg',
  subheading: 'font-semibold text-base',
  text: 'text-base',
  caption: 'text-ink-faint text-xs',
}

function PhonePart({ part }: { part: Part }) {
  const { t } = useTranslation()
  switch (part.kind) {
    case 'heading':
    case 'subheading':
    case 'text':
    case 'caption':
      return (
        <p dir="auto" className={cx('whitespace-pre-wrap', TEXT_CLASSES[part.kind])}>
          {part.text}
        </p>
      )
    case 'input':
      return (
        <Labelled {...part}>
          <span
            className={cx('block rounded-lg border border-line-strong', part.lines > 1 ? 'h-20' : 'h-10')}
          />
        </Labelled>
      )
    case 'choice':
      return (
        <Labelled {...part} help="">
          <ul className="flex flex-col divide-y">
            {part.choices.map(({ id, title }) => (
              <li key={id} className="flex items-center justify-between gap-3 py-2">
                <bdi dir="auto">{title}</bdi>
                <span
                  className={cx(
                    'size-4.5 border border-line-strong',
                    part.many ? 'rounded-sm' : 'rounded-full',
                  )}
                />
              </li>
            ))}
          </ul>
        </Labelled>
      )
    case 'dropdown':
      return (
        <Labelled {...part} help="">
          <Field icon={<ChevronDown aria-hidden className="size-4" />}>{t('flows.choose')}</Field>
        </Labelled>
      )
    case 'date':
      return (
        <Labelled {...part}>
          <Field icon={<CalendarDays aria-hidden className="size-4" />}>{t('flows.chooseDate')}</Field>
        </Labelled>
      )
    case 'photos':
      return (
        <Labelled {...part}>
          <Field icon={<Camera aria-hidden className="size-4" />}>{t('flows.addPhotos')}</Field>
        </Labelled>
      )
    case 'file':
      return (
        <Labelled {...part}>
          <Field icon={<FileUp aria-hidden className="size-4" />}>{t('flows.addFile')}</Field>
        </Labelled>
      )
    case 'consent':
      return (
        <span className="flex items-start gap-2.5">
          <span className="mt-0.5 size-4.5 shrink-0 rounded-sm border border-line-strong" />
          <bdi dir="auto">{part.label}</bdi>
        </span>
      )
    case 'link':
      return (
        <bdi dir="auto" className="text-accent-ink underline">
          {part.text}
        </bdi>
      )
    case 'image':
      return (
        <span className="flex h-28 items-center justify-center rounded-lg bg-sunken text-ink-faint">
          <Image role="img" aria-label={part.label} className="size-6" />
        </span>
      )
    case 'other':
      return (
        <p className="rounded-lg bg-sunken px-3 py-2 text-ink-faint text-xs">
          {t('flows.notShown', { name: part.name })}
        </p>
      )
  }
}

function Labelled(props: { label: string; help: string; required: boolean; children: React.ReactNode }) {
  const { t } = useTranslation()
  return (
    <div className="flex flex-col gap-1.5">
      <span className="flex items-baseline justify-between gap-2 text-sm">
        <bdi dir="auto" className="font-medium">
          {props.label}
        </bdi>
        {props.required ? <span className="text-ink-faint text-xs">{t('flows.required')}</span> : null}
      </span>
      {props.children}
      {props.help ? (
        <bdi dir="auto" className="text-ink-faint text-xs">
          {props.help}
        </bdi>
      ) : null}
    </div>
  )
}

function Field({ icon, children }: { icon: React.ReactNode; children: React.ReactNode }) {
  return (
    <span className="flex h-10 items-center justify-between rounded-lg border border-line-strong px-3 text-ink-faint">
      {children}
      {icon}
    </span>
  )
}
