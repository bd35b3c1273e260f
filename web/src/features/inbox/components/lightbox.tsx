import { Dialog } from '@base-ui/react/dialog'
import { DirectionProvider } from '@base-ui/react/direction-provider'
import { Download, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { LANGUAGES, language } from '@/lib/i18n'
import { downloadMedia } from '@/lib/media-url'
import { toast } from '@/lib/toast'

const buttonClass =
  'inline-flex size-11 items-center justify-center rounded-full bg-raised text-ink shadow-popup hover:bg-hover'

/** A photo in full size. */
export function Lightbox(props: {
  source: string
  alt: string
  path: string
  filename: string
  onClose: () => void
}) {
  const { t } = useTranslation()
  const download = () =>
    downloadMedia(props.path, props.filename).catch(() =>
      toast({ kind: 'failed', text: t('errors.actFailed') }),
    )
  return (
    <DirectionProvider direction={LANGUAGES[language()].dir}>
      <Dialog.Root open onOpenChange={(open) => (open ? undefined : props.onClose())}>
        <Dialog.Portal>
          <Dialog.Backdrop className="fixed inset-0 z-40 animate-enter bg-lightbox" />
          <Dialog.Popup className="fixed inset-0 z-50 m-auto flex h-fit max-h-11/12 w-fit max-w-11/12 flex-col outline-none">
            <Dialog.Title className="sr-only">{props.alt}</Dialog.Title>
            <img
              src={props.source}
              alt={props.alt}
              className="min-h-0 min-w-0 max-w-full rounded-md object-contain"
            />
            <div className="fixed end-3 top-3 flex gap-2">
              <button
                type="button"
                aria-label={t('message.media.download')}
                className={buttonClass}
                onClick={() => void download()}
              >
                <Download aria-hidden className="size-5" />
              </button>
              <Dialog.Close aria-label={t('common.close')} className={buttonClass}>
                <X aria-hidden className="size-5" />
              </Dialog.Close>
            </div>
          </Dialog.Popup>
        </Dialog.Portal>
      </Dialog.Root>
    </DirectionProvider>
  )
}
