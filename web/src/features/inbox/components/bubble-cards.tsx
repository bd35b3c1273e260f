import { ExternalLink, type LucideIcon, MapPin, Megaphone, ShoppingBag, UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Ltr } from '@/components/ui/ltr'
import { count, money } from '@/lib/format'
import { useLanguage } from '@/lib/use-language'
import type { MessageRow } from '../api/rows'
import { cardsOf, type Field, type Offer, orderOf, placeOf, type Referral } from '../model/content'

/* Messages that are things rather than words. Everything in them is a customer's text. */

const linkClass =
  'inline-flex min-w-0 items-center gap-1 rounded-sm font-medium text-accent-ink text-sm underline-offset-2 hover:underline touch:min-h-touch'

/** A place, with its way to a map. */
export function LocationCard({ row }: { row: MessageRow }) {
  const { t } = useTranslation()
  const place = placeOf(row)
  const name = place.name ?? row.text
  return (
    <Card icon={MapPin} title={name ?? t('message.types.location')}>
      {place.address && place.address !== name ? <Words>{place.address}</Words> : null}
      {place.map ? (
        <Away href={place.map}>{t('message.openMap')}</Away>
      ) : (
        <span className="text-ink-soft text-xs">{t('message.noCoordinates')}</span>
      )}
    </Card>
  )
}

/** People whose cards were sent. */
export function ContactCards({ row }: { row: MessageRow }) {
  const { t } = useTranslation()
  const cards = cardsOf(row)
  if (cards.length === 0) return <Card icon={UserRound} title={row.text ?? t('message.types.contacts')} />
  return cards.map((card, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the cards of a message never change
    <Card key={index} icon={UserRound} title={card.name ?? t('common.unknownPerson')}>
      {card.company ? <Words>{card.company}</Words> : null}
      {[...card.phones, ...card.emails].map((way) => (
        <p key={way} className="text-sm [overflow-wrap:anywhere]">
          <Ltr className="select-all">{way}</Ltr>
        </p>
      ))}
      {card.links.map((link) => (
        <Away key={link} href={link}>
          <Ltr className="truncate">{link}</Ltr>
        </Away>
      ))}
    </Card>
  ))
}

/** What was ordered, with a sum where there is one. */
export function OrderCard({ row }: { row: MessageRow }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { items, total } = orderOf(row)
  return (
    <Card icon={ShoppingBag} title={t('message.types.order')}>
      <ul className="flex flex-col">
        {items.map((item, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: the items of an order never change
            key={index}
            className="flex items-baseline gap-3 border-b py-1 text-sm last:border-0"
          >
            <bdi dir="auto" className="min-w-0 flex-1 [overflow-wrap:anywhere]">
              {item.product}
            </bdi>
            <Ltr className="shrink-0 text-ink-soft">×{count(item.quantity, language)}</Ltr>
            {item.price !== null && item.currency ? (
              <bdi className="shrink-0">{money(item.price * item.quantity, item.currency, language)}</bdi>
            ) : null}
          </li>
        ))}
      </ul>
      {total ? (
        <p className="flex justify-between gap-3 font-semibold text-sm">
          <span>{t('message.total')}</span>
          <bdi>{money(total.amount, total.currency, language)}</bdi>
        </p>
      ) : null}
    </Card>
  )
}

/** What a customer filled in. */
export function AnswerFields({ fields, title }: { fields: Field[]; title: string }) {
  const { t } = useTranslation()
  return (
    <section className="m-1 w-72 max-w-full rounded-lg bg-ink/5 px-3 py-2.5">
      <p className="pb-1 font-semibold text-sm">{title}</p>
      {fields.length === 0 ? <p className="text-ink-soft text-sm">{t('message.noAnswers')}</p> : null}
      <dl className="flex flex-col gap-1.5">
        {fields.map(({ name, value }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the fields of an answer never change
          <div key={index}>
            <dt className="text-ink-soft text-xs">
              <bdi dir="auto">{name}</bdi>
            </dt>
            <dd className="whitespace-pre-wrap text-sm [overflow-wrap:anywhere]">
              <bdi dir="auto">{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** The ad or post that brought the customer. */
export function ReferralCard({ referral }: { referral: Referral }) {
  const { t } = useTranslation()
  return (
    <Card icon={Megaphone} title={referral.headline ?? t(`message.referral.${referral.kind}`)}>
      {referral.body ? <Words>{referral.body}</Words> : null}
      <span className="text-ink-soft text-xs">{t(`message.referral.from_${referral.kind}`)}</span>
      {referral.link ? <Away href={referral.link}>{t(`message.referral.open_${referral.kind}`)}</Away> : null}
    </Card>
  )
}

/** What the customer can press under a message of ours; a picture of it, nothing to press here. */
export function OfferChoices({ offer }: { offer: Offer }) {
  const { t } = useTranslation()
  if (offer.choices.length === 0) return <OfferFooter offer={offer} />
  return (
    <>
      <OfferFooter offer={offer} />
      <ul aria-label={t('message.choices')} className="mx-3 mb-1.5 flex flex-col border-t pt-1">
        {offer.choices.map((choice, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the choices of a message never change
          <li key={index} className="flex min-w-0 flex-col py-0.5 text-center">
            {choice.link ? (
              <a
                href={choice.link}
                target="_blank"
                rel="noopener noreferrer"
                dir="auto"
                className="font-medium text-accent-ink text-sm underline-offset-2 hover:underline"
              >
                {choice.title}
              </a>
            ) : (
              <bdi dir="auto" className="font-medium text-ink-soft text-sm">
                {choice.title}
              </bdi>
            )}
            {choice.detail ? (
              <bdi dir="auto" className="text-ink-soft text-xs">
                {choice.detail}
              </bdi>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  )
}

function OfferFooter({ offer }: { offer: Offer }) {
  if (offer.footer === null) return null
  return (
    <p dir="auto" className="px-3 pb-1.5 text-ink-soft text-xs [overflow-wrap:anywhere]">
      {offer.footer}
    </p>
  )
}

function Card(props: { icon: LucideIcon; title: string; children?: ReactNode }) {
  const Icon = props.icon
  return (
    <section className="m-1 flex w-72 max-w-full gap-3 rounded-lg bg-ink/5 px-3 py-2.5">
      <span className="flex size-9 shrink-0 items-center justify-center rounded-lg bg-surface text-ink-soft">
        <Icon aria-hidden className="size-5" />
      </span>
      <div className="flex min-w-0 flex-1 flex-col items-stretch gap-0.5 self-center">
        <p className="font-semibold text-sm [overflow-wrap:anywhere]">
          <bdi dir="auto">{props.title}</bdi>
        </p>
        {props.children}
      </div>
    </section>
  )
}

function Words({ children }: { children: string }) {
  return (
    <p className="line-clamp-4 text-ink-soft text-sm [overflow-wrap:anywhere]">
      <bdi dir="auto">{children}</bdi>
    </p>
  )
}

function Away({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" className={linkClass}>
      {children}
      <ExternalLink aria-hidden className="mirror size-3.5 shrink-0" />
    </a>
  )
}
