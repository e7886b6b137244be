import { useCallback, useEffect, useMemo, useState } from "react";

import type { AudioRow, TimelineAnswer } from "../../api/schema";
import type { Film } from "../../player/film";
import { perSecond, secondsOf, timecode } from "../../player/timecode";
import { useWords } from "../../words";
import { Drawn, type Ink } from "./canvas";
import { PER_SECOND, peaksOf } from "./peaks";
import { withIds } from "./places";
import styles from "./timeline.module.css";
import type { PlacingEdits } from "./use-placing";
import type { Strip } from "./use-strip";

const HEIGHT = 44;

interface Props {
  project: string;
  cut: TimelineAnswer;
  film: Film;
  strip: Strip;
  placing: PlacingEdits;
  open(sound: AudioRow): void;
}

/** A lane for each sound, below the entries that it is heard with. */
export function SoundLanes({ cut, ...rest }: Props) {
  const lanes = useMemo(
    () => withIds(cut.audio).toSorted((a, b) => (a.id < b.id ? -1 : 1)), // a lane stays where it is
    [cut.audio],
  );
  return lanes.map(({ id, one }) => <Lane key={id} id={id} sound={one} {...rest} />);
}

interface LaneProps extends Omit<Props, "cut"> {
  id: string;
  sound: AudioRow;
}

function Lane({ project, id, sound, film, strip, placing, open }: LaneProps) {
  const t = useWords();
  const { scale, left, width } = strip;
  const [peaks, setPeaks] = useState<Float32Array | null>(null);
  useEffect(() => {
    let wanted = true;
    if (!sound.missing) void peaksOf(project, sound.path).then((found) => wanted && setPeaks(found));
    return () => {
      wanted = false;
    };
  }, [project, sound.path, sound.missing]);
  const frames = peaks ? Math.ceil((peaks.length / PER_SECOND) * perSecond(film.rate)) : 0;
  const begin = Math.max(0, sound.first_frame);
  const skipped = sound.skip + Math.max(0, -sound.first_frame);
  const length = Math.max(
    1,
    Math.min(sound.duration_frames ?? Infinity, frames - skipped || film.length, film.length - begin),
  );
  const draw = useCallback(
    (context: CanvasRenderingContext2D, ink: Ink) => {
      context.clearRect(0, 0, width, HEIGHT);
      if (!peaks) return;
      context.fillStyle = ink.text;
      const loud = 10 ** (sound.gain_db / 20);
      const from = Math.max(0, Math.floor(begin * scale - left));
      const to = Math.min(width, (begin + length) * scale - left);
      for (let x = from; x < to; x += 1) {
        const at = secondsOf((x + left) / scale - begin + skipped, film.rate) * PER_SECOND;
        const end = Math.max(
          at + 1,
          secondsOf((x + 1 + left) / scale - begin + skipped, film.rate) * PER_SECOND,
        );
        const high = Math.min(1, loudest(peaks, at, end) * loud) * (HEIGHT - 8);
        context.fillRect(x, (HEIGHT - high) / 2, 1, Math.max(1, high));
      }
    },
    [peaks, scale, left, width, begin, length, skipped, film.rate, sound.gain_db],
  );
  const name = sound.path.replace(/^audio\//, "");
  const where = sound.missing ? t.timeline.soundMissing : t.timeline.soundAt(timecode(begin, film.rate));
  return (
    <div className={styles.soundLane} data-read={peaks ? true : undefined}>
      <button
        type="button"
        className={styles.sound}
        data-missing={sound.missing || undefined}
        style={{ left: begin * scale, width: Math.max(8, length * scale) }}
        aria-label={`${name}: ${where}`}
        aria-keyshortcuts={placing.isLet ? "Alt+ArrowLeft Alt+ArrowRight" : undefined}
        {...placing.movable(id, sound, scale, () => open(sound))}
      >
        <span className={styles.soundName} dir="auto">
          {name}
        </span>
      </button>
      <Drawn className={styles.wave} width={width} height={HEIGHT} draw={draw} />
    </div>
  );
}

function loudest(peaks: Float32Array, from: number, to: number): number {
  let found = 0;
  for (let at = Math.floor(from); at < to && at < peaks.length; at += 1)
    found = Math.max(found, peaks[at] ?? 0);
  return found;
}
