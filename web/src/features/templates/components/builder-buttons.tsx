import { useQuery } from '@tanstack/react-query'
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { InputField, SelectField } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { MenuButton } from '@/components/ui/menu-button'
import { useProject } from '@/lib/project'
import { flowsQuery } from '../api/read-templates'
import { variablesOf } from '../model/content'
import { BUTTONS, type ButtonFields, EMPTY_BUTTON } from '../model/draft'
import type { BuilderPart } from './builder-form'

const MOST = 10

/** What the customer can tap, in order. */
export function BuilderButtons({ accountId, ...part }: BuilderPart & { accountId: string | undefined }) {
  const { t } = useTranslation()
  const { fields, set, fault } = part
  const change = (at: number, button: Partial<ButtonFields>) =>
    set({ buttons: fields.buttons.map((one, index) => (index === at ? { ...one, ...button } : one)) })
  const move = (at: number, to: number) => {
    const buttons = [...fields.buttons]
    const [one] = buttons.splice(at, 1)
    if (one) buttons.splice(to, 0, one)
    set({ buttons })
  }
  return (
    <div className="flex flex-col gap-4">
      <header className="flex items-center justify-between gap-2">
        <h2 className="font-semibold text-base">{t('templates.builder.buttons')}</h2>
        <MenuButton
          label={t('templates.builder.addButton')}
          testId="add-button"
          disabled={fields.buttons.length >= MOST}
          className="inline-flex h-8 items-center gap-1.5 rounded-lg border border-line-strong bg-surface px-2.5 font-medium text-sm hover:bg-hover disabled:opacity-55 touch:min-h-touch"
          entries={() =>
            BUTTONS.map((type) => ({
              kind: 'item',
              id: type,
              text: t(`templates.buttons.${type}`),
              onSelect: () => set({ buttons: [...fields.buttons, { ...EMPTY_BUTTON, type }] }),
            }))
          }
        >
          <Plus aria-hidden className="size-4" />
          {t('templates.builder.addButton')}
        </MenuButton>
      </header>
      {fault('buttons') ? (
        <p role="alert" className="text-danger text-sm">
          {fault('buttons')}
        </p>
      ) : null}
      {fields.buttons.length === 0 ? (
        <p className="text-pretty text-ink-faint text-sm">{t('templates.builder.noButtons')}</p>
      ) : null}
      <ol className="flex flex-col gap-3">
        {fields.buttons.map((button, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: buttons are told apart by their place
          <li key={at} className="flex flex-col gap-3 rounded-lg border p-3">
            <div className="flex items-center gap-1">
              <span className="flex-1 font-medium text-sm">{t(`templates.buttons.${button.type}`)}</span>
              <IconButton
                label={t('templates.builder.up')}
                disabled={at === 0}
                onClick={() => move(at, at - 1)}
              >
                <ArrowUp aria-hidden className="size-4" />
              </IconButton>
              <IconButton
                label={t('templates.builder.down')}
                disabled={at === fields.buttons.length - 1}
                onClick={() => move(at, at + 1)}
              >
                <ArrowDown aria-hidden className="size-4" />
              </IconButton>
              <IconButton
                label={t('common.delete')}
                onClick={() => set({ buttons: fields.buttons.filter((_, index) => index !== at) })}
              >
                <Trash2 aria-hidden className="size-4" />
              </IconButton>
            </div>
            <ButtonParts button={button} accountId={accountId} onChange={(next) => change(at, next)} />
            {fault(`buttons.${at}`) ? (
              <p role="alert" className="text-danger text-sm">
                {fault(`buttons.${at}`)}
              </p>
            ) : null}
          </li>
        ))}
      </ol>
    </div>
  )
}

function ButtonParts(props: {
  button: ButtonFields
  accountId: string | undefined
  onChange: (change: Partial<ButtonFields>) => void
}) {
  const { t } = useTranslation()
  const { project } = useProject()
  const { button, onChange } = props
  const isFlow = button.type === 'FLOW'
  const { data: flows } = useQuery({
    ...flowsQuery(project.id, props.accountId),
    enabled: isFlow && props.accountId !== undefined,
  })
  return (
    <>
      {button.type === 'COPY_CODE' ? (
        <InputField
          dir="ltr"
          label={t('templates.builder.codeExample')}
          maxLength={20}
          value={button.example}
          onChange={(event) => onChange({ example: event.target.value })}
        />
      ) : (
        <InputField
          label={t('templates.builder.buttonText')}
          maxLength={25}
          value={button.text}
          onChange={(event) => onChange({ text: event.target.value })}
        />
      )}
      {button.type === 'URL' ? (
        <>
          <InputField
            dir="ltr"
            type="url"
            label={t('templates.builder.url')}
            hint={t('templates.builder.urlHint', { variable: '{{1}}' })}
            value={button.url}
            onChange={(event) => onChange({ url: event.target.value })}
          />
          {variablesOf(button.url).length > 0 ? (
            <InputField
              dir="ltr"
              type="url"
              label={t('templates.builder.urlExample')}
              value={button.example}
              onChange={(event) => onChange({ example: event.target.value })}
            />
          ) : null}
        </>
      ) : null}
      {button.type === 'PHONE_NUMBER' ? (
        <InputField
          dir="ltr"
          type="tel"
          label={t('templates.builder.phone')}
          value={button.phone}
          onChange={(event) => onChange({ phone: event.target.value })}
        />
      ) : null}
      {isFlow ? (
        <SelectField
          label={t('templates.builder.flow')}
          hint={flows?.length === 0 ? t('templates.builder.noFlows') : undefined}
          value={button.flowId}
          onChange={(event) => {
            const flow = flows?.find(({ meta_flow_id }) => meta_flow_id === event.target.value)
            onChange({
              flowId: event.target.value,
              flowAction: flow?.data_api_version ? 'data_exchange' : 'navigate',
            })
          }}
        >
          <option value="">{t('templates.builder.chooseFlow')}</option>
          {flows?.map(({ meta_flow_id, name }) => (
            <option key={meta_flow_id} value={meta_flow_id}>
              {name}
            </option>
          ))}
        </SelectField>
      ) : null}
    </>
  )
}
