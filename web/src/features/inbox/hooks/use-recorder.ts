import { useCallback, useEffect, useRef, useState } from 'react'

/** Why nothing can be recorded, in the words of the locales. */
export type RecorderTrouble = 'denied' | 'noMicrophone' | 'busyMicrophone' | 'unsupported' | 'broken'

export type RecorderState = 'asking' | 'recording' | 'paused' | 'finishing' | 'recorded' | 'trouble'

/** A finished recording: `voice` when WhatsApp plays it as a voice message, else it goes as a sound. */
export interface Recording {
  file: Blob
  filename: string
  voice: boolean
  seconds: number
}

/** OGG where the browser can (Firefox), WebM to be repacked (Chromium, new Safari), else what old Safari has. */
const TYPES = ['audio/ogg;codecs=opus', 'audio/webm;codecs=opus', 'audio/mp4']
const TICK_MS = 100
const LEVELS = 48
/** Meta takes 16 MB; at this rate that is more than an hour. */
const BITS_PER_SECOND = 32_000
const MOST_SECONDS = 30 * 60

interface Machine {
  recorder: MediaRecorder
  analyser: AnalyserNode
  chunks: Blob[]
  release: () => void
}

/** Records from the microphone as long as the component stands; begins at once. */
export function useRecorder() {
  const [state, setState] = useState<RecorderState>('asking')
  const [trouble, setTrouble] = useState<RecorderTrouble | null>(null)
  const [seconds, setSeconds] = useState(0)
  const [levels, setLevels] = useState<readonly number[]>([])
  const [recording, setRecording] = useState<Recording | null>(null)
  const machine = useRef<Machine | null>(null)
  const counted = useRef(0)

  const fail = useCallback((reason: RecorderTrouble) => {
    machine.current?.release()
    machine.current = null
    setTrouble(reason)
    setState('trouble')
  }, [])

  useEffect(() => {
    let gone = false
    openMicrophone().then(
      (opened) => {
        if (gone) return opened.release()
        machine.current = opened
        opened.recorder.onerror = () => fail('broken')
        opened.recorder.start(1000)
        setState('recording')
      },
      (error: unknown) => {
        if (!gone) fail(troubleOf(error))
      },
    )
    return () => {
      gone = true
      machine.current?.release()
      machine.current = null
    }
  }, [fail])

  useEffect(() => {
    if (state !== 'recording') return
    let before = performance.now()
    const timer = setInterval(() => {
      const now = performance.now()
      counted.current += (now - before) / 1000
      before = now
      setSeconds(counted.current)
      const { analyser } = machine.current ?? {}
      if (analyser) setLevels((known) => [...known, loudness(analyser)].slice(-LEVELS))
    }, TICK_MS)
    return () => clearInterval(timer)
  }, [state])

  const pause = () => {
    machine.current?.recorder.pause()
    setState('paused')
  }
  const resume = () => {
    machine.current?.recorder.resume()
    setState('recording')
  }

  /** Ends it and gives what was recorded; null when that failed. */
  const finish = useCallback(async (): Promise<Recording | null> => {
    const { current } = machine
    if (!current) return null
    setState('finishing')
    try {
      const raw = await stop(current)
      machine.current = null
      const made = await asVoice(raw, counted.current)
      setRecording(made)
      setState('recorded')
      return made
    } catch {
      fail('broken')
      return null
    }
  }, [fail])

  const tooLong = seconds >= MOST_SECONDS
  useEffect(() => {
    if (tooLong && state === 'recording') void finish()
  }, [tooLong, state, finish])

  return { state, trouble, seconds, levels, recording, pause, resume, finish }
}

async function openMicrophone(): Promise<Machine> {
  const mimeType = TYPES.find((type) => globalThis.MediaRecorder?.isTypeSupported(type))
  if (!mimeType || !navigator.mediaDevices) throw new DOMException('no recorder', 'NotSupportedError')
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  })
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = 1024
  // One channel whatever the microphone has: WhatsApp plays voice in mono.
  const mono = new MediaStreamAudioDestinationNode(context, {
    channelCount: 1,
    channelCountMode: 'explicit',
  })
  context.createMediaStreamSource(stream).connect(analyser).connect(mono)
  const recorder = new MediaRecorder(mono.stream, { mimeType, audioBitsPerSecond: BITS_PER_SECOND })
  const chunks: Blob[] = []
  recorder.ondataavailable = ({ data }) => {
    if (data.size > 0) chunks.push(data)
  }
  const release = () => {
    recorder.ondataavailable = null
    if (recorder.state !== 'inactive') recorder.stop()
    for (const track of stream.getTracks()) track.stop()
    void context.close()
  }
  return { recorder, analyser, chunks, release }
}

function stop({ recorder, chunks, release }: Machine): Promise<Blob> {
  return new Promise((resolve) => {
    recorder.onstop = () => {
      release()
      resolve(new Blob(chunks, { type: recorder.mimeType }))
    }
    recorder.stop()
  })
}

async function asVoice(raw: Blob, seconds: number): Promise<Recording> {
  if (raw.type.startsWith('audio/mp4')) {
    return { file: raw.slice(0, raw.size, 'audio/mp4'), filename: 'voice.m4a', voice: false, seconds }
  }
  const { toOgg, VOICE_TYPE } = await import('../components/compose/to-ogg')
  const file = raw.type.startsWith('audio/ogg') ? raw.slice(0, raw.size, VOICE_TYPE) : await toOgg(raw)
  return { file, filename: 'voice.ogg', voice: true, seconds }
}

/** How loud it is now, 0 to 1. */
function loudness(analyser: AnalyserNode): number {
  const samples = new Float32Array(analyser.fftSize)
  analyser.getFloatTimeDomainData(samples)
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length
  return Math.min(1, Math.sqrt(power) * 4)
}

function troubleOf(error: unknown): RecorderTrouble {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'noMicrophone'
  if (name === 'NotReadableError') return 'busyMicrophone'
  return name === 'NotSupportedError' ? 'unsupported' : 'broken'
}
