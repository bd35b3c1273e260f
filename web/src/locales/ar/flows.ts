export const texts = {
  flows: {
    title: 'نماذج واتساب',
  },
}
