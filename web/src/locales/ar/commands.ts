export const texts = {
  commands: {
    title: 'البحث والأوامر',
    placeholder: 'ابحث عن عميل أو صفحة أو أمر',
    pages: 'الصفحات',
    acts: 'الأوامر',
    conversations: 'محادثات',
    nothing: 'لا شيء بهذا الاسم',
    looking: 'جارٍ البحث…',
    newContact: 'إضافة عميل',
    theme: 'المظهر: {{name}}',
    openProject: 'الانتقال إلى مشروع {{name}}',
  },
}
