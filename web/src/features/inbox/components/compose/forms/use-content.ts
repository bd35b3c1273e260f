import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/**
 * A form whose values are held against the contract of the message itself, which knows Meta's limits. What is wrong is
 * said beside its field once somebody has tried to send.
 */
export function useContent<Value, Schema extends z.ZodType>(
  initial: Value,
  toContent: (value: Value) => unknown,
  schema: Schema,
) {
  const { t } = useTranslation()
  const [value, setValue] = useState(initial)
  const [tried, setTried] = useState(false)
  const content = toContent(value)
  const result = schema.safeParse(content)
  const issues = result.success ? [] : result.error.issues

  const sentence = (issue: Issue): string => {
    if (issue.code === 'too_big') {
      const most = Number(issue.maximum)
      if (issue.origin === 'string') return t('composer.forms.wrong.tooLong', { count: most })
      if (issue.origin === 'array') return t('composer.forms.wrong.tooMany', { count: most })
      return t('composer.forms.wrong.number')
    }
    if (issue.code === 'custom') return t(`composer.forms.wrong.${reasonOf(issue.message)}`)
    if (issue.code === 'invalid_format' && issue.format === 'url') return t('composer.forms.wrong.link')
    if (issue.code === 'invalid_format' && issue.format === 'email') return t('composer.forms.wrong.email')
    if (issue.code === 'too_small' && issue.origin === 'number') return t('composer.forms.wrong.number')
    if (issue.code === 'invalid_type' && issue.expected === 'number') return t('composer.forms.wrong.number')
    return t('composer.forms.wrong.empty')
  }

  return {
    value,
    set: (change: Partial<Value>) => setValue((now) => ({ ...now, ...change })),
    /** What the preview draws: as it stands, whole or not. */
    draft: content as z.input<Schema>,
    /** What may be sent; null while something is wrong. */
    content: result.success ? (result.data as z.output<Schema>) : null,
    /** What is wrong at a place of the content, such as `action.buttons.0.reply.title`. */
    wrong: (path: string): string | null => {
      const issue = tried ? issues.find((one) => one.path.join('.') === path) : undefined
      return issue ? sentence(issue) : null
    },
    /** Whether somebody has tried to send it. */
    tried,
    tryToSend: () => setTried(true),
  }
}

/** Rules that span several fields, told by the contract in a sentence of its own. */
function reasonOf(message: string): 'differ' | 'rows' | 'sectionTitle' | 'addressName' | 'other' {
  if (message.includes('must differ')) return 'differ'
  if (message.includes('rows over all')) return 'rows'
  if (message.includes('every section')) return 'sectionTitle'
  return message.includes('address needs a name') ? 'addressName' : 'other'
}

/** The words without blanks around them, or nothing at all: what is left empty is left out. */
export function words(text: string): string | undefined {
  return text.trim() || undefined
}

/** Header and footer of an interactive message, where there are any. */
export function frameOf({ header, footer }: { header: string; footer: string }) {
  const headerText = words(header)
  const footerText = words(footer)
  return {
    ...(headerText ? { header: { type: 'text' as const, text: headerText } } : {}),
    ...(footerText ? { footer: { text: footerText } } : {}),
  }
}
