import type { TemplateDraft } from './template-rules.ts'

type Values = Record<string, string>
type Button =
  | { type: 'URL'; text: string; url: string; example?: string[] }
  | { type: 'QUICK_REPLY'; text: string }

const SITE = 'https://www.alazab.com'
const FOOTER = { type: 'FOOTER', text: 'العزب للتشطيبات والصيانة' }

const track = (text: string, path: string): Button => ({
  type: 'URL',
  text,
  url: `${SITE}/${path}/{{1}}`,
  example: [`${SITE}/${path}/A-1024`],
})
const reply = (text: string): Button => ({ type: 'QUICK_REPLY', text })

function arabic(
  name: string,
  category: 'UTILITY' | 'MARKETING',
  text: string,
  values: Values,
  buttons: Button[] = [],
): TemplateDraft {
  const named = Object.entries(values).map(([param_name, example]) => ({ param_name, example }))
  return {
    name,
    language: 'ar',
    category,
    parameter_format: 'NAMED',
    components: [
      { type: 'BODY', text, ...(named.length > 0 ? { example: { body_text_named_params: named } } : {}) },
      FOOTER,
      ...(buttons.length > 0 ? [{ type: 'BUTTONS', buttons }] : []),
    ],
  }
}

const ORDER = { order_id: 'A-1024' }

/**
 * The templates that a maintenance company needs from the first request to the review, one for each step. Names that the
 * earlier systems had twice (work_started and work_in_progress, …) are here once.
 */
export const CATALOGUE: readonly TemplateDraft[] = [
  arabic(
    'welcome_message',
    'MARKETING',
    'أهلاً بك يا {{customer_name}} في العزب. كيف نساعدك اليوم؟',
    { customer_name: 'منى' },
    [reply('طلب صيانة'), reply('تشطيبات'), reply('خدمة العملاء')],
  ),
  arabic(
    'order_created',
    'UTILITY',
    'تم استلام طلبك رقم {{order_id}} لخدمة {{service_name}} في {{location}} وسنتواصل معك لتحديد الموعد.',
    { ...ORDER, service_name: 'سباكة', location: 'مدينة نصر' },
    [track('تابع طلبك', 'track')],
  ),
  arabic(
    'appointment_scheduled',
    'UTILITY',
    'تم تحديد موعد زيارتك يوم {{date}} الساعة {{time}} بإذن الله. نرجو التواجد في الموعد.',
    { date: 'الأحد 29 نوفمبر', time: '10 صباحاً' },
    [track('إدارة الموعد', 'visits')],
  ),
  arabic(
    'appointment_reminder',
    'UTILITY',
    'نذكرك بموعد زيارتك يوم {{date}} الساعة {{time}} إن شاء الله. هل الموعد مناسب؟',
    { date: 'الأحد 29 نوفمبر', time: '10 صباحاً' },
    [reply('تأكيد'), reply('تغيير الموعد')],
  ),
  arabic(
    'appointment_rescheduled',
    'UTILITY',
    'تم تغيير موعد زيارتك للطلب رقم {{order_id}} إلى يوم {{date}} الساعة {{time}} ونعتذر عن أي إزعاج.',
    { ...ORDER, date: 'الاثنين 30 نوفمبر', time: '12 ظهراً' },
  ),
  arabic(
    'technician_assigned',
    'UTILITY',
    'تم إسناد طلبك رقم {{order_id}} إلى الفني {{technician_name}} وسيتواصل معك قبل الزيارة.',
    { ...ORDER, technician_name: 'أحمد فتحي' },
    [track('تابع طلبك', 'track')],
  ),
  arabic(
    'technician_on_the_way',
    'UTILITY',
    'الفني {{technician_name}} في الطريق إليك الآن، والوصول المتوقع خلال {{minutes}} دقيقة تقريباً.',
    { technician_name: 'أحمد فتحي', minutes: '30' },
    [track('تابع الفني', 'track')],
  ),
  arabic('work_started', 'UTILITY', 'بدأ العمل في طلبك رقم {{order_id}} وسنخبرك فور الانتهاء.', ORDER),
  arabic(
    'work_completed',
    'UTILITY',
    'تم الانتهاء من طلبك رقم {{order_id}} بحمد الله. نرجو مراجعة العمل والموافقة على الإغلاق.',
    ORDER,
    [track('الموافقة على الإغلاق', 'close')],
  ),
  arabic(
    'visit_delayed',
    'UTILITY',
    'نعتذر عن تأخر زيارة طلبك رقم {{order_id}} والموعد الجديد هو {{new_time}} بإذن الله.',
    { ...ORDER, new_time: '4 عصراً' },
  ),
  arabic(
    'customer_not_available',
    'UTILITY',
    'زارك الفني بخصوص الطلب رقم {{order_id}} ولم نتمكن من الوصول إليك. اختر موعداً جديداً من فضلك.',
    ORDER,
    [track('موعد جديد', 'visits')],
  ),
  arabic(
    'order_cancelled',
    'UTILITY',
    'تم إلغاء طلبك رقم {{order_id}} بسبب: {{reason}} ونسعد بخدمتك في أي وقت.',
    { ...ORDER, reason: 'رغبة العميل' },
    [reply('خدمة العملاء')],
  ),
  arabic(
    'invoice_issued',
    'UTILITY',
    'صدرت فاتورتك رقم {{invoice_id}} بمبلغ {{amount}} جنيه مصري ويمكنك الاطلاع عليها من الزر التالي.',
    { invoice_id: 'INV-77', amount: '1,250' },
    [track('عرض الفاتورة', 'invoices')],
  ),
  arabic(
    'payment_reminder',
    'UTILITY',
    'نذكرك بسداد الفاتورة رقم {{invoice_id}} بمبلغ {{amount}} جنيه مصري. إن كنت قد سددت فلا تلتفت لهذه الرسالة.',
    { invoice_id: 'INV-77', amount: '1,250' },
    [track('سداد الفاتورة', 'invoices')],
  ),
  arabic('payment_received', 'UTILITY', 'استلمنا دفعتك عن الفاتورة رقم {{invoice_id}} شكراً لثقتك بنا.', {
    invoice_id: 'INV-77',
  }),
  arabic(
    'request_review',
    'MARKETING',
    'نتمنى أن تكون خدمتنا في الطلب رقم {{order_id}} قد نالت رضاك. رأيك يهمنا ويساعدنا على التحسن.',
    ORDER,
    [track('قيّم الخدمة', 'reviews')],
  ),
  arabic(
    'complaint_received',
    'UTILITY',
    'استلمنا شكواك برقم {{ticket_id}} وسيتواصل معك المختص خلال 24 ساعة.',
    { ticket_id: 'T-310' },
  ),
  arabic(
    'support_ticket_update',
    'UTILITY',
    'هناك تحديث على تذكرتك رقم {{ticket_id}} وهو: {{update_text}} وسنوافيك بكل جديد.',
    { ticket_id: 'T-310', update_text: 'تم تحديد زيارة' },
  ),
  arabic(
    'support_ticket_closed',
    'UTILITY',
    'تم إغلاق تذكرتك رقم {{ticket_id}} ويمكنك فتحها من جديد بالرد هنا.',
    {
      ticket_id: 'T-310',
    },
  ),
  arabic(
    'additional_info_required',
    'UTILITY',
    'لإكمال طلبك رقم {{order_id}} نحتاج منك إلى: {{info_needed}} ونرجو الرد على هذه الرسالة.',
    { ...ORDER, info_needed: 'صورة للموقع' },
  ),
]
