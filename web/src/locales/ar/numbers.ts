export const texts = {
  numbers: {
    title: 'الأرقام',
  },
}
