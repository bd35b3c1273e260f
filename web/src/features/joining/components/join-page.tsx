import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { CircleX, MailOpen, MailQuestion, TriangleAlert } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Door, DoorCard } from '@/components/door'
import { Button } from '@/components/ui/button'
import { Ltr } from '@/components/ui/ltr'
import { textLinkClass } from '@/components/ui/text-link'
import { forgetInvitation, keptInvitation } from '@/lib/invitation'
import { ApiProblem, failureKind, problemSentence } from '@/lib/problem'
import { membershipsQuery, projectKey } from '@/lib/project'
import {
  currentSession,
  offeredAddress,
  refuseOfferedSession,
  signOut,
  takeOfferedSession,
  useUserEmail,
} from '@/lib/session'
import { toast } from '@/lib/toast'
import { useLanguage } from '@/lib/use-language'
import { useTitle } from '@/lib/use-title'
import { acceptInvitation } from '../api/accept-invitation'

/** Where the link of an invitation leads: who one is, and one click to become a member. */
export function JoinPage() {
  const { t } = useTranslation()
  const email = useUserEmail()
  const [offered, setOffered] = useState(offeredAddress)
  useTitle(t('joining.title'))
  const token = keptInvitation()
  return (
    <Door>
      <DoorCard>
        {offered && offered !== email.toLowerCase() ? (
          <OfferedSession email={offered} onDone={() => setOffered(null)} />
        ) : token && email ? (
          <Invitation token={token} email={email} />
        ) : (
          <Plain icon={<MailQuestion aria-hidden className="size-5" />} title={t('joining.noneTitle')}>
            <p className="text-ink-soft">{t('joining.none')}</p>
            <ToProjects />
          </Plain>
        )}
      </DoorCard>
    </Door>
  )
}

/** The mail brought a session along; it is taken by whoever says that the address is his. */
function OfferedSession({ email, onDone }: { email: string; onDone: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const take = useMutation({ mutationFn: takeOfferedSession, onSuccess: onDone })
  const refuse = async () => {
    refuseOfferedSession()
    onDone()
    if (!(await currentSession())) await navigate({ to: '/sign-in', search: { redirect: '/join' } })
  }
  return (
    <Plain icon={<MailOpen aria-hidden className="size-5" />} title={t('joining.offeredTitle')}>
      <p className="text-ink-soft">{t('joining.offered')}</p>
      <Address>{email}</Address>
      {take.error ? <Failure>{t('signIn.linkFailed')}</Failure> : null}
      <div className="flex flex-col gap-2">
        <Button look="primary" className="h-11" busy={take.isPending} onClick={() => take.mutate()}>
          {t('joining.continueAs')}
        </Button>
        <Button className="h-11" disabled={take.isPending} onClick={() => void refuse()}>
          {t('joining.notMe')}
        </Button>
      </div>
    </Plain>
  )
}

function Invitation({ token, email }: { token: string; email: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const client = useQueryClient()
  const navigate = useNavigate()
  const accept = useMutation({
    mutationFn: () => acceptInvitation(token),
    onSuccess: async (membership) => {
      forgetInvitation()
      await client.invalidateQueries({ queryKey: ['memberships'] })
      const memberships = await client.fetchQuery(membershipsQuery(membership.user_id))
      const joined = memberships.find(({ project }) => project.id === membership.project_id)
      toast({ kind: 'done', text: t('joining.joined') })
      if (!joined) await navigate({ to: '/projects' })
      else
        await navigate({
          to: '/p/$project/inbox',
          params: { project: projectKey(joined.project, memberships) },
        })
    },
    onError: (error) => {
      if (error instanceof ApiProblem && error.status === 404) forgetInvitation()
    },
  })
  const changeAddress = async () => {
    await signOut()
    await navigate({ to: '/sign-in', search: { redirect: '/join' } })
  }

  const refusal = accept.error instanceof ApiProblem ? accept.error.status : null
  if (refusal === 403) {
    return (
      <Plain
        icon={<TriangleAlert aria-hidden className="size-5" />}
        title={t('joining.wrongAddressTitle')}
        alert
      >
        <p className="text-ink-soft">{t('joining.wrongAddress')}</p>
        <Address>{email}</Address>
        <Button look="primary" className="h-11" onClick={() => void changeAddress()}>
          {t('joining.otherAddress')}
        </Button>
        <ToProjects />
      </Plain>
    )
  }
  if (refusal === 404 || refusal === 422) {
    return (
      <Plain icon={<CircleX aria-hidden className="size-5" />} title={t('joining.goneTitle')} alert>
        <p className="text-ink-soft">{t('joining.gone')}</p>
        <ToProjects />
      </Plain>
    )
  }
  return (
    <Plain icon={<MailOpen aria-hidden className="size-5" />} title={t('joining.invitedTitle')}>
      <p className="text-ink-soft">{t('joining.intro')}</p>
      <div className="flex flex-col gap-1">
        <p className="text-ink-soft text-sm">{t('joining.signedInAs')}</p>
        <Address>{email}</Address>
      </div>
      {accept.error ? (
        <Failure>
          {problemSentence(accept.error, language) ?? t(`errors.${failureKind(accept.error)}`)}
        </Failure>
      ) : null}
      <div className="flex flex-col gap-2">
        <Button look="primary" className="h-11" busy={accept.isPending} onClick={() => accept.mutate()}>
          {accept.isPending ? t('joining.accepting') : t('joining.accept')}
        </Button>
        <Button className="h-11" disabled={accept.isPending} onClick={() => void changeAddress()}>
          {t('joining.otherAddress')}
        </Button>
      </div>
    </Plain>
  )
}

function Plain(props: { icon: ReactNode; title: string; alert?: boolean; children: ReactNode }) {
  return (
    <div role={props.alert ? 'alert' : undefined} className="flex flex-col gap-4">
      <span className="flex size-11 items-center justify-center rounded-xl bg-accent-soft text-accent-ink">
        {props.icon}
      </span>
      <h1 className="font-semibold text-xl">{props.title}</h1>
      {props.children}
    </div>
  )
}

function Address({ children }: { children: string }) {
  return (
    <p className="truncate font-medium">
      <Ltr>{children}</Ltr>
    </p>
  )
}

function Failure({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-danger text-sm">
      {children}
    </p>
  )
}

function ToProjects() {
  const { t } = useTranslation()
  return (
    <Link to="/projects" className={textLinkClass}>
      {t('joining.toProjects')}
    </Link>
  )
}
