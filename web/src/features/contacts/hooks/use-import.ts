import type { ImportReport } from '@contracts/contacts'
import { useQueryClient } from '@tanstack/react-query'
import Papa from 'papaparse'
import { useRef, useState } from 'react'
import { useProject } from '@/lib/project'
import { importContacts } from '../api/files'
import { contactKeys } from '../api/keys'
import { parseFile } from '../api/parse-file'
import { type Target, toCell } from '../model/columns'
import type { ParsedFile } from '../model/parse-csv.worker'

/** Rows of one request: soon enough answered to show progress. */
const PART = 500
/** As many as the hub takes of one file. */
export const MAX_ROWS = 20_000

/** Where an import stands. */
export type ImportState =
  | { step: 'file'; problem?: 'unreadable' | 'empty' | 'too_long' }
  | { step: 'columns'; file: ParsedFile; name: string }
  | { step: 'checked'; file: ParsedFile; name: string; targets: Target[]; report: ImportReport }
  | { step: 'running'; file: ParsedFile; done: number }
  | {
      step: 'stopped'
      file: ParsedFile
      targets: Target[]
      done: number
      report: ImportReport | null
      error: unknown
    }
  | { step: 'finished'; file: ParsedFile; name: string; report: ImportReport }

/** The steps of an import: reading a file, trying it, taking it in part by part. */
export function useImport() {
  const { project } = useProject()
  const client = useQueryClient()
  const [state, setState] = useState<ImportState>({ step: 'file' })
  const [checking, setChecking] = useState(false)
  const stop = useRef<AbortController>(undefined)

  const read = async (chosen: File) => {
    try {
      const file = await parseFile(chosen)
      if (file.rows.length === 0) setState({ step: 'file', problem: 'empty' })
      else if (file.rows.length > MAX_ROWS) setState({ step: 'file', problem: 'too_long' })
      else setState({ step: 'columns', file, name: chosen.name })
    } catch {
      setState({ step: 'file', problem: 'unreadable' })
    }
  }

  const check = async (file: ParsedFile, name: string, targets: Target[]) => {
    setChecking(true)
    try {
      const report = await importContacts(project.id, toCsv(file.rows, targets), { dryRun: true })
      setState({ step: 'checked', file, name, targets, report })
    } finally {
      setChecking(false)
    }
  }

  const run = async (
    file: ParsedFile,
    name: string,
    targets: Target[],
    from = 0,
    before: ImportReport | null = null,
  ) => {
    const controller = new AbortController()
    stop.current = controller
    let report = before
    let done = from
    setState({ step: 'running', file, done })
    try {
      while (done < file.rows.length) {
        controller.signal.throwIfAborted()
        const part = file.rows.slice(done, done + PART)
        report = await importContacts(project.id, toCsv(part, targets), {
          jobId: report?.id ?? undefined,
          firstLine: done + 2,
          more: done + part.length < file.rows.length,
        })
        done += part.length
        setState({ step: 'running', file, done })
      }
      if (report) setState({ step: 'finished', file, name, report })
    } catch (error) {
      setState({ step: 'stopped', file, targets, done, report, error })
    }
    await client.invalidateQueries({ queryKey: contactKeys.all(project.id) })
  }

  return {
    state,
    checking,
    read,
    check,
    run,
    cancel: () => stop.current?.abort(),
    goTo: setState,
  }
}

function toCsv(rows: string[][], targets: Target[]): string {
  const columns = targets.flatMap((target, column) => (target === null ? [] : [{ target, column }]))
  return Papa.unparse({
    fields: columns.map(({ target }) => target),
    data: rows.map((row) => columns.map(({ target, column }) => toCell(target, row[column] ?? ''))),
  })
}

/** The refused rows as they were in the file, with the reason: to be mended and imported again. */
export function toBadRows(
  file: ParsedFile,
  report: ImportReport,
  reason: { heading: string; of: (code: string) => string },
): Blob {
  const csv = Papa.unparse({
    fields: [...file.heading, reason.heading],
    data: report.problems.map(({ line, code }) => {
      const row = file.rows[line - 2] ?? []
      return [...file.heading.map((_, column) => row[column] ?? ''), reason.of(code)]
    }),
  })
  // With its mark, so that Excel reads Arabic.
  return new Blob(['\ufeff', csv], { type: 'text/csv;charset=utf-8' })
}
