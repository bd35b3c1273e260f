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
import { analyticsRoute } from '@/features/analytics/routes'
import { signInRoute } from '@/features/auth/routes'
import { contactImportRoute, contactsRoute } from '@/features/contacts/routes'
import { developersRoute } from '@/features/developers/routes'
import { flowRoute, flowsRoute } from '@/features/flows/routes'
import { homeRoute } from '@/features/home/routes'
import { conversationRoute, inboxRoute, noConversationRoute } from '@/features/inbox/routes'
import { joinRoute, newProjectRoute } from '@/features/joining/routes'
import { logsRoute } from '@/features/logs/routes'
import { mediaRoute } from '@/features/media/routes'
import { connectNumberRoute, numberRoute, numbersRoute } from '@/features/numbers/routes'
import { projectsRoute } from '@/features/projects/routes'
import { requestsRoute } from '@/features/requests/routes'
import { settingsRoute } from '@/features/settings/routes'
import { statusRoute } from '@/features/status/routes'
import { newTemplateRoute, templateRoute, templatesRoute } from '@/features/templates/routes'
import { tenantsRoute } from '@/features/tenants/routes'
import { loadTexts } from '@/lib/i18n'
import { findMembership, membershipsQuery, projectKey } from '@/lib/project'
import { safeRedirect } from '@/lib/safe-redirect'
import { currentSession, offeredAddress } from '@/lib/session'
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
  loader: ({ context }) =>
    Promise.all([
      context.queryClient.ensureQueryData(membershipsQuery(context.userId)),
      loadTexts('tenants'),
    ]),
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

/** The pages of a project beside the inbox. */
const pages = [
  createRoute({ getParentRoute: () => project, ...homeRoute }),
  createRoute({ getParentRoute: () => project, ...contactsRoute }),
  createRoute({ getParentRoute: () => project, ...contactImportRoute }),
  createRoute({ getParentRoute: () => project, ...mediaRoute }),
  createRoute({ getParentRoute: () => project, ...templatesRoute }),
  createRoute({ getParentRoute: () => project, ...newTemplateRoute }),
  createRoute({ getParentRoute: () => project, ...templateRoute }),
  createRoute({ getParentRoute: () => project, ...settingsRoute }),
  createRoute({ getParentRoute: () => project, ...statusRoute }),
  createRoute({ getParentRoute: () => project, ...numbersRoute }),
  createRoute({ getParentRoute: () => project, ...connectNumberRoute }),
  createRoute({ getParentRoute: () => project, ...numberRoute }),
  createRoute({ getParentRoute: () => project, ...flowsRoute }),
  createRoute({ getParentRoute: () => project, ...flowRoute }),
  createRoute({ getParentRoute: () => project, ...requestsRoute }),
  createRoute({ getParentRoute: () => project, ...analyticsRoute }),
  createRoute({ getParentRoute: () => project, ...logsRoute }),
  createRoute({ getParentRoute: () => project, ...developersRoute }),
] as const

const join = createRoute({
  getParentRoute: () => root,
  ...joinRoute,
  beforeLoad: async () => {
    // Who comes from an invitation's mail brings his session along; anybody else signs in and comes back.
    if ((await currentSession()) || offeredAddress()) return
    throw redirect({ to: '/sign-in', search: { redirect: '/join' } })
  },
})
const newProject = createRoute({ getParentRoute: () => signedIn, ...newProjectRoute })
const tenants = createRoute({ getParentRoute: () => signedIn, ...tenantsRoute })

const routeTree = root.addChildren([
  signIn,
  join,
  signedIn.addChildren([
    home,
    projects,
    newProject,
    tenants,
    project.addChildren([projectHome, inbox.addChildren([noConversation, conversation]), ...pages]),
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

  interface HistoryState {
    /** The contacts open with the window that adds one. */
    addContact?: boolean
  }
}
