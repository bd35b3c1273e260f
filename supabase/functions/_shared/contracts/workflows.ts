import { z } from 'zod'
import { Id, Moment } from './id.ts'
import { sortBy, TablePage, tableOf } from './tables.ts'

export const WorkflowStatus = z.enum(['draft', 'active', 'paused', 'archived'])
export const ErrorPolicy = z.enum(['stop', 'continue', 'retry', 'hand_over'])

export const TriggerType = z.enum([
  'message_received',
  'keyword',
  'first_message',
  'flow_completed',
  'request_status_changed',
  'conversation_closed',
  'conversation_idle',
  'ad_referral',
  'schedule',
  'webhook_in',
  'contact_tagged',
  'manual',
])

export const StepType = z.enum([
  'send_text',
  'send_media',
  'send_template',
  'send_flow',
  'send_interactive',
  'ai_response',
  'assign',
  'tag',
  'untag',
  'set_status',
  'set_attribute',
  'create_request',
  'wait',
  'condition',
  'http_request',
  'run_function',
  'run_integration',
  'notify',
  'hand_over',
  'send_email',
  'end',
])
type StepType = z.infer<typeof StepType>

/** What a trigger or a step cannot be without; more may stand beside it. */
const TRIGGER_NEEDS: Partial<Record<z.infer<typeof TriggerType>, z.ZodType>> = {
  keyword: z.looseObject({ keywords: z.array(z.string().trim().min(1).max(200)).min(1).max(100) }),
  conversation_idle: z.looseObject({ minutes: z.int().min(1).max(43_200) }),
  schedule: z.looseObject({ cron: z.string().regex(/^\S+(\s+\S+){4}$/, 'must have five fields') }),
  contact_tagged: z.looseObject({ tag_id: Id }),
  flow_completed: z.looseObject({ flow_id: Id }),
}
const STEP_NEEDS: Partial<Record<StepType, z.ZodType>> = {
  send_text: z.looseObject({ text: z.string().min(1).max(4096) }),
  send_media: z.looseObject({ media_file_id: Id }),
  send_template: z.looseObject({ template_id: Id }),
  send_flow: z.looseObject({ flow_id: Id }),
  tag: z.looseObject({ tag_id: Id }),
  untag: z.looseObject({ tag_id: Id }),
  set_status: z.looseObject({ status: z.enum(['open', 'closed']) }),
  set_attribute: z.looseObject({ key: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/) }),
  wait: z.looseObject({ minutes: z.int().min(1).max(43_200) }),
  condition: z.looseObject({ field: z.string().min(1).max(120), operator: z.string().min(1).max(40) }),
  http_request: z.looseObject({ url: z.url({ protocol: /^https$/ }).max(2000) }),
  run_function: z.looseObject({ function_id: Id }),
  run_integration: z.looseObject({ integration_id: Id }),
}

const Config = z.record(z.string(), z.unknown())
const Key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)
const SECRET = /"[^"]*(secret|password|token|api_?key)[^"]*"\s*:/i

export const WorkflowStep = z
  .strictObject({
    key: Key,
    type: StepType,
    config: Config.default({}),
    next: z.record(z.string().min(1).max(40), Key).default({}).meta({
      description: 'By outcome, the key of the step that follows; empty: the one below.',
    }),
  })
  .meta({ id: 'WorkflowStep' })
type WorkflowStep = z.infer<typeof WorkflowStep>

export const Workflow = z
  .object({
    id: Id,
    project_id: Id,
    name: z.string(),
    description: z.string().nullable(),
    status: WorkflowStatus,
    trigger_type: TriggerType,
    trigger_config: Config,
    whatsapp_number_id: Id.nullable(),
    error_policy: ErrorPolicy,
    published_version_id: Id.nullable(),
    created_by: Id.nullable(),
    created_at: Moment,
    updated_at: Moment,
  })
  .meta({ id: 'Workflow' })
export type Workflow = z.infer<typeof Workflow>

export const ListWorkflowsQuery = z.object({
  project_id: Id,
  status: WorkflowStatus.optional(),
  sort: sortBy(['created_at', 'updated_at', 'name'], '-created_at'),
  ...TablePage,
})
export type ListWorkflowsQuery = z.infer<typeof ListWorkflowsQuery>
export const WorkflowTable = tableOf('WorkflowTable', Workflow)
export type WorkflowTable = z.infer<typeof WorkflowTable>

type Context = z.RefinementCtx

function checkNeeds(needs: z.ZodType | undefined, config: unknown, path: (string | number)[], c: Context) {
  for (const issue of needs?.safeParse(config).error?.issues ?? []) {
    const place = [...path, ...issue.path.map(String)]
    c.addIssue({ code: 'custom', message: issue.message, path: place })
  }
}

function checkSteps(steps: WorkflowStep[], c: Context): void {
  const keys = steps.map(({ key }) => key)
  for (const [index, step] of steps.entries()) {
    if (keys.indexOf(step.key) !== index) {
      c.addIssue({ code: 'custom', message: 'stands twice', path: ['steps', index, 'key'] })
    }
    for (const [outcome, target] of Object.entries(step.next)) {
      if (keys.includes(target)) continue
      c.addIssue({
        code: 'custom',
        message: 'is the key of no step',
        path: ['steps', index, 'next', outcome],
      })
    }
    if (SECRET.test(JSON.stringify(step.config))) {
      c.addIssue({
        code: 'custom',
        message: 'must hold no secret: name an integration',
        path: ['steps', index, 'config'],
      })
    }
    checkNeeds(STEP_NEEDS[step.type], step.config, ['steps', index, 'config'], c)
  }
}

/** POST /workflows: a draft and its steps. Nothing runs. */
export const CreateWorkflowBody = z
  .strictObject({
    project_id: Id,
    name: z.string().trim().min(1).max(120),
    description: z.string().trim().max(2000).optional(),
    trigger_type: TriggerType,
    trigger_config: Config.default({}),
    whatsapp_number_id: Id.optional(),
    error_policy: ErrorPolicy.default('stop'),
    steps: z.array(WorkflowStep).max(200).default([]),
  })
  .superRefine((draft, c) => {
    checkNeeds(TRIGGER_NEEDS[draft.trigger_type], draft.trigger_config, ['trigger_config'], c)
    checkSteps(draft.steps, c)
  })
  .meta({ id: 'CreateWorkflowBody' })
export type CreateWorkflowBody = z.infer<typeof CreateWorkflowBody>
