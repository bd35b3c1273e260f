export const texts = {
  commands: {
    title: 'لوحة الأوامر',
  },
}
