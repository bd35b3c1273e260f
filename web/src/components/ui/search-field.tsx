import { Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from '@/lib/cx'
import { IconButton } from './icon-button'

const DELAY_MS = 250

/** Searches while one writes; what is searched for lives in the address. */
export function SearchField(props: {
  label: string
  value: string | undefined
  onSearch: (text: string | undefined) => void
  className?: string
}) {
  const { t } = useTranslation()
  const [text, setText] = useState(props.value ?? '')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const field = useRef<HTMLInputElement>(null)
  // Back and forward change the address; the field follows unless it is being written in.
  useEffect(() => {
    if (document.activeElement !== field.current) setText(props.value ?? '')
  }, [props.value])
  useEffect(() => () => clearTimeout(timer.current), [])

  const change = (next: string, at: 'once' | 'soon') => {
    setText(next)
    clearTimeout(timer.current)
    const search = () => props.onSearch(next.trim() || undefined)
    if (at === 'once') search()
    else timer.current = setTimeout(search, DELAY_MS)
  }
  return (
    <search
      className={cx(
        'flex h-9 min-w-0 items-center gap-2 rounded-lg bg-sunken ps-2.5 pe-1 focus-within:outline-2 focus-within:outline-accent touch:h-touch',
        props.className,
      )}
    >
      <Search aria-hidden className="size-4 shrink-0 text-ink-faint" />
      <input
        ref={field}
        type="search"
        dir={text ? 'auto' : undefined}
        value={text}
        placeholder={props.label}
        aria-label={props.label}
        enterKeyHint="search"
        onChange={(event) => change(event.target.value, 'soon')}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') change(text, 'once')
          if (event.key === 'Escape') change('', 'once')
        }}
        className="h-full min-w-0 flex-1 bg-transparent text-sm outline-none placeholder:text-start touch:text-field [&::-webkit-search-cancel-button]:hidden"
      />
      {text ? (
        <IconButton
          label={t('common.clear')}
          tip="none"
          className="size-7"
          onClick={() => {
            change('', 'once')
            field.current?.focus()
          }}
        >
          <X aria-hidden className="size-4" />
        </IconButton>
      ) : null}
    </search>
  )
}
