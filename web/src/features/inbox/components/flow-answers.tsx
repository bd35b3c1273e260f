import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useProject } from '@/lib/project'
import { flowOfAnswerQuery } from '../api/flows'
import type { MessageRow } from '../api/rows'
import { answersOf, wordsOfFlow } from '../model/content'
import { AnswerFields } from './bubble-cards'

/** The answer to a Flow in the Flow's own words; until they are known, and where there are none, as it came. */
export function FlowAnswers({ row }: { row: MessageRow }) {
  const { t } = useTranslation()
  const { project } = useProject()
  const { data: document } = useQuery(flowOfAnswerQuery(project.id, row.id))
  const fields = useMemo(() => answersOf(row, document ? wordsOfFlow(document) : undefined), [row, document])
  return <AnswerFields fields={fields ?? []} title={t('message.answers')} />
}
