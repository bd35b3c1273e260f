import { useEffect } from 'react'
import { Toaster as Sonner, toast as sonner } from 'sonner'
import { LANGUAGES, language } from '@/lib/i18n'
import { attachToaster } from '@/lib/toast'

/** Draws the toasts of lib/toast. Loaded with the first one. */
export function Toaster({ label }: { label: string }) {
  useEffect(() => {
    attachToaster(({ kind, text, action, durationMs }) => {
      const options = {
        duration: durationMs ?? (action ? 10_000 : 4_000),
        action: action ? { label: action.label, onClick: action.run } : undefined,
      }
      if (kind === 'failed') sonner.error(text, options)
      else if (kind === 'done') sonner.success(text, options)
      else sonner(text, options)
    })
  }, [])
  return (
    <Sonner
      dir={LANGUAGES[language()].dir}
      // Above the list, where it covers neither the composer nor the newest message.
      position={LANGUAGES[language()].dir === 'rtl' ? 'bottom-right' : 'bottom-left'}
      containerAriaLabel={label}
      style={{ '--width': 'var(--spacing-toast)' } as React.CSSProperties}
      offset={{ bottom: '1rem', left: '4.25rem', right: '4.25rem' }}
      mobileOffset={{ bottom: '5.5rem', left: '0', right: '0' }}
      className="toaster"
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-center gap-2.5 rounded-xl bg-raised px-4 py-3 text-sm text-ink shadow-popup font-sans',
          error: '[&_[data-icon]]:text-danger',
          success: '[&_[data-icon]]:text-accent-ink',
          content: 'flex-1',
          actionButton: 'shrink-0 rounded-md px-2 py-1 font-semibold text-accent-ink hover:bg-hover',
        },
      }}
    />
  )
}
