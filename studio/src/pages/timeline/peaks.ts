/** The loudness of a sound over time, for its waveform: measured once, a part at a time, and kept. */
import { soundOf } from "../../player/decoded";

/** Peaks of a second: enough for a waveform as near as frames are looked at. */
export const PER_SECOND = 50;
const PART = 48_000 * 20;

const kept = new Map<string, Promise<Float32Array | null>>();

export function peaksOf(project: string, path: string): Promise<Float32Array | null> {
  const name = `${project} ${path}`;
  let found = kept.get(name);
  if (!found) {
    found = soundOf(project, path).then((buffer) => (buffer ? measured(buffer) : null));
    kept.set(name, found);
  }
  return found;
}

export function forgetPeaks(project: string, path: string): void {
  kept.delete(`${project} ${path}`);
}

/** In parts, between which the page is answered. */
async function measured(buffer: AudioBuffer): Promise<Float32Array> {
  const step = Math.max(1, Math.round(buffer.sampleRate / PER_SECOND));
  const peaks = new Float32Array(Math.ceil(buffer.length / step));
  for (let channel = 0; channel < buffer.numberOfChannels; channel += 1) {
    const samples = buffer.getChannelData(channel);
    for (let from = 0; from < samples.length; from += PART) {
      measure(samples, from, Math.min(from + PART, samples.length), step, peaks);
      // oxlint-disable-next-line no-await-in-loop -- the page gets its turn between two parts
      await new Promise((resolve) => {
        setTimeout(resolve);
      });
    }
  }
  return peaks;
}

export function measure(
  samples: Float32Array,
  from: number,
  to: number,
  step: number,
  peaks: Float32Array,
): void {
  for (let at = from; at < to; at += 1) {
    const place = Math.floor(at / step);
    const loud = Math.abs(samples[at] ?? 0);
    if (loud > (peaks[place] ?? 0)) peaks[place] = loud;
  }
}
