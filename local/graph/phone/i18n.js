const texts = {
  ar: {
    title: 'هاتف العميل',
    people: 'العملاء',
    peopleHint: 'اختر من تكتب باسمه إلى الشركة.',
    newCustomer: 'عميل جديد',
    name: 'الاسم',
    phone: 'رقم الهاتف',
    add: 'إضافة',
    cancel: 'إلغاء',
    chats: 'المحادثات',
    noNumber: 'لا يوجد رقم شركة مسجل بعد. ستظهر المحادثة هنا عندما تعمل بقية الأجزاء.',
    startHere: 'اكتب أول رسالة، وستصل إلى صندوق الفريق.',
    noMessages: 'لا رسائل بعد',
    message: 'رسالة',
    send: 'إرسال',
    attach: 'إرفاق',
    back: 'رجوع',
    photos: 'صور جاهزة',
    fromDevice: 'من الجهاز',
    location: 'الموقع',
    contact: 'جهة اتصال',
    caption: 'أضف تعليقًا',
    typing: 'يكتب…',
    business: 'حساب أعمال',
    today: 'اليوم',
    yesterday: 'أمس',
    photo: 'صورة',
    video: 'فيديو',
    audio: 'رسالة صوتية',
    document: 'ملف',
    sticker: 'ملصق',
    contacts: 'جهة اتصال',
    deleted: 'حُذفت هذه الرسالة',
    unknown: 'رسالة من نوع لا يعرضه هذا الهاتف:',
    you: 'أنت',
    reply: 'رد',
    react: 'تفاعل',
    delete: 'حذف',
    close: 'إغلاق',
    offline: 'وضع الطيران',
    language: 'English',
    events: 'ما يصل إلى الخادم',
    eventsHint: 'كل سطر طلب أرسله المحاكي إلى المنصة، وجوابها.',
    noEvents: 'لم يُرسل شيء بعد.',
    retrying: 'ستعاد المحاولة',
    refused: 'لم يُقبل',
    status_sent: 'أُرسلت',
    status_delivered: 'وصلت',
    status_read: 'قُرئت',
    status_failed: 'لم تصل',
    failed: 'تعذر الإرسال',
    invalidPhone: 'اكتب رقمًا دوليًا صحيحًا، مثل ‎+201001234567',
    tooBig: 'الملف أكبر من 100 ميجابايت.',
    lost: 'انقطع الاتصال بالمحاكي. جارٍ إعادة المحاولة…',
    choose: 'اختر',
    reactionTo: 'تفاعل',
    open: 'فتح',
    call: 'اتصال',
    copy: 'نسخ الرمز',
    sendLocation: 'إرسال الموقع',
    shareContact: 'مشاركة رقمي',
  },
  en: {
    title: 'Customer phone',
    people: 'Customers',
    peopleHint: 'Choose who writes to the business.',
    newCustomer: 'New customer',
    name: 'Name',
    phone: 'Phone number',
    add: 'Add',
    cancel: 'Cancel',
    chats: 'Chats',
    noNumber: 'No business number is registered yet. The chat appears here when the rest of the stack runs.',
    startHere: 'Write the first message; it goes to the team inbox.',
    noMessages: 'No messages yet',
    message: 'Message',
    send: 'Send',
    attach: 'Attach',
    back: 'Back',
    photos: 'Sample photos',
    fromDevice: 'From this device',
    location: 'Location',
    contact: 'Contact',
    caption: 'Add a caption',
    typing: 'typing…',
    business: 'Business account',
    today: 'Today',
    yesterday: 'Yesterday',
    photo: 'Photo',
    video: 'Video',
    audio: 'Voice message',
    document: 'File',
    sticker: 'Sticker',
    contacts: 'Contact',
    deleted: 'This message was deleted',
    unknown: 'A kind of message that this phone does not show:',
    you: 'You',
    reply: 'Reply',
    react: 'React',
    delete: 'Delete',
    close: 'Close',
    offline: 'Flight mode',
    language: 'العربية',
    events: 'What reaches the server',
    eventsHint: 'Each line is a request that the emulator made to the hub, and its answer.',
    noEvents: 'Nothing was sent yet.',
    retrying: 'will be tried again',
    refused: 'not accepted',
    status_sent: 'Sent',
    status_delivered: 'Delivered',
    status_read: 'Read',
    status_failed: 'Not delivered',
    failed: 'Could not send',
    invalidPhone: 'Write a full international number, such as +201001234567',
    tooBig: 'The file is larger than 100 MB.',
    lost: 'The connection to the emulator is lost. Trying again…',
    choose: 'Choose',
    reactionTo: 'Reaction',
    open: 'Open',
    call: 'Call',
    copy: 'Copy code',
    sendLocation: 'Send location',
    shareContact: 'Share my number',
  },
}

const KEY = 'graph-phone-language'

/** The language of the page: from the address, from the last visit, or Arabic. */
export function initialLanguage() {
  const wanted = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(KEY)
  return wanted === 'en' ? 'en' : 'ar'
}

let language = initialLanguage()

/** The language in use. */
export function currentLanguage() {
  return language
}

/** Switches the language and the direction of the page. */
export function setLanguage(next) {
  language = next
  localStorage.setItem(KEY, next)
  document.documentElement.lang = next
  document.documentElement.dir = next === 'ar' ? 'rtl' : 'ltr'
  document.title = t('title')
}

/** A text in the language in use. */
export function t(key) {
  return texts[language][key] ?? key
}

function locale() {
  return language === 'ar' ? 'ar-EG' : 'en-GB'
}

/** Hour and minute. */
export function timeOf(iso) {
  return new Intl.DateTimeFormat(locale(), { hour: 'numeric', minute: '2-digit' }).format(new Date(iso))
}

/** Day of a message: today, yesterday, or the date. */
export function dayOf(iso) {
  const date = new Date(iso)
  const days = Math.round((startOfDay(new Date()) - startOfDay(date)) / 86_400_000)
  if (days === 0) return t('today')
  if (days === 1) return t('yesterday')
  return new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'long', year: 'numeric' }).format(date)
}

/** For the list of chats: the time of today, else the day. */
export function shortTimeOf(iso) {
  return startOfDay(new Date()).getTime() === startOfDay(new Date(iso)).getTime() ? timeOf(iso) : dayOf(iso)
}

function startOfDay(date) {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate())
}
