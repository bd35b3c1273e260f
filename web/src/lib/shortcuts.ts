import { useEffect, useRef, useSyncExternalStore } from 'react'
import { remembered } from './storage'

/** A key by its place on the keyboard, so that it is the same on an Arabic layout. */
export interface Shortcut {
  code: string
  shift?: boolean
  /** Also while a field has the focus (Escape). */
  inFields?: boolean
  run: () => void
}

interface KeyPress {
  code: string
  keyCode: number
  shiftKey: boolean
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  isComposing: boolean
  repeat: boolean
  inField: boolean
}

/** The shortcut that a key press means; none while text is being composed or another program's keys are held. */
export function matchShortcut(press: KeyPress, shortcuts: Shortcut[]): Shortcut | undefined {
  // 229 is what an input method sends while it composes, also where isComposing is not told.
  if (press.isComposing || press.keyCode === 229) return undefined
  if (press.ctrlKey || press.metaKey || press.altKey) return undefined
  return shortcuts.find(
    (shortcut) =>
      shortcut.code === press.code &&
      Boolean(shortcut.shift) === press.shiftKey &&
      (!press.inField || shortcut.inFields === true),
  )
}

/** Listens for shortcuts while the component stands. */
export function useShortcuts(shortcuts: Shortcut[]): void {
  const latest = useRef(shortcuts)
  useEffect(() => {
    latest.current = shortcuts
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !shortcutsOn()) return
      // An open menu or dialog owns the keyboard.
      if (document.querySelector('[role="menu"], [role="dialog"]')) return
      const match = matchShortcut(
        {
          code: event.code,
          keyCode: event.keyCode,
          shiftKey: event.shiftKey,
          ctrlKey: event.ctrlKey,
          metaKey: event.metaKey,
          altKey: event.altKey,
          isComposing: event.isComposing,
          repeat: event.repeat,
          inField: isField(event.target),
        },
        latest.current,
      )
      if (!match) return
      event.preventDefault()
      match.run()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
}

const listeners = new Set<() => void>()

function shortcutsOn(): boolean {
  return remembered.get('shortcuts') !== 'off'
}

/** Whether single-key shortcuts are on (WCAG 2.1.4 asks that they can be switched off), and the switch. */
export function useShortcutsSwitch(): [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, shortcutsOn)
  return [
    on,
    (next) => {
      remembered.set('shortcuts', next ? null : 'off')
      for (const listener of listeners) listener()
    },
  ]
}
