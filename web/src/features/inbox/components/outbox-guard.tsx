import { useOutboxGuard } from '../hooks/use-outbox'

/** Watches over what is not sent yet, whichever conversation is open. */
export function OutboxGuard() {
  useOutboxGuard()
  return null
}
