import type { Sentence } from './problem.ts'

/*
 * Meta's rules for a template, checked before it is handed in, so that the person who writes it hears at once and in his
 * language what Meta would say a day later.
 */

/** What is wrong with a template, and where: a JSON Pointer below the draft. */
export type TemplateFault = { pointer: string; message: Sentence }

type Json = Record<string, unknown>

/** A template as it is handed in. */
export type TemplateDraft = {
  name: string
  language: string
  category: string
  parameter_format?: string | undefined
  message_send_ttl_seconds?: number | undefined
  components: readonly Json[]
}

const VARIABLE = /\{\{\s*([^{}]*?)\s*\}\}/g
const LIMITS = { header: 60, body: 1024, footer: 60, button: 25, url: 2000, phone: 20, buttons: 10 }
const MEDIA = ['IMAGE', 'VIDEO', 'DOCUMENT', 'GIF']
const TTL: Record<string, [number, number]> = {
  AUTHENTICATION: [30, 900],
  UTILITY: [30, 43_200],
  MARKETING: [43_200, 2_592_000],
}

/** Names between double braces, in order, as often as they occur. */
export function templateVariables(text: string): string[] {
  return [...text.matchAll(VARIABLE)].map((match) => match[1] ?? '')
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')
const listOf = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : [])
const lengthOf = (text: string) => [...text].length

class Faults {
  readonly found: TemplateFault[] = []

  add(pointer: string, ar: string, en: string): void {
    this.found.push({ pointer, message: { ar, en } })
  }

  tooLong(pointer: string, text: string, max: number, ar: string, en: string): void {
    if (lengthOf(text) > max)
      this.add(pointer, `${ar} أطول من ${max} حرفاً.`, `The ${en} is longer than ${max} characters.`)
  }
}

function checkVariables(faults: Faults, pointer: string, text: string, format: string): void {
  const names = templateVariables(text)
  const isNamed = format === 'NAMED'
  for (const name of names) {
    if (isNamed ? !/^[a-z][a-z0-9_]*$/.test(name) : !/^[1-9]\d?$/.test(name)) {
      faults.add(
        pointer,
        isNamed
          ? `اسم المتغير «${name}» غير صالح. استخدم حروفاً لاتينية صغيرة وأرقاماً وشرطة سفلية.`
          : `المتغير «${name}» غير صالح. رقّم المتغيرات {{1}} ثم {{2}} بالترتيب.`,
        isNamed
          ? `"${name}" is no name for a variable: lower-case Latin letters, digits and underscores.`
          : `"${name}" is no variable: number them {{1}}, {{2}} in order.`,
      )
      return
    }
  }
  if (isNamed) return
  const inOrder = [...new Set(names)]
  if (inOrder.some((name, index) => Number(name) !== index + 1)) {
    faults.add(
      pointer,
      'أرقام المتغيرات ليست متسلسلة. ابدأ بـ {{1}} ثم {{2}} دون قفز.',
      'Variables are not numbered in order: begin with {{1}}, then {{2}}, without gaps.',
    )
  }
}

function checkExamples(
  faults: Faults,
  pointer: string,
  component: Json,
  part: 'header' | 'body',
  format: string,
): void {
  const wanted = new Set(templateVariables(textOf(component.text)))
  if (wanted.size === 0) return
  const example = (component.example ?? {}) as Json
  const named = listOf(example[`${part}_text_named_params`])
  const positional =
    part === 'header' ? example.header_text : (example.body_text as unknown[] | undefined)?.[0]
  const given =
    format === 'NAMED'
      ? named.filter((one) => wanted.has(textOf(one.param_name)) && textOf(one.example).trim() !== '').length
      : (Array.isArray(positional) ? positional : []).filter((one) => textOf(one).trim() !== '').length
  if (given !== wanted.size) {
    faults.add(
      `${pointer}/example`,
      `اكتب مثالاً لكل متغير: المطلوب ${wanted.size} والموجود ${given}.`,
      `Give an example of every variable: ${wanted.size} are needed, ${given} are there.`,
    )
  }
}

function checkHeader(faults: Faults, pointer: string, header: Json, format: string): void {
  const kind = textOf(header.format).toUpperCase() || 'TEXT'
  if (kind === 'TEXT') {
    const text = textOf(header.text)
    if (text.trim() === '') faults.add(`${pointer}/text`, 'نص الرأس فارغ.', 'The header has no text.')
    faults.tooLong(`${pointer}/text`, text, LIMITS.header, 'نص الرأس', 'header')
    if (new Set(templateVariables(text)).size > 1)
      faults.add(`${pointer}/text`, 'يقبل الرأس متغيراً واحداً فقط.', 'A header takes one variable at most.')
    checkVariables(faults, `${pointer}/text`, text, format)
    checkExamples(faults, pointer, header, 'header', format)
  } else if (MEDIA.includes(kind)) {
    const handles = (header.example as Json | undefined)?.header_handle
    if (!Array.isArray(handles) || textOf(handles[0]) === '')
      faults.add(`${pointer}/example`, 'ارفع ملفاً مثالاً للرأس.', 'Upload a sample file for the header.')
  } else if (!['LOCATION', 'PRODUCT'].includes(kind)) {
    faults.add(`${pointer}/format`, 'نوع الرأس غير معروف.', 'The kind of the header is not known.')
  }
}

function checkBody(faults: Faults, pointer: string, body: Json, format: string): void {
  const text = textOf(body.text)
  const at = `${pointer}/text`
  if (text.trim() === '') faults.add(at, 'نص الرسالة فارغ.', 'The body has no text.')
  faults.tooLong(at, text, LIMITS.body, 'نص الرسالة', 'body')
  // Meta looks at what stands between the variables and the edges, punctuation left aside.
  const bare = text.replace(/^[\s\p{P}]*(?=\{\{)|(?<=\}\})[\s\p{P}]*$/gu, '')
  if (/^\{\{|\}\}$/.test(bare))
    faults.add(
      at,
      'لا يبدأ النص بمتغير ولا ينتهي به. أضف كلمات قبله وبعده.',
      'The text must not begin or end with a variable. Put words before and after it.',
    )
  if (/\}\}\s*\{\{/.test(text))
    faults.add(
      at,
      'لا يجوز تتابع متغيرين. افصل بينهما بكلمة.',
      'Two variables must not touch. Put a word between them.',
    )
  const names = templateVariables(text)
  const words = text
    .replace(VARIABLE, ' ')
    .split(/\s+/)
    .filter((word) => /\p{L}/u.test(word)).length
  if (names.length > 0 && words < names.length * 2 + 1)
    faults.add(
      at,
      'المتغيرات كثيرة بالنسبة إلى طول النص. أضف كلمات أو قلّل المتغيرات.',
      'There are too many variables for a text of this length. Add words or take variables away.',
    )
  if (/\n{3,}/.test(text) || / {5}/.test(text))
    faults.add(
      at,
      'لا يُقبل أكثر من سطرين فارغين أو أربع مسافات متتالية.',
      'Not more than two line breaks or four spaces in a row.',
    )
  checkVariables(faults, at, text, format)
  checkExamples(faults, pointer, body, 'body', format)
}

function checkButton(faults: Faults, pointer: string, button: Json): void {
  const kind = textOf(button.type).toUpperCase()
  const text = textOf(button.text)
  if (
    !['COPY_CODE', 'OTP', 'CATALOG', 'MPM', 'SPM', 'REQUEST_CONTACT_INFO'].includes(kind) &&
    text.trim() === ''
  )
    faults.add(`${pointer}/text`, 'الزر بلا نص.', 'The button has no text.')
  faults.tooLong(`${pointer}/text`, text, LIMITS.button, 'نص الزر', 'text of the button')
  if (templateVariables(text).length > 0)
    faults.add(`${pointer}/text`, 'نص الزر لا يقبل متغيرات.', 'The text of a button takes no variables.')
  if (kind === 'PHONE_NUMBER' && !/^\+?\d{5,20}$/.test(textOf(button.phone_number)))
    faults.add(`${pointer}/phone_number`, 'رقم هاتف الزر غير صحيح.', 'The number of the button is not valid.')
  if (kind === 'URL') checkUrl(faults, pointer, button)
  if (
    kind === 'COPY_CODE' &&
    !/^\S{1,20}$/.test(textOf(button.example) || textOf((button.example as string[])?.[0]))
  )
    faults.add(
      `${pointer}/example`,
      'اكتب رمزاً مثالاً من 1 إلى 20 حرفاً.',
      'Give a sample code of 1 to 20 characters.',
    )
}

function checkUrl(faults: Faults, pointer: string, button: Json): void {
  const url = textOf(button.url)
  const variables = templateVariables(url)
  const at = `${pointer}/url`
  if (!/^https?:\/\/[^\s{}/]+/.test(url) || lengthOf(url) > LIMITS.url) {
    faults.add(
      at,
      'رابط الزر غير صحيح. ابدأه بـ https:// وباسم موقع ثابت.',
      'The address is not valid: begin with https:// and a fixed host.',
    )
  } else if (variables.length > 1 || (variables.length === 1 && !/[^}]\{\{1\}\}$/.test(url))) {
    faults.add(
      at,
      'متغير الرابط واحد فقط وفي آخره: {{1}}.',
      'An address takes one variable, {{1}}, at its very end.',
    )
  }
  const example = Array.isArray(button.example) ? button.example[0] : button.example
  if (variables.length > 0 && textOf(example).trim() === '')
    faults.add(`${pointer}/example`, 'اكتب رابطاً كاملاً مثالاً.', 'Give a full address as an example.')
  if (/^https?:\/\/(bit\.ly|tinyurl\.com|t\.co|goo\.gl|wa\.me)\//.test(url))
    faults.add(
      at,
      'الروابط المختصرة مرفوضة. اكتب الرابط الكامل.',
      'Shortened links are refused. Write the full address.',
    )
}

const MOST: Record<string, number> = {
  URL: 2,
  PHONE_NUMBER: 1,
  COPY_CODE: 1,
  VOICE_CALL: 1,
  FLOW: 1,
  OTP: 1,
  CATALOG: 1,
  MPM: 1,
}

function checkButtons(faults: Faults, pointer: string, component: Json): void {
  const buttons = listOf(component.buttons)
  const kinds = buttons.map((button) => textOf(button.type).toUpperCase())
  if (buttons.length === 0 || buttons.length > LIMITS.buttons)
    faults.add(pointer, 'عدد الأزرار من 1 إلى 10.', 'A template has 1 to 10 buttons.')
  for (const [kind, most] of Object.entries(MOST)) {
    if (kinds.filter((one) => one === kind).length > most)
      faults.add(
        pointer,
        `لا يُقبل أكثر من ${most} من أزرار ${kind}.`,
        `Not more than ${most} of the buttons ${kind}.`,
      )
  }
  // Quick replies stand together, before or after the others.
  if (
    kinds
      .map((kind) => (kind === 'QUICK_REPLY' ? 'q' : 'o'))
      .join('')
      .replace(/(.)\1+/g, '$1').length > 2
  )
    faults.add(pointer, 'اجعل أزرار الرد السريع متجاورة.', 'Quick replies must stand together.')
  buttons.forEach((button, index) => {
    checkButton(faults, `${pointer}/${index}`, button)
  })
}

/** Everything that Meta would refuse about this template; empty when it may be handed in. */
export function templateFaults(draft: TemplateDraft): TemplateFault[] {
  const faults = new Faults()
  const format = draft.parameter_format === 'NAMED' ? 'NAMED' : 'POSITIONAL'
  const isCode = draft.category === 'AUTHENTICATION'
  if (!/^[a-z0-9_]{1,512}$/.test(draft.name))
    faults.add(
      '/name',
      'اسم القالب بحروف لاتينية صغيرة وأرقام وشرطة سفلية فقط.',
      'The name has lower-case Latin letters, digits and underscores only.',
    )
  if (!/^[a-z]{2,3}(_[A-Z]{2,3})?$/.test(draft.language))
    faults.add(
      '/language',
      'رمز اللغة غير صحيح، مثل ar أو en_US.',
      'The language must be a code such as ar or en_US.',
    )
  if (!(draft.category in TTL))
    faults.add(
      '/category',
      'اختر فئة القالب: تسويق أو خدمة أو تحقق.',
      'Choose MARKETING, UTILITY or AUTHENTICATION.',
    )
  const ttl = draft.message_send_ttl_seconds
  const [least, most] = TTL[draft.category] ?? [0, Number.POSITIVE_INFINITY]
  if (ttl !== undefined && ttl !== -1 && (ttl < least || ttl > most))
    faults.add(
      '/message_send_ttl_seconds',
      `مدة الصلاحية من ${least} إلى ${most} ثانية لهذه الفئة.`,
      `For this category the time to live is ${least} to ${most} seconds.`,
    )
  const kinds = draft.components.map((component) => textOf(component.type).toUpperCase())
  if (kinds.filter((kind) => kind === 'BODY').length !== 1)
    faults.add('/components', 'يحتاج القالب إلى نص واحد (BODY).', 'A template has exactly one BODY.')
  if (new Set(kinds).size !== kinds.length)
    faults.add('/components', 'تكرر أحد أجزاء القالب.', 'A part of the template is there twice.')
  draft.components.forEach((component, index) => {
    const pointer = `/components/${index}`
    const kind = kinds[index]
    if (kind === 'HEADER') checkHeader(faults, pointer, component, format)
    else if (kind === 'BODY' && !isCode) checkBody(faults, pointer, component, format)
    else if (kind === 'FOOTER' && !isCode) {
      const text = textOf(component.text)
      if (text.trim() === '') faults.add(`${pointer}/text`, 'نص التذييل فارغ.', 'The footer has no text.')
      faults.tooLong(`${pointer}/text`, text, LIMITS.footer, 'نص التذييل', 'footer')
      if (templateVariables(text).length > 0)
        faults.add(`${pointer}/text`, 'التذييل لا يقبل متغيرات.', 'A footer takes no variables.')
    } else if (kind === 'BUTTONS') checkButtons(faults, `${pointer}/buttons`, component)
  })
  return faults.found
}
