import { useTranslation } from 'react-i18next'
import { failureKind, problemSentence } from './problem'
import { toast } from './toast'
import { useLanguage } from './use-language'

/** Why an act failed, for the person: the hub's own sentence, or what kind of failure it was. */
export function useFailureSentence(): (error: unknown) => string {
  const { t } = useTranslation()
  const language = useLanguage()
  return (error) => {
    const kind = failureKind(error)
    return problemSentence(error, language) ?? t(kind === 'refused' ? 'errors.actFailed' : `errors.${kind}`)
  }
}

/** Tells in a toast why an act failed. */
export function useFailed(): (error: unknown) => void {
  const sentence = useFailureSentence()
  return (error) => toast({ kind: 'failed', text: sentence(error) })
}
