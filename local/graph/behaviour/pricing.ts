import type { Pricing } from '../world/messages.ts'
import type { World } from '../world/world.ts'

/** From this moment messages inside the customer service window cost. */
const SERVICE_IS_CHARGED_FROM = Date.UTC(2026, 9, 1)

/** How Meta prices one message, when it is accepted. */
export function priceOf(world: World, phoneNumberId: string, customer: string, category: string): Pricing {
  const now = world.clock.now()
  const base = { pricing_model: 'PMP' as const }
  if (world.windows.freeEntry(phoneNumberId, customer, now)) {
    return { billable: false, ...base, type: 'free_entry_point', category: 'referral_conversion' }
  }
  const windowOpen = world.windows.isOpen(phoneNumberId, customer, now)
  if (now < SERVICE_IS_CHARGED_FROM) {
    const free = category === 'service' || (category === 'utility' && windowOpen)
    return { billable: !free, ...base, type: free ? 'free_customer_service' : 'regular', category }
  }
  if (category === 'service' && takesFreeMessage(world, phoneNumberId, now)) {
    return { billable: false, ...base, type: 'free_customer_service', category }
  }
  return { billable: true, ...base, type: 'regular', category }
}

/** Counts a service message of this month and says whether it was one of the free ones. */
function takesFreeMessage(world: World, phoneNumberId: string, now: number): boolean {
  const key = `${phoneNumberId}:${new Date(now).toISOString().slice(0, 7)}`
  const used = (world.serviceMessages.get(key) ?? 0) + 1
  world.serviceMessages.set(key, used)
  return used <= world.settings.free_service_messages
}
