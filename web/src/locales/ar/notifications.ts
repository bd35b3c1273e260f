export const texts = {
  notifications: {
    title: 'الإشعارات',
  },
}
