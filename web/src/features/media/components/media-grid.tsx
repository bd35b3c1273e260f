import { useQuery } from '@tanstack/react-query'
import { Info } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '@/components/ui/icon-button'
import { Skeleton } from '@/components/ui/skeleton'
import { cx } from '@/lib/cx'
import { exactTime } from '@/lib/format'
import { useFormatOptions, useMay, useProject } from '@/lib/project'
import { urlsQuery } from '../api/list-media'
import { byMonth, isPicture, isThere, type MediaRow, monthName, stateOf } from '../model/file'
import { MediaFace } from './media-face'

interface GridProps {
  chosen: ReadonlySet<string>
  onToggle: (id: string, on: boolean) => void
  onPick: (row: MediaRow) => void
  onDetails: (row: MediaRow) => void
}

const gridClass =
  'grid grid-cols-3 gap-2 tablet:grid-cols-5 desktop:grid-cols-6 wide:grid-cols-8 max-tablet:gap-1.5'

/** Tiles under the names of their months. */
export function MediaGrid({ pages, ...props }: GridProps & { pages: MediaRow[][] }) {
  const options = useFormatOptions()
  const months = byMonth(pages.flat(), options.timeZone)
  const pageOf = new Map(pages.flatMap((page) => page.map((row) => [row.id, page] as const)))
  return (
    <>
      {months.map(({ month, at, rows }) => (
        <section key={month} className="flex flex-col gap-3" aria-labelledby={`month-${month}`}>
          <h2 id={`month-${month}`} className="font-semibold">
            {monthName(at, options)}
          </h2>
          <ul className={gridClass}>
            {rows.map((row) => (
              <Tile key={row.id} row={row} page={pageOf.get(row.id) ?? []} {...props} />
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function Tile({
  row,
  page,
  chosen,
  onToggle,
  onPick,
  onDetails,
}: GridProps & { row: MediaRow; page: MediaRow[] }) {
  const { t } = useTranslation()
  const may = useMay()
  const { project } = useProject()
  const options = useFormatOptions()
  // All tiles of a page ask the same question, so it is asked once.
  const paths = page.filter(isPicture).map(({ thumbnail_path, path }) => thumbnail_path ?? path ?? '')
  const { data: urls } = useQuery(urlsQuery(project.id, paths))
  const isChosen = chosen.has(row.id)
  const who = row.contact?.name ?? row.contact?.phone_hint ?? t('common.unknownPerson')
  const label = [
    t(row.is_voice ? 'media.kinds.voice' : `media.kinds.${row.kind}`),
    t(`media.states.${stateOf(row)}`),
    who,
    exactTime(Date.parse(row.created_at), options),
  ].join(' · ')
  return (
    <li
      data-testid="media-tile"
      data-state={stateOf(row)}
      className={cx(
        'group relative aspect-square overflow-hidden rounded-lg border bg-sunken',
        isChosen && 'outline-2 outline-accent',
      )}
    >
      <button type="button" className="absolute inset-0 -outline-offset-2" onClick={() => onPick(row)}>
        {/* Beside what is written on it, not in its place: who says what he sees must be understood. */}
        <span className="sr-only">{label}</span>
        <MediaFace row={row} url={urls?.get(row.thumbnail_path ?? row.path ?? '') ?? null} />
      </button>
      <span className="absolute inset-be-0 end-0 opacity-0 transition-opacity focus-within:opacity-100 group-hover:opacity-100 touch:hidden">
        <IconButton
          label={t('media.details')}
          tip="none"
          className="m-1 size-8 bg-raised shadow-popup"
          onClick={() => onDetails(row)}
        >
          <Info aria-hidden className="size-4" />
        </IconButton>
      </span>
      {isThere(row) || may('deleteMedia') ? (
        <input
          type="checkbox"
          aria-label={t('media.choose', { name: who })}
          checked={isChosen}
          onChange={(event) => onToggle(row.id, event.target.checked)}
          className={cx(
            'absolute start-2 top-2 size-6 transition-opacity focus-visible:opacity-100 touch:opacity-100',
            isChosen || chosen.size > 0 ? '' : 'opacity-0 group-hover:opacity-100',
          )}
        />
      ) : null}
    </li>
  )
}

/** The grid on its way. */
export function GridSkeleton() {
  return (
    <div className={gridClass}>
      {Array.from({ length: 24 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: grey squares have no other name
        <Skeleton key={index} className="aspect-square" />
      ))}
    </div>
  )
}
