import type { EmailDriver } from '@supabase/lite'
import { currentRequest } from '../gateway/lite/request-context.ts'
import type { Mailbox } from './mailbox.ts'

/**
 * Puts the mails of Auth into the mailbox. Lite forgets where the caller wants the link to end (`emailRedirectTo`) and always writes the
 * site's address; the request knows it. Whether the address is allowed is decided when the link is opened.
 */
export function createEmailDriver(mailbox: Mailbox): EmailDriver {
  return {
    async send({ to, subject, html, text }) {
      const redirectTo = currentRequest()?.redirectTo
      await mailbox.add({
        to,
        subject,
        ...(html === undefined ? {} : { html: withRedirect(html, redirectTo) }),
        ...(text === undefined ? {} : { text: withRedirect(text, redirectTo) }),
      })
    },
  }
}

/** The same text with another `redirect_to` in its links. */
export function withRedirect(body: string, redirectTo: string | undefined): string {
  if (!redirectTo) return body
  return body.replace(
    /(redirect_to=)[^"'\s<>&]*/g,
    (_match, name: string) => name + encodeURIComponent(redirectTo),
  )
}
