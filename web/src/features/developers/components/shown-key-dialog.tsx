import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Dialog } from '@/components/ui/dialog'
import { useProject } from '@/lib/project'
import { supabase } from '@/lib/supabase'

/** A list that a key with the scope may read, for the example. */
const EXAMPLES = [
  ['conversations:read', 'conversations'],
  ['contacts:read', 'contacts'],
  ['templates:read', 'templates'],
  ['numbers:read', 'numbers'],
  ['events:read', 'events'],
] as const

/** A call that works with these scopes as it stands: of a function where there is one, else of the table of messages. */
function exampleUrl(scopes: string[], projectId: string): string {
  const { supabaseUrl } = supabase().config
  const example = EXAMPLES.find(([scope]) => scopes.includes(scope) || scopes.includes('*'))
  return example
    ? `${supabaseUrl}/functions/v1/${example[1]}?project_id=${projectId}`
    : `${supabaseUrl}/rest/v1/messages?select=id,type,status,created_at&order=created_at.desc&limit=5`
}

/** The one time that a key is shown, with a call that works as it stands. */
export function ShownKeyDialog(props: { secret: string; scopes: string[]; onClose: () => void }) {
  const { t } = useTranslation()
  const { project } = useProject()
  const { publishableKey } = supabase().config
  const snippet = [
    `curl '${exampleUrl(props.scopes, project.id)}'`,
    `  -H 'apikey: ${publishableKey}'`,
    `  -H 'x-api-key: ${props.secret}'`,
  ].join(' \\\n')
  return (
    <Dialog
      title={t('developers.keys.shownOnceTitle')}
      closeLabel={t('common.close')}
      onClose={props.onClose}
    >
      <div className="flex flex-col gap-4">
        <p className="text-pretty text-ink-soft">{t('developers.keys.shownOnce')}</p>
        <Code text={props.secret} copyLabel={t('developers.keys.copyKey')} testId="new-key" />
        <p className="text-ink-soft text-sm">{t('developers.keys.tryIt')}</p>
        <Code text={snippet} copyLabel={t('developers.keys.copySnippet')} testId="key-snippet" />
        <div className="flex justify-end">
          <Button look="primary" onClick={props.onClose}>
            {t('developers.keys.done')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

function Code({ text, copyLabel, testId }: { text: string; copyLabel: string; testId: string }) {
  return (
    <div dir="ltr" className="flex items-start gap-2 rounded-lg bg-sunken ps-3 pe-1 py-1">
      <pre
        data-testid={testId}
        className="min-w-0 flex-1 select-all whitespace-pre-wrap break-all py-1.5 text-start font-mono text-xs"
      >
        {text}
      </pre>
      <CopyButton text={text} label={copyLabel} />
    </div>
  )
}
