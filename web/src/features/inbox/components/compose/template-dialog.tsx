import { useQuery } from '@tanstack/react-query'
import { LayoutTemplate, SearchX } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '@/components/ui/badge'
import { Dialog } from '@/components/ui/dialog'
import { Select } from '@/components/ui/field'
import { Ltr } from '@/components/ui/ltr'
import { Notice } from '@/components/ui/notice'
import { QueryView } from '@/components/ui/query-view'
import { SearchField } from '@/components/ui/search-field'
import { useProject } from '@/lib/project'
import { useLanguage } from '@/lib/use-language'
import type { ConversationRow } from '../../api/rows'
import { sendableTemplatesQuery, type Template } from '../../api/templates'
import type { Planned } from '../../model/compose'
import { folded } from '../../model/suggest'
import { TemplateForm } from './template-form'

interface TemplateDialogProps {
  conversation: ConversationRow
  onClose: () => void
  onSend: (planned: Planned, at: number | null) => void
}

/** Chooses a template, then fills it in. Loaded on first use. */
export function TemplateDialog({ conversation, onClose, onSend }: TemplateDialogProps) {
  const { t } = useTranslation()
  const { project } = useProject()
  const query = useQuery(sendableTemplatesQuery(project.id, conversation.whatsapp_number_id))
  const [chosen, setChosen] = useState<Template | null>(null)
  return (
    <Dialog
      title={chosen ? t('composer.template.fill') : t('composer.template.choose')}
      closeLabel={t('common.close')}
      onClose={onClose}
    >
      {chosen ? (
        <TemplateForm
          key={chosen.id}
          template={chosen}
          contactName={conversation.contact?.name ?? null}
          onBack={() => setChosen(null)}
          onSend={onSend}
        />
      ) : (
        <QueryView
          query={query}
          isEmpty={(templates) => templates.length === 0}
          empty={
            <Notice icon={LayoutTemplate} title={t('composer.template.noneTitle')}>
              {t('composer.template.none')}
            </Notice>
          }
        >
          {(templates) => <TemplateList templates={templates} onChoose={setChosen} />}
        </QueryView>
      )}
    </Dialog>
  )
}

function TemplateList(props: { templates: Template[]; onChoose: (template: Template) => void }) {
  const { t } = useTranslation()
  const pageLanguage = useLanguage()
  const [search, setSearch] = useState<string>()
  const [language, setLanguage] = useState('')
  const [category, setCategory] = useState('')
  const languageNames = useMemo(
    () => new Intl.DisplayNames([pageLanguage], { type: 'language' }),
    [pageLanguage],
  )
  const languages = [...new Set(props.templates.map((template) => template.language))].sort()
  const categories = [...new Set(props.templates.map((template) => template.category))].sort()
  const wanted = folded(search ?? '')
  const found = props.templates.filter(
    (template) =>
      (language === '' || template.language === language) &&
      (category === '' || template.category === category) &&
      folded(`${template.name} ${template.name.replaceAll('_', ' ')} ${wordsOf(template)}`).includes(wanted),
  )
  const nameOf = (code: string) => languageNames.of(code.replace('_', '-')) ?? code
  return (
    <div className="flex flex-col gap-3">
      <SearchField label={t('composer.template.search')} value={search} onSearch={setSearch} />
      <div className="flex flex-wrap gap-2">
        <Select
          label={t('composer.template.language')}
          value={language}
          onChange={(event) => setLanguage(event.target.value)}
        >
          <option value="">{t('composer.template.anyLanguage')}</option>
          {languages.map((code) => (
            <option key={code} value={code}>
              {nameOf(code)}
            </option>
          ))}
        </Select>
        <Select
          label={t('composer.template.category')}
          value={category}
          onChange={(event) => setCategory(event.target.value)}
        >
          <option value="">{t('composer.template.anyCategory')}</option>
          {categories.map((name) => (
            <option key={name} value={name}>
              {t(`composer.template.categories.${categoryKey(name)}`)}
            </option>
          ))}
        </Select>
      </div>
      {found.length === 0 ? (
        <Notice icon={SearchX} title={t('composer.template.notFound')} />
      ) : (
        <ul aria-label={t('composer.template.choose')} className="-mx-2 flex flex-col">
          {found.map((template) => (
            <li key={template.id}>
              <button
                type="button"
                data-testid={`template-${template.name}`}
                onClick={() => props.onChoose(template)}
                className="flex w-full flex-col gap-1 rounded-lg px-3 py-2.5 text-start hover:bg-hover"
              >
                <span className="flex w-full min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
                  <Ltr className="min-w-0 flex-1 truncate font-medium text-sm">{template.name}</Ltr>
                  <Badge>{t(`composer.template.categories.${categoryKey(template.category)}`)}</Badge>
                  <Badge>{nameOf(template.language)}</Badge>
                </span>
                <bdi dir="auto" className="line-clamp-2 text-ink-soft text-sm">
                  {wordsOf(template)}
                </bdi>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function wordsOf(template: Template): string {
  const body = template.components.find(({ type }) => type.toUpperCase() === 'BODY')
  return typeof body?.text === 'string' ? body.text : ''
}

function categoryKey(category: string): 'MARKETING' | 'UTILITY' | 'AUTHENTICATION' | 'other' {
  return category === 'MARKETING' || category === 'UTILITY' || category === 'AUTHENTICATION'
    ? category
    : 'other'
}
