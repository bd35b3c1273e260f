export const texts = {
  numberState: {
    quality: {
      green: 'جيد',
      yellow: 'متوسط',
      red: 'ضعيف',
      unknown: 'لم يُقيَّم بعد',
    },
    status: {
      connected: 'متصل',
      pending: 'قيد التفعيل',
      flagged: 'تحت المراقبة',
      restricted: 'مقيّد',
      banned: 'محظور',
      rateLimited: 'بلغ حد السرعة',
      disconnected: 'غير متصل',
    },
    unlimited: 'بلا حد',
  },
}
