import type { ConnectionReport, ConnectionStep, ConnectionStepName } from '../_shared/contracts/numbers.ts'
import type { Sentence } from '../_shared/contracts/problem.ts'
import { setting } from '../_shared/env.ts'
import { GraphError } from '../_shared/whatsapp/graph.ts'
import * as graph from '../_shared/whatsapp/graph-numbers.ts'

/** `path`: where the webhooks of the account's Meta app arrive, when that is not the default one. */
type Wanted = {
  waba_id: string
  phone_number_id: string
  pin?: string | undefined
  path?: string | undefined
}

const say = (ar: string, en: string): Sentence => ({ ar, en })

const STEPS: Record<ConnectionStepName, { title: Sentence; remedy: Sentence }> = {
  token: {
    title: say('رمز الوصول صالح', 'The access token is valid'),
    remedy: say(
      'رمز الوصول منتهٍ أو غير صحيح. أنشئ رمزاً دائماً لمستخدم النظام في مدير الأعمال والصقه هنا.',
      'The access token has expired or is wrong. Make a permanent token of a system user in Business Manager and paste it here.',
    ),
  },
  permissions: {
    title: say('الرمز يملك الصلاحيات', 'The token has its permissions'),
    remedy: say(
      'امنح الرمز صلاحيتي whatsapp_business_management و whatsapp_business_messaging ثم أنشئه من جديد.',
      'Give the token whatsapp_business_management and whatsapp_business_messaging, and make it anew.',
    ),
  },
  account: {
    title: say('حساب واتساب للأعمال مقروء', 'The business account can be read'),
    remedy: say(
      'تأكد من رقم الحساب (WABA ID) ومن أن مستخدم النظام مضاف إليه بتحكم كامل.',
      'Check the id of the account (WABA ID), and that the system user has full control of it.',
    ),
  },
  app_subscribed: {
    title: say('التطبيق مشترك في إشعارات الحساب', "The app gets the account's webhooks"),
    remedy: say(
      'تعذر اشتراك التطبيق في الحساب. أعد الفحص، وإن تكرر فاربط التطبيق بالحساب من مدير الأعمال.',
      'The app could not be subscribed to the account. Check again, or link the app to the account in Business Manager.',
    ),
  },
  number: {
    title: say('الرقم موجود في الحساب', 'The number is in the account'),
    remedy: say(
      'لا يوجد رقم بهذا المعرف في الحساب. انسخ Phone number ID من صفحة API Setup.',
      'The account has no number with this id. Copy the phone number ID from the page API Setup.',
    ),
  },
  callback: {
    title: say('عنوان الإشعارات هو عنوان هذا النظام', 'The callback is this hub'),
    remedy: say(
      'ضع عنوان الإشعارات ورمز التحقق في إعدادات Webhooks للتطبيق، واشترك في حقل messages.',
      'Set the callback address and the verify token in the Webhooks settings of the app, and subscribe to the field messages.',
    ),
  },
  registered: {
    title: say('الرقم مسجل', 'The number is registered'),
    remedy: say(
      'أدخل رمز التحقق بخطوتين (PIN) المكوّن من ستة أرقام لتسجيل الرقم. يُسمح بعشر محاولات خلال 72 ساعة.',
      'Enter the six digits of the two-step PIN to register the number. Ten tries are allowed in 72 hours.',
    ),
  },
  connected: {
    title: say('الرقم متصل ويمكنه الإرسال', 'The number is connected and can send'),
    remedy: say(
      'الرقم غير متصل عند ميتا. افتح WhatsApp Manager لمعرفة السبب: جودة أو دفع أو مراجعة، ثم أعد الفحص.',
      'Meta says that the number is not connected. WhatsApp Manager shows why: quality, payment or review; then check again.',
    ),
  },
  test_sent: {
    title: say('قبلت ميتا رسالة الاختبار', 'Meta has taken the test message'),
    remedy: say(
      'لم تُقبل رسالة الاختبار. اقرأ السبب، أو اكتب من هاتفك إلى الرقم أولاً ثم أعد الاختبار.',
      'The test message was not taken. Read the reason, or write from your phone to the number first, and test again.',
    ),
  },
  status_received: {
    title: say('وصل إشعار حالة الرسالة', "The message's status webhook has come"),
    remedy: say(
      'أُرسلت الرسالة ولم يصل إشعار حالتها. تأكد من أن التطبيق في وضع Live، ومن الاشتراك في حقل messages، ومن سر التطبيق (App Secret)، ثم أعد الاختبار.',
      'The message went out, but its status never came. See that the app is Live, subscribed to the field messages, and that the app secret is right; then test again.',
    ),
  },
}

/** What is found out with a message, once the number is connected. */
const TESTED = ['test_sent', 'status_received'] as const satisfies ConnectionStepName[]
const ORDER = Object.keys(STEPS) as ConnectionStepName[]

const PERMISSION_CODES = /^(3|10|2\d\d)$/
const TOKEN_CODES = /^(0|104|190)$/

/** A step failed: which one is not always the one that was tried. */
class StepFailed extends Error {
  readonly step: ConnectionStepName

  constructor(step: ConnectionStepName, detail: string) {
    super(detail)
    this.name = 'StepFailed'
    this.step = step
  }
}

/** Graph's refusal at a step; a wrong token or a missing permission is found out by whatever is asked first. */
async function atStep<Answer>(step: ConnectionStepName, call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call()
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    const detail = `${error.code}: ${error.details ?? error.message}`
    if (TOKEN_CODES.test(error.code)) throw new StepFailed('token', detail)
    if (PERMISSION_CODES.test(error.code)) throw new StepFailed('permissions', detail)
    throw new StepFailed(step, detail)
  }
}

/** What was found while connecting, as far as it came. */
export type Connection = {
  report: ConnectionReport
  facts: graph.NumberFacts | null
  accountName: string | null
}

/** Goes through the steps in order until one fails. Each is asked of Meta live, so it can be run again and again. */
export async function checkConnection(wanted: Wanted, token: string): Promise<Connection> {
  let accountName: string | null = null
  let facts: graph.NumberFacts | null = null
  let failure: StepFailed | undefined
  try {
    accountName = (await atStep('account', () => graph.readAccount(wanted.waba_id, token))) ?? null
    if (!(await atStep('app_subscribed', () => graph.isAppSubscribed(wanted.waba_id, token))))
      await atStep('app_subscribed', () => graph.subscribeApp(wanted.waba_id, token))
    const numbers = await atStep('number', () => graph.numbersOfAccount(wanted.waba_id, token))
    if (!numbers.includes(wanted.phone_number_id))
      throw new StepFailed('number', `The account has the numbers ${numbers.join(', ') || '(none)'}.`)
    facts = await atStep('number', () => graph.readNumber(wanted.phone_number_id, token))
    checkCallback(facts, wanted.path)
    facts = await register(facts, wanted, token)
    if (facts.status !== undefined && facts.status !== 'CONNECTED')
      throw new StepFailed('connected', `Meta says: ${facts.status}`)
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error
    failure = error
  }
  return { report: reportOf(failure), facts, accountName }
}

function checkCallback({ webhook_configuration: webhook }: graph.NumberFacts, path?: string): void {
  const address = webhook?.phone_number ?? webhook?.application
  const ours = `${setting('SUPABASE_URL').replace(/\/$/, '')}/functions/v1/webhook`
  // webhook/{app} is the address of a second Meta app.
  const wanted = path ? `${ours}/${path}` : ours
  if (address !== wanted && (path !== undefined || !address?.startsWith(`${ours}/`)))
    throw new StepFailed('callback', `Meta posts to ${address ?? 'nowhere'}; it should be ${wanted}`)
}

const UNREGISTERED = new Set(['PENDING', 'UNVERIFIED', 'DISCONNECTED', 'UNKNOWN'])

async function register(facts: graph.NumberFacts, wanted: Wanted, token: string): Promise<graph.NumberFacts> {
  if (facts.status === undefined || !UNREGISTERED.has(facts.status)) return facts
  const { pin } = wanted
  if (!pin) throw new StepFailed('registered', `Meta says: ${facts.status}`)
  await atStep('registered', () => graph.registerNumber(wanted.phone_number_id, token, pin))
  return await atStep('connected', () => graph.readNumber(wanted.phone_number_id, token))
}

function reportOf(failure: StepFailed | undefined): ConnectionReport {
  const failedAt = ORDER.indexOf(failure?.step ?? TESTED[0])
  const steps = ORDER.map((step, index): ConnectionStep => {
    if (failure && index === failedAt) return stepOf(step, 'failed', failure.message)
    return stepOf(step, index < failedAt ? 'ok' : 'waiting')
  })
  return { ok: failure === undefined, steps }
}

/** A step as it is shown; one that failed comes with its remedy, or with the one that its reason has. */
export function stepOf(
  step: ConnectionStepName,
  state: ConnectionStep['state'],
  detail?: string | null,
  remedy?: Sentence,
): ConnectionStep {
  const hasFailed = state === 'failed'
  return {
    step,
    state,
    title: STEPS[step].title,
    remedy: hasFailed ? (remedy ?? STEPS[step].remedy) : null,
    detail: hasFailed ? (detail ?? null) : null,
  }
}
