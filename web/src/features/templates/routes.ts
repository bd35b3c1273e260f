import { lazyRouteComponent } from '@tanstack/react-router'
import { loadTexts } from '@/lib/i18n'
import { parseBuilderSearch, parseTemplatesSearch } from './model/search'

export const templatesRoute = {
  path: '/templates' as const,
  validateSearch: parseTemplatesSearch,
  loader: () => loadTexts('templates'),
  component: lazyRouteComponent(() => import('./components/templates-page'), 'TemplatesPage'),
}

export const newTemplateRoute = {
  path: '/templates/new' as const,
  validateSearch: parseBuilderSearch,
  loader: () => loadTexts('templates'),
  component: lazyRouteComponent(() => import('./components/template-builder-page'), 'TemplateBuilderPage'),
}

export const templateRoute = {
  path: '/templates/$templateId' as const,
  loader: () => loadTexts('templates'),
  component: lazyRouteComponent(() => import('./components/template-page'), 'TemplatePage'),
}
