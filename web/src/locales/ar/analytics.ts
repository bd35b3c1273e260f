export const texts = {
  analytics: {
    title: 'التحليلات',
  },
}
