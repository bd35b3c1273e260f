import { useTranslation } from 'react-i18next'
import { InputField, SelectField } from '@/components/ui/field'
import { CATEGORIES } from '../model/search'
import type { BuilderPart } from './builder-form'

const LANGUAGES = ['ar', 'ar_EG', 'en', 'en_US', 'en_GB', 'fr', 'tr', 'ur'] as const

/** Name, category and language. Name and language of a template that Meta knows stay. */
export function BuilderBasics({ fields, set, fault, editing }: BuilderPart & { editing: boolean }) {
  const { t } = useTranslation()
  const languages = [...new Set([...LANGUAGES, fields.language])]
  return (
    <div className="flex flex-col gap-4">
      <InputField
        dir="ltr"
        label={t('templates.columns.name')}
        hint={t('templates.builder.nameHint')}
        error={fault('name', fields.name)}
        value={fields.name}
        readOnly={editing}
        autoComplete="off"
        spellCheck={false}
        maxLength={512}
        onChange={(event) => set({ name: event.target.value.toLowerCase().replace(/[\s-]+/g, '_') })}
      />
      <div className="grid gap-4 tablet:grid-cols-2">
        <SelectField
          label={t('templates.columns.category')}
          hint={t(`templates.builder.categoryHints.${fields.category}`)}
          error={fault('category')}
          value={fields.category}
          onChange={(event) =>
            set({ category: CATEGORIES.find((one) => one === event.target.value) ?? fields.category })
          }
        >
          {CATEGORIES.map((category) => (
            <option key={category} value={category}>
              {t(`templates.categories.${category}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('templates.columns.language')}
          error={fault('language')}
          value={fields.language}
          disabled={editing}
          onChange={(event) => set({ language: event.target.value })}
        >
          {languages.map((code) => {
            const known = LANGUAGES.find((one) => one === code)
            return (
              <option key={code} value={code}>
                {known ? t(`templates.languages.${known}`) : code}
              </option>
            )
          })}
        </SelectField>
      </div>
    </div>
  )
}
