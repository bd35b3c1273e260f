export const texts = {
  ranges: {
    label: 'المدة',
    names: {
      today: 'اليوم',
      week: '7 أيام',
      month: '30 يومًا',
      custom: 'أيام محددة',
    },
    chooseDays: 'اختر الأيام',
    from: 'من يوم',
    to: 'إلى يوم',
    show: 'عرض',
    wrongDays: 'اختر يومين بالترتيب، وبينهما سنتان على الأكثر.',
    zoneNote: 'تُحسب الأيام بتوقيت المشروع ({{zone}}).',
  },
}
