export const texts = {
  developers: {
    title: 'المطورون',
  },
}
