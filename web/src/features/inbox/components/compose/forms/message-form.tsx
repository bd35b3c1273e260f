import { useTranslation } from 'react-i18next'
import { Dialog } from '@/components/ui/dialog'
import type { ConversationRow } from '../../../api/rows'
import type { Planned } from '../../../model/compose'
import type { OutgoingMessage } from '../../../model/outgoing'
import { windowState } from '../../../model/window'
import type { FormName } from '../more-menu'
import { ButtonsForm } from './buttons-form'
import { ContactForm } from './contact-form'
import { FlowForm } from './flow-form'
import { AskPlaceForm, LinkForm } from './link-form'
import { ListForm } from './list-form'
import { PlaceForm } from './place-form'

export interface FormProps {
  /** When free messages end. */
  until: number | null
  /** What was written already becomes the words of the message. */
  initialText: string
  onSend: (message: OutgoingMessage, text: string | null, at: number | null) => void
}

const FORMS = {
  buttons: ButtonsForm,
  list: ListForm,
  link: LinkForm,
  askPlace: AskPlaceForm,
  place: PlaceForm,
  contact: ContactForm,
}

/** A message that is more than words, made in a small form. Loaded on first use. */
export function MessageForm(props: {
  form: FormName
  conversation: ConversationRow
  initialText: string
  onClose: () => void
  onSend: (planned: Planned, at: number | null) => void
}) {
  const { t } = useTranslation()
  const { form, conversation, initialText } = props
  const until = windowState(conversation, Date.now()).closesAt
  const Form = form === 'flow' ? null : FORMS[form]
  return (
    <Dialog title={t(`composer.forms.${form}`)} closeLabel={t('common.close')} onClose={props.onClose}>
      {Form ? (
        <Form
          until={until}
          initialText={initialText}
          onSend={(message, text, at) => props.onSend({ message, text, file: null, photo: null }, at)}
        />
      ) : (
        <FlowForm conversationId={conversation.id} initialText={initialText} onClose={props.onClose} />
      )}
    </Dialog>
  )
}
