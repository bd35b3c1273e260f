export const texts = {
  status: {
    title: 'حالة النظام',
  },
}
