import {
  BlobSource,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  Input,
  OggOutputFormat,
  Output,
  WEBM,
} from 'mediabunny'

/** What WhatsApp plays as a voice message. */
export const VOICE_TYPE = 'audio/ogg; codecs=opus'

/**
 * The same Opus packets in an OGG file. Chromium records into WebM, which WhatsApp does not take; nothing is encoded
 * anew, so this takes no time and loses nothing.
 */
export async function toOgg(recording: Blob): Promise<Blob> {
  const input = new Input({ source: new BlobSource(recording), formats: [WEBM] })
  const track = await input.getPrimaryAudioTrack()
  const decoderConfig = await track?.getDecoderConfig()
  if (!track || !decoderConfig || (await track.getCodec()) !== 'opus')
    throw new Error('no Opus in the recording')
  const target = new BufferTarget()
  const output = new Output({ format: new OggOutputFormat(), target })
  const source = new EncodedAudioPacketSource('opus')
  output.addAudioTrack(source)
  await output.start()
  for await (const packet of new EncodedPacketSink(track).packets()) {
    await source.add(packet, { decoderConfig })
  }
  await output.finalize()
  if (!target.buffer) throw new Error('nothing was written')
  return new Blob([target.buffer], { type: VOICE_TYPE })
}
