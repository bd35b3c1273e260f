export const texts = {
  media: {
    title: 'الوسائط',
  },
}
