import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/field'
import { count } from '@/lib/format'
import { useProject } from '@/lib/project'
import { useFailureSentence } from '@/lib/use-failed'
import { useLanguage } from '@/lib/use-language'
import { fieldsQuery } from '../api/project-lists'
import { attributeKey, FIELDS, guessTargets, type Target } from '../model/columns'
import type { ParsedFile } from '../model/parse-csv.worker'

const SAMPLES = 3

/** What each column of the file becomes, with what stands in it. */
export function ImportColumns(props: {
  file: ParsedFile
  name: string
  busy: boolean
  onBack: () => void
  onCheck: (targets: Target[]) => Promise<void>
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { project } = useProject()
  const sentence = useFailureSentence()
  const { file } = props
  const { data: fields = [] } = useQuery(fieldsQuery(project.id))
  const [chosen, setChosen] = useState<Target[]>()
  const [error, setError] = useState<string>()
  const targets =
    chosen ??
    guessTargets(
      file.heading,
      file.rows,
      fields.map(({ key }) => key),
    )
  const hasPhone = targets.includes('phone')
  const choose = (column: number, value: string) => {
    const target = value === '' ? null : (value as Exclude<Target, null>)
    // A field has one column: choosing it here takes it from the other.
    setChosen(targets.map((one, at) => (at === column ? target : one === target ? null : one)))
  }
  return (
    <div className="flex flex-col gap-4">
      <p className="flex flex-wrap items-center gap-2 text-ink-soft">
        <bdi dir="auto" className="font-medium text-ink">
          {props.name}
        </bdi>
        <span>
          {t('contacts.import.rows', { count: file.rows.length, total: count(file.rows.length, language) })}
        </span>
        <Badge>
          <bdi dir="ltr">{file.encoding.toUpperCase()}</bdi>
        </Badge>
      </p>
      <ul className="divide-y overflow-hidden rounded-xl border bg-surface">
        {file.heading.map((heading, column) => {
          const target = targets[column] ?? null
          const own = `attributes.${attributeKey(heading, column)}`
          const samples = file.rows
            .map((row) => row[column]?.trim() ?? '')
            .filter(Boolean)
            .slice(0, SAMPLES)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have no name that is theirs alone
            <li key={column} className="flex flex-col gap-2 px-4 py-3 tablet:flex-row tablet:items-center">
              <div className="min-w-0 flex-1">
                <bdi dir="auto" className="line-auto font-medium">
                  {heading || t('contacts.import.noHeading', { number: column + 1 })}
                </bdi>
                <bdi dir="auto" className="line-auto text-ink-faint text-sm">
                  {samples.length > 0 ? samples.join(' · ') : t('contacts.import.emptyColumn')}
                </bdi>
              </div>
              <Select
                label={t('contacts.import.target', { column: heading || String(column + 1) })}
                value={target ?? ''}
                className="w-full tablet:w-56"
                onChange={(event) => choose(column, event.target.value)}
              >
                <option value="">{t('contacts.import.ignore')}</option>
                {FIELDS.map((field) => (
                  <option key={field} value={field}>
                    {t(`contacts.import.fields.${field}`)}
                  </option>
                ))}
                {fields.map(({ key, label }) => (
                  <option key={key} value={`attributes.${key}`}>
                    {label}
                  </option>
                ))}
                {[...new Set([own, ...(target?.startsWith('attributes.') ? [target] : [])])]
                  .filter((one) => !fields.some(({ key }) => one === `attributes.${key}`))
                  .map((one) => (
                    <option key={one} value={one}>
                      {t('contacts.import.asAttribute', { key: one.slice('attributes.'.length) })}
                    </option>
                  ))}
              </Select>
            </li>
          )
        })}
      </ul>
      {hasPhone ? null : (
        <p role="alert" className="text-danger">
          {t('contacts.import.phoneNeeded')}
        </p>
      )}
      {error ? (
        <p role="alert" className="text-danger">
          {error}
        </p>
      ) : null}
      <div className="flex justify-end gap-2">
        <Button onClick={props.onBack}>{t('common.back')}</Button>
        <Button
          look="primary"
          busy={props.busy}
          disabled={!hasPhone}
          onClick={() => {
            setError(undefined)
            props.onCheck(targets).catch((problem: unknown) => setError(sentence(problem)))
          }}
        >
          {t('contacts.import.check')}
        </Button>
      </div>
    </div>
  )
}
