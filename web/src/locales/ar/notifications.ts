export const texts = {
  notifications: {
    title: 'الإشعارات',
    markAll: 'تعليم الكل كمقروء',
    unread: 'جديد',
    emptyTitle: 'لا إشعارات',
    empty: 'حين يذكرك زميل أو يسند إليك محادثة تجد الخبر هنا.',
    settings: 'اختيار ما يصلك',
    by: {
      mention: 'ذكرك {{name}} في ملاحظة',
      assignment: 'أسند إليك {{name}} محادثة',
    },
    good: {
      template: 'اعتمدت ميتا قالبًا',
      name: 'اعتمدت ميتا اسم الرقم',
    },
    kinds: {
      mention: 'ذُكرت في ملاحظة',
      assignment: 'أُسندت إليك محادثة',
      message_failed: 'رسالة لم تصل إلى العميل',
      number_trouble: 'رقم واتساب يحتاج إلى انتباهك',
      template_trouble: 'قالب يحتاج إلى انتباهك',
      dead_letter: 'عملية توقفت بعد كل المحاولات',
      media_refused: 'ملف من عميل تعذّر حفظه',
      webhook_failing: 'رابط استقبال لا يستجيب',
      ai_hand_over: 'الرد الآلي يطلب موظفًا',
      request: 'جديد في طلب صيانة',
      job_finished: 'انتهى الاستيراد أو التصدير',
    },
  },
}
