import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { loadTexts } from '@/lib/i18n'
import type { CommandBarProps } from './command-bar'

const CommandBar = lazy(async () => {
  const [bar] = await Promise.all([import('./command-bar'), loadTexts('commands')])
  return { default: bar.CommandBar }
})

/** The command bar behind Ctrl or ⌘ with K, by the place of the key; its code arrives with the first use. */
export function useCommandBar(props: Omit<CommandBarProps, 'onClose'>): { open: () => void; bar: ReactNode } {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const commanded = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey
      if (event.code !== 'KeyK' || !commanded || event.isComposing || event.keyCode === 229) return
      event.preventDefault()
      setOpen((before) => !before)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
  return {
    open: () => setOpen(true),
    bar: open ? (
      <Suspense>
        <CommandBar {...props} onClose={() => setOpen(false)} />
      </Suspense>
    ) : null,
  }
}
