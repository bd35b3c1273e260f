import {
  type MessageAction,
  type RequestAction,
  type RuleInput,
  type Subject,
  subjectOf,
  type WebhookAction,
} from './rules.ts'

/** A rule that is in force, with how often it was looked at and applied. */
export type Rule = RuleInput & { id: string; seen: number; applied: number }

/** What a rule is compared with; a key that the rule asks for and the facts lack does not match. */
export type Facts = {
  endpoint?: string
  method?: string
  phone_number_id?: string
  /** All names of the customer: digits and business-scoped id. */
  recipients?: readonly string[]
  message_type?: string
  media_id?: string
  event?: string
}

type ActionOf = { request: RequestAction; webhook: WebhookAction; message: MessageAction }

/** A rule that hit, and what to do. */
export type Hit<S extends Subject> = { rule: Rule; action: ActionOf[S] }

/** The rules of misbehaviour, in the order in which they were made. */
export class MisbehaviourStore {
  #rules: Rule[] = []
  #next = 1

  /** Adds a rule. */
  add(input: RuleInput): Rule {
    const rule: Rule = { ...input, id: `rule-${this.#next}`, seen: 0, applied: 0 }
    this.#next += 1
    this.#rules.push(rule)
    return rule
  }

  /** All rules, the used up ones as well. */
  all(): readonly Rule[] {
    return this.#rules
  }

  /** Takes a rule away. */
  remove(id: string): boolean {
    const before = this.#rules.length
    this.#rules = this.#rules.filter((rule) => rule.id !== id)
    return this.#rules.length < before
  }

  /** Takes all rules away. */
  clear(): void {
    this.#rules = []
  }

  /** The first rule for this subject that matches and whose turn it is. */
  hit<S extends Subject>(subject: S, facts: Facts): Hit<S> | undefined {
    for (const rule of this.#rules) {
      if (subjectOf(rule.action) !== subject || !matches(rule, facts)) continue
      if (rule.count !== undefined && rule.applied >= rule.count) continue
      rule.seen += 1
      if (rule.seen <= rule.skip) continue
      if (rule.probability < 1 && Math.random() >= rule.probability) continue
      rule.applied += 1
      // The subject was compared above, which the type of the rule cannot say.
      return { rule, action: rule.action as ActionOf[S] }
    }
    return undefined
  }
}

function matches(rule: Rule, facts: Facts): boolean {
  const { endpoint, method, phone_number_id, recipient, message_type, media_id, event } = rule.match
  if (rule.action.type === 'media_404' && !facts.endpoint?.startsWith('media.')) return false
  return (
    isOrBegins(endpoint, facts.endpoint) &&
    (method === undefined || method === facts.method) &&
    (phone_number_id === undefined || phone_number_id === facts.phone_number_id) &&
    (recipient === undefined || (facts.recipients ?? []).includes(recipient.replace(/^\+/, ''))) &&
    (message_type === undefined || message_type === facts.message_type) &&
    (media_id === undefined || media_id === facts.media_id) &&
    isOrBegins(event, facts.event)
  )
}

function isOrBegins(wanted: string | undefined, actual: string | undefined): boolean {
  return wanted === undefined || actual === wanted || (actual?.startsWith(`${wanted}.`) ?? false)
}
