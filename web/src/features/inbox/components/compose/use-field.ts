import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'

/** A text area that grows with what is written, and takes words at its caret. */
export function useField(text: string, setText: (text: string) => void) {
  const ref = useRef<HTMLTextAreaElement>(null)
  const [caret, setCaret] = useState(text.length)
  useGrow(ref, text)

  /** Puts words in place of what stands from `start` to the caret, or of what is selected. */
  const insert = useCallback(
    (words: string, start?: number) => {
      const field = ref.current
      if (!field) return
      const from = start ?? field.selectionStart
      field.setRangeText(words, from, field.selectionEnd, 'end')
      setText(field.value)
      setCaret(field.selectionStart)
      field.focus()
    },
    [setText],
  )

  /** Selects words that are to be written over. */
  const select = useCallback((words: string) => {
    const field = ref.current
    const start = field?.value.indexOf(words) ?? -1
    if (start >= 0) field?.setSelectionRange(start, start + words.length)
  }, [])

  const onSelect = () => setCaret(ref.current?.selectionStart ?? 0)
  return { ref, caret, insert, select, onSelect }
}

const GROWS_BY_ITSELF = CSS.supports('field-sizing', 'content')

/**
 * Grows with what is written, up to the height that its class allows. Where CSS does not do it, the page is laid out at once
 * with every key.
 */
function useGrow(field: RefObject<HTMLTextAreaElement | null>, text: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew with every change of the text
  useLayoutEffect(() => {
    const element = field.current
    if (!element || GROWS_BY_ITSELF) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight}px`
  }, [field, text])
}

/** Eight lines, then it scrolls. */
export const fieldClass =
  'scroll-area field-sizing-content block max-h-44 w-full min-w-0 resize-none bg-transparent px-3 py-2 text-base leading-5 outline-none touch:max-h-53 touch:py-2.5 touch:text-field touch:leading-6'
