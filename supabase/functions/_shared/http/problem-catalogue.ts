import type { ProblemCode, Sentence } from '../contracts/problem.ts'

/** Statuses that problems use; each is documented by the routes that may answer with it. */
export type ProblemStatus = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 500 | 502 | 503

type Entry = { status: ProblemStatus; title: string; message: Sentence }

/** One line per code: the status it has, its title, and what a person is told, with the next step. */
export const CATALOGUE: Record<ProblemCode, Entry> = {
  malformed_request: {
    status: 400,
    title: 'The request cannot be read',
    message: {
      ar: 'تعذرت قراءة الطلب. أعد تحميل الصفحة وحاول مرة أخرى.',
      en: 'The request could not be read. Reload the page and try again.',
    },
  },
  invalid_request: {
    status: 422,
    title: 'The request is not valid',
    message: {
      ar: 'بعض البيانات غير صحيحة. صحّح الحقول الموضحة ثم أعد المحاولة.',
      en: 'Some of the data is not valid. Correct the named fields and try again.',
    },
  },
  invalid_cursor: {
    status: 422,
    title: 'The cursor is not one of this interface',
    message: {
      ar: 'موضع القائمة غير صالح. ابدأ القائمة من أولها.',
      en: 'The place in the list is not valid. Start again from the top of the list.',
    },
  },
  invalid_time_zone: {
    status: 422,
    title: 'The time zone is not known',
    message: {
      ar: 'المنطقة الزمنية غير معروفة. اختر منطقة من القائمة.',
      en: 'The time zone is not known. Choose one from the list.',
    },
  },
  unauthenticated: {
    status: 401,
    title: 'Authentication is required',
    message: {
      ar: 'يلزم تسجيل الدخول. سجّل الدخول ثم أعد المحاولة.',
      en: 'You need to be signed in. Sign in and try again.',
    },
  },
  invalid_signature: {
    status: 401,
    title: 'The signature is missing or wrong',
    message: {
      ar: 'توقيع الطلب مفقود أو غير صحيح. راجع مفتاح التطبيق السري في الإعدادات.',
      en: 'The signature of the request is missing or wrong. Check the app secret in the settings.',
    },
  },
  forbidden: {
    status: 403,
    title: 'Not allowed',
    message: {
      ar: 'لا تملك صلاحية هذا الإجراء. اطلبها من مسؤول المشروع.',
      en: 'You may not do this. Ask an admin of the project for permission.',
    },
  },
  not_found: {
    status: 404,
    title: 'Not found',
    message: {
      ar: 'العنصر غير موجود أو لا يمكنك الوصول إليه. حدّث القائمة ثم أعد المحاولة.',
      en: 'It does not exist, or you cannot reach it. Refresh the list and try again.',
    },
  },
  method_not_allowed: {
    status: 405,
    title: 'This method is not offered here',
    message: {
      ar: 'هذه العملية غير متاحة على هذا العنوان. راجع توثيق الواجهة البرمجية.',
      en: 'This address does not offer that operation. See the documentation of the interface.',
    },
  },
  conflict: {
    status: 409,
    title: 'It conflicts with the current state',
    message: {
      ar: 'تغيّرت البيانات في هذه الأثناء. حدّث الصفحة ثم أعد المحاولة.',
      en: 'The data has changed in the meantime. Refresh and try again.',
    },
  },
  idempotency_key_reused: {
    status: 409,
    title: 'The idempotency key was used for another request',
    message: {
      ar: 'استُخدم مفتاح هذا الطلب من قبل لطلب مختلف. أرسل الطلب بمفتاح جديد.',
      en: 'The key of this request was used for a different one before. Send it with a new key.',
    },
  },
  last_owner: {
    status: 409,
    title: 'A project keeps at least one owner',
    message: {
      ar: 'لا بد أن يبقى للمشروع مالك واحد على الأقل. عيّن مالكاً آخر أولاً.',
      en: 'A project keeps at least one owner. Make somebody else an owner first.',
    },
  },
  window_closed: {
    status: 409,
    title: 'The 24-hour window is closed',
    message: {
      ar: 'انتهت مهلة 24 ساعة منذ آخر رسالة من العميل. اختر قالباً معتمداً لبدء المحادثة من جديد.',
      en: 'More than 24 hours have passed since the customer last wrote. Choose an approved template to start again.',
    },
  },
  number_disabled: {
    status: 409,
    title: 'The WhatsApp number is disabled',
    message: {
      ar: 'رقم واتساب هذا معطل. اطلب من مسؤول المشروع تفعيله.',
      en: 'This WhatsApp number is disabled. Ask an admin of the project to enable it.',
    },
  },
  context_not_found: {
    status: 422,
    title: 'The quoted message was not found',
    message: {
      ar: 'الرسالة المقتبسة غير موجودة في هذه المحادثة. أرسل الرد دون اقتباس.',
      en: 'The quoted message is not in this conversation. Send the answer without the quote.',
    },
  },
  invalid_assignee: {
    status: 422,
    title: 'The assignee is not an active agent of the project',
    message: {
      ar: 'لا يمكن إسناد المحادثة إلى هذا العضو. اختر موظفاً نشطاً في المشروع.',
      en: 'The conversation cannot be assigned to this member. Choose an active agent of the project.',
    },
  },
  type_not_supported: {
    status: 422,
    title: 'Messages of this type cannot be sent',
    message: {
      ar: 'لا يمكن إرسال هذا النوع من الرسائل. اختر نوعاً آخر من المرفقات.',
      en: 'Messages of this type cannot be sent. Choose another type.',
    },
  },
  transition_not_allowed: {
    status: 409,
    title: 'The state cannot change this way',
    message: {
      ar: 'لا يمكن نقل الطلب إلى هذه الحالة. حدّث الصفحة واختر حالة متاحة.',
      en: 'The request cannot go to that state. Refresh and choose one of the states on offer.',
    },
  },
  reason_required: {
    status: 422,
    title: 'A reason is required',
    message: {
      ar: 'الإلغاء يحتاج إلى سبب. اكتب السبب ثم أعد المحاولة.',
      en: 'Cancelling needs a reason. Write one and try again.',
    },
  },
  invalid_phone: {
    status: 422,
    title: 'This is no phone number',
    message: {
      ar: 'رقم الهاتف غير صحيح. اكتبه بصيغة محلية أو دولية ثم أعد المحاولة.',
      en: 'The phone number is not valid. Write it in local or international form and try again.',
    },
  },
  contact_exists: {
    status: 409,
    title: 'A contact with this number exists',
    message: {
      ar: 'توجد جهة اتصال بهذا الرقم. افتحها بدلاً من إنشاء أخرى.',
      en: 'There is a contact with this number already. Open that one instead.',
    },
  },
  already_merged: {
    status: 409,
    title: 'One of the contacts is merged already',
    message: {
      ar: 'إحدى جهتي الاتصال مدمجة من قبل. حدّث القائمة ثم أعد المحاولة.',
      en: 'One of the contacts has been merged before. Refresh the list and try again.',
    },
  },
  contact_erased: {
    status: 409,
    title: 'The contact was erased',
    message: {
      ar: 'مُحيت بيانات جهة الاتصال نهائياً. اختر جهة أخرى.',
      en: 'The contact was erased for good. Choose another one.',
    },
  },
  merged_later: {
    status: 409,
    title: 'Later merges come first',
    message: {
      ar: 'دُمجت جهات أخرى بعد هذا الدمج. تراجع عن الأحدث أولاً.',
      en: 'This contact was part of later merges. Undo those first.',
    },
  },
  template_not_found: {
    status: 422,
    title: 'The template was not found',
    message: {
      ar: 'القالب غير موجود بهذه اللغة. زامن القوالب ثم أعد المحاولة.',
      en: 'There is no such template in this language. Sync the templates and try again.',
    },
  },
  template_not_approved: {
    status: 409,
    title: 'The template is not approved',
    message: {
      ar: 'القالب غير معتمد من ميتا. اختر قالباً معتمداً.',
      en: 'Meta has not approved the template. Choose one that is approved.',
    },
  },
  template_parameters_wrong: {
    status: 422,
    title: 'The variables do not fit the template',
    message: {
      ar: 'متغيرات القالب ناقصة أو زائدة. أكملها كما في المعاينة.',
      en: 'Variables of the template are missing or too many. Fill them in as the preview shows.',
    },
  },
  number_not_connected: {
    status: 409,
    title: 'The WhatsApp number is not connected',
    message: {
      ar: 'رقم واتساب غير متصل لدى ميتا. اطلب من مسؤول المشروع إعادة ربطه.',
      en: 'Meta says that the WhatsApp number is not connected. Ask an admin of the project to connect it again.',
    },
  },
  sandbox_not_activated: {
    status: 409,
    title: 'The sandbox has not been activated from this phone',
    message: {
      ar: 'الرقم التجريبي يراسل هواتف الاختبار فقط. فعّل هذا الهاتف أولاً.',
      en: 'The sandbox number writes to test phones only. Activate this phone first.',
    },
  },
  contact_blocked: {
    status: 409,
    title: 'The contact is blocked',
    message: {
      ar: 'جهة الاتصال محظورة. ألغِ الحظر أولاً ثم أرسل الرسالة.',
      en: 'The contact is blocked. Unblock the contact first, then send the message.',
    },
  },
  contact_not_reachable: {
    status: 409,
    title: 'The contact has no address that WhatsApp can reach',
    message: {
      ar: 'لا يوجد لجهة الاتصال رقم أو معرّف صالح على واتساب. أضف رقماً ثم أعد المحاولة.',
      en: 'The contact has no number or identity that WhatsApp can reach. Add a number and try again.',
    },
  },
  contact_opted_out: {
    status: 409,
    title: 'The contact has withdrawn consent',
    message: {
      ar: 'سحبت جهة الاتصال موافقتها على هذه الرسائل. لا ترسلها قبل موافقة جديدة.',
      en: 'The contact has withdrawn consent for such messages. Send them only after a new consent.',
    },
  },
  schedule_out_of_range: {
    status: 422,
    title: 'The time is out of range',
    message: {
      ar: 'موعد الإرسال خارج المدى المسموح. اختر موعداً خلال سنة من الآن.',
      en: 'The time is not within the allowed range. Choose one within a year from now.',
    },
  },
  recipient_invalid: {
    status: 422,
    title: 'The recipient is not valid',
    message: {
      ar: 'المستلم ليس رقماً ولا معرّفاً صالحاً. صحّحه ثم أعد المحاولة.',
      en: 'The recipient is no phone number and no business-scoped id. Correct it and try again.',
    },
  },
  message_not_cancellable: {
    status: 409,
    title: 'The message cannot be cancelled any more',
    message: {
      ar: 'خرجت الرسالة ولا يمكن إلغاؤها. حدّث المحادثة لترى حالتها.',
      en: 'The message is on its way and cannot be cancelled. Refresh the conversation to see its state.',
    },
  },
  message_not_retryable: {
    status: 409,
    title: 'Only a failed message can be sent again',
    message: {
      ar: 'يمكن إعادة إرسال الرسائل الفاشلة فقط. حدّث المحادثة لترى حالتها.',
      en: 'Only a message that failed can be sent again. Refresh the conversation to see its state.',
    },
  },
  message_not_scheduled: {
    status: 409,
    title: 'The message is not waiting for its time',
    message: {
      ar: 'لم تعد الرسالة مجدولة، فقد غادرت أو أُلغيت. حدّث المحادثة، وأرسل رسالة جديدة إن لزم.',
      en: 'The message is not scheduled any more: it has left or was cancelled. Refresh the conversation, and send a new one if needed.',
    },
  },
  message_unknown_yet: {
    status: 409,
    title: 'It is not known yet whether the message was sent',
    message: {
      ar: 'لم يتأكد بعد إن كانت الرسالة قد وصلت. انتظر تحديث الحالة قبل إعادة الإرسال.',
      en: 'It is not known yet whether the message was sent. Wait for its state before you send it again.',
    },
  },
  media_not_found: {
    status: 422,
    title: 'The file was not found',
    message: {
      ar: 'لم يُعثر على الملف المرفق. ارفعه مرة أخرى ثم أرسل الرسالة.',
      en: 'The attached file was not found. Upload it again and send the message.',
    },
  },
  media_too_large: {
    status: 422,
    title: 'The file is larger than WhatsApp accepts',
    message: {
      ar: 'حجم الملف أكبر مما يقبله واتساب. صغّره ثم أعد الإرسال.',
      en: 'The file is larger than WhatsApp accepts. Make it smaller and send it again.',
    },
  },
  media_type_not_supported: {
    status: 422,
    title: 'WhatsApp does not accept files of this type',
    message: {
      ar: 'لا يقبل واتساب هذا النوع من الملفات هنا. أرسله كمستند أو حوّله إلى صيغة مقبولة.',
      en: 'WhatsApp does not accept this type of file here. Send it as a document or convert it.',
    },
  },
  media_codec_not_supported: {
    status: 422,
    title: 'WhatsApp cannot play what is in the file',
    message: {
      ar: 'لا يستطيع واتساب تشغيل محتوى هذا الملف. حوّله (الصوت OGG بترميز Opus أحادي القناة أو MP3، والفيديو MP4 بترميز H.264 وAAC، والصورة RGB بعمق 8 بت) أو أرسله كمستند.',
      en: 'WhatsApp cannot play what is in this file. Convert it (sound: OGG with Opus, mono, or MP3; video: MP4 with H.264 and AAC; image: 8-bit RGB) or send it as a document.',
    },
  },
  template_invalid: {
    status: 422,
    title: "The template breaks Meta's rules",
    message: {
      ar: 'القالب يخالف قواعد ميتا. صحّح المواضع الموضحة ثم أعد الحفظ.',
      en: "The template breaks Meta's rules. Correct the named places and save it again.",
    },
  },
  template_not_editable: {
    status: 409,
    title: 'The template cannot be changed now',
    message: {
      ar: 'لا تسمح ميتا بتعديل هذا القالب الآن. يُعدَّل القالب المعتمد مرة كل 24 ساعة وعشر مرات في 30 يوماً.',
      en: 'Meta does not let this template be changed now. An approved one can be edited once in 24 hours and ten times in 30 days.',
    },
  },
  business_account_not_found: {
    status: 404,
    title: 'The business account is not linked to this project',
    message: {
      ar: 'حساب واتساب للأعمال غير مرتبط بهذا المشروع. اربطه من صفحة الأرقام ثم أعد المحاولة.',
      en: 'The WhatsApp business account is not linked to this project. Link it on the numbers page and try again.',
    },
  },
  number_exists: {
    status: 409,
    title: 'The number is connected already',
    message: {
      ar: 'هذا الرقم متصل بالفعل بمشروع. افصله من مشروعه أولاً ثم أعد المحاولة.',
      en: 'This number is connected to a project already. Remove it there first and try again.',
    },
  },
  number_in_use: {
    status: 409,
    title: 'The number still has messages',
    message: {
      ar: 'لهذا الرقم محادثات محفوظة. عطّله بدلاً من حذفه، أو أكّد حذف محادثاته معه.',
      en: 'This number has conversations. Disable it instead, or confirm that its conversations are deleted with it.',
    },
  },
  account_shared: {
    status: 409,
    title: 'Another project uses the business account',
    message: {
      ar: 'حساب واتساب للأعمال أو تطبيق ميتا الخاص بهذا المشروع مستخدم في مشروع آخر. افصله عن المشروع الآخر أولاً، أو انقل الملكية مع بقاء المشروع في مؤسسته.',
      en: 'The WhatsApp business account or Meta app of this project is used by another project too. Take it out of that project first, or hand over the ownership and leave the project in its organisation.',
    },
  },
  unsupported_media_type: {
    status: 415,
    title: 'This type of content is not accepted',
    message: {
      ar: 'نوع المحتوى غير مدعوم. اختر نوعاً مدعوماً ثم أعد المحاولة.',
      en: 'This type of content is not supported. Choose a supported type and try again.',
    },
  },
  payload_too_large: {
    status: 413,
    title: 'The request is too large',
    message: {
      ar: 'حجم الطلب أكبر من المسموح. قلّل حجمه أو قسّمه ثم أعد المحاولة.',
      en: 'The request is larger than allowed. Make it smaller or split it and try again.',
    },
  },
  rate_limited: {
    status: 429,
    title: 'Too many requests',
    message: {
      ar: 'طلبات كثيرة في وقت قصير. انتظر قليلاً ثم أعد المحاولة.',
      en: 'Too many requests in a short time. Wait a moment and try again.',
    },
  },
  upstream_failed: {
    status: 502,
    title: 'WhatsApp did not accept the request',
    message: {
      ar: 'لم يقبل واتساب الطلب. راجع السبب ثم أعد المحاولة.',
      en: 'WhatsApp did not accept the request. Read the reason and try again.',
    },
  },
  not_configured: {
    status: 503,
    title: 'A setting is missing',
    message: {
      ar: 'النظام غير مهيأ بالكامل. اطلب من مسؤول النظام مراجعة صفحة الحالة.',
      en: 'The system is not fully set up. Ask the operator to look at the health page.',
    },
  },
  unavailable: {
    status: 503,
    title: 'Not available right now',
    message: {
      ar: 'الخدمة غير متاحة الآن. أعد المحاولة بعد قليل.',
      en: 'The service is not available right now. Try again in a moment.',
    },
  },
  internal: {
    status: 500,
    title: 'Internal error',
    message: {
      ar: 'حدث خطأ غير متوقع. أعد المحاولة، وإن تكرر فأرسل رقم الطلب إلى الدعم.',
      en: 'Something unexpected went wrong. Try again, and if it persists give the request id to support.',
    },
  },
}
