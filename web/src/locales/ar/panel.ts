export const texts = {
  panel: {
    title: 'تفاصيل جهة الاتصال',
  },
}
