import { json } from '@codemirror/lang-json'
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { basicSetup } from 'codemirror'
import { useEffect, useRef } from 'react'
import type { Flow } from '../api/flows'

type Fault = Flow['validation_errors'][number]

const THEME = EditorView.theme({
  '&': {
    height: '32rem',
    maxHeight: '70dvh',
    fontSize: 'var(--text-xs)',
    color: 'var(--color-ink)',
    backgroundColor: 'var(--color-surface)',
  },
  '.cm-scroller': { fontFamily: 'var(--font-mono)' },
  '.cm-gutters': {
    backgroundColor: 'var(--color-sunken)',
    color: 'var(--color-ink-faint)',
    border: 'none',
  },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--color-hover)' },
  '.cm-cursor': { borderColor: 'var(--color-ink)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--color-selected)',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--color-raised)',
    color: 'var(--color-ink)',
    border: '1px solid var(--color-line)',
  },
})

/** JSON with line numbers; each fault of Meta's is marked at its line. */
export function JsonEditor(props: {
  label: string
  value: string
  readOnly: boolean
  faults: Fault[]
  onChange: (text: string) => void
}) {
  const place = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(undefined)
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })

  useEffect(() => {
    if (!place.current) return
    const { label, value, readOnly } = latest.current
    const editor = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: value,
        extensions: [
          basicSetup,
          json(),
          lintGutter(),
          THEME,
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': label, dir: 'ltr' }),
          EditorState.readOnly.of(readOnly),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.onChange(update.state.doc.toString())
          }),
        ],
      }),
    })
    view.current = editor
    return () => editor.destroy()
  }, [])

  useEffect(() => {
    const editor = view.current
    if (editor) editor.dispatch(setDiagnostics(editor.state, diagnosticsOf(props.faults, editor.state)))
  }, [props.faults])

  return <div ref={place} dir="ltr" className="overflow-hidden rounded-lg border text-start" />
}

/** Meta counts lines of what was uploaded, which is what the editor holds. */
function diagnosticsOf(faults: Fault[], state: EditorState): Diagnostic[] {
  return faults.flatMap(({ line_start, message }) => {
    if (line_start === undefined || line_start < 1 || line_start > state.doc.lines) return []
    const line = state.doc.line(line_start)
    return [{ from: line.from, to: line.to, severity: 'error' as const, message }]
  })
}
