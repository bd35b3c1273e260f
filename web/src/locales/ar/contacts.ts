export const texts = {
  contacts: {
    title: 'جهات الاتصال',
  },
}
