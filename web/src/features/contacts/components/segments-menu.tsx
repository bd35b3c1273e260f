import { useQuery } from '@tanstack/react-query'
import { BookmarkPlus, ChevronDown, Filter, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Dialog } from '@/components/ui/dialog'
import { InputField } from '@/components/ui/field'
import { MenuButton } from '@/components/ui/menu-button'
import type { MenuEntry } from '@/components/ui/menu-popup'
import { useMay, useProject } from '@/lib/project'
import { useUserId } from '@/lib/session'
import { toast } from '@/lib/toast'
import { useFailed, useFailureSentence } from '@/lib/use-failed'
import {
  fromSegmentFilter,
  type SegmentRow,
  segmentsQuery,
  toSegmentFilter,
  useChangeSegments,
} from '../api/segments'
import { useContactsSearch } from '../hooks/use-contacts-search'
import { isFiltered } from '../model/search'

/** Filters that the project keeps under a name. */
export function SegmentsMenu() {
  const { t } = useTranslation()
  const me = useUserId()
  const may = useMay()
  const failed = useFailed()
  const { project, role } = useProject()
  const { search, filterBy } = useContactsSearch()
  const { data: segments = [] } = useQuery(segmentsQuery(project.id))
  const { remove } = useChangeSegments(project.id)
  const [naming, setNaming] = useState(false)
  const [removing, setRemoving] = useState<SegmentRow>()
  const current = segments.find(
    ({ filter }) => JSON.stringify(filter, Object.keys(filter).sort()) === keyOf(search),
  )
  const mayRemove = (segment: SegmentRow) =>
    role === 'admin' || role === 'owner' || (segment.created_by === me && may('editContacts'))

  const entries = (): MenuEntry[] => [
    ...(segments.length === 0
      ? [{ kind: 'heading' as const, id: 'none', text: t('contacts.segments.none') }]
      : segments.map((segment) => ({
          kind: 'item' as const,
          id: segment.id,
          text: segment.name,
          icon: <Filter aria-hidden className="size-4" />,
          checked: segment.id === current?.id,
          onSelect: () =>
            filterBy({
              q: undefined,
              tag: undefined,
              reach: undefined,
              open: undefined,
              number: undefined,
              ...fromSegmentFilter(segment.filter),
            }),
        }))),
    ...(may('editContacts') && isFiltered(search) && !current
      ? [
          { kind: 'separator' as const, id: 'line' },
          {
            kind: 'item' as const,
            id: 'save',
            text: t('contacts.segments.save'),
            icon: <BookmarkPlus aria-hidden className="size-4" />,
            onSelect: () => setNaming(true),
          },
        ]
      : []),
    ...(current && mayRemove(current)
      ? [
          { kind: 'separator' as const, id: 'line' },
          {
            kind: 'item' as const,
            id: 'remove',
            text: t('contacts.segments.remove', { name: current.name }),
            icon: <Trash2 aria-hidden className="size-4" />,
            onSelect: () => setRemoving(current),
          },
        ]
      : []),
  ]
  return (
    <>
      <MenuButton
        label={t('contacts.segments.label')}
        entries={entries}
        testId="segments"
        className="inline-flex h-9 max-w-full items-center gap-1.5 rounded-lg px-2.5 font-medium text-ink-soft text-sm hover:bg-hover hover:text-ink touch:min-h-touch"
      >
        <Filter aria-hidden className="size-4 shrink-0" />
        <bdi dir="auto" className="truncate">
          {current?.name ?? t('contacts.segments.label')}
        </bdi>
        <ChevronDown aria-hidden className="size-4 shrink-0" />
      </MenuButton>
      {naming ? <NameDialog onClose={() => setNaming(false)} /> : null}
      {removing ? (
        <ConfirmDialog
          title={t('contacts.segments.remove', { name: removing.name })}
          confirmLabel={t('common.delete')}
          onConfirm={async () => {
            try {
              await remove.mutateAsync(removing.id)
            } catch (error) {
              failed(error)
              throw error
            }
          }}
          onClose={() => setRemoving(undefined)}
        >
          {t('contacts.segments.removeText')}
        </ConfirmDialog>
      ) : null}
    </>
  )
}

function keyOf(search: Parameters<typeof toSegmentFilter>[0]): string {
  const filter = toSegmentFilter(search)
  return JSON.stringify(filter, Object.keys(filter).sort())
}

function NameDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { project } = useProject()
  const { search } = useContactsSearch()
  const { save } = useChangeSegments(project.id)
  const sentence = useFailureSentence()
  const [name, setName] = useState('')
  return (
    <Dialog title={t('contacts.segments.save')} closeLabel={t('common.close')} onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate(
            { name: name.trim(), search },
            {
              onSuccess: () => {
                toast({ kind: 'done', text: t('contacts.segments.saved', { name: name.trim() }) })
                onClose()
              },
            },
          )
        }}
      >
        <InputField
          label={t('contacts.segments.name')}
          hint={t('contacts.segments.hint')}
          error={save.isError ? sentence(save.error) : null}
          value={name}
          maxLength={120}
          onChange={(event) => setName(event.target.value)}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="primary" busy={save.isPending} disabled={name.trim() === ''}>
            {t('common.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
