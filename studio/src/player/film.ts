/** The cut as a player sees it: panels one after the other, and sounds below them. */
import type { AnimaticShowAnswer, EntryRow, TimelineAnswer } from "../api/schema";
import type { Move } from "./look";
import { rateOf, type Rate } from "./timecode";

export interface Speech {
  speaker: string;
  text: string;
}

/** An entry of the cut that is played. */
export interface Panel {
  /** What selectors call it: "FR_S03_002", and "FR_S03_002#2" for its second use. */
  name: string;
  frameId: string;
  shot: string;
  start: number;
  duration: number;
  transition: EntryRow["transition_kind"];
  transitionFrames: number;
  move: Move | null;
  speeches: readonly Speech[];
  /** The version of its picture; none: it has no picture yet. */
  version: number | null;
}

export interface Sound {
  path: string;
  /** Where it begins, in frames; below 0 it began before the cut. */
  start: number;
  skip: number;
  duration: number | null;
  gainDb: number;
  fadeIn: number;
  fadeOut: number;
}

export interface Film {
  rate: Rate;
  /** How long it is, in frames. */
  length: number;
  /** Of the pictures, in pixels. */
  size: { width: number; height: number };
  /** Of the screen: width over height. */
  aspect: number;
  panels: readonly Panel[];
  sounds: readonly Sound[];
}

export const nameOf = (entry: Pick<EntryRow, "frame_id" | "use">): string =>
  entry.use === 1 ? entry.frame_id : `${entry.frame_id}#${entry.use}`;

type Told = Pick<AnimaticShowAnswer, "width" | "height" | "aspect" | "frames">;
const UNTOLD: Told = { width: 16, height: 9, aspect: 16 / 9, frames: [] };

/** The film of a cut; how cameras move may come later than the cut. */
export function filmOf(cut: TimelineAnswer, told: Told = UNTOLD): Film {
  const played = new Map(told.frames.map((one) => [one.frame_id, one]));
  return {
    rate: rateOf(cut.fps),
    length: cut.frames,
    size: { width: told.width, height: told.height },
    aspect: told.aspect,
    panels: cut.entries.filter((one) => !one.out).map((one) => panelOf(one, played.get(one.frame_id))),
    sounds: cut.audio
      .filter((one) => !one.missing)
      .map((one) => ({
        path: one.path,
        start: one.first_frame,
        skip: one.skip,
        duration: one.duration_frames,
        gainDb: one.gain_db,
        fadeIn: one.fade_in,
        fadeOut: one.fade_out,
      })),
  };
}

const panelOf = (entry: EntryRow, played: Told["frames"][number] | undefined): Panel => ({
  name: nameOf(entry),
  frameId: entry.frame_id,
  shot: entry.shot,
  start: entry.start_frame,
  duration: entry.duration_frames,
  transition: entry.transition_frames ? entry.transition_kind : "cut",
  transitionFrames: Math.min(entry.transition_frames, entry.duration_frames),
  move: played?.move ?? null,
  speeches: played?.speeches ?? [],
  version: entry.render_version,
});

/** The place of the panel that shows a frame of the film; the last one behind its end. */
export function panelAt(film: Film, frame: number): number {
  let low = 0;
  let high = film.panels.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((film.panels[middle]?.start ?? 0) <= frame) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/** The first frame of the panel after this frame, or before it: where Shift and an arrow lead. */
export function edge(film: Film, frame: number, direction: 1 | -1): number {
  const at = panelAt(film, frame);
  const here = film.panels[at];
  if (!here) return 0;
  if (direction < 0) return frame > here.start ? here.start : (film.panels[at - 1]?.start ?? 0);
  return film.panels[at + 1]?.start ?? Math.max(0, film.length - 1);
}
