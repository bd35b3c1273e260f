/*
 * The maintenance request form, as Flow JSON: https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson.
 * Flow JSON knows no clock: the earliest day comes from our endpoint when the form is opened, or with the message that
 * opens it where there is no endpoint; an answer with a day that has passed is told from the rest when it arrives. Photos stand on the last screen: a PhotoPicker
 * may only be handed on when the form is completed.
 */

type Choice = { id: string; title: string }

export const SERVICES: readonly Choice[] = [
  { id: 'plumbing', title: 'سباكة' },
  { id: 'electrical', title: 'كهرباء' },
  { id: 'ac', title: 'تكييف' },
  { id: 'carpentry', title: 'نجارة' },
  { id: 'painting', title: 'دهانات' },
  { id: 'other', title: 'أخرى' },
]

const TIMES: readonly Choice[] = [
  { id: 'morning', title: 'صباحاً (8 ص - 12 م)' },
  { id: 'afternoon', title: 'ظهراً (12 م - 4 م)' },
  { id: 'evening', title: 'مساءً (4 م - 8 م)' },
]

/** A reference to what was chosen on a screen, or was handed to it. */
const from = (path: string) => `\${${path}}`
const next = (name: string) => ({ name: 'navigate', next: { type: 'screen', name }, payload: {} })
const single = (children: object[]) => ({ type: 'SingleColumnLayout', children })

/** The first screen, which a message that sends the form names. */
export const FIRST_SCREEN = 'SERVICE_TYPE'

/** The form. Four screens; the last is terminal. */
export const MAINTENANCE_FORM = {
  version: '7.2',
  screens: [
    {
      id: FIRST_SCREEN,
      title: 'طلب صيانة',
      data: {
        min_date: { type: 'string', __example__: '2026-11-22' },
        max_date: { type: 'string', __example__: '2027-02-20' },
      },
      layout: single([
        { type: 'TextHeading', text: 'ما نوع الخدمة المطلوبة؟' },
        {
          type: 'RadioButtonsGroup',
          name: 'service_type',
          label: 'نوع الخدمة',
          required: true,
          'data-source': SERVICES,
        },
        { type: 'Footer', label: 'التالي', 'on-click-action': next('DETAILS') },
      ]),
    },
    {
      id: 'DETAILS',
      title: 'تفاصيل الطلب',
      data: {},
      layout: single([
        {
          type: 'TextArea',
          name: 'description',
          label: 'وصف المشكلة',
          required: true,
          'max-length': 600,
        },
        { type: 'TextInput', name: 'address', label: 'العنوان', 'input-type': 'text', required: false },
        { type: 'Footer', label: 'التالي', 'on-click-action': next('SCHEDULE') },
      ]),
    },
    {
      id: 'SCHEDULE',
      title: 'الموعد المفضل',
      data: {},
      layout: single([
        {
          type: 'DatePicker',
          name: 'preferred_date',
          label: 'التاريخ',
          required: false,
          'min-date': from(`screen.${FIRST_SCREEN}.data.min_date`),
          'max-date': from(`screen.${FIRST_SCREEN}.data.max_date`),
        },
        { type: 'Dropdown', name: 'preferred_time', label: 'الوقت', required: false, 'data-source': TIMES },
        { type: 'TextArea', name: 'notes', label: 'ملاحظات', required: false, 'max-length': 600 },
        { type: 'Footer', label: 'التالي', 'on-click-action': next('PHOTOS') },
      ]),
    },
    {
      id: 'PHOTOS',
      title: 'صور المشكلة',
      terminal: true,
      success: true,
      data: {},
      layout: single([
        {
          type: 'PhotoPicker',
          name: 'photos',
          label: 'أضف صوراً إن وجدت',
          description: 'حتى خمس صور',
          'photo-source': 'camera_gallery',
          'min-uploaded-photos': 0,
          'max-uploaded-photos': 5,
          'max-file-size-kb': 5120,
        },
        {
          type: 'Footer',
          label: 'إرسال الطلب',
          'on-click-action': {
            name: 'complete',
            payload: {
              service_type: from(`screen.${FIRST_SCREEN}.form.service_type`),
              description: from('screen.DETAILS.form.description'),
              address: from('screen.DETAILS.form.address'),
              preferred_date: from('screen.SCHEDULE.form.preferred_date'),
              preferred_time: from('screen.SCHEDULE.form.preferred_time'),
              notes: from('screen.SCHEDULE.form.notes'),
              photos: from('form.photos'),
            },
          },
        },
      ]),
    },
  ],
} as const

/** The same form, which asks our endpoint for the day when it is opened; what follows stays on the phone. */
export const MAINTENANCE_FORM_WITH_ENDPOINT = {
  ...MAINTENANCE_FORM,
  data_api_version: '3.0',
  routing_model: { [FIRST_SCREEN]: ['DETAILS'], DETAILS: ['SCHEDULE'], SCHEDULE: ['PHOTOS'], PHOTOS: [] },
} as const

/** How far ahead a day may be chosen. */
const DAYS_AHEAD = 90
const DAY_MS = 86_400_000

/** The day at this moment in this zone, as 2026-11-22. */
export function dayIn(timeZone: string, moment: Date): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(moment)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}

/** What a message that opens the form hands to its first screen: no day before today where the customer is. */
export function openingData(timeZone: string, moment: Date): { min_date: string; max_date: string } {
  const today = dayIn(timeZone, moment)
  const last = new Date(Date.parse(`${today}T12:00:00Z`) + DAYS_AHEAD * DAY_MS)
  return { min_date: today, max_date: last.toISOString().slice(0, 10) }
}

const isOneOf = (choices: readonly Choice[], value: unknown) => choices.some(({ id }) => id === value)

/** Why the form cannot go on with what a screen handed over, for the customer; `today` is where the project is. */
export function problemOf(data: Record<string, unknown>, today: string): string | undefined {
  const { service_type, description, preferred_date: day, preferred_time: time } = data
  if ('service_type' in data && !isOneOf(SERVICES, service_type)) return 'اختر نوع الخدمة من القائمة.'
  if ('description' in data && !String(description ?? '').trim()) return 'اكتب وصفاً للمشكلة.'
  if (day && !(/^\d{4}-\d{2}-\d{2}$/.test(String(day)) && String(day) >= today))
    return 'اختر تاريخاً لم يمضِ بعد.'
  if (time && !isOneOf(TIMES, time)) return 'اختر الوقت من القائمة.'
  return undefined
}

/**
 * The interactive object that sends the form. With an endpoint the phone asks for the first screen when it is opened;
 * without one it is named here, with the days that can be chosen.
 */
export function maintenanceMessage(
  metaFlowId: string,
  token: string,
  opening: 'data_exchange' | { timeZone: string; moment: Date },
  mode: 'published' | 'draft' = 'published',
) {
  return {
    type: 'flow',
    body: { text: 'لطلب صيانة، املأ النموذج وسنتواصل معك لتحديد الموعد.' },
    action: {
      name: 'flow',
      parameters: {
        flow_message_version: '3',
        flow_id: metaFlowId,
        flow_cta: 'طلب صيانة',
        flow_token: token,
        mode,
        ...(opening === 'data_exchange'
          ? { flow_action: 'data_exchange' }
          : {
              flow_action: 'navigate',
              flow_action_payload: {
                screen: FIRST_SCREEN,
                data: openingData(opening.timeZone, opening.moment),
              },
            }),
      },
    },
  }
}
