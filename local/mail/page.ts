import { html, raw } from 'hono/html'
import type { KeptMail } from './mailbox.ts'

type Html = ReturnType<typeof html>

const STYLE = `
:root { color-scheme: light dark; --ground: #fbfcfb; --card: #fff; --line: #e1e6e3; --ink: #17211c; --soft: #5f6b65; --accent: #0f7a55; --chosen: #e8f4ee; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #121614; --card: #181d1b; --line: #2a322e; --ink: #e7ecea; --soft: #96a29c; --accent: #4cc396; --chosen: #1d2b25; }
}
* { box-sizing: border-box; }
body { margin: 0; height: 100dvh; display: grid; grid-template-rows: auto 1fr; background: var(--ground); color: var(--ink); font: 14px/1.5 "IBM Plex Sans Arabic", system-ui, sans-serif; }
header { display: flex; align-items: center; gap: 12px; padding: 12px 20px; border-block-end: 1px solid var(--line); }
h1 { font-size: 15px; margin: 0; }
header .count { color: var(--soft); font-variant-numeric: tabular-nums; }
button { font: inherit; margin-inline-start: auto; padding: 6px 12px; border: 1px solid var(--line); border-radius: 6px; background: var(--card); color: inherit; cursor: pointer; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }
main { display: grid; grid-template-columns: minmax(260px, 360px) 1fr; min-height: 0; }
nav { overflow-y: auto; border-inline-end: 1px solid var(--line); }
nav a { display: block; padding: 12px 20px; border-block-end: 1px solid var(--line); color: inherit; text-decoration: none; }
nav a:hover, nav a[aria-current] { background: var(--chosen); }
nav strong { display: block; font-weight: 600; }
nav strong, nav span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
nav .meta { display: flex; justify-content: space-between; gap: 8px; color: var(--soft); font-size: 12px; }
article { display: grid; grid-template-rows: auto 1fr; min-width: 0; min-height: 0; }
article > div { padding: 16px 24px; border-block-end: 1px solid var(--line); }
h2 { margin: 0 0 4px; font-size: 17px; }
article p { margin: 0; color: var(--soft); }
iframe { width: 100%; height: 100%; border: 0; background: #fff; color-scheme: light; }
.empty { display: grid; place-content: center; padding: 24px; color: var(--soft); text-align: center; }
@media (max-width: 700px) { main { grid-template-columns: 1fr; } main.open nav, main:not(.open) .empty { display: none; } main:not(.open) nav { border: 0; } }
`

const SCRIPT = `
document.querySelector('button')?.addEventListener('click', async () => {
  await fetch('/api/messages', { method: 'DELETE' })
  location.href = '/'
})
for (const time of document.querySelectorAll('time'))
  time.textContent = new Date(time.dateTime).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })
const known = Number(document.body.dataset.count)
setInterval(async () => {
  const { messages } = await (await fetch('/api/messages')).json()
  if (messages.length !== known && !document.hidden) location.reload()
}, 2000)
`

/** The list of mails, and the chosen one beside it. */
export function mailboxPage(mails: KeptMail[], chosen?: KeptMail): Html {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${chosen ? `${chosen.subject} · ` : ''}Mailbox</title>
    <style>${raw(STYLE)}</style>
  </head>
  <body data-count="${mails.length}">
    <header>
      <h1><a href="/" style="color: inherit; text-decoration: none">Mailbox</a></h1>
      <span class="count">${mails.length}</span>
      ${mails.length > 0 ? html`<button type="button">Clear</button>` : ''}
    </header>
    <main class="${chosen ? 'open' : ''}">
      ${mails.length > 0 ? html`<nav aria-label="Mails">${mails.map((mail) => row(mail, mail === chosen))}</nav>` : ''}
      ${chosen ? reader(chosen) : placeholder(mails.length)}
    </main>
    <script>${raw(SCRIPT)}</script>
  </body>
</html>`
}

/** The body of a mail as a page of its own, shown in a frame; a mail of plain text keeps its lines and gets its links. */
export function mailDocument(mail: KeptMail): Html {
  const content = mail.html
    ? raw(mail.html)
    : html`<pre dir="auto" style="font: 14px/1.6 system-ui, sans-serif; white-space: pre-wrap; overflow-wrap: anywhere; margin: 24px">${linked(mail.text ?? '')}</pre>`
  return html`<base target="_blank" />${content}`
}

function row(mail: KeptMail, isChosen: boolean): Html {
  return html`<a href="/messages/${mail.id}" ${isChosen ? raw('aria-current="page"') : ''}>
    <strong dir="auto">${mail.subject || '(no subject)'}</strong>
    <span class="meta"><bdi>${mail.to}</bdi><time datetime="${mail.sent_at}">${shortTime(mail.sent_at)}</time></span>
  </a>`
}

function reader(mail: KeptMail): Html {
  return html`<article>
    <div>
      <h2 dir="auto">${mail.subject || '(no subject)'}</h2>
      <p>To <bdi>${mail.to}</bdi>, <time datetime="${mail.sent_at}">${shortTime(mail.sent_at)}</time></p>
    </div>
    <iframe title="Mail" src="/messages/${mail.id}/body"></iframe>
  </article>`
}

function placeholder(count: number): Html {
  return html`<div class="empty">
    ${count > 0 ? 'Choose a mail.' : 'No mail yet. Whatever the hub sends, such as a sign-in link, appears here instead of leaving this machine.'}
  </div>`
}

function linked(text: string): Html[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) => (index % 2 ? html`<a href="${part}">${part}</a>` : html`${part}`))
}

function shortTime(iso: string): string {
  return iso.slice(0, 16).replace('T', ' ')
}
