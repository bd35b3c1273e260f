import { useTranslation } from 'react-i18next'
import { CheckField, InputField } from '@/components/ui/field'
import type { BuilderPart } from './builder-form'

/** A code for signing in: Meta writes the words, the company says what stands around them. */
export function BuilderCode({ fields, set, fault }: BuilderPart) {
  const { t } = useTranslation()
  return (
    <div className="flex flex-col gap-4">
      <p className="text-pretty text-ink-soft">{t('templates.builder.codeText')}</p>
      <CheckField
        label={t('templates.builder.warns')}
        checked={fields.warns}
        onChange={(event) => set({ warns: event.target.checked })}
      />
      <InputField
        dir="ltr"
        type="number"
        min={1}
        max={90}
        label={t('templates.builder.minutes')}
        hint={t('templates.builder.minutesHint')}
        error={fault('footer', fields.minutes)}
        value={fields.minutes}
        onChange={(event) => set({ minutes: event.target.value })}
      />
      <InputField
        label={t('templates.builder.codeButton')}
        hint={t('templates.builder.codeButtonHint')}
        error={fault('buttons.0', fields.codeButton)}
        value={fields.codeButton}
        maxLength={25}
        onChange={(event) => set({ codeButton: event.target.value })}
      />
    </div>
  )
}
