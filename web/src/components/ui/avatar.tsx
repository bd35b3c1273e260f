import { User } from 'lucide-react'
import { memo } from 'react'
import { cx } from '@/lib/cx'

const HUES = [25, 60, 95, 140, 185, 235, 275, 325]

const SIZES = {
  xs: 'size-5 text-2xs',
  sm: 'size-7 text-2xs',
  md: 'size-10 text-base',
  lg: 'size-16 text-xl',
}

/** A person as initials on a quiet colour that is always the same for the same person. */
export const Avatar = memo(function Avatar(props: {
  name: string | null
  /** What the colour is made from: an id, since names change. */
  seed: string
  size?: keyof typeof SIZES
  className?: string
}) {
  const letters = initials(props.name, props.size === 'xs' ? 1 : 2)
  return (
    <span
      aria-hidden
      // Drawn by CSS: a decoration, not a part of the name of whatever it stands in.
      data-initials={letters ?? undefined}
      style={{ '--avatar-hue': HUES[hash(props.seed) % HUES.length] } as React.CSSProperties}
      className={cx(
        'avatar-hue inline-flex before:content-[attr(data-initials)] shrink-0 select-none items-center justify-center whitespace-nowrap rounded-full font-semibold',
        SIZES[props.size ?? 'md'],
        props.className,
      )}
    >
      {letters ? null : <User className="size-1/2" />}
    </span>
  )
})

/** First letters of the first words; null when the name has no letters (a number). */
export function initials(name: string | null, most = 2): string | null {
  const words = (name ?? '').split(/\s+/).filter((word) => /^\p{L}/u.test(word))
  const letters = words.slice(0, most).map((word) => [...word][0]?.toLocaleUpperCase() ?? '')
  if (letters.length === 0) return null
  // Arabic letters would join; a thin space keeps them apart.
  return letters.join(/\p{Script=Arabic}/u.test(letters[0] ?? '') ? '\u2009' : '')
}

function hash(text: string): number {
  let value = 0
  for (let index = 0; index < text.length; index += 1) value = (value * 31 + text.charCodeAt(index)) >>> 0
  return value
}
