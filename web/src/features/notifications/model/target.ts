/** Where a notice leads within the dashboard: the hub names places, this page knows their addresses. */
export function targetOf(projectKey: string, link: string | null): string | null {
  if (link === null) return null
  const base = `/p/${projectKey}`
  const contact = /^\/contacts\/([\w-]+)$/.exec(link)
  if (contact) return `${base}/contacts?contact=${contact[1]}`
  if (link === '/logs/dead-letters') return `${base}/status`
  return `${base}${link}`
}
