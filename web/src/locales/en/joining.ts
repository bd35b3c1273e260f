import type { texts as ar } from '../ar/joining'
import type { Mirror } from '../mirror'

export const texts: Mirror<typeof ar> = {
  signIn: {
    title: 'Sign in',
    subtitle: 'Your customers on WhatsApp, in one place for your team.',
    email: 'E-mail',
    password: 'Password',
    submit: 'Sign in',
    submitting: 'Signing in…',
    or: 'or',
    sendLink: 'E-mail me a sign-in link',
    sendingLink: 'Sending…',
    linkSentTitle: 'Check your mail',
    linkSent:
      'If the address has an account, a message with a sign-in link arrives within a minute. Open it in this browser.',
    linkSentTo: 'Sent to',
    otherWay: 'Sign in another way',
    linkFailed: 'This link is no longer valid. Ask for a new one.',
    wrongCredentials: 'The e-mail or the password is wrong.',
    notConfirmed: 'This address is not confirmed yet. Open the confirmation in your mail first.',
    tooMany: 'Too many attempts. Wait a minute and try again.',
    emailNeeded: 'Enter your e-mail first.',
    passwordNeeded: 'Enter your password.',
    connection: 'The server cannot be reached. Check your connection and try again.',
    failed: 'Signing in failed. Try again.',
    signedOut: 'Your session has ended. Sign in to go on.',
  },
  joining: {
    title: 'Accept the invitation',
  },
}
