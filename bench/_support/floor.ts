// Runs in Deno: sends as many messages to the emulator as it is told, so many at once, and prints how long that took.
// It does nothing else, so no sender in this runtime can be quicker.
declare const Deno: { args: string[] }
const [graphUrl = '', token = '', count = '', concurrency = '', ...numbers] = Deno.args
let next = 0

async function lane(): Promise<void> {
  for (let n = next++; n < Number(count); n = next++) {
    const response = await fetch(`${graphUrl}/${numbers[n % numbers.length]}/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: new Blob(
        [
          JSON.stringify({
            messaging_product: 'whatsapp',
            recipient_type: 'individual',
            to: `+2011${String(10_000_000 + (n % 2000))}`,
            type: 'text',
            text: { body: `message ${n}` },
            biz_opaque_callback_data: crypto.randomUUID(),
          }),
        ],
        { type: 'application/json' },
      ),
    })
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
    await response.json()
  }
}

const started = performance.now()
await Promise.all(Array.from({ length: Number(concurrency) }, lane))
console.log(JSON.stringify({ milliseconds: performance.now() - started }))
