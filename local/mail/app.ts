import { Hono } from 'hono'
import { z } from 'zod'
import type { Mailbox } from './mailbox.ts'
import { mailboxPage, mailDocument } from './page.ts'

const outgoingMail = z.object({
  to: z.string().min(3),
  subject: z.string(),
  html: z.string().optional(),
  text: z.string().optional(),
})

/** The page and the API of the mailbox: `/`, `/api/messages`, and `POST /send` for whoever sends a mail. */
export function createMailApp(mailbox: Mailbox): Hono {
  const app = new Hono()
  app.get('/', (c) => c.html(mailboxPage(mailbox.list())))
  app.get('/messages/:id', (c) => {
    const mail = mailbox.get(c.req.param('id'))
    return mail ? c.html(mailboxPage(mailbox.list(), mail)) : c.notFound()
  })
  app.get('/messages/:id/body', (c) => {
    const mail = mailbox.get(c.req.param('id'))
    if (!mail) return c.notFound()
    // The mail's own styles and pictures may show, its scripts may not run; links open a new tab.
    c.header(
      'content-security-policy',
      "default-src 'none'; img-src * data:; style-src 'unsafe-inline'; font-src *; sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation",
    )
    return c.html(mailDocument(mail))
  })

  app.get('/api/messages', (c) => c.json({ messages: mailbox.list(c.req.query('to')) }))
  app.get('/api/messages/:id', (c) => {
    const mail = mailbox.get(c.req.param('id'))
    return mail ? c.json(mail) : c.json({ error: 'There is no such mail.' }, 404)
  })
  app.delete('/api/messages', async (c) => {
    await mailbox.clear()
    return c.body(null, 204)
  })
  app.delete('/api/messages/:id', async (c) =>
    (await mailbox.remove(c.req.param('id')))
      ? c.body(null, 204)
      : c.json({ error: 'There is no such mail.' }, 404),
  )
  app.post('/send', async (c) => {
    const parsed = outgoingMail.safeParse(await c.req.json().catch(() => undefined))
    if (!parsed.success) return c.json({ error: z.prettifyError(parsed.error) }, 422)
    const { to, subject, html, text } = parsed.data
    const kept = await mailbox.add({
      to,
      subject,
      ...(html === undefined ? {} : { html }),
      ...(text === undefined ? {} : { text }),
    })
    return c.json({ id: kept.id }, 202)
  })
  return app
}
