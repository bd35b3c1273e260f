export const texts = {
  settings: {
    title: 'الإعدادات',
  },
}
