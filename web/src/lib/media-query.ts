import { useSyncExternalStore } from 'react'

/** The widths at which the layout changes; the same as the breakpoints in tokens.css. */
export const PHONE = '(width < 48rem)'
export const WIDE = '(width >= 80rem)'
export const COARSE_POINTER = '(pointer: coarse)'

/** Whether a media query holds now. */
export function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = matchMedia(query)
      list.addEventListener('change', listener)
      return () => list.removeEventListener('change', listener)
    },
    () => matchMedia(query).matches,
  )
}
