export const texts = {
  home: {
    title: 'الرئيسية',
  },
}
