/** The sounds of the cut: decoded once each, and played on the clock that pictures follow. */
import type { SoundClock } from "./clock";
import { soundOf } from "./decoded";
import type { Film, Sound } from "./film";
import { secondsOf } from "./timecode";
import type { Band } from "./transport";

export class Sounds implements Band {
  private playing: AudioBufferSourceNode[] = [];
  private out: GainNode | null = null;
  private isMuted = false;

  constructor(
    private readonly project: string,
    private readonly clock: SoundClock,
  ) {}

  mute(isMuted: boolean): void {
    this.isMuted = isMuted;
    if (this.out) this.out.gain.value = isMuted ? 0 : 1;
  }

  /** Fetches what the film needs, so that Play begins at once. */
  async ready(film: Film): Promise<void> {
    await Promise.all(film.sounds.map((one) => soundOf(this.project, one.path)));
  }

  /** Plays what sounds from a frame on; the frame is heard at `when` of the context's clock. */
  async play(film: Film, frame: number, when: number, isWanted: () => boolean): Promise<void> {
    const { context } = this.clock;
    if (context?.state !== "running") return;
    const out = this.opened(context);
    await Promise.all(
      film.sounds.map(async (sound) => {
        const buffer = await soundOf(this.project, sound.path);
        if (buffer && isWanted()) this.start({ context, out }, film, sound, buffer, frame, when);
      }),
    );
  }

  stop(): void {
    for (const source of this.playing) source.stop();
    this.playing = [];
  }

  close(): void {
    this.stop();
    this.out?.disconnect();
    this.out = null;
  }

  private opened(context: AudioContext): GainNode {
    if (!this.out) {
      this.out = context.createGain();
      this.out.connect(context.destination);
      this.out.gain.value = this.isMuted ? 0 : 1;
    }
    return this.out;
  }

  private start(
    { context, out }: { context: AudioContext; out: GainNode },
    film: Film,
    sound: Sound,
    buffer: AudioBuffer,
    frame: number,
    when: number,
  ): void {
    const part = partOf(film, sound, buffer.duration, frame);
    if (!part) return;
    // Decoding may have taken a moment: what should have begun by now begins in its middle.
    const late = Math.max(0, context.currentTime - (when + part.wait));
    const at = Math.max(context.currentTime, when + part.wait);
    if (late >= part.length) return;
    const source = context.createBufferSource();
    const gain = context.createGain();
    source.buffer = buffer;
    source.connect(gain).connect(out);
    shape(gain.gain, film, sound, at, part.sounded + late, part.sounded + part.length);
    source.start(at, part.offset + late, part.length - late);
    source.onended = () => {
      gain.disconnect();
      this.playing = this.playing.filter((one) => one !== source);
    };
    this.playing.push(source);
  }
}

export interface Part {
  /** Seconds until it begins. */
  wait: number;
  /** Where in the file it begins. */
  offset: number;
  /** How long it sounded before. */
  sounded: number;
  length: number;
}

/** What of a sound is heard from a frame on, in seconds; null where nothing is. */
export function partOf(film: Film, sound: Sound, fileSeconds: number, frame: number): Part | null {
  const at = (frames: number) => secondsOf(frames, film.rate);
  const began = Math.max(0, sound.start);
  const skip = at(sound.skip + Math.max(0, -sound.start));
  const whole = Math.min(sound.duration === null ? Infinity : at(sound.duration), fileSeconds - skip);
  const end = Math.min(at(began) + whole, at(film.length));
  const from = Math.max(at(frame), at(began));
  if (from >= end) return null;
  const sounded = from - at(began);
  return { wait: from - at(frame), offset: skip + sounded, sounded, length: end - from };
}

/** Loudness with its fades, from the moment `sounded` of the sound, which is heard at `when`. */
function shape(
  gain: AudioParam,
  film: Film,
  sound: Sound,
  when: number,
  sounded: number,
  until: number,
): void {
  const loud = 10 ** (sound.gainDb / 20);
  const rise = secondsOf(sound.fadeIn, film.rate);
  gain.setValueAtTime(rise > sounded ? loud * (sounded / rise) : loud, when);
  if (rise > sounded) gain.linearRampToValueAtTime(loud, when + rise - sounded);
  if (sound.duration === null || sound.fadeOut === 0) return;
  const end = secondsOf(sound.duration, film.rate);
  const fall = Math.max(end - secondsOf(sound.fadeOut, film.rate), sounded);
  if (fall >= until) return;
  gain.setValueAtTime(loud, when + fall - sounded);
  gain.linearRampToValueAtTime(0, when + end - sounded);
}
