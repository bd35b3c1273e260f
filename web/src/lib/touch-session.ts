import { deviceName } from './device'
import { unwrap } from './problem'
import { supabase } from './supabase'

/** Notes that this device is in use, for the list of the person's devices. */
export async function touchSession(): Promise<void> {
  unwrap(await supabase().rest.rpc('touch_session', { device: deviceName(navigator.userAgent) ?? undefined }))
}
