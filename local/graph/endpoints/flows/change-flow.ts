import type { Emulator } from '../../emulator.ts'
import type { Flow, FlowStatus } from '../../world/flows.ts'

/** Gives a Flow another state and tells the hub, as Meta does. */
export function changeStatus({ world, deliverer }: Emulator, flow: Flow, status: FlowStatus): void {
  world.flows.put({ ...flow, status })
  const number = world.numbers.ofAccount(flow.waba_id)[0]
  if (!number) return
  const value = {
    event: 'FLOW_STATUS_CHANGE',
    message: `Flow ${flow.name} changed status from ${flow.status} to ${status}`,
    flow_id: flow.id,
    old_status: flow.status,
    new_status: status,
  }
  deliverer.enqueue({ number, event: 'flows', change: { field: 'flows', value } })
}
