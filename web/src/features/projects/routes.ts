import { lazyRouteComponent } from '@tanstack/react-router'

/** The choice of a project. */
export const projectsRoute = {
  path: '/projects' as const,
  component: lazyRouteComponent(() => import('./components/projects-page'), 'ProjectsPage'),
}
