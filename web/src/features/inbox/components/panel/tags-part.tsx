import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { iconButtonClass } from '@/components/ui/icon-button'
import { MenuButton } from '@/components/ui/menu-button'
import type { MenuEntry } from '@/components/ui/menu-popup'
import { Tag } from '@/components/ui/tag'
import { cx } from '@/lib/cx'
import { useMay, useProject } from '@/lib/project'
import { toast } from '@/lib/toast'
import type { ConversationRow } from '../../api/rows'
import { useCreateTag, useSetTags } from '../../api/tag-acts'
import { tagsQuery } from '../../api/tags'

/** The tags of the conversation: put on, taken off, made. */
export function TagsPart({ conversation }: { conversation: ConversationRow }) {
  const { t } = useTranslation()
  const may = useMay()
  const { project } = useProject()
  const { data: tags } = useQuery(tagsQuery(project.id))
  const { mutate: set } = useSetTags(conversation.id)
  const { mutate: create } = useCreateTag()
  const [naming, setNaming] = useState(false)
  const mayTag = may('tagConversations')
  const on = conversation.tags.map(({ tag_id }) => tag_id)
  const onError = () => toast({ kind: 'failed', text: t('errors.actFailed') })
  const toggle = (id: string) =>
    set(on.includes(id) ? on.filter((one) => one !== id) : [...on, id], { onError })
  const entries = (): MenuEntry[] => [
    ...(tags ?? []).map(
      ({ id, name }): MenuEntry => ({
        kind: 'item',
        id,
        text: name,
        checked: on.includes(id),
        onSelect: () => toggle(id),
      }),
    ),
    ...(may('changeTags')
      ? ([
          { kind: 'separator', id: 'line' },
          {
            kind: 'item',
            id: 'new',
            text: t('panel.tags.create'),
            icon: <Plus className="size-4" />,
            onSelect: () => setNaming(true),
          },
        ] satisfies MenuEntry[])
      : []),
  ]
  return (
    <div data-testid="panel-tags" className="flex flex-wrap items-center justify-center gap-1.5">
      {tags
        ?.filter(({ id }) => on.includes(id))
        .map((tag) => (
          <Tag
            key={tag.id}
            color={tag.color}
            removeLabel={t('panel.tags.remove', { name: tag.name })}
            onRemove={mayTag ? () => toggle(tag.id) : undefined}
          >
            {tag.name}
          </Tag>
        ))}
      {mayTag ? (
        <MenuButton
          label={t('panel.tags.add')}
          tip={t('panel.tags.add')}
          testId="add-tag"
          entries={entries}
          align="start"
          className={cx(iconButtonClass, 'tip size-7')}
        >
          <Plus aria-hidden className="size-4" />
        </MenuButton>
      ) : null}
      {naming ? (
        <form
          className="flex w-full gap-1.5"
          onSubmit={(event) => {
            event.preventDefault()
            const name = String(new FormData(event.currentTarget).get('name')).trim()
            setNaming(false)
            if (name) create(name, { onError, onSuccess: (id) => set([...on, id], { onError }) })
          }}
        >
          <input
            name="name"
            // biome-ignore lint/a11y/noAutofocus: it was asked for a moment ago
            autoFocus
            dir="auto"
            maxLength={60}
            aria-label={t('panel.tags.name')}
            placeholder={t('panel.tags.name')}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setNaming(false)
            }}
            className="h-9 min-w-0 flex-1 rounded-lg border border-line-strong bg-surface px-2.5 text-sm touch:h-touch touch:text-field"
          />
          <button
            type="submit"
            className="h-9 rounded-lg bg-accent px-3 text-on-accent text-sm touch:h-touch"
          >
            {t('common.add')}
          </button>
        </form>
      ) : null}
    </div>
  )
}
