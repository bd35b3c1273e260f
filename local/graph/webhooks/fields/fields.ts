import { z } from 'zod'
import { accountAlerts } from './account-alerts.ts'
import { accountReviewUpdate } from './account-review-update.ts'
import { accountSettingsUpdate } from './account-settings-update.ts'
import { accountUpdate } from './account-update.ts'
import { automaticEvents } from './automatic-events.ts'
import { businessCapabilityUpdate } from './business-capability-update.ts'
import { businessUsernameUpdates } from './business-username-updates.ts'
import { calls } from './calls.ts'
import { type FieldEvent, fieldEvent } from './field-event.ts'
import { flows } from './flows.ts'
import { groupLifecycleUpdate } from './group-lifecycle-update.ts'
import { groupParticipantsUpdate } from './group-participants-update.ts'
import { groupSettingsUpdate } from './group-settings-update.ts'
import { groupStatusUpdate } from './group-status-update.ts'
import { history } from './history.ts'
import { messageTemplateComponentsUpdate } from './message-template-components-update.ts'
import { messageTemplateQualityUpdate } from './message-template-quality-update.ts'
import { messageTemplateStatusUpdate } from './message-template-status-update.ts'
import { messagingHandovers } from './messaging-handovers.ts'
import { partnerSolutions } from './partner-solutions.ts'
import { paymentConfigurationUpdate } from './payment-configuration-update.ts'
import { phoneNumberNameUpdate } from './phone-number-name-update.ts'
import { phoneNumberQualityUpdate } from './phone-number-quality-update.ts'
import { security } from './security.ts'
import { smbAppStateSync } from './smb-app-state-sync.ts'
import { smbMessageEchoes } from './smb-message-echoes.ts'
import { standby } from './standby.ts'
import { templateCategoryUpdate } from './template-category-update.ts'
import { userIdUpdate } from './user-id-update.ts'
import { userPreferences } from './user-preferences.ts'

/** Every field that has an event of its own here. */
export const FIELD_EVENTS: FieldEvent[] = [
  accountAlerts,
  accountReviewUpdate,
  accountSettingsUpdate,
  accountUpdate,
  automaticEvents,
  businessCapabilityUpdate,
  businessUsernameUpdates,
  calls,
  flows,
  groupLifecycleUpdate,
  groupParticipantsUpdate,
  groupSettingsUpdate,
  groupStatusUpdate,
  history,
  messageTemplateComponentsUpdate,
  messageTemplateQualityUpdate,
  messageTemplateStatusUpdate,
  messagingHandovers,
  partnerSolutions,
  paymentConfigurationUpdate,
  phoneNumberNameUpdate,
  phoneNumberQualityUpdate,
  security,
  smbAppStateSync,
  smbMessageEchoes,
  standby,
  templateCategoryUpdate,
  userIdUpdate,
  userPreferences,
]

const events = new Map(FIELD_EVENTS.map((event) => [event.field, event]))

/** The event of a field. A field without a file of its own goes out with the value that was given. */
export function eventOfField(field: string): FieldEvent {
  return (
    events.get(field) ??
    fieldEvent({ field, input: z.record(z.string(), z.unknown()), occur: (_, value) => value })
  )
}
