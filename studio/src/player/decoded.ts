/** Sounds of a project, decoded once for the player and for the waveform. */
import { fileAt } from "../api/pictures";

/** Decoded sound that is kept, in samples: half an hour of stereo, 700 MB at worst. */
const MOST_SAMPLES = 48_000 * 2 * 60 * 30;
const RATE = 48_000;

const decoded = new Map<string, Promise<AudioBuffer | null>>();
let samples = 0;

/** The sound; null where the file is not there, or where no browser plays it. */
export function soundOf(project: string, path: string): Promise<AudioBuffer | null> {
  const name = `${project} ${path}`;
  let found = decoded.get(name);
  if (!found) {
    found = decode(project, path);
    decoded.set(name, found);
  }
  return found;
}

/** Another file lies at the place now. */
export function forgetSound(project: string, path: string): void {
  const name = `${project} ${path}`;
  void decoded.get(name)?.then((buffer) => (samples -= sizeOf(buffer)));
  decoded.delete(name);
}

const sizeOf = (buffer: AudioBuffer | null): number => (buffer ? buffer.length * buffer.numberOfChannels : 0);

async function decode(project: string, path: string): Promise<AudioBuffer | null> {
  try {
    const response = await fetch(fileAt(project, path));
    if (!response.ok) return null;
    // A context that plays nothing decodes before anybody pressed anything.
    const context = new OfflineAudioContext(2, 1, RATE);
    const buffer = await context.decodeAudioData(await response.arrayBuffer());
    samples += sizeOf(buffer);
    for (const [name, oldest] of decoded) {
      if (samples <= MOST_SAMPLES || name === `${project} ${path}`) break;
      decoded.delete(name);
      void oldest.then((one) => (samples -= sizeOf(one)));
    }
    return buffer;
  } catch {
    return null;
  }
}
