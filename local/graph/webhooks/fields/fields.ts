import { z } from 'zod'
import { type FieldEvent, fieldEvent } from './field-event.ts'
import { messageTemplateStatusUpdate } from './message-template-status-update.ts'
import { phoneNumberQualityUpdate } from './phone-number-quality-update.ts'
import { smbMessageEchoes } from './smb-message-echoes.ts'
import { userPreferences } from './user-preferences.ts'

const events = new Map<string, FieldEvent>(
  [messageTemplateStatusUpdate, phoneNumberQualityUpdate, userPreferences, smbMessageEchoes].map((event) => [
    event.field,
    event,
  ]),
)

/** The event of a field. A field without a file of its own goes out with the value that was given. */
export function eventOfField(field: string): FieldEvent {
  return (
    events.get(field) ??
    fieldEvent({ field, input: z.record(z.string(), z.unknown()), occur: (_, value) => value })
  )
}
