import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { InputField } from '@/components/ui/field'
import { Section } from '@/components/ui/page'
import { problemSentence } from '@/lib/problem'
import { useLanguage } from '@/lib/use-language'
import { sendTest, useTest } from '../api/numbers'
import { Steps } from './steps'

/** A real message to one's own phone, followed until its status has come. */
export function TestMessage({ numberId }: { numberId: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const formId = useId()
  const [phone, setPhone] = useState('')
  const [missing, setMissing] = useState(false)
  const send = useMutation({ mutationFn: (to: string) => sendTest(numberId, to, crypto.randomUUID()) })
  const report = useTest(numberId, send.data)
  const underWay = send.isPending || report.data?.is_over === false
  return (
    <Section title={t('numbers.test.title')} description={t('numbers.test.description')}>
      <form
        id={formId}
        noValidate
        className="flex flex-wrap items-start gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          setMissing(phone.trim() === '')
          if (phone.trim() !== '') send.mutate(phone.trim())
        }}
      >
        <InputField
          label={t('numbers.test.phone')}
          hint={t('numbers.test.phoneHint')}
          type="tel"
          dir="ltr"
          autoComplete="tel"
          value={phone}
          error={missing ? t('numbers.test.phoneMissing') : null}
          onChange={(event) => setPhone(event.target.value)}
          className="min-w-56 flex-1"
        />
        <Button type="submit" busy={underWay} className="mt-6.5">
          {t(send.data ? 'numbers.test.again' : 'numbers.test.send')}
        </Button>
      </form>
      {send.error ? (
        <p role="alert" className="text-danger text-sm">
          {problemSentence(send.error, language) ?? t('errors.actFailed')}
        </p>
      ) : null}
      {send.data && report.data ? <Steps steps={report.data.steps} busy={underWay} /> : null}
    </Section>
  )
}
