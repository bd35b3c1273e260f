// How near the sender comes to a number's limit, and whether it ever passes it, as the emulator counts: the rate reached
// over ten seconds, and by how much the busiest second and the busiest six seconds to one person are too many.
import { startOutboundHub } from './_support/outbound-hub.ts'

type Limits = {
  limits: {
    phone_number_id: string
    most_in_one_second: number
    most_to_one_customer_in_six_seconds: number
    refused: number
  }[]
}

const SECONDS = 10

async function measure(perSecond: number) {
  const hub = await startOutboundHub()
  try {
    const number = await hub.makeNumber(perSecond)
    const lanes = await hub.makeConversations(number, Math.min(perSecond * 2, 1000))
    const each = Math.ceil((perSecond * (SECONDS + 3)) / lanes.length)
    await hub.queueTexts(lanes, each)
    await hub.sql`analyze`
    const started = Date.now()
    await hub.drain()
    while (Date.now() - started < (SECONDS + 3) * 1000) {
      const [left] = await hub.sql`select exists (select from private.outbox) as some`
      if (!left?.some) break
      await hub.drain()
    }
    const [row] = await hub.sql<{ accepted: number }[]>`
      with first as (select min(accepted_at) as at from public.messages where whatsapp_number_id = ${number.numberId})
      select count(*)::int as accepted
      from public.messages as m, first
      where m.whatsapp_number_id = ${number.numberId}
        -- the first second is a burst from rest
        and m.accepted_at between first.at + interval '1 second' and first.at + make_interval(secs => ${SECONDS + 1})`
    const { limits } = await hub.control<Limits>('GET', '/limits')
    const seen = limits.find(({ phone_number_id }) => phone_number_id === number.phoneNumberId)
    const reached = (row?.accepted ?? 0) / SECONDS
    return {
      limit: perSecond,
      reached_per_second: reached,
      reached_share: Number((reached / perSecond).toFixed(3)),
      busiest_second: seen?.most_in_one_second,
      excess: Math.max((seen?.most_in_one_second ?? 0) - perSecond, 0),
      busiest_six_seconds_to_one: seen?.most_to_one_customer_in_six_seconds,
      refused_by_meta: seen?.refused,
    }
  } finally {
    await hub.stop()
  }
}

/** Measures at both limits, one JSON line each. */
export async function run(): Promise<void> {
  for (const limit of [80, 1000]) console.log(JSON.stringify(await measure(limit)))
}
