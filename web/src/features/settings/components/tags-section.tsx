import { type QueryKey, useQuery } from '@tanstack/react-query'
import { Pencil, Plus, Tags } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { InputField } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Notice } from '@/components/ui/notice'
import { Card, Section } from '@/components/ui/page'
import { QueryView } from '@/components/ui/query-view'
import { TAG_COLORS, Tag, tagColor } from '@/components/ui/tag'
import { cx } from '@/lib/cx'
import { ReadError } from '@/lib/problem'
import { useMay, useProject } from '@/lib/project'
import { useAct } from '@/lib/use-act'
import { settingsKeys } from '../api/keys'
import { deleteTag, saveTag, type Tag as TagRow, tagsQuery } from '../api/words'
import { DeleteButton } from './delete-button'

/** Labels of contacts and conversations. */
export function TagsSection() {
  const { t } = useTranslation()
  const { project } = useProject()
  const may = useMay()
  const query = useQuery(tagsQuery(project.id))
  const [editing, setEditing] = useState<TagRow | 'new' | null>(null)
  const refresh = [settingsKeys.tags(project.id), ['contacts', project.id], ['inbox', project.id, 'tags']]
  const remove = useAct({ act: deleteTag, refresh, done: t('settings.tags.removed') })
  const add = may('tagConversations') ? (
    <Button icon={<Plus aria-hidden className="size-4" />} onClick={() => setEditing('new')}>
      {t('settings.tags.add')}
    </Button>
  ) : undefined
  return (
    <Section
      title={t('settings.tags.title')}
      description={t('settings.tags.description')}
      actions={query.data?.length ? add : undefined}
    >
      <QueryView
        query={query}
        isEmpty={(tags) => tags.length === 0}
        empty={
          <Card>
            <Notice icon={Tags} title={t('settings.tags.emptyTitle')} action={add}>
              {t('settings.tags.empty')}
            </Notice>
          </Card>
        }
      >
        {(tags) => (
          <ul className="divide-y overflow-hidden rounded-xl border bg-surface">
            {tags.map((tag) => (
              <li key={tag.id} className="flex min-h-12 items-center gap-3 ps-4 pe-2">
                <span className="min-w-0 flex-1">
                  <Tag color={tag.color}>{tag.name}</Tag>
                </span>
                {may('changeTags') ? (
                  <span className="inline-flex">
                    <IconButton
                      label={t('settings.editNamed', { name: tag.name })}
                      tip="above"
                      onClick={() => setEditing(tag)}
                    >
                      <Pencil aria-hidden className="size-4" />
                    </IconButton>
                    <DeleteButton
                      label={t('settings.deleteNamed', { name: tag.name })}
                      title={t('settings.deleteAsk', { name: tag.name })}
                      onConfirm={() => remove.mutateAsync(tag.id)}
                    >
                      {t('settings.tags.deleteText')}
                    </DeleteButton>
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </QueryView>
      {editing ? (
        <TagDialog
          tag={editing === 'new' ? null : editing}
          refresh={refresh}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </Section>
  )
}

function TagDialog(props: { tag: TagRow | null; refresh: QueryKey[]; onClose: () => void }) {
  const { t } = useTranslation()
  const { project } = useProject()
  const [name, setName] = useState(props.tag?.name ?? '')
  const [color, setColor] = useState(props.tag?.color ?? TAG_COLORS[0])
  const [problem, setProblem] = useState<string | null>(null)
  const save = useAct({
    act: () => saveTag(project.id, props.tag?.id ?? null, { name: name.trim(), color }),
    refresh: props.refresh,
    done: t('common.saved'),
    onDone: props.onClose,
    onFailed: (error) => {
      if (!(error instanceof ReadError) || error.code !== '23505') return false
      setProblem(t('settings.tags.exists'))
      return true
    },
  })
  const colours: string[] = [...TAG_COLORS]
  if (!colours.includes(color)) colours.unshift(color)
  return (
    <Dialog
      title={t(props.tag ? 'settings.tags.edit' : 'settings.tags.add')}
      closeLabel={t('common.close')}
      onClose={props.onClose}
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim()) save.mutate()
          else setProblem(t('settings.required'))
        }}
      >
        <InputField
          label={t('settings.tags.name')}
          maxLength={60}
          value={name}
          error={problem}
          onChange={(event) => {
            setName(event.target.value)
            setProblem(null)
          }}
        />
        <fieldset>
          <legend className="pb-2 font-medium text-ink-soft text-sm">{t('settings.tags.colour')}</legend>
          <div className="flex flex-wrap gap-2">
            {colours.map((word, index) => (
              <button
                key={word}
                type="button"
                aria-pressed={word === color}
                aria-label={t('settings.tags.colourNumber', { number: index + 1 })}
                onClick={() => setColor(word)}
                className="flex size-9 items-center justify-center rounded-full border-2 border-transparent aria-pressed:border-ink touch:size-touch"
              >
                <Dot color={word} />
              </button>
            ))}
          </div>
        </fieldset>
        <div className="flex justify-end gap-2">
          <Button onClick={props.onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="primary" busy={save.isPending}>
            {t('common.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** A colour as it will look. */
function Dot({ color }: { color: string }) {
  const { style, className } = tagColor(color)
  return <span style={style} className={cx('size-6 rounded-full border-2 border-current', className)} />
}
