import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { signInRoute } from '@/features/auth/routes'
import { conversationRoute, inboxRoute, noConversationRoute } from '@/features/inbox/routes'
import { projectsRoute } from '@/features/projects/routes'
import { findMembership, membershipsQuery, projectKey } from '@/lib/project'
import { safeRedirect } from '@/lib/safe-redirect'
import { currentSession } from '@/lib/session'
import { remembered } from '@/lib/storage'
import { NotFound } from './layout/not-found'
import { PageError } from './layout/page-error'
import { PagePending } from './layout/page-pending'

interface RouterContext {
  queryClient: QueryClient
}

const root = createRootRouteWithContext<RouterContext>()({ component: Outlet })

const signIn = createRoute({
  getParentRoute: () => root,
  ...signInRoute,
  beforeLoad: async ({ search }) => {
    // Whoever is signed in already, or has just come back from a mail, goes on to where he wanted.
    if (await currentSession()) throw redirect({ href: safeRedirect(search.redirect, location.origin) })
  },
})

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ location: target }) => {
    const session = await currentSession()
    if (!session) {
      const wanted = safeRedirect(target.href, location.origin)
      throw redirect({ to: '/sign-in', search: { redirect: wanted === '/' ? undefined : wanted } })
    }
    return { userId: session.user.id }
  },
})

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: async ({ context }) => {
    const memberships = await context.queryClient.ensureQueryData(membershipsQuery(context.userId))
    const last = memberships.find(({ project }) => project.id === remembered.get('project'))
    const only = memberships.length === 1 ? memberships[0] : undefined
    const open = last ?? only
    if (!open) throw redirect({ to: '/projects' })
    throw redirect({ to: '/p/$project/inbox', params: { project: projectKey(open.project, memberships) } })
  },
})

const projects = createRoute({
  getParentRoute: () => signedIn,
  ...projectsRoute,
  loader: ({ context }) => context.queryClient.ensureQueryData(membershipsQuery(context.userId)),
})

const project = createRoute({
  getParentRoute: () => signedIn,
  path: '/p/$project',
  beforeLoad: async ({ context, params }) => {
    const memberships = await context.queryClient.ensureQueryData(membershipsQuery(context.userId))
    const membership = findMembership(params.project, memberships)
    if (!membership) throw notFound({ data: 'project' })
    remembered.set('project', membership.project.id)
    return { membership, projectKey: projectKey(membership.project, memberships) }
  },
  component: lazyRouteComponent(() => import('./layout/project-layout'), 'ProjectLayout'),
})

const projectHome = createRoute({
  getParentRoute: () => project,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/p/$project/inbox', params })
  },
})

const inbox = createRoute({ getParentRoute: () => project, ...inboxRoute })
const noConversation = createRoute({ getParentRoute: () => inbox, ...noConversationRoute })
const conversation = createRoute({ getParentRoute: () => inbox, ...conversationRoute })

const routeTree = root.addChildren([
  signIn,
  signedIn.addChildren([
    home,
    projects,
    project.addChildren([projectHome, inbox.addChildren([noConversation, conversation])]),
  ]),
])

/** Makes the router. */
export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPendingMs: 300,
    defaultPendingComponent: PagePending,
    defaultErrorComponent: PageError,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: false,
  })
}

export type AppRouter = ReturnType<typeof createAppRouter>

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter
  }
}
