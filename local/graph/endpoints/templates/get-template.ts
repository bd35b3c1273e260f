import type { Endpoint } from '../../http/endpoint.ts'
import { describeTemplate } from './describe-template.ts'

/** GET /{template-id}?fields=… */
export const getTemplate: Endpoint<'template'> = {
  name: 'templates.get',
  method: 'GET',
  node: 'template',
  edge: '',
  permission: 'whatsapp_business_management',
  handle: ({ node, query }) => ({ body: describeTemplate(node, query.get('fields')?.split(',')) }),
}
