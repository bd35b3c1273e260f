export const texts = {
  requests: {
    title: 'طلبات الصيانة',
  },
}
