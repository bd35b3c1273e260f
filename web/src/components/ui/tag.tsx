import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from '@/lib/cx'

/** The palette of tags: each name is a hue, drawn for light and dark alike. */
export const TAG_COLORS = ['gray', 'red', 'amber', 'green', 'teal', 'blue', 'violet', 'pink'] as const

const HUES: Record<string, number> = {
  red: 25,
  orange: 55,
  amber: 80,
  yellow: 95,
  green: 145,
  teal: 185,
  blue: 245,
  indigo: 270,
  violet: 295,
  pink: 345,
}

/** Style and class of anything in the colour of a tag; an unknown name is grey. */
export function tagColor(color: string): { style?: React.CSSProperties; className: string } {
  const hue = HUES[color]
  if (hue === undefined) return { className: 'bg-sunken text-ink-soft' }
  return { style: { '--avatar-hue': hue } as React.CSSProperties, className: 'avatar-hue' }
}

/** A label that a team gave; with a cross where it may be taken off. */
export function Tag(props: {
  color: string
  children: ReactNode
  removeLabel?: string
  onRemove?: () => void
}) {
  const { style, className } = tagColor(props.color)
  return (
    <span
      style={style}
      className={cx(
        'inline-flex h-5.5 max-w-full items-center gap-1 rounded-md px-1.5 font-medium text-xs',
        className,
      )}
    >
      <bdi dir="auto" className="truncate">
        {props.children}
      </bdi>
      {props.onRemove ? (
        <button
          type="button"
          aria-label={props.removeLabel}
          onClick={props.onRemove}
          className="-me-1 flex size-5 items-center justify-center rounded-md hover:bg-hover touch:size-8"
        >
          <X aria-hidden className="size-3.5" />
        </button>
      ) : null}
    </span>
  )
}
