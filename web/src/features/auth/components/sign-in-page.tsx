import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Mail } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Door, DoorCard } from '@/components/door'
import { Button } from '@/components/ui/button'
import { Ltr } from '@/components/ui/ltr'
import { TextField } from '@/components/ui/text-field'
import { safeRedirect } from '@/lib/safe-redirect'
import { useTitle } from '@/lib/use-title'
import { type SignInFailure, sendSignInLink, signInWithGoogle, signInWithPassword } from '../api/sign-in'
import { waysToSignInQuery } from '../api/ways-to-sign-in'

const route = getRouteApi('/sign-in')

/** The door: password, or a link by mail. Once somebody is signed in, the router leads on. */
export function SignInPage() {
  const { t } = useTranslation()
  const [sentTo, setSentTo] = useState<string | null>(null)
  useTitle(t('signIn.title'))
  return (
    <Door>
      <DoorCard>
        {sentTo ? (
          <LinkSent email={sentTo} onOtherWay={() => setSentTo(null)} />
        ) : (
          <SignInForm onLinkSent={setSentTo} />
        )}
      </DoorCard>
    </Door>
  )
}

function SignInForm({ onLinkSent }: { onLinkSent: (email: string) => void }) {
  const { t } = useTranslation()
  const search = route.useSearch()
  const form = useRef<HTMLFormElement>(null)
  const [busy, setBusy] = useState<'password' | 'link' | 'google' | null>(null)
  const { data: ways } = useQuery(waysToSignInQuery)
  const [failure, setFailure] = useState<SignInFailure | 'linkFailed' | null>(
    search.linkFailed ? 'linkFailed' : null,
  )
  const [missing, setMissing] = useState<'email' | 'password' | null>(null)

  const read = (name: 'email' | 'password') => {
    const value = new FormData(form.current ?? undefined).get(name)
    return typeof value === 'string' ? value : ''
  }
  const focus = (name: 'email' | 'password') =>
    form.current?.querySelector<HTMLInputElement>(`[name="${name}"]`)?.focus()
  const ask = (name: 'email' | 'password') => {
    setMissing(name)
    focus(name)
  }

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const email = read('email').trim()
    const password = read('password')
    setFailure(null)
    if (!email) return ask('email')
    if (!password) return ask('password')
    setMissing(null)
    setBusy('password')
    const reason = await signInWithPassword(email, password)
    setBusy(null)
    setFailure(reason)
    if (reason === 'wrongCredentials') focus('password')
  }

  // Comes back to this page, which leads on; where to is checked there once more.
  const returnTo = () => {
    const target = safeRedirect(search.redirect, location.origin)
    return `${location.origin}/sign-in?redirect=${encodeURIComponent(target)}`
  }

  const goToGoogle = async () => {
    setFailure(null)
    setMissing(null)
    setBusy('google')
    const reason = await signInWithGoogle(returnTo())
    if (!reason) return // the page is being left
    setBusy(null)
    setFailure(reason)
  }

  const sendLink = async () => {
    const email = read('email').trim()
    setFailure(null)
    if (!email) return ask('email')
    setMissing(null)
    setBusy('link')
    const reason = await sendSignInLink(email, returnTo())
    setBusy(null)
    if (reason) setFailure(reason)
    else onLinkSent(email)
  }

  return (
    <>
      <div className="flex flex-col gap-1">
        <h1 className="font-semibold text-xl">{t('signIn.title')}</h1>
        <p className="text-ink-soft">{t('signIn.subtitle')}</p>
      </div>
      <form ref={form} noValidate onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label={t('signIn.email')}
          name="email"
          type="email"
          autoComplete="username"
          inputMode="email"
          dir="ltr"
          autoFocus
          data-testid="sign-in-email"
          error={missing === 'email' ? t('signIn.emailNeeded') : null}
        />
        <TextField
          label={t('signIn.password')}
          name="password"
          type="password"
          autoComplete="current-password"
          dir="ltr"
          data-testid="sign-in-password"
          error={missing === 'password' ? t('signIn.passwordNeeded') : null}
        />
        {failure ? (
          <p
            role="alert"
            data-testid="sign-in-error"
            className="rounded-lg bg-danger-soft px-3 py-2 text-danger text-sm"
          >
            {t(`signIn.${failure}`)}
          </p>
        ) : null}
        <Button
          type="submit"
          look="primary"
          busy={busy === 'password'}
          disabled={busy !== null}
          className="h-11"
          data-testid="sign-in-submit"
        >
          {busy === 'password' ? t('signIn.submitting') : t('signIn.submit')}
        </Button>
        <div className="flex items-center gap-3 text-ink-faint text-sm">
          <span className="h-px flex-1 bg-line" />
          {t('signIn.or')}
          <span className="h-px flex-1 bg-line" />
        </div>
        <Button
          icon={<Mail aria-hidden className="size-4" />}
          busy={busy === 'link'}
          disabled={busy !== null}
          onClick={sendLink}
          className="h-11"
          data-testid="sign-in-link"
        >
          {busy === 'link' ? t('signIn.sendingLink') : t('signIn.sendLink')}
        </Button>
        {ways?.google ? (
          <Button
            busy={busy === 'google'}
            disabled={busy !== null}
            onClick={goToGoogle}
            className="h-11"
            data-testid="sign-in-google"
          >
            {t('signIn.google')}
          </Button>
        ) : null}
      </form>
    </>
  )
}

function LinkSent({ email, onOtherWay }: { email: string; onOtherWay: () => void }) {
  const { t } = useTranslation()
  return (
    <div role="status" data-testid="sign-in-link-sent" className="flex flex-col items-start gap-4">
      <span className="flex size-11 items-center justify-center rounded-xl bg-accent-soft text-accent-ink">
        <Mail aria-hidden className="size-5" />
      </span>
      <div className="flex flex-col gap-1.5">
        <h1 className="font-semibold text-xl">{t('signIn.linkSentTitle')}</h1>
        <p className="text-ink-soft">{t('signIn.linkSent')}</p>
        <p className="text-ink-soft text-sm">
          {t('signIn.linkSentTo')} <Ltr className="font-medium text-ink">{email}</Ltr>
        </p>
      </div>
      <Button onClick={onOtherWay}>{t('signIn.otherWay')}</Button>
    </div>
  )
}
