import { lazyRouteComponent } from '@tanstack/react-router'
import { loadTexts } from '@/lib/i18n'

interface SignInSearch {
  /** Where to go afterwards: a path of this site. */
  redirect?: string
  /** A link from a mail was too old or used. */
  linkFailed?: true
}

/** The sign-in page. */
export const signInRoute = {
  path: '/sign-in' as const,
  validateSearch: (search: Record<string, unknown>): SignInSearch => ({
    redirect: typeof search.redirect === 'string' ? search.redirect : undefined,
    linkFailed: search.linkFailed === true || typeof search.error === 'string' ? true : undefined,
  }),
  loader: () => loadTexts('joining'),
  component: lazyRouteComponent(() => import('./components/sign-in-page'), 'SignInPage'),
}
