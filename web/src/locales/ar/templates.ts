export const texts = {
  templates: {
    title: 'القوالب',
  },
}
