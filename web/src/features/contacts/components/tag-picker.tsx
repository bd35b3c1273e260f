import { arabicNormalize } from '@contracts/arabic'
import { useQuery } from '@tanstack/react-query'
import { Check, Plus } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { controlClass } from '@/components/ui/field'
import { Popover } from '@/components/ui/popover'
import { tagColor } from '@/components/ui/tag'
import { cx } from '@/lib/cx'
import { useProject } from '@/lib/project'
import { type TagRow, tagsQuery } from '../api/project-lists'

const lineClass =
  'flex min-h-9 w-full items-center gap-2.5 rounded-lg px-2.5 text-start text-sm hover:bg-hover touch:min-h-touch'

/** Chooses one of the project's tags, or makes one by writing it. */
export function TagPicker(props: {
  trigger: ReactElement
  label: string
  has: (tag: TagRow) => boolean
  /** Left out where a tag is only taken off. */
  canMake?: boolean
  onPick: (tag: TagRow | { name: string }) => void
}) {
  const { t } = useTranslation()
  const { project } = useProject()
  const { data: tags = [] } = useQuery(tagsQuery(project.id))
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const wanted = arabicNormalize(text)
  const found = tags.filter(({ name }) => arabicNormalize(name).includes(wanted))
  const isNew = wanted !== '' && !tags.some(({ name }) => arabicNormalize(name) === wanted)
  const pick = (tag: TagRow | { name: string }) => {
    props.onPick(tag)
    setOpen(false)
    setText('')
  }
  return (
    <Popover trigger={props.trigger} label={props.label} open={open} onOpenChange={setOpen}>
      <div className="flex w-64 flex-col gap-1 p-1.5">
        <input
          dir={text ? 'auto' : undefined}
          value={text}
          maxLength={60}
          placeholder={t('contacts.tags.find')}
          aria-label={t('contacts.tags.find')}
          className={cx(controlClass, 'h-9')}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
            const [first] = found
            if (first) pick(first)
            else if (isNew && props.canMake) pick({ name: text.trim() })
          }}
        />
        <ul className="flex flex-col">
          {found.map((tag) => (
            <li key={tag.id}>
              <button
                type="button"
                aria-pressed={props.has(tag)}
                className={lineClass}
                onClick={() => pick(tag)}
              >
                <span
                  aria-hidden
                  style={tagColor(tag.color).style}
                  className={cx('size-3.5 shrink-0 rounded-sm border', tagColor(tag.color).className)}
                />
                <bdi dir="auto" className="line-auto flex-1">
                  {tag.name}
                </bdi>
                {props.has(tag) ? <Check aria-hidden className="size-4 text-accent-ink" /> : null}
              </button>
            </li>
          ))}
          {isNew && props.canMake ? (
            <li>
              <button type="button" className={lineClass} onClick={() => pick({ name: text.trim() })}>
                <Plus aria-hidden className="size-4 text-ink-soft" />
                <bdi dir="auto" className="line-auto flex-1">
                  {t('contacts.tags.make', { name: text.trim() })}
                </bdi>
              </button>
            </li>
          ) : null}
          {found.length === 0 && !(isNew && props.canMake) ? (
            <li className="px-2.5 py-2 text-ink-faint text-sm">{t('contacts.tags.none')}</li>
          ) : null}
        </ul>
      </div>
    </Popover>
  )
}
