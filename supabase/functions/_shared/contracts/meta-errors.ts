import type { Sentence } from './problem.ts'

/** Why a message failed, and what a person can do about it. */
export type MetaError = { cause: Sentence; next: Sentence }

const entry = (causeAr: string, causeEn: string, nextAr: string, nextEn: string): MetaError => ({
  cause: { ar: causeAr, en: causeEn },
  next: { ar: nextAr, en: nextEn },
})

const TOKEN = entry(
  'رمز الوصول إلى ميتا منتهٍ أو تنقصه صلاحية.',
  'The access token has expired or lacks a permission.',
  'اطلب من مسؤول المشروع تجديد الرمز من صفحة الأرقام، ثم أعد الإرسال.',
  'Ask an admin to renew the token on the numbers page, then send again.',
)
const RESTRICTED = entry(
  'قيّدت ميتا حساب واتساب للأعمال أو أوقفته.',
  'Meta has restricted or locked the business account.',
  'افتح مدير أعمال ميتا لمعرفة السبب وطلب المراجعة.',
  'Business Manager shows the reason and takes a request for review.',
)
const BUSY = entry(
  'خدمة ميتا مشغولة أو متوقفة مؤقتاً.',
  "Meta's service is busy or down for a while.",
  'أعد الإرسال بعد دقائق.',
  'Send again in a few minutes.',
)
const OURS = entry(
  'رفضت ميتا محتوى الرسالة أو شكلها.',
  'Meta refused the content or the form of the message.',
  'راجع التفاصيل وصحّح الرسالة ثم أرسلها من جديد.',
  'Read the details, correct the message and send it anew.',
)
const UNREGISTERED = entry(
  'الرقم غير مسجل في واتساب السحابي.',
  'The number is not registered with the Cloud API.',
  'سجّله برمز التحقق بخطوتين من صفحة الأرقام.',
  'Register it with its two-step PIN on the numbers page.',
)
const PARAMETERS = entry(
  'متغيرات القالب لا تطابق القالب عند ميتا.',
  'The parameters do not fit the template that Meta has.',
  'حدّث القوالب ثم املأ كل متغير وأعد الإرسال.',
  'Sync the templates, fill every parameter and send again.',
)
const TEMPLATE_RULES = entry(
  'القالب يخالف قاعدة من قواعد ميتا.',
  "The template breaks one of Meta's rules.",
  'صحّح الموضع المذكور في التفاصيل ثم أعد تقديمه.',
  'Correct what the details name and hand it in again.',
)

/** Meta's codes and our own words for failed messages, each with its cause and the next step in both languages. */
export const META_ERRORS: Record<string, MetaError> = {
  '0': TOKEN,
  '1': entry(
    'خطأ غير معروف عند ميتا.',
    'An unknown error at Meta.',
    'أعد الإرسال مرة واحدة، ثم أبلغ الدعم.',
    'Send again once, then tell support.',
  ),
  '2': BUSY,
  '3': TOKEN,
  '4': entry(
    'استُهلك حد استدعاءات التطبيق.',
    "The app's quota of calls is used up.",
    'انتظر ساعة ثم أعد الإرسال.',
    'Wait an hour and send again.',
  ),
  '10': TOKEN,
  '33': entry(
    'الرقم محذوف أو معرّفه خطأ.',
    'The number was deleted or its id is wrong.',
    'افحص الرقم من صفحة الأرقام.',
    'Check the number on the numbers page.',
  ),
  '100': OURS,
  '104': TOKEN,
  '190': TOKEN,
  '200': TOKEN,
  '368': RESTRICTED,
  '80007': entry(
    'استُهلك حد استدعاءات حساب الأعمال.',
    "The business account's quota of calls is used up.",
    'انتظر ساعة ثم أعد الإرسال.',
    'Wait an hour and send again.',
  ),
  '130403': entry(
    'هذا العميل محظور على رقمك.',
    'This customer is blocked on your number.',
    'ألغِ الحظر من صفحة جهة الاتصال ثم أعد الإرسال.',
    "Unblock him on the contact's page and send again.",
  ),
  '130429': entry(
    'أُرسل من الرقم أسرع مما تسمح به ميتا.',
    'The number sent faster than Meta allows.',
    'أعد الإرسال بعد دقيقة.',
    'Send again in a minute.',
  ),
  '130472': entry(
    'العميل ضمن تجربة لميتا لا تصلها رسائل التسويق.',
    "The customer is in an experiment of Meta's that gets no marketing messages.",
    'راسله عندما يكتب لك، أو بقالب خدمة.',
    'Write when he writes to you, or with a utility template.',
  ),
  '130497': entry(
    'لا تسمح ميتا بمراسلة عملاء هذا البلد.',
    'Meta does not let you write to customers in that country.',
    'تواصل مع العميل بوسيلة أخرى.',
    'Reach the customer in another way.',
  ),
  '131000': entry(
    'حدث خطأ عند ميتا.',
    'Something went wrong at Meta.',
    'أعد الإرسال، وإن تكرر فأبلغ الدعم.',
    'Send again, and tell support if it persists.',
  ),
  '131005': TOKEN,
  '131008': OURS,
  '131009': OURS,
  '131016': BUSY,
  '131021': entry(
    'المرسل والمستلم رقم واحد.',
    'Sender and recipient are the same number.',
    'اختر مستلماً آخر.',
    'Choose another recipient.',
  ),
  '131026': entry(
    'تعذر التسليم: الرقم ليس على واتساب أو تطبيقه قديم أو لم يقبل الشروط.',
    'It cannot be delivered: the number is not on WhatsApp, its app is old, or the terms were not accepted.',
    'تأكد من الرقم أو تواصل بوسيلة أخرى.',
    'Check the number, or reach the person in another way.',
  ),
  '131030': entry(
    'الرقم التجريبي لا يراسل إلا أرقاماً مضافة.',
    'A test number writes only to numbers on its list.',
    'أضف رقم المستلم إلى القائمة في إعدادات ميتا.',
    "Add the recipient to the list in Meta's settings.",
  ),
  '131031': RESTRICTED,
  '131037': entry(
    'لم تعتمد ميتا اسم عرض الرقم بعد.',
    'Meta has not approved the display name of the number yet.',
    'انتظر اعتماد الاسم ثم أعد الإرسال.',
    'Wait for the approval of the name and send again.',
  ),
  '131042': entry(
    'هناك مشكلة في الدفع أو في أهلية الحساب.',
    'There is a problem with payment or the eligibility of the account.',
    'راجع طريقة الدفع في مدير أعمال ميتا.',
    'Check the way of payment in Business Manager.',
  ),
  '131045': UNREGISTERED,
  '131047': entry(
    'مرت أكثر من 24 ساعة منذ آخر رسالة من العميل.',
    'More than 24 hours have passed since the customer last wrote.',
    'أرسل قالباً معتمداً.',
    'Send an approved template.',
  ),
  '131048': entry(
    'قيّدت ميتا الرقم بسبب بلاغات أو جودة منخفضة.',
    'Meta has restricted the number for reports or low quality.',
    'أوقف الحملات، وراجع الجودة من صفحة الأرقام.',
    'Stop campaigns and look at the quality on the numbers page.',
  ),
  '131049': entry(
    'اكتفت ميتا بما وصل هذا العميل من رسائل تسويقية.',
    'Meta chose not to deliver: this customer got enough marketing messages.',
    'انتظر يوماً على الأقل قبل المحاولة.',
    'Wait a day at least before you try again.',
  ),
  '131050': entry(
    'أوقف العميل رسائلك التسويقية.',
    'The customer has stopped your marketing messages.',
    'لا ترسل له تسويقاً حتى يعيد الاشتراك.',
    'Send no marketing until he subscribes again.',
  ),
  '131051': entry(
    'نوع الرسالة غير مدعوم.',
    'The type of the message is not supported.',
    'أرسلها بنوع آخر.',
    'Send it as another type.',
  ),
  '131052': entry(
    'تعذر تنزيل ملف أرسله العميل.',
    "A file of the customer's could not be fetched.",
    'اطلب من العميل إرساله مرة أخرى.',
    'Ask the customer to send it again.',
  ),
  '131053': entry(
    'لم تقبل ميتا الملف: نوعه أو ترميزه أو حجمه.',
    'Meta did not take the file: its type, its codec or its size.',
    'حوّله إلى صيغة مقبولة أو أرسله كمستند.',
    'Convert it to an accepted format or send it as a document.',
  ),
  '131055': OURS,
  '131056': entry(
    'رسائل كثيرة إلى هذا العميل في وقت قصير.',
    'Too many messages to this customer in a short time.',
    'انتظر دقائق ثم أعد الإرسال.',
    'Wait a few minutes and send again.',
  ),
  '131057': entry(
    'الرقم تحت الصيانة أو الترقية عند ميتا.',
    'The number is under maintenance or being upgraded at Meta.',
    'أعد الإرسال بعد دقائق.',
    'Send again in a few minutes.',
  ),
  '131062': entry(
    'هذه الرسالة تحتاج إلى رقم هاتف العميل.',
    "This message needs the customer's phone number.",
    'اطلب رقم العميل ثم أعد الإرسال.',
    'Ask for the number and send again.',
  ),
  '131063': entry(
    'قوالب التسويق متوقفة على هذا الحساب.',
    'Marketing templates are switched off on this account.',
    'اقبل شروط Marketing Messages API في مدير الأعمال، أو فعّل قوالب التسويق للحساب.',
    'Accept the terms of the Marketing Messages API in Business Manager, or switch marketing templates on for the account.',
  ),
  '131064': entry(
    'بلغ الحساب حد الرسائل بسبب تصنيف خاطئ للقوالب.',
    'The messaging limit was reached through templates of the wrong category.',
    'انتظر رفع الحد، وصنّف القوالب بفئاتها الصحيحة.',
    'Wait until it is lifted, and put templates into their right categories.',
  ),
  '132000': PARAMETERS,
  '132001': entry(
    'القالب غير موجود بهذه اللغة عند ميتا أو لم يُعتمد.',
    'Meta has no such template in this language, or has not approved it.',
    'حدّث القوالب واختر قالباً معتمداً.',
    'Sync the templates and choose an approved one.',
  ),
  '132005': entry(
    'صار نص القالب بعد ملء المتغيرات أطول من المسموح.',
    'With its parameters filled in the text is too long.',
    'اختصر القيم ثم أعد الإرسال.',
    'Shorten the values and send again.',
  ),
  '132007': entry(
    'محتوى القالب يخالف سياسة ميتا.',
    "The content breaks Meta's policy.",
    'عدّل القالب ثم قدّمه للمراجعة.',
    'Change the template and hand it in for review.',
  ),
  '132008': PARAMETERS,
  '132012': PARAMETERS,
  '132015': entry(
    'أوقفت ميتا القالب مؤقتاً لضعف جودته.',
    'Meta has paused the template for its low quality.',
    'اختر قالباً آخر أو انتظر انتهاء الإيقاف.',
    'Choose another template or wait until the pause ends.',
  ),
  '132016': entry(
    'عطّلت ميتا القالب نهائياً.',
    'Meta has disabled the template for good.',
    'أنشئ قالباً جديداً بمحتوى أفضل.',
    'Make a new template with better content.',
  ),
  '132018': PARAMETERS,
  '132068': entry(
    'النموذج محظور عند ميتا.',
    'Meta has blocked the Flow.',
    'راجع حالة النموذج وأخطاءه ثم انشره من جديد.',
    'Look at the state of the Flow and its errors, then publish it anew.',
  ),
  '132069': entry(
    'أبطأت ميتا هذا النموذج.',
    'Meta has throttled the Flow.',
    'أعد الإرسال بعد ساعة.',
    'Send again in an hour.',
  ),
  '133004': BUSY,
  '133005': entry(
    'رمز التحقق بخطوتين غير صحيح.',
    'The two-step PIN is wrong.',
    'أدخل الرمز الصحيح، أو غيّره من مدير واتساب.',
    'Enter the right PIN, or change it in WhatsApp Manager.',
  ),
  '133006': entry(
    'لم يُتحقق من ملكية الرقم بعد.',
    'The number has not been verified yet.',
    'تحقق منه برمز يصل برسالة أو مكالمة.',
    'Verify it with a code by text or call.',
  ),
  '133010': UNREGISTERED,
  '133016': entry(
    'محاولات تسجيل كثيرة لهذا الرقم.',
    'Too many tries to register this number.',
    'انتظر 72 ساعة ثم أعد المحاولة.',
    'Wait 72 hours and try again.',
  ),
  '134011': RESTRICTED,
  '135000': OURS,
  '137000': entry(
    'تغيّرت هوية العميل على واتساب.',
    "The customer's identity on WhatsApp has changed.",
    'تأكد من هويته بوسيلة أخرى قبل المتابعة.',
    'Make sure who he is in another way before you go on.',
  ),
  '2388019': entry(
    'بلغ الحساب حد عدد القوالب.',
    'The account has as many templates as it may.',
    'احذف قوالب قديمة ثم أعد المحاولة.',
    'Delete old templates and try again.',
  ),
  '2388024': entry(
    'يوجد قالب بهذا الاسم وهذه اللغة.',
    'There is a template with this name and language.',
    'عدّل الموجود أو اختر اسماً آخر.',
    'Change that one or choose another name.',
  ),
  '2388039': TEMPLATE_RULES,
  '2388040': TEMPLATE_RULES,
  '2388047': TEMPLATE_RULES,
  '2388072': TEMPLATE_RULES,
  '2388073': TEMPLATE_RULES,
  '2388293': TEMPLATE_RULES,
  '2388299': TEMPLATE_RULES,
  '2494100': BUSY,
  // our own words
  no_answer: entry(
    'غادرت الرسالة ولم يأت رد ميتا.',
    "The message left and Meta's answer never came.",
    'انتظر تأكيدها. وبعد 15 دقيقة يمكنك إعادة إرسالها على مسؤوليتك.',
    'Wait for its confirmation. After 15 minutes you may send it again at your own risk.',
  ),
  not_reached: entry(
    'تعذر الوصول إلى ميتا.',
    'Meta could not be reached.',
    'تأكد من اتصال الخادم ثم أعد الإرسال.',
    "Check the server's connection and send again.",
  ),
  lost: entry(
    'توقف المرسل والرسالة في الطريق.',
    'The sender was interrupted while the message was on its way.',
    'انتظر تأكيدها. وبعد 15 دقيقة يمكنك إعادة إرسالها على مسؤوليتك.',
    'Wait for its confirmation. After 15 minutes you may send it again at your own risk.',
  ),
  unreadable_answer: entry(
    'ردت ميتا بما لا يُفهم.',
    'Meta answered something that cannot be read.',
    'انتظر تأكيد الرسالة قبل إعادة إرسالها.',
    'Wait for the confirmation before you send it again.',
  ),
  no_access_token: TOKEN,
  media_not_readable: entry(
    'تعذر قراءة الملف من المخزن.',
    'The file could not be read from storage.',
    'ارفعه مرة أخرى ثم أعد الإرسال.',
    'Upload it again and send.',
  ),
  media_too_large: entry(
    'حجم الملف أكبر مما يقبله واتساب.',
    'The file is larger than WhatsApp accepts.',
    'صغّره ثم أعد الإرسال.',
    'Make it smaller and send it again.',
  ),
  media_type_not_supported: entry(
    'لا يقبل واتساب هذا النوع من الملفات هنا.',
    'WhatsApp does not accept this type of file here.',
    'حوّله إلى صيغة مقبولة، أو أرسله كمستند.',
    'Convert it, or send it as a document.',
  ),
  media_codec_not_supported: entry(
    'لا يستطيع واتساب تشغيل محتوى هذا الملف.',
    'WhatsApp cannot play what is in this file.',
    'حوّله (الصوت OGG بترميز Opus، والفيديو MP4 بترميز H.264) أو أرسله كمستند.',
    'Convert it (sound: OGG with Opus; video: MP4 with H.264) or send it as a document.',
  ),
  // why a scheduled message could not go when its time came
  window_closed: entry(
    'أُغلقت نافذة الـ24 ساعة قبل موعد الرسالة.',
    'The 24-hour window closed before the time of the message.',
    'أرسل قالباً معتمداً.',
    'Send an approved template.',
  ),
  number_disabled: entry(
    'كان الرقم معطلاً عند موعد الرسالة.',
    'The number was disabled when the time of the message came.',
    'فعّل الرقم من الإعدادات ثم أعد الإرسال.',
    'Enable the number in the settings and send again.',
  ),
  number_not_connected: entry(
    'لم يكن الرقم متصلاً عند ميتا عند موعد الرسالة.',
    'The number was not connected at Meta when the time of the message came.',
    'افحص اتصال الرقم من الإعدادات ثم أعد الإرسال.',
    'Check the connection of the number in the settings and send again.',
  ),
  sandbox_not_activated: entry(
    'لم يفعّل هذا الهاتف رقم التجربة.',
    'This phone has not activated the sandbox number.',
    'أرسل رمز التفعيل من الهاتف إلى الرقم ثم أعد الإرسال.',
    'Send the activation code from the phone to the number, and send again.',
  ),
  contact_blocked: entry(
    'جهة الاتصال محظورة.',
    'The contact is blocked.',
    'ارفع الحظر عنها ثم أعد الإرسال.',
    'Unblock it and send again.',
  ),
  contact_not_reachable: entry(
    'لا يُعرف لجهة الاتصال رقم تصل إليه هذه الرسالة.',
    'No number of the contact is known to which this message can go.',
    'أضف رقمها ثم أعد الإرسال.',
    'Add its number and send again.',
  ),
  contact_opted_out: entry(
    'سحب العميل موافقته على هذه الرسائل.',
    'The customer has withdrawn consent for these messages.',
    'لا ترسلها إلا إذا وافق من جديد.',
    'Send them only when consent is given again.',
  ),
  template_not_found: entry(
    'لم يعد القالب موجوداً في الحساب.',
    'The account does not have the template any more.',
    'زامن القوالب واختر قالباً آخر.',
    'Sync the templates and choose another one.',
  ),
  template_not_approved: entry(
    'القالب غير معتمد أو متوقف عند ميتا.',
    'The template is not approved, or paused at Meta.',
    'اختر قالباً معتمداً، أو انتظر موافقة ميتا.',
    "Choose an approved template, or wait for Meta's approval.",
  ),
  template_parameters_wrong: entry(
    'تغيّرت متغيرات القالب منذ الجدولة.',
    'The variables of the template have changed since.',
    'افتح القالب واملأ متغيراته ثم أعد الإرسال.',
    'Open the template, fill its variables and send again.',
  ),
  internal: entry(
    'تعذر تجهيز الرسالة.',
    'The message could not be prepared.',
    'أعد الإرسال، وإن تكرر فأبلغ الدعم.',
    'Send again, and tell support if it persists.',
  ),
}

const UNKNOWN = entry(
  'رفضت ميتا الرسالة لسبب غير معروف لدينا.',
  'Meta refused the message for a reason that we do not know.',
  'اقرأ التفاصيل، وإن لم تتضح فأرسل الرمز إلى الدعم.',
  'Read the details, and give the code to support if they do not help.',
)

/** Cause and next step of a failed message, by the code that it carries; never nothing. */
export function explainMetaError(code: string | null): MetaError {
  if (code !== null && /^2\d\d$/.test(code)) return TOKEN
  return META_ERRORS[code ?? ''] ?? UNKNOWN
}
