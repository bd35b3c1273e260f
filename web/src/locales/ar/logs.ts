export const texts = {
  logs: {
    title: 'السجلات',
  },
}
