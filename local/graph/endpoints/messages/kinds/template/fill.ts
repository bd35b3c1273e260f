import { GraphError, type WebhookError } from '../../../../errors/graph-error.ts'
import type { Template, TemplateComponent } from '../../../../world/templates.ts'
import { isObject, type Params } from '../../params.ts'
import type { Checking } from '../kind.ts'
import { fillButtons } from './buttons.ts'
import { fillHeader } from './header.ts'
import { fillText, wrongFormat, wrongParameter } from './text.ts'

const BODY_MAX = 1024
const known = [
  'header',
  'body',
  'button',
  'carousel',
  'limited_time_offer',
  'tap_target_configuration',
  'order_status',
]

/** A template filled in as the phone shows it, and the checks of its files. */
export type Filled = { rendered: Params; checks: (() => Promise<WebhookError | undefined>)[] }

/** Fills a template in with the components of a request, or throws Meta's error. */
export function fillTemplate(checking: Checking, template: Template, sent: readonly Params[]): Filled {
  return fillComponents(checking, template, template.components, sent)
}

function fillComponents(
  checking: Checking,
  template: Template,
  components: readonly TemplateComponent[],
  sent: readonly Params[],
): Filled {
  for (const component of sent) {
    if (!known.includes(typeOf(component)))
      throw wrongParameter(`There is no component of type "${String(component.type)}".`)
  }
  const defined = (type: string) => components.find((component) => typeOf(component) === type)
  const parametersOf = (type: string) => {
    const given = sent.find((component) => typeOf(component) === type)?.parameters
    return Array.isArray(given) ? given : []
  }
  const checks: Filled['checks'] = []
  const rendered: Params = {}
  const header = defined('header')
  if (header) {
    const filled = fillHeader(checking, template, header, parametersOf('header'))
    rendered.header = filled.header
    if (filled.verify) checks.push(filled.verify)
  } else if (parametersOf('header').length > 0) {
    throw wrongFormat('header', 'NONE', 'PARAMETERS')
  }
  const body = defined('body')
  if (body) rendered.body = fillBody(template, body, parametersOf('body'))
  const footer = footerOf(defined('footer'))
  if (footer !== undefined) rendered.footer = footer
  const buttons = fillButtons(
    defined('buttons'),
    sent.filter((component) => typeOf(component) === 'button'),
  )
  if (buttons.length > 0) rendered.buttons = buttons
  const carousel = defined('carousel')
  if (carousel) {
    const cards = fillCards(checking, template, carousel, sent)
    rendered.cards = cards.map((card) => card.rendered)
    checks.push(...cards.flatMap((card) => card.checks))
  }
  return { rendered, checks }
}

function fillBody(template: Template, body: TemplateComponent, parameters: readonly unknown[]): string {
  const text = fillText(bodyText(template, body), parameters, template.parameter_format, 'body')
  if ([...text].length > BODY_MAX) {
    throw new GraphError(132005, { details: `The translated text has more than ${BODY_MAX} characters.` })
  }
  return text
}

/** Meta writes the text of authentication templates itself. */
function bodyText(template: Template, body: TemplateComponent): string {
  if (typeof body.text === 'string') return body.text
  if (template.category !== 'AUTHENTICATION') return ''
  const arabic = template.language.startsWith('ar')
  const code = arabic ? 'رمز التحقق الخاص بك هو *{{1}}*.' : '*{{1}}* is your verification code.'
  if (body.add_security_recommendation !== true) return code
  return `${code} ${arabic ? 'للحفاظ على أمانك، لا تشارك هذا الرمز.' : 'For your security, do not share this code.'}`
}

function footerOf(footer: TemplateComponent | undefined): string | undefined {
  if (typeof footer?.text === 'string') return footer.text
  const minutes = footer?.code_expiration_minutes
  return typeof minutes === 'number' ? `This code expires in ${minutes} minutes.` : undefined
}

function fillCards(
  checking: Checking,
  template: Template,
  carousel: TemplateComponent,
  sent: readonly Params[],
): Filled[] {
  const wanted = (Array.isArray(carousel.cards) ? carousel.cards : []).filter(isObject)
  const given = sent.find((component) => typeOf(component) === 'carousel')?.cards
  const cards = (Array.isArray(given) ? given : []).filter(isObject)
  if (cards.length !== wanted.length) {
    throw new GraphError(132000, {
      details: `carousel: number of cards (${cards.length}) does not match the expected number of cards (${wanted.length})`,
    })
  }
  return wanted.map((card, index) => {
    const part = cards.find((candidate) => Number(candidate.card_index) === index)
    return fillComponents(checking, template, componentsOf(card), componentsOf(part ?? {}))
  })
}

function componentsOf(card: Params): TemplateComponent[] {
  const components = Array.isArray(card.components) ? card.components.filter(isObject) : []
  return components.map((component) => ({ ...component, type: String(component.type) }))
}

function typeOf(component: Params): string {
  return String(component.type).toLowerCase()
}
