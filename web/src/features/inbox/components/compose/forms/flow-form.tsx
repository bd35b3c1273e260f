import { SendFlowBody } from '@contracts/flows'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Workflow } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { InputField, SelectField, TextAreaField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { QueryView } from '@/components/ui/query-view'
import { problemSentence } from '@/lib/problem'
import { useProject } from '@/lib/project'
import { useLanguage } from '@/lib/use-language'
import { applyMessages } from '../../../api/cache'
import { publishedFlowsQuery, sendFlow } from '../../../api/flows'
import { readMessages } from '../../../api/list-messages'
import { FormFrame } from './form-frame'
import { OfferPreview } from './preview-bubble'
import { useContent } from './use-content'

const Words = SendFlowBody.pick({ text: true, button: true }).required()

/** A form of several screens that opens within WhatsApp. */
export function FlowForm(props: { conversationId: string; initialText: string; onClose: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const client = useQueryClient()
  const { project } = useProject()
  const query = useQuery(publishedFlowsQuery(project.id))
  const [chosen, setChosen] = useState<string | null>(null)
  const key = useRef(crypto.randomUUID())
  const form = useContent(
    {
      text: props.initialText || t('composer.forms.flowDefault'),
      button: t('composer.forms.flowButtonDefault'),
    },
    ({ text, button }) => ({ text: text.trim(), button: button.trim() }),
    Words,
  )
  const { text, button } = form.value
  const send = useMutation({
    mutationFn: sendFlow,
    onSuccess: async ({ id }) => {
      props.onClose()
      const rows = await readMessages(project.id, [id])
      applyMessages(client, project.id, props.conversationId, rows, new Set())
    },
  })
  return (
    <QueryView
      query={query}
      isEmpty={(flows) => flows.length === 0}
      empty={
        <Notice icon={Workflow} title={t('composer.forms.noFlowTitle')}>
          {t('composer.forms.noFlow')}
        </Notice>
      }
    >
      {(flows) => {
        const flow = flows.find(({ id }) => id === chosen) ?? flows[0]
        return (
          <FormFrame
            until={null}
            busy={send.isPending}
            trouble={send.isError ? (problemSentence(send.error, language) ?? t('errors.connection')) : null}
            onSend={() => {
              form.tryToSend()
              if (!form.content || !flow) return
              const { conversationId } = props
              send.mutate({ id: flow.id, conversationId, ...form.content, key: key.current })
            }}
            preview={
              <OfferPreview
                content={{
                  type: 'flow',
                  body: { text: text.trim() },
                  action: { name: 'flow', parameters: { flow_cta: button.trim() } },
                }}
                placeholder={t('composer.forms.body')}
              />
            }
          >
            <SelectField
              label={t('composer.forms.flow')}
              value={flow?.id}
              onChange={(event) => setChosen(event.target.value)}
            >
              {flows.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </SelectField>
            <TextAreaField
              label={t('composer.forms.body')}
              value={text}
              maxLength={1024}
              error={form.wrong('text')}
              onChange={(event) => form.set({ text: event.target.value })}
            />
            <InputField
              label={t('composer.forms.flowButton')}
              value={button}
              maxLength={30}
              error={form.wrong('button')}
              onChange={(event) => form.set({ button: event.target.value })}
            />
          </FormFrame>
        )
      }}
    </QueryView>
  )
}
